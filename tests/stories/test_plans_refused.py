"""What Telegram refuses of drops, polls and announcements is told with its reason, and goes on by a tap when mended."""

from typing import Any

import pytest

from tests.heard import heard, labels, words
from tests.planning import Planning, planning
from tests.town import Town

FILE = {"kind": "400", "words": "wrong file identifier/HTTP URL specified"}
RIGHT = {"kind": "400", "words": "not enough rights to send text messages to the chat"}
POLLS = {"kind": "400", "words": "not enough rights to send polls to the chat"}
ODD = {"kind": "400", "words": "MESSAGE_ODD"}
AWAY = {"kind": "html_502"}

SAID: dict[str, dict[str, str]] = {
    "en": {
        "daily": "every day {}:00", "poll": "/poll Who hikes? | Me | Not me | every day 9:00", "reserve": "reserve",
        "right": "I lack the right to send it; paused", "other": "Telegram refused it; paused",
        "content": "Telegram no longer has its file",
        "unknown": "did not say whether this was posted at Tue 6 Jan 11:00",
        "now": "Post now", "resume": "Resume", "pause": "Pause", "undo": "Undo", "goes": "It goes on.",
        "paused": "Paused.", "undone": "Removed. It will not be posted.", "variant": "Add a wording",
        "list right": "paused, a right is missing", "list other": "paused, Telegram refused it",
        "list content": "set aside, Telegram no longer has its file",
        "done": "Posted now by an admin: text “Eleven”",
        "failed": "The announcement “We meet at eight”",
        "away": "as I was away too long", "taken": "A right was taken from me", "got": "Got it",
    },
    "zh": {
        "daily": "每天{}:00", "poll": "/poll Who hikes?｜去｜不去｜每天9:00", "reserve": "备用",
        "right": "我缺少发送权限，已暂停", "other": "Telegram 拒绝了，已暂停",
        "content": "Telegram 上的文件没有了，先搁置", "unknown": "Telegram 没有说明1月6日（周二）11:00这条是否已发出",
        "now": "现在发", "resume": "恢复", "pause": "暂停", "undo": "撤销", "goes": "已恢复。",
        "paused": "已暂停。", "undone": "已取消，不会发布。", "variant": "添加写法",
        "list right": "已暂停，缺少权限", "list other": "已暂停，Telegram 拒绝了",
        "list content": "已搁置，Telegram 上的文件没有了",
        "done": "管理员已现在发布：文字「Eleven」",
        "failed": "群公告「We meet at eight」没能发出", "away": "我离线太久", "taken": "权限", "got": "收到",
    },
}  # fmt: skip


async def at(here: Planning, clock: str, method: str, fault: dict[str, Any], count: int = 1) -> list[str]:
    """At that time the group's calls of that method fail so; all the cards."""
    rule = {"method": method, "count": count, "chat": str(here.group.id), **fault}
    await here.town.people.faults([rule])
    await here.until(clock)
    await here.town.people.faults([])
    return await here.cards()


async def resumed(here: Planning, number: str, said: dict[str, str]) -> None:
    """The owner lets one of the list go on."""
    await here.schedules(None, "", "/drops")
    await here.taps(number)
    assert (await here.taps(said["resume"]))["text"] == said["goes"]


async def listed(here: Planning) -> str:
    """What is planned, as the owner reads it."""
    [seen] = await here.schedules(None, "", "/drops")
    return str(seen["text"])


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_each_refusal_pauses_with_its_reason_and_an_unknown_outcome_is_left_to_the_admins(
    town: Town, lang: str
) -> None:
    said = SAID[lang]
    here = await planning(town, lang)
    await here.schedules(None, "UTC", "/timezone")
    await here.schedules(None, "", said["poll"])
    await here.schedules(await here.owner.says(here.group, "Ten"), said["daily"].format(10))
    await here.schedules(await here.owner.says(here.group, "Eleven"), said["daily"].format(11))
    assert any(said["right"] in card for card in await at(here, "09:05", "sendPoll", POLLS))
    assert any(said["other"] in card for card in await at(here, "10:05", "sendMessage", ODD))
    assert any(said["unknown"] in card for card in await at(here, "11:05", "sendMessage", AWAY, 2))
    assert [(await here.said()).count(text) for text in ("Ten", "Eleven")] == [0, 1], "one of the day before"
    text = await listed(here)
    assert (said["list right"] in text, said["list other"] in text) == (True, True)
    await town.restart()
    before = len(await here.posts())
    await here.taps(said["now"], private=True)
    await town.advance("10s")
    assert words((await here.posts())[before:]) == ["Eleven"]
    assert any(said["done"] in card for card in await here.cards())
    for _ in range(2):
        await resumed(here, "3", said)  # what is paused stands last
    before = len(await here.posts())
    await here.until("09:05")
    await here.until("11:05")
    polls = [one for one in (await here.posts())[before:] if (one.get("media") or {}).get("poll")]
    assert (len(polls), (await here.said())[-2:]) == (1, ["Ten", "Eleven"])
    await late_undone_and_paused(here, said)


