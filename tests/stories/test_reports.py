"""Reports: quiet in the group, one card a message, and nobody is punished by a crowd."""

import pytest

from bot.core.scores import Kind
from bot.emulator.people import Group, Message, Person
from tests.hikers import Hikers, heard, hikers, labels, seen_by, words
from tests.town import Town

LABELS = {
    "en": ("I take it", "Delete, strike", "takes care of it", "2 members report", "deleted with a strike"),
    "zh": ("我来处理", "删除并警告", "正在处理", "2位成员举报", "删除并警告"),
}


async def settled_in(
    town: Town, lang: str = "en", *names: str, **details: object
) -> tuple[Hikers, list[Person]]:
    """The hikers, whose owner reads cards in private, and members who have long been there."""
    here = await hikers(town, language=lang, **details)
    await here.owner.writes_bot("/start")
    people = [await here.group.joined_by(name, language_code=lang) for name in names or ("Ann", "Bo")]
    await town.advance("8d", jump=True)
    await town.advance("1m")
    return here, people


async def cards(here: Hikers, *parts: str) -> list[str]:
    """The owner's private cards with these words."""
    await here.town.advance("5s")
    found = words(await seen_by(here.owner, None))
    return [text for text in found if here.group.title in text and all(part in text for part in parts)]


async def report(
    here: Hikers, person: Person, about: Message, text: str = "/report"
) -> tuple[Message, list[str]]:
    """Somebody's report of a message, and what they are told."""
    made: list[Message] = []

    async def reply() -> None:
        made.append(await person.says(here.group, text, reply_to=about))

    told = words(await heard(here.town, person, here.group, reply()))
    return made[0], told


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_one_card_is_claimed_handled_and_timed(town: Town, lang: str) -> None:
    take, strike, claimed, two, closed = LABELS[lang]
    here, (ann, bo) = await settled_in(town, lang)
    await bo.writes_bot("/start")
    insult = await here.posts(here.mallory, "You are all <b>idiots</b>")
    before = [one for one in await here.mallory.sees(here.group) if one["from"].get("is_bot")]
    made, told = await report(here, ann, insult, "/report rude again")
    assert await made.gone()
    assert len(told) == 1
    made, told = await report(here, bo, insult, "@admin" if lang == "en" else "举报")
    assert await made.gone()
    assert len(await report(here, ann, insult)) == 2
    assert [one for one in await here.mallory.sees(here.group) if one["from"].get("is_bot")] == before
    [card] = await cards(here, two, "Mallory", "<b>idiots</b>")
    assert "rude again" in card
    await town.restart()
    await here.tap_private(here.owner, take)
    assert len(await cards(here, claimed, "Olga")) == 1
    await town.advance("12m")
    await here.tap_private(here.owner, strike)
    assert await insult.gone()
    [given] = here.strikes()
    assert (given["given_by"], given["user_id"], given["rule"]) == (here.owner.id, here.mallory.id, "admin")
    rewards = town.rows("SELECT user_id, kind, points FROM score_entry WHERE kind = 7 ORDER BY user_id")
    assert rewards == [{"user_id": one.id, "kind": int(Kind.REPORT), "points": 3} for one in (ann, bo)]
    [card] = await cards(here, closed, "Olga")
    [row] = town.rows("SELECT outcome, message, author, weight FROM report")
    assert row == {"outcome": "struck", "message": "", "author": "", "weight": 2}
    assert len(words(await seen_by(bo, None))) == 2
    [listed] = await here.command(here.owner, "/reports")
    assert ("12" in listed["text"], listed["ephemeral"]) == (True, True)


@pytest.mark.slow
async def test_s80_a_crowd_of_new_accounts_brings_nothing_about(town: Town) -> None:
    here, _ = await settled_in(town)
    message = await here.posts(here.mallory, "Good morning")
    for number in range(20):
        raider = await here.group.joined_by(f"Raider {number}")
        await raider.says(here.group, "/report", reply_to=message)
    await town.settle()
    assert await cards(here, "Mallory") == []
    assert here.strikes() == []
    assert not await message.gone()
    [listed] = await here.command(here.owner, "/reports")
    assert "by newcomers only" in listed["text"]
    await here.tap(here.owner, "1 Nothing wrong")
    assert await cards(here, "Mallory") == []


@pytest.mark.slow
async def test_s80_who_is_wrong_again_and_again_counts_for_nothing(town: Town) -> None:
    here, (ann, bo) = await settled_in(town)
    for number in range(3):
        await town.advance("25h", jump=True)
        message = await here.posts(here.mallory, f"Harmless {number}")
        await report(here, ann, message)
        await here.tap_private(here.owner, "Nothing wrong")
    assert len(await cards(here, "nothing wrong with it")) == 3
    await town.advance("25h", jump=True)
    message = await here.posts(here.mallory, "Harmless once more")
    await report(here, ann, message)
    assert await cards(here, "once more") == []
    other = await here.posts(bo, "Harmless too")
    assert "a lot in one hour" in (await report(here, ann, other))[1][0]
    await report(here, bo, message)
    assert len(await cards(here, "2 members report", "once more")) == 1
    second = await here.posts(here.mallory, "And another")
    await report(here, bo, second)
    assert await cards(here, "And another") == []


