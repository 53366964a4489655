"""Who stays silent is reminded alone and by day, then stands on the admins' list; more only where the chat chose it."""

import pytest

from tests.heard import heard, labels, seen_by, words
from tests.newcomers import OWN, alone, asking, cards, public, silent, states, taps, whispered
from tests.town import Town

REMINDER = "Two lines about you are enough, until Thu 8 Jan 10:00; I'll take you through it."


@pytest.mark.slow
async def test_two_reminders_alone_then_one_card_for_the_admins(town: Town) -> None:
    owner, group, people = await silent(town, "Ann", "Bo", "Cem", "Dee")
    await town.settle()
    before = await public(owner, group)
    await town.advance("23h")
    assert await whispered(town, people[0], group, REMINDER) == 0
    await town.restart()
    await town.advance("2h")
    assert [await whispered(town, person, group, REMINDER) for person in people] == [1, 1, 1, 1]
    await town.restart()
    await town.advance("36h")
    assert [await whispered(town, person, group, REMINDER) for person in people] == [1, 1, 1, 1]
    assert await cards(owner) == []
    await town.advance("10h30m")
    assert [await whispered(town, person, group, REMINDER) for person in people] == [2, 2, 2, 2]
    await town.advance("1h")
    await town.restart()
    [card] = await cards(owner)
    assert "4 newcomers are still silent. Ann, Bo, Cem, Dee" in card["text"]
    assert labels(card) == ["Remind", "Ask a buddy", "Waive"]
    assert [text for text in await public(owner, group) if text not in before and "Welcome" not in text] == []
    await town.advance("10d")
    assert len(await cards(owner)) == 1
    for person in people:
        assert (await group.member(person)).status == "member"
        assert not (await group.member(person)).muted


@pytest.mark.slow
async def test_who_pressed_start_is_reminded_in_private_and_who_blocked_the_bot_in_the_group_alone(
    town: Town,
) -> None:
    _, group = await asking(town)
    ann = await town.people.person("Ann")
    await ann.writes_bot("/start")
    await ann.joins(group)
    await town.settle()
    assert words(await seen_by(ann, None))[-1].startswith("West Hikers\nPlease introduce yourself until")
    await town.advance("25h")
    last = (await seen_by(ann, None))[-1]
    assert last["text"] == f"West Hikers\n{REMINDER}"
    assert labels(last) == ["Introduce me", "Later"]
    later = await taps(town, ann, "Later")
    assert later["text"] == "All right. I'll remind you in time."
    await ann.blocks_bot()
    await town.advance("47h")
    assert await whispered(town, ann, group, REMINDER) == 1


async def test_the_form_button_in_private_asks_at_once(town: Town) -> None:
    _, group = await asking(town)
    ann = await town.people.person("Ann")
    await ann.writes_bot("/start")
    await ann.joins(group)
    await town.settle()
    await taps(town, ann, "Introduce me")
    assert words(await seen_by(ann, None))[-1].endswith("1 of 4: Who I am")


@pytest.mark.slow
async def test_reminders_wait_for_the_day_of_the_groups_own_clock(town: Town) -> None:
    owner, group = await asking(town)
    await owner.says(group, "/timezone America/Los_Angeles")
    await town.settle()
    ann = await group.joined_by("Ann")
    await town.advance("30h")
    assert len([text for text in await alone(ann, group) if text.startswith("Two lines")]) == 0
    await town.advance("2h")
    assert len([text for text in await alone(ann, group) if text.startswith("Two lines")]) == 1


@pytest.mark.slow
async def test_nobody_is_forgotten_or_reminded_twice_when_the_bot_slept(town: Town) -> None:
    owner, group, [ann] = await silent(town, "Ann")
    await town.settle()
    await town.stop()
    await town.people.advance("26h", jump=True)
    await town.start()
    await town.advance("1m")
    assert await whispered(town, ann, group, REMINDER) == 1
    await town.stop()
    await town.people.advance("50h", jump=True)
    await town.start()
    await town.advance("1m")
    assert await whispered(town, ann, group, REMINDER) == 1
    assert len(await cards(owner)) == 1