async def late_undone_and_paused(here: Planning, said: dict[str, str]) -> None:
    """What is too late is posted by a tap, once; a plan rests, and one is taken back at once."""
    await here.town.stop()
    await here.town.people.set_clock("2026-01-13T15:00:00+00:00", jump=True)
    await here.town.start()
    cards = await here.cards()
    before = len(await here.posts())
    assert any(said["away"] in card and "Eleven" in card for card in cards)
    await here.taps(said["now"], private=True)
    await here.town.advance("10s")
    assert len((await here.posts())[before:]) == 1
    await here.schedules(None, "", "/drops")
    await here.taps("1")
    assert (await here.taps(said["pause"]))["text"] == said["paused"]
    await here.schedules(await here.owner.says(here.group, "Noon"), said["daily"].format(12))
    assert (await here.taps(said["undo"]))["text"] == said["undone"]


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_files_that_are_gone_from_the_reserve_and_from_a_wording_and_a_reserve_without_rights(
    town: Town, lang: str
) -> None:
    said = SAID[lang]
    here = await planning(town, lang)
    await here.schedules(None, "UTC", "/timezone")
    photo = await here.owner.says(here.group, photo=True)
    await here.schedules(photo, said["reserve"])
    await here.schedules(await here.owner.says(here.group, "Spare"), said["reserve"])
    three = await here.owner.says(here.group, "Three")
    await here.schedules(three, f"{said['daily'].format(13)} x2")
    await here.writes("/drops")
    await here.taps("1", private=True)
    await here.taps(said["variant"], private=True)
    await here.writes(photo=True)
    await here.until("13:05")
    assert (await here.said())[-1] == "Three"
    cards = await at(here, "13:04", "sendPhoto", FILE, 2)
    assert sum(said["content"] in card for card in cards) == 2, "the other wording, and the silence it left"
    assert (await listed(here)).count(said["list content"]) == 2
    await town.restart()
    cards = await at_last(here, RIGHT)
    assert any(said["right"] in card and "Spare" in card for card in cards)
    assert "Spare" not in await here.said()
    assert said["list right"] in await listed(here)
    await resumed(here, "3", said)
    await town.advance("1d")
    assert (await here.said())[-1] == "Spare"


async def at_last(here: Planning, fault: dict[str, Any]) -> list[str]:
    """After some days of silence the group's next post fails; all the cards."""
    rule = {"method": "sendMessage", "count": 1, "chat": str(here.group.id), **fault}
    await here.town.people.faults([rule])
    await here.town.advance("3d")
    await here.town.people.faults([])
    return await here.cards()


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_an_announcement_that_cannot_be_said_or_pinned_is_told(town: Town, lang: str) -> None:
    said = SAID[lang]
    here = await planning(town, lang)
    await town.people.faults([{"method": "sendMessage", "count": 1, "chat": str(here.group.id), **RIGHT}])
    await heard(town, here.owner, here.group, here.owner.says(here.group, "/announce We meet at eight"))
    assert any(said["failed"] in card for card in await here.cards())
    assert not any("We meet at eight" in text for text in await here.said())
    await here.group.add_bot(rights=["can_restrict_members"])
    await heard(town, here.owner, here.group, here.owner.says(here.group, "/announce We meet at nine"))
    [posted] = [one for one in await here.posts() if "We meet at nine" in one["text"]]
    assert labels(posted) == [said["got"]]
    assert (await here.group.look())["pinned"] == []
    await town.restart()
    assert any(said["taken"] in card for card in await here.cards())
    await here.group.add_bot(rights="all")
    await town.advance("1m")
    assert (await here.group.look())["pinned"] == [posted["id"]]
