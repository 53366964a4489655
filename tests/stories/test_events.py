"""Events: signed up for by one button, with a waiting list, reminders, attendance and a calendar file."""

import asyncio
from dataclasses import dataclass
from typing import Any

import pytest

from bot.emulator.people import Person
from tests.heard import Seen, heard, labels, seen_by, words
from tests.planning import Planning, planning
from tests.town import Town

GO = ("Sign up or off", "报名／取消")


@pytest.fixture
def town_options() -> dict[str, Any]:
    """Groups that want to hear how many came."""
    return {"environment": {"ANTHILL_POLICY__EVENTS__COUNT_LINE": "true"}}


@dataclass(frozen=True)
class Event:
    """One event of a group."""

    here: Planning

    async def post(self) -> Seen:
        """Its message as it stands."""
        return [one for one in await self.here.posts() if set(GO) & set(labels(one))][-1]

    async def lines(self) -> list[str]:
        """Its words, once all edits have left."""
        number = (await self.post())["id"]
        await self.here.town.advance("11s")
        return next(str(one["text"]).splitlines() for one in await self.here.posts() if one["id"] == number)

    async def taps(self, person: Person, label: str = "Sign up or off") -> str:
        """What the popup says."""
        told = await person.taps(await self.post(), label, group=self.here.group)
        await self.here.town.settle()
        return str(told["text"])


async def event(here: Planning, command: str, post: str = "Post") -> Event:
    """It is typed, looked at and posted."""
    [preview] = await heard(here.town, here.owner, here.group, here.owner.says(here.group, command))
    assert preview["ephemeral"]
    await here.owner.taps(preview, post, group=here.group)
    await here.town.settle()
    return Event(here)


async def members(here: Planning, *names: str, **details: Any) -> list[Person]:
    """Members who have pressed Start, but for those in small letters."""
    found = [await here.group.joined_by(name, **details) for name in names]
    for person in found:
        if person.name[0].upper() == person.name[0]:
            await person.writes_bot("/start")
    await here.town.settle()
    await here.town.advance("3m")
    return found


async def mail(person: Person) -> list[str]:
    """What they were written in private, less the group's name."""
    return [text.removeprefix("West Hikers\n") for text in words(await seen_by(person, None)) if text][1:]


@pytest.mark.slow
async def test_places_and_reminders_of_one_event(town: Town) -> None:
    here = await planning(town)
    ann, bo, cem, dan = await members(here, "Ann", "Bo", "Cem", "dan")
    picnic = await event(here, "/event Picnic <b> | Tue 14:00-16:00 | https://maps.example/gate | 2 places")
    assert await picnic.lines() == [
        "Picnic <b>", "Tue 6 Jan 14:00–16:00", "https://maps.example/gate", "0 of 2 places taken",
    ]  # fmt: skip
    assert await picnic.taps(ann) == "You are in: Tue 6 Jan 14:00."
    assert await picnic.taps(ann) == "You are in: Tue 6 Jan 14:00.", "tapped twice by mistake"
    assert await picnic.taps(bo) == "You are in: Tue 6 Jan 14:00."
    assert (await picnic.taps(cem)).startswith("It is full. You are the first on the waiting list")
    assert (await picnic.taps(dan)).startswith("It is full. You are number 2 on the waiting list")
    assert (await picnic.lines())[-1] == "2 of 2 places taken, 2 waiting"
    await bo.says(here.group, "/top hide")
    await town.settle()
    assert await picnic.taps(cem, "Who comes") == "Ann and 1 more"

    await ann.leaves(here.group)
    await town.settle()
    assert (await mail(cem))[-1].startswith("A place is free, and it is yours: “Picnic <b>”.")
    before = await seen_by(dan, here.group)
    assert await picnic.taps(bo) == "You are off the list."
    [whisper] = [one for one in await seen_by(dan, here.group) if one not in before]
    assert (whisper["ephemeral"], whisper["text"].partition(":")[0]) == (
        True,
        "A place is free, and it is yours",
    )

    await town.restart()
    await here.until("14:00")
    assert (await mail(cem))[-1].startswith("You signed up for “Picnic <b>”.\nTue 6 Jan 14:00–16:00")
    await here.until("13:00")
    await town.restart()
    await here.until("13:59")
    assert sum("You signed up" in text for text in await mail(cem)) == 2, "the day before, two hours before"
    assert not any("You signed up" in text for text in await mail(bo)), "who is off the list hears nothing"