async def test_admins_are_called_for_and_edits_and_admins_are_not_heard_twice(town: Town) -> None:
    here, (ann, _) = await settled_in(town)
    asked = await here.posts(ann, "Can @admin open the hut, please?")
    await ann.edits(asked, "Can @admins open the hut now?")
    await here.owner.says(here.group, "@admin look")
    assert len(await cards(here, "Ann calls", "the hut")) == 1
    assert not await asked.gone()
    await here.tap_private(here.owner, "Handled")
    assert len(await cards(here, "reported: handled by Olga")) == 1
    assert town.rows("SELECT count(*) AS n FROM report") == [{"n": 1}]
    message = await here.posts(here.mallory, "Nonsense")
    made, _ = await report(here, ann, message, "Hey @admin, this is not nice")
    assert not await made.gone()
    assert len(await cards(here, "Ann reports Mallory")) == 1


@pytest.mark.slow
async def test_what_cannot_be_reported_is_said_to_who_tries_alone(town: Town) -> None:
    here, (ann, bo) = await settled_in(town)
    own, by_admin = await here.posts(ann, "My own"), await here.posts(here.admin, "Be kind")
    assert "your own message" in (await report(here, ann, own))[1][0]
    assert "by an admin" in (await report(here, ann, by_admin))[1][0]
    assert "You are an admin" in (await report(here, here.admin, own))[1][0]
    assert "Reply to the message" in words(await here.command(ann, "/report"))[0]
    assert "Reply to the message" in words(await heard(town, ann, None, ann.writes_bot("/report")))[-1]
    for number in range(5):
        await report(here, bo, await here.posts(ann if number % 2 else here.mallory, f"Hello {number}"))
    assert "a lot in one hour" in (await report(here, bo, await here.posts(ann, "Hello")))[1][0]
    first = await here.posts(here.mallory, "Hello again")
    await report(here, ann, first)
    assert "already" in (await report(here, ann, first))[1][0]
    await here.tap_private(here.owner, "Handled")
    cid = await here.group.joined_by("Cid")
    await town.settle()
    assert "looked at this" in (await report(here, cid, first))[1][-1]
    assert "/reports lists" in words(await here.command(here.owner, "/reports maybe"))[0]
    assert "2 reports of a message" in words(await here.command(here.owner, "/reports 2"))[0]
    assert "switched off" in words(await here.command(here.owner, "/reports off"))[0]
    assert "does not take reports" in (await report(here, ann, first))[1][0]
    assert "Change group info" in words(await here.command(here.admin, "/reports on"))[0]
    assert "Only admins" in words(await here.command(ann, "/reports"))[0]


@pytest.mark.slow
async def test_without_rights_a_report_still_arrives(town: Town) -> None:
    here, (ann, bo) = await settled_in(town)
    await here.group.set_member(here.admin, status="administrator", rights=["can_pin_messages"])
    await here.admin.writes_bot("/start")
    await here.group.add_bot(rights=["can_pin_messages"])
    message = await here.posts(here.mallory, "You fool")
    made, _ = await report(here, ann, message)
    assert not await made.gone()
    assert len(await cards(here, "Ann reports Mallory")) == 1
    assert "Ban users" in (await here.tap_private(here.admin, "Delete, strike"))["text"]
    assert "I cannot mute" in (await here.tap_private(here.owner, "Mute 1 hour"))["text"]
    await here.tap_private(here.admin, "I take it")
    assert "Adam takes care" in (await here.tap_private(here.owner, "Give it back"))["text"]
    await here.tap_private(here.owner, "Delete, strike")
    assert not await message.gone()
    assert len(here.strikes()) == 1
    late = await here.posts(here.mallory, "Fool again")
    await report(here, bo, late)
    await here.group.set_member(here.mallory, status="administrator", rights=["can_pin_messages"])
    await town.settle()
    assert "admin by now" in (await here.tap_private(here.owner, "Delete, strike"))["text"]


@pytest.mark.slow
async def test_in_the_admin_chat_a_tap_mutes_and_undo_lifts_it(town: Town) -> None:
    here, (ann, _) = await settled_in(town)
    staff: Group = await here.staff()
    message = await here.posts(here.mallory, photo=True)
    await report(here, ann, message)
    await town.advance("5s")
    assert "A photo without words." in words(await seen_by(here.owner, staff))[-1]
    await here.tap(here.owner, "Mute 1 hour", staff)
    assert (await here.group.member(here.mallory)).muted
    assert any("muted by Olga" in text for text in words(await seen_by(here.owner, staff)))
    await here.tap(here.owner, "Undo", staff)
    assert not (await here.group.member(here.mallory)).muted
    await town.advance("31d", jump=True)
    assert town.rows("SELECT token FROM report") == []
    assert town.rows("SELECT token FROM report_by") == []
    assert labels((await seen_by(here.owner, staff))[-1]) == []
