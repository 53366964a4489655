"""Tiers: wanted by an admin first, then looked at daily; the best are named and tagged, who falls hears nothing."""

from typing import Any

import pytest

from bot.emulator.people import Person
from tests.heard import heard, labels, seen_by, words
from tests.hikers import Hikers, hikers
from tests.town import Town

EASY = {"WINDOW_DAYS": "7", "STAY_DAYS": "2", "PARTICIPANT_POINTS": "1", "PARTICIPANT_DAYS": "1", "ACTIVE_POINTS": "3",
        "ACTIVE_DAYS": "1", "ACTIVE_PEOPLE": "0", "SPREADER_POINTS": "6", "SPREADER_DAYS": "1",
        "SPREADER_PEOPLE": "1", "FADING": "on", "FADING_USUAL": "1", "HELLO": "on",
        "GREET": "on"}  # fmt: skip
TALK = {
    "en": ("Which tent for 4,000 m?", "The green one, it holds in storms", "Thanks"),
    "zh": ("4000米应该带哪一顶帐篷？", "带绿色的四季帐篷吧", "谢谢，学到了"),
}
SHOWN = {
    "en": ("At the next look these rise: Bo (Spreader)", "Apply", "Spreader: Bo (answered 1 person)", "Spreader",
           "Your tier: Spreader.", "What would lift you, within 7 days: 1 more point."),
    "zh": ("下次会升：Bo（传播者）", "启用", "传播者：Bo（回复了1位群友）", "传播者", "你的等级：传播者。",
           "再进一步（7天内）：再得1分。"),
}  # fmt: skip


@pytest.fixture
def town_options() -> dict[str, Any]:
    return {"environment": {f"ANTHILL_POLICY__TIERS__{name}": value for name, value in EASY.items()}}


async def answered(town: Town, lang: str = "en", **details: Any) -> tuple[Hikers, Person, Person]:
    """Ann asked, Bo answered and was thanked: two points and six."""
    here = await hikers(town, language=lang, **details)
    ann = await here.group.joined_by("Ann", language_code=lang)
    bo = await here.group.joined_by("Bo", language_code=lang)
    await town.advance("2m")
    asks, answers, thanks = TALK[lang]
    question = await here.posts(ann, asks)
    answer = await here.posts(bo, answers, reply_to=question)
    await here.posts(ann, thanks, reply_to=answer)
    return here, ann, bo


async def praise(here: Hikers) -> list[str]:
    """Who was named to everybody, message by message."""
    heads = ("With thanks to those who carry this group:", "感谢为群出力的各位：")
    seen = [message for message in await seen_by(here.mallory, here.group) if not message["ephemeral"]]
    return [text.partition("\n")[2] for text in words(seen) if text.startswith(heads)]


async def tag(here: Hikers, person: Person) -> str:
    """What stands beside the name."""
    return (await here.group.member(person)).tag


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_wanted_first_then_seen_then_gone_without_a_word(town: Town, lang: str) -> None:
    rising, apply, said, name, mine, step = SHOWN[lang]
    here, ann, bo = await answered(town, lang)
    [shown] = await here.command(here.owner, "/tiers")
    assert (rising in shown["text"], shown["ephemeral"], labels(shown)) == (True, True, [apply])
    assert "Ann" not in shown["text"]
    await town.advance("25h", jump=True)
    assert (await praise(here), await tag(here, bo)) == ([], "")
    await here.tap(here.owner, apply)
    assert (await here.tap(here.owner, apply))["alert"]
    assert (await praise(here), await tag(here, bo), await tag(here, ann)) == ([said], name, "")

    await town.restart()
    [told] = await here.command(bo, "/me")
    assert mine in told["text"]
    [told] = await here.command(ann, "/me")
    assert step in told["text"]
    await town.advance("49h", jump=True)
    assert await tag(here, bo) == name
    await town.advance("7d", jump=True)
    assert (await praise(here), await tag(here, bo)) == ([said], "")
    assert mine not in (await here.command(bo, "/me"))[0]["text"]