@pytest.mark.slow
async def test_who_came_is_shown_by_a_code_or_ticked_by_an_admin(town: Town) -> None:
    here = await planning(town)
    bo, cem, dan = await members(here, "Bo", "Cem", "dan")
    picnic = await event(here, "/event Picnic | today 14:00-16:00")
    for person in (cem, dan):
        await picnic.taps(person)
    await town.restart()
    assert await arriving(here, bo) == [], "an ordinary word until it begins"
    await here.until("14:01")
    assert (await arriving(here, bo))[0].startswith("Send the code that is shown on site")
    code = (await mail(here.owner))[-1].partition("on site: ")[2][:5]
    assert not set(GO) & {label for one in await here.posts() for label in labels(one)}
    said = words(await heard(town, cem, None, cem.writes_bot(code.lower())))
    assert said == ["West Hikers\nGood that you are here: “Picnic”."]
    for left in ("4 more tries", "3 more tries", "2 more tries", "one more try", "ask an admin"):
        [no] = await heard(town, bo, here.group, bo.says(here.group, "/here AAA22"))
        assert left in no["text"]
    [no] = await heard(town, bo, here.group, bo.says(here.group, f"/here {code}"))
    assert "Too many" in no["text"], "nobody guesses"
    assert not any(text.startswith("/here") for text in words(await here.group.messages()) if text)

    await here.until("16:01")
    card = [one for one in await seen_by(here.owner, None) if "signed up, " in (one["text"] or "")][-1]
    assert "2 signed up, 1 came: Cem. Not seen: dan." in card["text"]
    assert (await here.said())[-1] == "One of us came to “Picnic”."
    [people] = await heard(town, here.owner, None, here.owner.taps(card, "Who came"))
    for label, names in (("✓ Cem", ["Cem", "dan"]), ("Cem", ["✓ Cem", "dan"]), ("dan", ["✓ Cem", "✓ dan"])):
        assert await ticked(here, people, label) == names
    sums = "select user_id, sum(points) as points from score_entry where kind = 14 group by user_id order by user_id"
    assert [tuple(row.values()) for row in town.rows(sums)] == [(cem.id, 10), (dan.id, 10)]
    await town.advance("1m")
    assert sum("signed up, 2 came" in text for text in await mail(here.owner)) == 1


async def arriving(here: Planning, person: Person) -> list[str]:
    """What somebody is told who says in a word that they are there."""
    return words(await heard(here.town, person, here.group, person.says(here.group, "到了")))


async def ticked(here: Planning, people: Seen, label: str) -> list[str]:
    """The list after the owner tapped a name on it."""
    await here.owner.taps(people, label)
    await here.town.settle()
    return labels(next(one for one in await seen_by(here.owner, None) if one["id"] == people["id"]))


