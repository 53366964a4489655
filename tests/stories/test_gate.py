"""Asking to join: thresholds in private, then in; silent, wrong, unreachable, decided by others, and after restarts."""

from typing import Any

import pytest

from tests.gate import ANIMAL, ESSAY, Gate, gate
from tests.heard import labels, seen_by, words
from tests.town import Town


async def accepts(here: Gate, ming: Any) -> None:
    """Both taps."""
    await here.taps(ming, "看群规" if here.lang == "zh" else "Read the rules")
    await here.taps(ming, "我同意" if here.lang == "zh" else "I accept")


async def calls(town: Town, *methods: str) -> list[str]:
    """Which of these calls were made, in order."""
    return [call["method"] for call in await town.people.calls() if call["method"] in methods]


async def test_the_rules_are_read_and_accepted_with_two_taps(town: Town) -> None:
    here = await gate(town, "rules on")
    ming = await here.asks(started=False)
    [invitation] = await seen_by(ming, None)
    assert invitation["text"] == (
        "Hi Ming. One short step to join “West Hikers”; open until Tue 6 Jan 10:00. "
        "Press Start, and I take you through."
    )
    assert labels(invitation) == ["Start"]
    await here.starts(ming)
    assert await here.last(ming) == "West Hikers\nFirst the rules. They are short."
    await here.taps(ming, "Read the rules")
    assert words(await seen_by(ming, None))[-2].startswith("West Hikers\n1. No advertising")
    assert await here.last(ming) == "West Hikers\nDo you accept the rules?"
    assert await here.status(ming) == "left"
    await here.taps(ming, "I accept")
    assert "West Hikers\nEverything is passed. You are in." in words(await seen_by(ming, None))
    assert (await here.status(ming), await here.state(ming)) == ("member", "admitted")
    assert (await here.card()).splitlines() == [
        "West Hikers", "Ming asks to join.", "· The rules are accepted.", "Admitted."
    ]  # fmt: skip


async def test_a_chinese_group_asks_in_chinese(town: Town) -> None:
    here = await gate(town, "rules on", ANIMAL, lang="zh")
    ming = await here.asks("阿明", started=False)
    assert await here.last(ming) == (
        "你好，阿明。加入「川西徒步」只要2步，1月6日（周二）18:00前都有效。点“开始”，我带你走一遍。"
    )
    await here.starts(ming)
    await accepts(here, ming)
    assert await here.last(ming) == "川西徒步\nWhich animal is on our sign?\n\n请在这里写下回答。"
    await here.writes(ming, "  蚂蚁。")
    assert await here.status(ming) == "member"
    assert "川西徒步\n都通过了，你已入群。" in words(await seen_by(ming, None))


async def test_two_questions_are_answered_one_after_the_other(town: Town) -> None:
    here = await gate(town, ANIMAL, "question What is 3 x 3? | 9 | nine")
    ming = await here.asks()
    await here.writes(ming, "An ANT?")
    assert "Which animal" in await here.last(ming)
    await here.writes(ming, "Ant!")
    assert "What is 3 x 3?" in await here.last(ming)
    await here.writes(ming, "nine")
    assert await here.status(ming) == "member"


async def test_an_admin_judges_where_no_answer_is_given(town: Town) -> None:
    here = await gate(town, ESSAY)
    ming = await here.asks(username="ming")
    await here.writes(ming, "I like <b>hills</b>")
    assert "The admins read it now" in await here.last(ming)
    assert (await here.card()).splitlines() == [
        "West Hikers", "Ming @ming asks to join.", "· Why us? “I like <b>hills</b>”", "Waits for you."
    ]  # fmt: skip
    assert (await here.taps(here.owner, "Admit"))["text"] == "Admitted."
    assert await here.status(ming) == "member"
    assert "An admin let you in." in "".join(words(await seen_by(ming, None)))
    assert (await here.card()).endswith("Admitted by Olga.")


async def test_an_admin_declines_and_the_next_attempt_is_free_twice_then_later(town: Town) -> None:
    here = await gate(town, ESSAY)
    ming = await here.asks()
    for again in ("You can ask again.", "You can ask again.", "You can ask again after Mon 5 Jan 10:"):
        await here.writes(ming, "because")
        await here.card()
        assert (await here.taps(here.owner, "Decline"))["text"] == "Declined."
        assert again in await here.last(ming)
        await here.does(ming.asks_to_join(here.group))
    assert "It is too soon for another attempt." in await here.last(ming)
    assert await here.state(ming) == "declined"
    await town.advance("11m")
    await here.does(ming.asks_to_join(here.group))
    assert "Why us?" in await here.last(ming)


