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