@pytest.mark.slow
async def test_an_event_by_the_form_moves_with_its_group_and_is_changed(town: Town) -> None:
    here = await planning(town, "zh", kind="group")
    lin, bei = await members(here, "小林", "小北", language_code="zh-hans")
    assert (await here.writes("/event"))[-1]["text"].startswith("给「川西徒步」发起活动")
    assert (await here.writes("周末野餐"))[-1]["text"].startswith("什么时候")
    assert (await here.writes("有空的时候"))[-1]["text"].startswith("什么时候")
    assert (await here.writes("周六14点到16点"))[-1]["text"] == "在哪里？几个字或一个链接。"
    await here.taps("不写地点", private=True)
    preview = (await here.writes("1人"))[-1]
    assert preview["text"].endswith("周末野餐\n1月10日（周六）14:00–16:00\n已报名0人，共1个名额")
    await here.taps("发出", private=True)
    picnic = Event(here)
    assert await picnic.taps(lin, GO[1]) == "已报名：1月10日（周六）14:00。"
    assert await picnic.taps(bei, GO[1]) == "名额已满。你是候补第1位，有空位时我会告诉你。"

    moved = Planning(town, here.owner, await here.group.migrate())
    await town.settle()
    [listed] = await heard(town, bei, moved.group, bei.says(moved.group, "活动"))
    assert listed["text"].splitlines()[1] == "1 周末野餐：1月10日（周六）14:00–16:00（候补中）"
    await changed(moved, "名额", "2")
    assert "有空位了，轮到你" in (await seen_by(bei, None))[-1]["text"]
    picnic = Event(moved)
    assert (await picnic.post())["text"].endswith("已报名2人，共2个名额"), "posted anew in the supergroup"
    await changed(moved, "时间", "周日15点")
    for person in (lin, bei):
        assert sum("有变动" in text for text in words(await seen_by(person, None)) if text) == 1
    assert (await picnic.post())["text"].splitlines()[1] == "1月11日（周日）15:00–17:00"


async def changed(here: Planning, label: str, words_said: str) -> None:
    """The owner changes something of the next event, by the list in private."""
    listed = (await heard(here.town, here.owner, None, here.owner.writes_bot("/events")))[-1]
    await heard(here.town, here.owner, None, here.owner.taps(listed, "1"))
    await here.taps(label, private=True)
    if words_said:
        await here.writes(words_said)


@pytest.mark.slow
async def test_a_cancelled_event_is_told_once_and_cancelled_in_calendars(town: Town) -> None:
    here = await planning(town, "zh")
    [lin] = await members(here, "小林", language_code="zh-hans")
    picnic = await event(here, "/event 野餐｜周六14点｜北门", "发出")
    await picnic.taps(lin, GO[1])
    await lin.taps(await picnic.post(), "加入日历", group=here.group)
    await changed(here, "地点", "南门, 3号; 树下")
    await changed(here, "通知报名的人", "请带水。")
    assert (await seen_by(lin, None))[-1]["text"].endswith("请带水。")
    await changed(here, "取消活动", "")
    await here.taps("确认取消", private=True)
    gone = (await seen_by(lin, None))[-1]
    assert gone["text"] == "川西徒步\n「野餐」（1月10日（周六）14:00–16:00）已取消。"
    assert (await here.posts())[-1]["text"].endswith("活动已取消。")
    await lin.taps(gone, "加入日历")
    await town.settle()
    kept = [file for file in town.emulator.world.state.files.values() if file.name.endswith(".ics")]
    first, last = (file.content.decode() for file in kept)
    assert {"SEQUENCE:0", "STATUS:CONFIRMED", "LOCATION:北门", "DTSTART:20260110T060000Z"} <= set(
        first.split("\r\n")
    )
    assert {"SEQUENCE:2", "STATUS:CANCELLED", "METHOD:CANCEL", "LOCATION:南门\\, 3号\\; 树下"} <= set(
        last.split("\r\n")
    )
    assert first.split("\r\n")[6] == last.split("\r\n")[6], "the same event"
    await town.advance("7d")
    assert (await seen_by(lin, None))[-1]["caption"], "nothing is said of what does not happen"