@pytest.mark.slow
async def test_an_admin_asks_something(town: Town) -> None:
    here = await gate(town, "rules on")
    ming = await here.asks()
    await here.card()
    asked = await here.taps(here.owner, "Ask")
    assert f"/gate ask {ming.id} Where do you live?" in asked["text"]
    assert "Please tell a little more about yourself." in await here.last(ming)
    await here.writes(ming, "I am 40")
    assert "about yourself. “I am 40”" in await here.card()
    await here.does(here.owner.says(here.group, f"/gate ask {ming.id} Which hills?"))
    assert "The admins ask: Which hills?" in await here.last(ming)
    await here.writes(ming, photo="me")
    assert "in words" in await here.last(ming)
    await here.writes(ming, "All")
    assert "Which hills? “All”" in await here.card()
    await here.taps(here.owner, "Admit")
    assert await here.status(ming) == "member"


async def test_who_cannot_answer_asks_an_admin(town: Town) -> None:
    here = await gate(town, ANIMAL)
    ming = await here.asks()
    await here.taps(ming, "Ask an admin")
    assert "Asks for an admin." in await here.card()
    await town.advance("3d")
    assert await here.state(ming) == "judging"
    await here.card()
    await here.taps(here.owner, "Admit")
    assert await here.status(ming) == "member"


@pytest.mark.slow
async def test_admins_are_nudged_after_four_hours_and_the_applicant_told_after_a_day(town: Town) -> None:
    here = await gate(town, ESSAY)
    ming = await here.asks()
    await here.writes(ming, "hills")
    await town.advance("3h50m")
    assert "still waits" not in await here.card()
    await town.advance("15m")
    assert "Ming still waits for an answer, since Mon 5 Jan" in await here.card()
    await town.advance("19h")
    assert "longer than usual" not in await here.last(ming)
    await town.advance("1h30m")
    assert "longer than usual" in await here.last(ming)
    told = words(await seen_by(ming, None))
    await town.restart()
    await town.advance("2d")
    assert words(await seen_by(ming, None)) == told
    await here.taps(here.owner, "Admit")
    assert await here.status(ming) == "member"


async def test_the_silent_are_reminded_once_and_then_declined(town: Town) -> None:
    here = await gate(town, "rules on")
    ming = await here.asks()
    await town.advance("12h30m")
    assert "A reminder: your request is open until Tue 6 Jan 10:00." in await here.last(ming)
    await town.restart()
    await town.advance("12h")
    assert "The time is over. You can try again at once." in await here.last(ming)
    assert await here.state(ming) == "declined"
    assert await calls(town, "declineChatJoinRequest") == ["declineChatJoinRequest"]
    assert len([one for one in words(await seen_by(ming, None)) if "reminder" in one]) == 1


async def test_r44_who_never_presses_start_gets_one_message_and_is_declined_in_time(town: Town) -> None:
    here = await gate(town, "rules on")
    ming = await here.asks(started=False)
    await town.advance("25h")
    assert len(await seen_by(ming, None)) == 1
    assert await here.state(ming) == "declined"


async def test_r44_after_five_minutes_nobody_can_be_written_to_and_the_admins_know(town: Town) -> None:
    here = await gate(town, "rules on")
    ming = await here.applicant()
    await town.stop()
    await ming.asks_to_join(here.group)
    await town.people.advance("6m", jump=True)
    await town.start()
    assert await seen_by(ming, None) == []
    assert "Cannot be written to" in await here.card()
    await here.starts(ming)
    await accepts(here, ming)
    assert await here.status(ming) == "member"


async def test_r43_who_has_blocked_the_bot_is_on_the_admins_card(town: Town) -> None:
    here = await gate(town, "rules on")
    ming = await here.applicant()
    await ming.blocks_bot()
    since = await town.people.last_call()
    await here.does(ming.asks_to_join(here.group))
    assert "Cannot be written to" in await here.card()
    sent = [
        call for call in await town.people.calls(since) if call["parameters"].get("chat_id") == str(ming.id)
    ]
    assert len(sent) == 1
    assert "There is no way to write to them" in (await here.taps(here.owner, "Ask"))["text"]
    await here.taps(here.owner, "Admit")
    assert await here.status(ming) == "member"


async def test_r43_who_blocks_the_bot_midway_and_comes_back_goes_on(town: Town) -> None:
    here = await gate(town, "rules on", ESSAY)
    ming = await here.asks()
    await here.taps(ming, "Read the rules")
    await here.does(ming.blocks_bot())
    await town.advance("1h")
    await here.does(ming.blocks_bot(False))
    await here.starts(ming)
    assert "Do you accept the rules?" in await here.last(ming)


async def test_s91_wrong_answers_end_the_attempt_and_old_buttons_are_void(town: Town) -> None:
    here = await gate(town, ANIMAL)
    ming = await here.asks()
    old = (await seen_by(ming, None))[-1]
    for left in ("2 tries are left", "One try is left"):
        await here.writes(ming, "a cow")
        assert any(left in one for one in words(await seen_by(ming, None))[-2:])
    assert (await here.does(ming.taps(old, "Ask an admin")))["text"] == (
        "This button is not for you, or no longer in use."
    )
    await here.writes(ming, "a cow")
    assert "That did not work out. You can try again at once." in await here.last(ming)
    assert await here.state(ming) == "declined"
