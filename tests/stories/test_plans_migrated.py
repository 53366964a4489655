"""A group becomes a supergroup while all that it is fed still waits: each comes in its new place, once, at its time."""

from collections import Counter
from typing import Any

import pytest

from bot.emulator.people import Message, Person
from tests.heard import heard, labels, seen_by, words
from tests.planning import Planning, planning
from tests.town import Town

# When each is posted, the poll, the digest; the buttons: take the idea, read it.
SAID: dict[str, dict[str, str]] = {
    "en": {
        "once": "tomorrow 9:00", "cron": "0 10 * * * 2 times", "every": "every 6 hours 3 times",
        "album": "tomorrow 9:30",
        "reserve": "reserve", "queue": "every day 11:00", "poll": "/poll Who hikes? | Me | Not me | every tue 20:00",
        "take": "To the queue", "got": "Got it", "got one": "Got it 1", "read": "2 have read it",
        "form": "Tomorrow 20:00", "save": "Save",
    },
    "zh": {
        "once": "明天9:00", "cron": "0 10 * * * 共2次", "every": "每6小时 共3次", "album": "明天9:30",
        "reserve": "备用", "queue": "每天11:00", "poll": "/poll Who hikes?｜去｜不去｜每周二20:00",
        "take": "排进队列", "got": "收到", "got one": "收到 1", "read": "2人已收到", "form": "明天晚上8点",
        "save": "保存",
    },
}  # fmt: skip
VIEWS: dict[str, Any] = {
    "media_group": [{"photo": "one"}, {"photo": "two"}],
    "caption": "Views",
    "buttons": [[{"text": "All", "url": "https://a.example"}]],
}


async def all_planned(here: Planning, said: dict[str, str]) -> None:
    """Once, by a cron line, every so many hours, an album, a reserve, a queue, a poll that repeats, a digest."""
    for text, when in (("Once", "once"), ("Cron", "cron"), ("Every", "every"), ("Reserve", "reserve")):
        await here.schedules(await here.owner.says(here.group, text), said[when])
    await here.schedules(await here.owner.says(here.group, **VIEWS), said["album"])
    await here.schedules(await here.owner.says(here.group, "Queued"), said["queue"], "/queue")
    await here.schedules(None, "", said["poll"])
    await here.schedules(None, "on", "/best")
    await here.town.advance("1m")


async def halves(here: Planning, ann: Person, said: dict[str, str]) -> Message:
    """An idea that waits, an announcement that one has read, a form of which half is written; the announcement."""
    await heard(here.town, ann, here.group, ann.says(here.group, "/suggest Guess the peak"))
    await here.cards()
    await here.schedules(None, "We meet at eight", "/announce")
    posted = next(one for one in await here.posts() if said["got"] in labels(one))
    await ann.taps(posted, said["got"], group=here.group)
    await here.writes(f"/start drops_{here.group.id}")
    await here.writes("From the form")
    await here.town.settle()
    return Message(here.town.people.wire, here.group.id, posted["id"])


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_all_that_waits_moves_with_its_group_through_a_restart(town: Town, lang: str) -> None:
    said = SAID[lang]
    old = await planning(town, lang, kind="group")
    ann, bo, cem = [await old.group.joined_by(name) for name in ("Ann", "Bo", "Cem")]
    await old.schedules(None, "UTC", "/timezone")
    await all_planned(old, said)
    announced = await halves(old, ann, said)
    here = Planning(town, old.owner, await old.group.migrate())
    await town.settle()
    await town.restart()
    await here.group.add_bot(rights="all")
    await town.settle()
    for label in ("form", "save"):
        await heard(town, old.owner, None, here.taps(said[label], private=True))
    await here.taps(said["take"], private=True)
    tent = await ann.says(here.group, "Which tent would you take above four thousand metres in winter?")
    for person in (bo, cem):
        await person.says(here.group, "Good point, thank you", reply_to=tent)
    await bo.taps(announced, said["got one"])
    await town.advance("30s")
    [standing] = await here.schedules(None, "", "/announce")
    assert said["read"] in standing["text"]
    await town.advance("6d12h")
    assert await posted(here) == Counter(
        {"Once": 1, "Cron": 2, "Every": 3, "Views": 1, "Who hikes?": 1, "Queued": 1, "idea": 1, "Reserve": 1,
         "From the form": 1, "digest": 1}
    )  # fmt: skip
    for table in (
        "drop_item",
        "drop_plan",
        "drop_posting",
        "announcement",
        "announcement_receipt",
        "best_plan",
    ):
        assert town.rows(f"SELECT DISTINCT chat_id FROM {table}") == [{"chat_id": here.group.id}], table  # noqa: S608 - the tables above
    assert "Once" not in words(await seen_by(old.owner, old.group))


async def posted(here: Planning) -> Counter[str]:
    """What stands there of the bot's, by its words."""
    found: Counter[str] = Counter()
    for one in await here.posts():
        text = words([one])[0] or ((one.get("media") or {}).get("poll") or {}).get("question", "")
        found[text] += 1
        found["idea"] += text.startswith("Guess the peak\n\n")
        found["digest"] += "1. Ann" in text
    names = (
        "Once",
        "Cron",
        "Every",
        "Views",
        "Who hikes?",
        "Queued",
        "idea",
        "Reserve",
        "From the form",
        "digest",
    )
    return Counter({name: found[name] for name in names})