@pytest.mark.slow
async def test_without_the_right_tags_wait_and_a_tag_of_ones_own_stays(town: Town) -> None:
    here, ann, bo = await answered(town, rights=["can_delete_messages", "can_restrict_members"])
    await here.group.set_member(ann, tag="Baker")
    await here.command(here.owner, "/tier spreader", reply_to=await here.posts(ann, "Hello to all of you"))
    await here.command(here.owner, "/tiers")
    await here.tap(here.owner, "Apply")
    assert await praise(here) == ["Spreader: Bo (answered 1 person)"]
    assert await tag(here, bo) == ""
    await here.group.add_bot(rights="all")
    await town.settle()
    assert (await tag(here, bo), await tag(here, ann)) == ("Spreader", "Baker")

    await here.command(here.owner, "/tiers name spreader Herald")
    await town.advance("25h", jump=True)
    assert await tag(here, bo) == "Herald"
    await here.group.add_bot(rights=["can_delete_messages"])
    await here.command(here.owner, "/tiers off")
    assert await tag(here, bo) == "Herald"
    await town.restart()
    await here.group.add_bot(rights="all")
    await town.settle()
    assert (await tag(here, bo), await tag(here, ann)) == ("", "Baker")
    assert [row["tier"] for row in town.rows("SELECT tier FROM member WHERE tier <> 0")] == [3]


@pytest.mark.slow
async def test_admins_appoint_and_give_back(town: Town) -> None:
    here, ann, bo = await answered(town)
    hello = await here.posts(ann, "Hello to all of you")
    assert "admins" in words(await here.command(ann, "/tier spreader", reply_to=hello))[-1]
    assert "auto gives them back" in words(await here.command(here.owner, "/tier king", reply_to=hello))[-1]
    assert "who are here" in words(await here.command(here.owner, "/tier 987654321 active"))[-1]
    given = await here.command(here.owner, "/tier co-leader", reply_to=hello)
    assert [(one["text"], one["ephemeral"]) for one in given] == [("Ann: Co-leader.", False)]
    assert await tag(here, ann) == "Co-leader"
    given = await here.command(here.owner, "/tier bystander", reply_to=await here.posts(bo, "And from me"))
    assert [one["ephemeral"] for one in given] == [True]
    [shown] = await here.command(here.owner, "/tiers")
    assert "· Ann" in shown["text"]
    assert "Bo" not in shown["text"]
    assert "/tiers active points" in words(await here.command(here.owner, "/tiers active wishes 3"))[-1]
    assert "/tiers active points" in words(await here.command(here.owner, "/tiers window days 3"))[-1]
    assert "Noted" in words(await here.command(here.owner, "/tiers window days 14"))[-1]
    await town.advance("50h", jump=True)
    assert await tag(here, ann) == "Co-leader"
    await here.command(here.owner, "/tier auto", reply_to=hello)
    assert await tag(here, ann) == ""
    assert "Noted" in words(await here.command(here.owner, "/tiers title on"))[-1]
    assert "Add new admins" in words(await here.command(here.admin, "/tier co-leader", reply_to=hello))[-1]
    await here.command(here.owner, "/tier co-leader", reply_to=hello)
    member = await here.group.member(ann)
    assert (member.status, member.custom_title, member.tag) == ("administrator", "Co-leader", "")
    await town.restart()
    await here.command(here.owner, "/tier auto", reply_to=hello)
    assert (await here.group.member(ann)).status == "member"
    assert (await here.group.member(here.admin)).status == "administrator"


@pytest.mark.slow
async def test_a_tier_may_what_others_may_not_and_opens_another_gate(town: Town) -> None:
    here, ann, bo = await answered(town)
    beside = await town.group("Old Hikers", here.owner, join_by_request=True)
    await here.owner.says(beside, f"/gate tier {here.group.id} spreader")
    await here.command(here.owner, "/lock photo link")
    for words_said in ("/tiers media spreader", "/tiers links spreader", "/tiers advertise co-leader"):
        await here.command(here.owner, words_said)
    await here.command(here.owner, "/tiers")
    photo = await here.posts(bo, photo=True)
    assert await photo.gone()
    await here.tap(here.owner, "Apply")
    photo, link = await here.posts(bo, photo=True), await here.posts(bo, "https://example.org/map")
    others = await here.posts(ann, photo=True)
    assert [await one.gone() for one in (photo, link, others)] == [False, False, True]
    ad = "VIP signals: https://t.me/cheap_signals"
    assert await (await here.posts(bo, ad)).gone()
    for person in (ann, bo):
        await person.writes_bot("/start")
        await person.asks_to_join(beside)
        await town.settle()
    assert [(await beside.member(one)).status for one in (ann, bo)] == ["left", "member"]
    await here.command(here.owner, "/tier co-leader", reply_to=await here.posts(ann, "Hello to all of you"))
    advert = await here.posts(ann, ad)
    assert not await advert.gone()
    assert "their tier may" in words(await here.command(here.owner, "/why", reply_to=advert))[-1]


