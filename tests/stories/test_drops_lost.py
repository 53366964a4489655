"""Drops whose sending goes wrong: what was posted is found again, what was not is posted, whatever stood before it."""

from typing import Any

import pytest

from tests.heard import Seen
from tests.planning import Planning, planning
from tests.town import Town

VIEWS: dict[str, Any] = {
    "media_group": [{"photo": True}, {"photo": True}, {"photo": True}],
    "caption": "Views",
    "buttons": [[{"text": "All", "url": "https://a.example"}]],
}
KINDS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("05", "sendMediaGroup", VIEWS),
    ("06", "sendPoll", {"poll": {"question": "Lake?", "options": ["a", "b"]}}),
    ("07", "sendSticker", {"sticker": True}),
    ("08", "sendPhoto", {"photo": True, "buttons": [[{"text": "Map", "url": "https://a.example"}]]}),
)


async def new_posts(here: Planning, clock: str, known: set[int]) -> list[Seen]:
    """What stands there at that time and did not before."""
    await here.until(clock)
    return [one for one in await here.posts() if one["id"] not in known]


@pytest.mark.slow
async def test_a_lost_answer_doubles_nothing_and_a_lost_request_loses_nothing(town: Town) -> None:
    here = await planning(town)
    for hour, _, content in KINDS:
        await here.schedules(
            await here.owner.says(here.group, **content), f"every day {hour}:00 2 times keep 30m"
        )
    for fault in ("lost_answer", "5xx"):
        for hour, method, content in KINDS:
            await town.people.faults([{"method": method, "kind": fault, "count": 1}])
            known = {one["id"] for one in await here.posts()}
            posted = await new_posts(here, f"{hour}:05", known)
            assert len(posted) == (4 if content is VIEWS else 1), f"{method} after {fault}"
            assert await new_posts(here, f"{hour}:45", known) == [], "all of it goes after half an hour"
    assert {row["state"] for row in town.rows("SELECT state FROM drop_posting")} == {"posted"}


def posted(said: list[str]) -> list[str]:
    """Which of the three, and how often."""
    return sorted(text for text in said if text in ("Daily", "New", "Once"))


@pytest.mark.slow
async def test_r33_r34_g12_neither_a_blocked_loop_nor_new_drops_nor_a_clock_set_back_double_or_lose_any(
    town: Town,
) -> None:
    here = await planning(town)
    for text, when in (("Daily", "every day 9:00"), ("Once", "tomorrow 9:00")):
        await here.schedules(await here.owner.says(here.group, text), when)
    await here.until("08:59:58")
    await town.people.advance("5s", jump=True)  # nothing ran at the due second
    await here.schedules(await here.owner.says(here.group, "New"), "tomorrow 9:00")
    assert posted(await here.said()) == ["Daily", "Once"]
    await town.people.set_clock("2026-01-06T08:30:00+00:00", jump=True)
    for act in ("Pause", "Resume"):
        await here.schedules(None, "", "/drops")
        await here.taps("1" if act == "Pause" else "2")
        await here.taps(act)
    await here.until("09:30")
    assert posted(await here.said()) == ["Daily", "Once"]
    await here.until("09:30")
    assert posted(await here.said()) == ["Daily", "Daily", "New", "Once"]


@pytest.mark.slow
async def test_g11_what_telegram_did_not_take_in_time_is_told_and_the_queue_keeps_it(town: Town) -> None:
    here = await planning(town)
    await here.schedules(await here.owner.says(here.group, "Once"), "tomorrow 4:00")
    await here.schedules(await here.owner.says(here.group, "Item"), "every day 8:00", "/queue")
    before = len(await here.said())
    for clock, wait, expected in (("04:01", 7_300, []), ("08:01", 7_300, []), ("08:01", 3_600, ["Item"])):
        await town.people.faults([{"method": "sendMessage", "kind": "429", "retry_after": wait, "count": 1}])
        await here.until(clock)
        await town.advance("1h1m")
        await town.advance("1h30m")
        assert (await here.said())[before:] == expected
    told = "Not posted at Tue 6 Jan {}:00, as it could not be sent in time"
    assert [sum(told.format(at) in card for card in await here.cards()) for at in ("04", "08")] == [1, 1]
