"""Quarrels: one card with the context, prepared words with one tap; nobody is punished by a machine."""

import pytest

from bot.emulator.people import Person
from tests.dialogues import CALM, QUARRELS
from tests.hikers import Hikers, hikers, seen_by, words
from tests.town import Town

CARD = {"en": "sharp messages in", "zh": "分钟呛了"}
POST = {"en": "Post calm line", "zh": "发圆场话"}
CALM_LINE = {"en": "Ten minutes' tea", "zh": "先喝口茶"}


async def hot(town: Town, lang: str = "en", **details: object) -> tuple[Hikers, Person]:
    """The hikers, whose owner reads cards in private; Zhou, whom Mallory does not like."""
    here = await hikers(town, language=lang, **details)
    await here.owner.writes_bot("/start")
    zhou = await here.group.joined_by("Zhou", language_code=lang)
    await town.settle()
    await town.advance("2m")
    return here, zhou


async def talk(here: Hikers, other: Person, texts: tuple[str, ...]) -> None:
    """Mallory and the other in turn, ten seconds each."""
    for number, text in enumerate(texts):
        await (here.mallory if number % 2 == 0 else other).says(here.group, text)
        await here.town.settle()
        await here.town.advance("9s")


async def cards(here: Hikers, *parts: str) -> list[str]:
    """The owner's private cards with these words."""
    await here.town.advance("5s")
    found = words(await seen_by(here.owner, None))
    return [text for text in found if here.group.title in text and all(part in text for part in parts)]


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_from_quarrel_to_card_to_posted_wording(town: Town, lang: str) -> None:
    here, zhou = await hot(town, lang)
    await talk(here, zhou, QUARRELS[lang])
    [card] = await cards(here, CARD[lang], "Mallory", "Zhou")
    assert QUARRELS[lang][4] in card
    assert CALM_LINE[lang] in card
    assert here.strikes() == []
    await town.restart()
    before = len(await zhou.sees(here.group))
    await here.tap_private(here.owner, POST[lang])
    [posted] = (await zhou.sees(here.group))[before:]
    assert CALM_LINE[lang] in posted["text"]
    await here.tap_private(here.owner, "Write to both" if lang == "en" else "私下说")
    assert "Mallory" in words(await seen_by(zhou, here.group))[-1]
    assert "Zhou" in words(await seen_by(here.mallory, here.group))[-1]
    await talk(here, zhou, QUARRELS[lang])
    assert len(await cards(here, CARD[lang])) == 1
    await here.tap_private(here.owner, "Mute both 10 minutes" if lang == "en" else "两人禁言10分钟")
    assert (await here.group.member(zhou)).muted
    assert (await here.group.member(here.mallory)).muted
    [case] = town.rows("SELECT closed, text FROM quarrel_case")
    assert (bool(case["closed"]), "\n" in case["text"]) == (True, False)
    await town.advance("12m")
    assert not (await here.group.member(zhou)).muted
    await town.advance("31d", jump=True)
    assert town.rows("SELECT token FROM quarrel_case") == []


@pytest.mark.slow
async def test_calm_talk_makes_no_card_and_banter_is_learned(town: Town) -> None:
    here, zhou = await hot(town)
    for name in ("plans", "banter", "complaint"):
        await talk(here, zhou, CALM[name])
    assert await cards(here, "sharp messages") == []
    await talk(here, zhou, QUARRELS["ru"])
    assert len(await cards(here, "sharp messages")) == 1
    told = await here.tap_private(here.owner, "Banter")
    assert "no card until" in told["text"]
    await town.advance("6d", jump=True)
    await talk(here, zhou, QUARRELS["en"])
    assert len(await cards(here, "Only joking, says Olga")) == 1
    assert await cards(here, "Post") == await cards(here, "sharp messages", "[1]") == []
    await town.advance("2d", jump=True)
    await talk(here, zhou, QUARRELS["en"])
    assert len(await cards(here, "sharp messages", "[1]")) == 1


