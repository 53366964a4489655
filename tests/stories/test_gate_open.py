"""An open door: whoever comes by whatever way is muted until passed; silent, leaving, restarted."""

from typing import Any

import pytest

from bot.emulator.world import updates
from tests.gate import ANIMAL, gate
from tests.heard import heard, labels, seen_by, words
from tests.town import TOKEN, Town


def bans(calls: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Calls that put somebody out."""
    return [call for call in calls if call["method"] == "banChatMember"]


async def test_a_newcomer_is_muted_asked_alone_and_speaks_once_passed(town: Town) -> None:
    here = await gate(town, ANIMAL, by_request=False)
    ming = await here.comes(started=False)
    assert await here.status(ming) == "muted"
    [asked] = [one for one in await seen_by(ming, here.group) if one["ephemeral"]]
    assert asked["text"] == (
        "Hi Ming. One short step before you can write in “West Hikers”; open until Mon 5 Jan 10:15. "
        "Press the button, then Start."
    )
    assert labels(asked) == ["Start"]
    assert not [one for one in await seen_by(here.owner, here.group) if "Ming" in one["text"]]
    await here.starts(ming)
    await here.writes(ming, "ant")
    assert await here.status(ming) == "member"
    assert await heard(town, here.owner, here.group, ming.says(here.group, "Hello")) == []
    await town.advance("1m")
    assert any("Welcome, Ming." in text for text in words(await seen_by(here.owner, here.group)))


async def test_the_welcome_waits_for_the_gate(town: Town) -> None:
    here = await gate(town, ANIMAL, by_request=False)
    ming = await here.comes()
    await town.advance("10m")
    assert not any("Welcome" in text for text in words(await seen_by(ming, here.group)))
    await here.writes(ming, "ant")
    assert any("Welcome, Ming." in text for text in words(await seen_by(ming, None)))


@pytest.mark.slow
async def test_the_silent_are_out_after_a_quarter_and_may_come_back_at_once(town: Town) -> None:
    here = await gate(town, ANIMAL, by_request=False)
    ming = await here.comes()
    await town.advance("14m")
    assert await here.status(ming) == "muted"
    await town.restart()
    await town.advance("2m")
    assert await here.status(ming) == "left"
    assert "The time is over. You can try again at once." in await here.last(ming)
    await here.does(ming.joins(here.group))
    assert await here.status(ming) == "muted"
    await here.writes(ming, "ant")
    assert await here.status(ming) == "member"


@pytest.mark.slow
async def test_r18_s94_the_third_failure_keeps_out_for_ten_minutes_and_not_for_ever(town: Town) -> None:
    here = await gate(town, ANIMAL, by_request=False)
    ming = await here.comes()
    for _ in range(3):
        await here.does(ming.joins(here.group))
        await town.advance("16m")
    assert await ming.joins(here.group) == "banned"
    await town.advance("11m")
    await here.does(ming.joins(here.group))
    assert await here.status(ming) == "muted"


async def test_s90_members_and_folders_and_rejoining_are_ways_in(town: Town) -> None:
    here = await gate(town, ANIMAL, by_request=False)
    bei = await here.comes("Bei")
    await here.writes(bei, "ant")
    ming = await here.applicant()
    await here.does(bei.adds(here.group, ming))
    assert await here.status(ming) == "muted"
    await here.does(bei.leaves(here.group))
    await here.does(bei.joins(here.group))
    assert await here.status(bei) == "muted"


async def test_s90_who_is_added_by_an_admin_passes(town: Town) -> None:
    here = await gate(town, ANIMAL, by_request=False)
    ming = await here.applicant()
    await here.does(here.owner.adds(here.group, ming))
    assert (await here.status(ming), await here.state(ming)) == ("member", "")


async def test_s90_members_from_before_are_known_and_not_asked(town: Town) -> None:
    here = await gate(town, by_request=False)
    bo = await here.comes("Bo", started=False)
    await here.does(here.owner.says(here.group, "/gate rules on"))
    await here.does(bo.says(here.group, "Hello"))
    assert (await here.status(bo), await here.state(bo)) == ("member", "")


async def test_s90_who_writes_without_being_a_member_must_pass(town: Town) -> None:
    owner = await town.people.person("Cho")
    channel = await town.people.group("West Hikers News", owner, kind="channel")
    here = await gate(town, ANIMAL, by_request=False, linked_channel=channel.id)
    ming = await here.applicant()
    said = await here.does(ming.says(here.group, "Nice post"))
    assert await said.gone()
    assert await here.state(ming) == "open"
    await here.starts(ming)
    await here.writes(ming, "ant")
    said = await here.does(ming.says(here.group, "Nice post"))
    assert not await said.gone()


async def test_r16_the_gate_needs_no_service_messages(town: Town) -> None:
    here = await gate(town, ANIMAL, by_request=False)
    await here.group.change(members_hidden=True)
    ming = await here.comes()
    assert await here.status(ming) == "muted"


async def test_leaving_midway_ends_it_and_coming_back_begins_anew(town: Town) -> None:
    here = await gate(town, ANIMAL, by_request=False)
    ming = await here.comes()
    await here.does(ming.leaves(here.group))
    assert await here.state(ming) == "gone"
    await town.advance("1d")
    assert bans(await town.people.calls()) == []
    await here.does(ming.joins(here.group))
    await here.writes(ming, "ant")
    assert await here.status(ming) == "member"


async def test_r17_who_left_unheard_is_not_banned(town: Town) -> None:
    here = await gate(town, ANIMAL, by_request=False)
    ming = await here.comes()
    await town.stop()
    await ming.leaves(here.group)
    updates.clear(town.emulator.world.state.bots[int(TOKEN.partition(":")[0])])
    await town.start()
    await town.advance("20m")
    assert bans(await town.people.calls()) == []
    assert await here.state(ming) == "gone"


async def test_r43_who_blocked_the_bot_is_asked_in_the_group(town: Town) -> None:
    here = await gate(town, ANIMAL, by_request=False)
    ming = await here.applicant(started=True)
    await here.does(ming.blocks_bot())
    await here.does(ming.joins(here.group))
    asked = [one for one in await seen_by(ming, here.group) if one["ephemeral"]]
    assert "before you can write" in asked[-1]["text"]


async def test_an_open_door_in_chinese(town: Town) -> None:
    here = await gate(town, "rules on", lang="zh", by_request=False)
    ming = await here.comes("阿明")
    await here.taps(ming, "看群规")
    await here.taps(ming, "我同意")
    assert await here.status(ming) == "member"


async def test_where_the_mute_is_not_possible_nobody_is_heard(town: Town) -> None:
    here = await gate(town, ANIMAL, by_request=False)
    await here.does(here.group.add_bot(rights=["can_delete_messages", "can_invite_users"]))
    ming = await here.comes()
    said = await here.does(ming.says(here.group, "buy my coins"))
    assert await said.gone()
    await here.does(here.group.add_bot(rights="all"))
    assert await here.status(ming) == "muted"
    await town.people.faults([{"method": "restrictChatMember", "kind": "5xx", "count": 2}])
    await here.writes(ming, "ant")
    await town.advance("2m")
    assert await here.status(ming) == "member"


@pytest.mark.slow
async def test_restarted_at_every_state_inside(town: Town) -> None:
    here = await gate(town, "rules on", "question Why us?", by_request=False)
    ming = await here.comes(started=False)
    await town.restart()
    await here.starts(ming)
    await town.restart()
    await here.taps(ming, "Read the rules")
    await here.taps(ming, "I accept")
    await town.restart()
    await here.writes(ming, "hills")
    await town.restart()
    await town.advance("1h")
    assert (await here.status(ming), await here.state(ming)) == ("muted", "judging")
    await here.card()
    await here.taps(here.owner, "Admit")
    await town.restart()
    assert await here.status(ming) == "member"
    lifts = [call for call in await town.people.calls() if call["method"] == "restrictChatMember"]
    assert len(lifts) == 2


async def test_the_gate_off_lets_speak_who_is_inside(town: Town) -> None:
    here = await gate(town, ANIMAL, by_request=False)
    ming = await here.comes()
    await here.does(here.owner.says(here.group, "/gate off"))
    assert await here.status(ming) == "member"