@pytest.mark.slow
async def test_what_cannot_be_said_is_told_and_another_clock_keeps_the_hour(town: Town) -> None:
    here = await planning(town)
    [ann] = await members(here, "Ann")
    await here.writes("/event")
    await here.writes("Picnic\nSat 14:00\nNorth gate")
    refused = {"kind": "400", "count": 1, "words": "not enough rights to send text messages to the chat"}
    await town.people.faults([{"method": "sendMessage", **refused}])
    await here.taps("Post", private=True)
    assert "was not posted. Telegram said: Not enough rights" in (await here.cards())[-1]
    assert (await here.taps("Post", private=True))["text"] == "Posted.", "tapped twice"
    await here.taps("Post again", private=True)
    await Event(here).taps(ann)

    await here.schedules(None, "Asia/Shanghai", "/timezone")
    await town.advance("15s")
    assert (await Event(here).post())["text"].splitlines()[1] == "Sat 10 Jan 14:00–16:00"
    [row] = town.rows("select zone, starts_at, version from event_meeting where state = 'open'")
    assert (row["zone"], row["version"]) == ("Asia/Shanghai", 1)
    assert str(row["starts_at"]).startswith("2026-01-10 06:00")
    closed = {"kind": "403", "count": 1, "chat": ann.id, "words": "bot was blocked by the user"}
    await changed(here, "Reminders on/off", "")
    assert (await here.taps("Code", private=True))["text"] == "The code is made when it begins."
    await here.taps("Place", private=True)
    await town.people.faults([{"method": "sendMessage", **closed}])
    await here.writes("South gate")
    [whisper] = [one for one in await seen_by(ann, here.group) if "has changed" in (one["text"] or "")]
    assert whisper["ephemeral"]
    await town.advance("5d")
    assert not any("You signed up" in text for text in await mail(ann)), "its reminders are off"
    assert any("begins. The code" in text for text in await mail(here.owner))
    await town.advance("370d", jump=True)
    assert town.rows("select * from event_guest") == []


@pytest.mark.slow
async def test_only_who_may_makes_one_and_bad_input_says_how(town: Town) -> None:
    here = await planning(town)
    [ann] = await members(here, "ann")
    for person, text, told in (
        (ann, "/event Picnic | Sat 14:00", "Only admins of the group can do this."),
        (ann, "/events", "Nothing is planned yet."),
        (ann, "/here ABC23", "No event here takes codes now."),
        (here.owner, "/event Picnic", "When is it?"),
        (here.owner, "/event Picnic | 1 Jan 2020 14:00", "That time has passed."),
        (here.owner, "/event Picnic | Sat 14:00 | 0 places", "How many places?"),
        (here.owner, "/event", "An event in one line"),
    ):
        [no] = await heard(town, person, here.group, person.says(here.group, text))
        assert told in no["text"]
    [preview] = await heard(
        town, here.owner, here.group, here.owner.says(here.group, "/event Lunch | Sat 14:00")
    )
    for label, told in (("Discard", "Discarded."), ("Post", "This event is not open any more.")):
        assert (await here.owner.taps(preview, label, group=here.group))["text"] == told
    picnic = await event(here, "/event Picnic | Sat 14:00 | sign up until Fri 18:00")
    url = (await ann.taps(await picnic.post(), "Calendar", group=here.group))["url"]
    [file] = (await heard(town, ann, None, ann.writes_bot(f"/start {url.partition('start=')[2]}")))[-1:]
    assert file["media"]["document"]["file_name"].endswith(".ics")
    for arg in ("events_", "events_x", f"events_{ann.id}", "events_-99999999999999999999"):
        assert await heard(town, ann, None, ann.writes_bot(f"/start {arg}")) == []
    [no] = await heard(town, ann, None, ann.writes_bot(f"/start events_{here.group.id}"))
    assert no["text"].endswith("Only admins of the group can do this.")
    last = await event(here, "/event Walk | Sat 16:00 | 1 place")
    answers = await asyncio.gather(last.taps(ann), last.taps(here.owner))
    assert sorted(text[:10] for text in answers) == ["It is full", "You are in"], (
        "two at once for the last place"
    )
    await town.advance("4d9h")
    first = [one for one in await here.posts() if "Picnic" in one["text"]][-1]
    assert (await ann.taps(first, GO[0], group=here.group))["text"] == "Sign-up has ended."