@pytest.mark.slow
async def test_abuse_of_one_who_gives_nothing_back(town: Town) -> None:
    here, zhou = await hot(town)
    office = await here.staff()
    calm = await zhou.says(here.group, "I think the north route is nicer")
    hurting = [
        await here.posts(here.mallory, text, reply_to=calm)
        for text in ("You fool", "What an idiot", "Pathetic loser")
    ]
    await town.advance("5s")
    card = words(await seen_by(here.owner, office))[-1]
    assert "Mallory has insulted Zhou 4 times" in card
    assert "Please speak about the matter" in card
    await here.tap(here.owner, "Delete, strike", office)
    assert [await one.gone() for one in hurting] == [True] * 3
    [strike] = here.strikes()
    assert (strike["rule"], strike["given_by"]) == ("abuse", here.owner.id)
    assert not await calm.gone()


@pytest.mark.slow
async def test_the_playbook_and_watched_words(town: Town) -> None:
    here, zhou = await hot(town)
    ask = here.command
    assert "The playbook is empty" in words(await ask(here.owner, "/playbook"))[-1]
    added = await ask(here.owner, "/playbook add quarrel A walk, {first} and {second}? <b>{group}</b>")
    assert "offered on the card" in words(added)[-1]
    await ask(here.owner, "/playbook add 骗子 Dear {first}, please write to an admin about “{word}”.")
    assert "1. quarrel: A walk" in words(await ask(here.owner, "/playbook list"))[-1]
    await talk(here, zhou, QUARRELS["heat"])
    assert len(await cards(here, "[1] A walk, Zhou and Mallory? <b>West Hikers</b>")) == 1
    await here.tap_private(here.owner, "Post calm line")
    assert "A walk, Zhou and Mallory?" in words(await seen_by(zhou, here.group))[-1]
    await here.posts(zhou, "他是骗子，大家小心")
    await here.posts(here.mallory, "我不是骗子")
    assert len(await cards(here, "骗子")) == 1
    assert len(await cards(here, "Zhou wrote", "Dear Zhou")) == 1
    await here.tap_private(here.owner, "Post calm line")
    assert "Dear Zhou" in words(await seen_by(zhou, here.group))[-1]
    await here.posts(here.owner, "Beware of scams: fraud is everywhere")
    assert await cards(here, "fraud") == []
    assert "refund" in words(await ask(here.owner, "/watch product"))[-1]
    assert "late parcel" in words(await ask(here.owner, "/watch add late parcel"))[-1]
    await here.posts(zhou, "Another LATE PARCEL, I want a refund")
    assert len(await cards(here, "late parcel")) == 1
    assert "late parcel" not in words(await ask(here.owner, "/watch remove late parcel"))[-1]
    assert "Removed: A walk" in words(await ask(here.owner, "/playbook remove 1"))[-1]


@pytest.mark.slow
async def test_bad_input_and_missing_rights(town: Town) -> None:
    here, zhou = await hot(town)
    await here.group.set_member(here.admin, status="administrator", rights=["can_pin_messages"])
    await here.admin.writes_bot("/start")
    await town.settle()
    for wrong in (
        "/playbook add nothing at all",
        "/playbook remove 7",
        "/playbook sing",
        "/playbook add quarrel",
    ):
        assert "/playbook lists" in words(await here.command(here.owner, wrong))[-1]
    assert "/watch shows" in words(await here.command(here.owner, "/watch add !"))[-1]
    assert "on or off" in words(await here.command(here.owner, "/quarrels perhaps"))[-1]
    assert "Only admins" in words(await here.command(zhou, "/playbook"))[-1]
    assert "Change group info" in words(await here.command(here.admin, "/watch off"))[-1]
    await here.group.add_bot(rights=["can_pin_messages"])
    await talk(here, zhou, QUARRELS["en"])
    assert "Ban users" in (await here.tap_private(here.admin, "Mute both 10 minutes"))["text"]
    assert "I cannot mute" in (await here.tap_private(here.owner, "Mute both 10 minutes"))["text"]
    await here.tap_private(here.admin, "Settled")
    assert len(await cards(here, "Settled by Adam")) == 1
    assert "8 messages between two" in words(await here.command(here.owner, "/quarrels"))[-1]
    assert "do not look" in words(await here.command(here.owner, "/quarrels off"))[-1]
    await town.advance("1h")
    await talk(here, zhou, QUARRELS["en"])
    assert await cards(here, "sharp messages", "[1]") == []