@pytest.mark.slow
async def test_all_who_would_move_are_named_to_an_admin(town: Town) -> None:
    here = await hikers(town)
    people = [await here.group.joined_by(f"Hiker {number}") for number in range(10)]
    for person in people:
        await here.admin.says(here.group, f"/award {person.id} 4 for the walk")
    await town.settle()
    [shown] = await here.command(here.owner, "/ranks")
    assert ("and 2 more" in shown["text"], labels(shown)) == (True, ["Apply", "Who moves"])
    [seen] = await heard(town, here.owner, here.group, here.tap(here.owner, "Who moves"))
    assert (seen["ephemeral"], seen["text"].count("Hiker"), labels(seen)) == (True, 10, [])
    locked = "It lifts what /lock locks here, and nothing else."
    for said, hinted in (("media spreader", True), ("media off", False)):
        assert (locked in words(await here.command(here.owner, f"/tiers {said}"))[-1]) is hinted


async def greeted(here: Hikers, buddy: Person) -> None:
    """Somebody comes and says nothing; a buddy is asked to greet them, does, and earns points for it once."""
    await here.command(buddy, "/buddy on")
    silent = await here.group.joined_by("小林", language_code="zh")
    await here.town.settle()
    await here.town.advance("25h", jump=True)
    await here.town.advance("25h", jump=True)
    asked = [one for one in await seen_by(buddy, here.group) if "小林" in one["text"] and one["ephemeral"]]
    assert len(asked) == 1
    mention = {"type": "text_mention", "offset": 0, "length": 2, "user": {"id": silent.id}}
    for _ in range(2):
        await here.posts(buddy, "小林你好，欢迎来爬山", entities=[mention])
    entries = here.town.rows("SELECT user_id, points FROM score_entry WHERE kind = 10")
    assert entries == [{"user_id": buddy.id, "points": 3}]


@pytest.mark.slow
async def test_a_star_who_fades_is_a_card_and_a_person_writes(town: Town) -> None:
    here, ann, bo = await answered(town, "zh")
    await here.owner.writes_bot("/start")
    first = await here.posts(here.mallory, "大家好，我是新来的")
    assert "🤝" in str((await first.look())["reactions"])
    for _ in range(4):
        await here.posts(bo, "签到")
        await town.advance("24h", jump=True)
    last = await here.posts(bo, "大家好")
    assert "🤝" not in str((await last.look()).get("reactions"))
    await here.command(here.owner, "/tier 传播者", reply_to=last)
    await here.command(here.owner, "/tiers")
    await here.tap(here.owner, "启用")
    await greeted(here, ann)
    await town.advance("6d", jump=True)
    missed = "Bo平时一周来1天，已9天没出现。"
    assert not [text for text in words(await seen_by(here.owner, None)) if missed in text]
    await town.advance("26h", jump=True)
    await town.restart()
    await town.advance("26h", jump=True)
    cards = [one for one in await seen_by(here.owner, None) if missed in one["text"]]
    assert [labels(card) for card in cards] == [["我去问候", "参考话", "不打扰"]]
    await here.tap_private(here.owner, "参考话")
    [card] = [one for one in await seen_by(here.owner, None) if missed in one["text"]]
    assert "Bo，有阵子没在「川西徒步」见到你了" in card["text"]
    assert (await here.tap_private(here.owner, "我去问候"))["text"] == "Olga去问候。"
    [card] = [one for one in await seen_by(here.owner, None) if missed in one["text"]]
    assert labels(card) == []
    assert "Bo" not in "".join(words(await seen_by(ann, None)))
