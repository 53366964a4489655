"""Floods: first a quiet slow-down, then a strike; an album is one, an edit is none, admins are never meant."""

import pytest

from bot.emulator.people import Message, NotAllowed, Person
from tests.hikers import Hikers, heard, hikers, seen_by, words
from tests.town import Town

TOLD = {"en": "faster than the others can read", "zh": "你发得太快"}
LINE = {"en": "12 messages were removed", "zh": "12"}


async def lively(town: Town, lang: str = "en", **details: object) -> tuple[Hikers, Person]:
    """The hikers, one of whom has just said something."""
    here = await hikers(town, language=lang, **details)
    ann = await here.group.joined_by("Ann", language_code=lang)
    await here.posts(ann, "Who comes along tomorrow?")
    return here, ann


async def flood(here: Hikers, person: Person, count: int = 12, **more: object) -> list[Message]:
    """So many messages within a second or two."""
    said = []
    for number in range(count):
        try:
            said.append(await person.says(here.group, "" if more else f"word {number}", **more))
        except NotAllowed:
            break
    await here.town.settle()
    return said


def slowed(here: Hikers) -> list[str]:
    """The kinds of floods on record."""
    return [row["data"] for row in here.town.rows("SELECT data FROM event WHERE kind = 'flood' ORDER BY id")]


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_s42_r29_first_slowed_then_one_strike(town: Town, lang: str) -> None:
    here, ann = await lively(town, lang)
    before = len(await ann.sees(here.group))
    told = await heard(town, here.mallory, here.group, flood(here, here.mallory, 30))
    assert [TOLD[lang] in text for text in words(told)] == [True]
    assert (await here.group.member(here.mallory)).muted
    said = await ann.sees(here.group)
    assert {one["from"]["name"] for one in said[before:]} == {"Mallory"}
    assert here.strikes() == []
    await town.restart()
    await town.advance("2m")
    assert not (await here.group.member(here.mallory)).muted
    await here.posts(ann, "Slowly, please")
    again = await flood(here, here.mallory, 30)
    assert [await one.gone() for one in again[:12]] == [True] * 12
    [strike] = here.strikes()
    assert (strike["rule"], strike["reason"], strike["sanction"]) == (
        "flood",
        "@flood-reason-messages",
        "warning",
    )
    assert (await here.group.member(here.mallory)).muted
    await town.advance("2m")
    await here.posts(ann, "Oh dear")
    await flood(here, here.mallory, 30)
    assert [one["sanction"] for one in here.strikes()] == ["warning", "mute"]
    await town.advance("50m")
    assert (await here.group.member(here.mallory)).muted


async def test_after_a_while_it_is_forgotten(town: Town) -> None:
    here, ann = await lively(town)
    await flood(here, here.mallory)
    await town.advance("32m")
    await here.posts(ann, "Hello again")
    await flood(here, here.mallory)
    assert here.strikes() == []
    assert len(slowed(here)) == 2
    await town.advance("26h", jump=True)
    assert town.rows("SELECT user_id FROM flood_slowed") == []


async def test_r24_s61_edits_albums_and_few_are_no_flood(town: Town) -> None:
    here, ann = await lively(town)
    message = await here.mallory.says(here.group, "Let us meet at nine")
    for number in range(15):
        await here.mallory.edits(message, f"Let us meet at nine {number}")
    for _ in range(2):
        await here.mallory.says(here.group, media_group=[{"photo": True}] * 8)
    await flood(here, here.mallory, 8)
    await town.settle()
    assert slowed(here) == []
    await town.advance("2m")
    await here.posts(ann, "A sticker battle?")
    await flood(here, here.mallory, 9, sticker=True)
    assert ["stickers" in str(one) for one in slowed(here)] == [True]


@pytest.mark.slow
async def test_the_same_words_commands_and_reactions_count_too(town: Town) -> None:
    here, ann = await lively(town)
    for _ in range(5):
        await here.posts(here.mallory, "Come to my talk tonight")
        await town.advance("10s")
    assert "repeats" in str(slowed(here)[-1])
    await flood(here, ann, 1)
    bo = await here.group.joined_by("Bo")
    for _ in range(8):
        await bo.says(here.group, "/rules")
    await town.settle()
    assert "commands" in str(slowed(here)[-1])
    cid, some = await here.group.joined_by("Cid"), await here.posts(ann, "React to me")
    for number in range(60):
        await cid.reacts(some, *("👍",) * ((number + 1) % 2))
    await town.settle()
    assert "reactions" in str(slowed(here)[-1])
    assert here.strikes() == []


async def test_s29_admins_and_who_is_alone_are_never_slowed(town: Town) -> None:
    here, ann = await lively(town)
    await flood(here, here.admin, 40)
    await flood(here, here.owner, 40)
    await here.owner.says(here.group, "anonymous", anonymous=True)
    assert slowed(here) == []
    await town.advance("15m")
    await flood(here, ann, 15)
    assert slowed(here) == []


async def test_a_restriction_by_an_admin_is_not_lifted_by_a_slow_down(town: Town) -> None:
    here, _ = await lively(town)
    await here.group.set_member(
        here.mallory, status="restricted", permissions={"can_send_messages": True, "can_send_photos": False}
    )
    await town.settle()
    told = await heard(town, here.mallory, here.group, flood(here, here.mallory))
    assert "Please slow down" in words(told)[-1]
    member = await here.group.member(here.mallory)
    assert (member.status, member.muted, member.until_date) == ("restricted", False, 0)


@pytest.mark.slow
async def test_without_rights_and_without_whispers_it_still_counts(town: Town) -> None:
    here, ann = await lively(town)
    await here.group.add_bot(rights=["can_pin_messages"])
    told = await heard(town, here.mallory, here.group, flood(here, here.mallory))
    assert "Please slow down" in words(told)[-1]
    await town.advance("30s")
    await here.posts(ann, "Mallory?")
    said = await flood(here, here.mallory)
    assert not await said[0].gone()
    assert len(here.strikes()) == 1


@pytest.mark.slow
async def test_flood_shows_and_sets_what_one_is(town: Town) -> None:
    here, ann = await lively(town)
    assert "12 messages in 15 s" in words(await here.command(here.owner, "/flood"))[-1]
    assert "5 messages in 20 s" in words(await here.command(here.owner, "/setflood 5 in 20s"))[-1]
    assert "4 stickers" in words(await here.command(here.owner, "/flood stickers 4"))[-1]
    assert "/flood slow 2m" in words(await here.command(here.owner, "/flood stickers 1"))[-1]
    assert "gets a strike" in words(await here.command(here.owner, "/setfloodmode strike"))[-1]
    assert "Only admins" in words(await here.command(ann, "/flood off"))[-1]
    await flood(here, here.mallory, 5)
    [strike] = here.strikes()
    assert strike["rule"] == "flood"
    assert "no strikes for it" in words(await here.command(here.owner, "/flood mode slow"))[-1]
    assert "do not look" in words(await here.command(here.owner, "/antiflood off"))[-1]
    await town.advance("3m")
    await here.posts(ann, "Hello")
    await flood(here, here.mallory, 30)
    assert len(slowed(here)) == 1
    assert [text for text in words(await seen_by(ann, here.group)) if "slow" in text] == []
