"""Drops of every kind of time over the weekend on which clocks change: each when its wall says, as it was wished."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.heard import Seen
from tests.planning import Planning, planning
from tests.town import Town

PLANS = {
    "en": (
        ("Weekly", "every sun 2:30 2 times silent"),
        ("Monthly", "every month 29th 9:00"),
        ("Cron", "0 9 * * * until 30 Mar pin replace"),
        ("Twice", "2 a week 20:00 keep 2h"),
        ("Hours", "every 36 hours 3 times"),
    ),
    "zh": (
        ("Weekly", "每周日 2:30 共2次 静音"),
        ("Monthly", "每月29日9点"),
        ("Cron", "0 9 * * * 到3月30日 置顶 替换"),
        ("Twice", "每周2次 晚上8点 保留2小时"),
        ("Hours", "每36小时 共3次"),
    ),
}
ENDS = {"en": "It ends after 30 Mar", "zh": "3月30日之后停止"}
# In UTC, by hand: on 29 March clocks in Berlin go from 02:00 (01:00 UTC) to 03:00.
TIMES = {
    "Weekly": ["29 01:00", "05 00:30"],  # half past two is skipped, so it comes as soon as the gap is over
    "Monthly": ["29 07:00"],
    "Cron": ["27 08:00", "28 08:00", "29 07:00", "30 07:00"],
    "Twice": ["26 19:00", "30 18:00", "02 18:00"],
    "Hours": ["27 22:0x", "29 10:0x", "30 22:0x"],  # steps of hours do not look at the wall
}


@pytest.fixture
def town_options() -> dict[str, Any]:
    """The Thursday before clocks change in Europe."""
    return {"now": datetime(2026, 3, 26, 10, tzinfo=UTC)}


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_r35_weekly_monthly_cron_so_many_a_week_and_every_so_many_hours_over_a_change_of_clocks(
    town: Town, lang: str
) -> None:
    here = await planning(town, lang)
    await here.schedules(None, "Europe/Berlin", "/timezone")
    since = await town.people.last_call()
    told = {
        text: (await here.schedules(await here.owner.says(here.group, text), when))[-1]["text"]
        for text, when in PLANS[lang]
    }
    assert ENDS[lang] in told["Cron"]
    await here.until("19:05")
    assert (await here.said()).count("Twice") == 1
    await here.until("21:05")
    assert (await here.said()).count("Twice") == 0, "gone after two hours"
    await town.advance("2d")
    await town.restart()
    await town.advance("1d12h")
    crons = await named(here, "Cron")
    assert [one["id"] for one in crons] == (await here.group.look())["pinned"], "the newest alone, and pinned"
    await town.advance("6d12h")
    posted: dict[str, list[str]] = {}
    for call in await town.people.calls(since):
        text = call["parameters"].get("text")
        if call["method"] == "sendMessage" and text in TIMES:
            at = datetime.fromisoformat(call["time"])
            posted.setdefault(text, []).append(f"{at:%d %H:}{'0x' if text == 'Hours' else f'{at:%M}'}")
            assert (call["parameters"]["disable_notification"] == "true") == (text == "Weekly")
    assert posted == TIMES
    states = town.rows("SELECT state, COUNT(*) AS count FROM drop_posting GROUP BY state")
    assert states == [{"state": "posted", "count": sum(map(len, TIMES.values()))}]


async def named(here: Planning, text: str) -> list[Seen]:
    """The posts that say so and still stand."""
    return [one for one in await here.posts() if one["text"] == text]