@pytest.mark.slow
async def test_who_answers_late_leaves_the_card_and_the_last_one_closes_it(town: Town) -> None:
    owner, group, [ann, bo] = await silent(town, "Ann", "Bo")
    await town.advance("73h")
    [card] = await cards(owner)
    assert "2 newcomers are still silent. Ann, Bo" in card["text"]
    await ann.says(group, OWN)
    await town.advance("1m")
    [card] = await cards(owner)
    assert "One newcomer is still silent. Bo" in card["text"]
    await bo.leaves(group)
    await town.advance("1m")
    assert await cards(owner) == []
    assert states(town) == {"Ann": "accepted", "Bo": "left"}
    await bo.joins(group)
    await town.advance("1m")
    assert states(town)["Bo"] == "due"


@pytest.mark.slow
async def test_remind_and_waive_on_the_card(town: Town) -> None:
    owner, group, [ann, bo] = await silent(town, "Ann", "Bo")
    await town.advance("95h")
    pressed = await taps(town, owner, "Remind")
    assert pressed["text"] == "Reminded by Olga."
    assert (await alone(ann, group))[-1] == "Two lines about you are still missing; I'll take you through it."
    await town.advance("1m")
    assert (await taps(town, owner, "Remind"))["text"] == "They were reminded within the last day."
    assert len([text for text in await alone(bo, group) if "still missing" in text]) == 1
    assert (await taps(town, owner, "Waive"))["text"] == "Waived by Olga."
    assert states(town) == {"Ann": "waived", "Bo": "waived"}
    await town.advance("1m")
    assert await cards(owner) == []
    assert any("Waived by Olga: Ann, Bo." in text for text in words(await seen_by(owner, None)))
    await town.advance("10d")
    assert states(town) == {"Ann": "waived", "Bo": "waived"}


@pytest.mark.slow
async def test_the_card_obeys_admins_only(town: Town) -> None:
    owner, group, [ann] = await silent(town, "Ann")
    adam = await group.joined_by("Adam")
    await group.set_member(adam, status="administrator", rights=["can_delete_messages"])
    await adam.writes_bot("/start")
    await town.advance("73h")
    assert states(town) == {"Adam": "waived", "Ann": "due"}
    await group.set_member(adam, status="member")
    await town.settle()
    assert (await taps(town, adam, "Waive"))["text"] == "Only admins of the group can do this."
    assert states(town)["Ann"] == "due"
    assert ann.name == "Ann"
    assert owner.name == "Olga"


@pytest.mark.slow
async def test_admins_see_who_is_missing_and_waive_or_reject(town: Town) -> None:
    owner, group, [ann, bo] = await silent(town, "Ann", "Bo")
    await town.advance("1m")
    [told] = await heard(town, owner, group, owner.says(group, "/intros"))
    assert told["text"] == (
        "2 introductions are missing:\nAnn, due Thu 8 Jan 10:00\nBo, due Thu 8 Jan 10:00\n"
        "/intros waive @name, or /intros reject @name reason"
    )
    assert told["ephemeral"]
    assert words(await heard(town, owner, group, owner.says(group, f"/intros waive {bo.id}"))) == [
        "Bo need not introduce themselves."
    ]
    assert words(await heard(town, owner, group, owner.says(group, f"/intros waive {bo.id}"))) == [
        "Bo owes no introduction."
    ]
    written = await ann.says(group, OWN)
    await town.settle()
    [no] = await heard(town, owner, group, owner.says(group, "/intros reject", reply_to=written))
    assert no["text"].startswith("Say why")
    await owner.says(group, "/intros reject please say what you look for", reply_to=written)
    await town.settle()
    assert (await alone(ann, group))[-1] == (
        "An admin asks for another introduction: please say what you look for "
        "Please introduce yourself again until Thu 8 Jan 10:01."
    )
    assert states(town) == {"Ann": "rejected", "Bo": "waived"}
    await town.advance("73h")
    [card] = await cards(owner)
    assert "One newcomer is still silent. Ann" in card["text"]
    await ann.says(group, OWN)
    await town.settle()
    assert words(await heard(town, owner, group, owner.says(group, "/intros"))) == [
        "No introduction is missing."
    ]


@pytest.mark.slow
async def test_in_chinese_from_silence_to_the_card(town: Town) -> None:
    owner, group = await asking(town, language="zh")
    await owner.writes_bot("/start")
    ming = await group.joined_by("阿明")
    await town.advance("25h")
    assert (await alone(ming, group))[-1] == "写两三句就好，1月8日（周四）18:00前都可以，我一步步带你。"
    await town.advance("48h")
    [card] = await cards(owner, "还没说话")
    assert "1位新朋友还没说话。阿明" in card["text"]
    assert labels(card) == ["提醒", "请人打招呼", "免了"]
    assert (await taps(town, owner, "免了"))["text"] == "Olga已免除。"
