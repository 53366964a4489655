"""Polls: in one line or by the form, closed at their time with what came of it; points for votes."""

import pytest

from bot.emulator.people import Message
from tests.heard import heard, labels, words
from tests.planning import Planning, planning
from tests.town import Town

LINES = {
    "en": (
        "/poll Where to? | Lake | Peak | Sea | end 2h",
        "Open until Mon 5 Jan 12:0",
        "“Lake”: 2 of 3 (67 %).",
    ),
    "zh": (
        "/poll 去哪儿？｜湖边｜山顶｜海边｜2小时后截止",
        "开放到1月5日（周一）",
        "「湖边」：3人中2票（67%）。",
    ),
}
QUIZ = {
    "en": (
        "/quiz Which is higher?\nK2\n*Everest\nwhy: 8,849 m\nend 1h",
        "The answer: “Everest”. 1 of 2 knew it.",
    ),
    "zh": (
        "/quiz 哪座山更高？\n乔戈里峰\n*珠峰\n解析：8849米\n1小时后截止",
        "答案：「珠峰」。2人中1人答对。",
    ),
}


async def newest(here: Planning) -> Message:
    """The newest poll of the bot's."""
    polls = [one for one in await here.posts() if "poll" in (one["media"] or {})]
    return Message(here.town.people.wire, here.group.id, polls[-1]["id"])


def points(town: Town) -> dict[int, int]:
    """What members have, where it is anything."""
    rows = town.rows("SELECT user_id, points FROM score_total WHERE points <> 0")
    return {row["user_id"]: row["points"] for row in rows}


@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_a_line_is_a_poll_that_ends_with_its_result_and_votes_earn(town: Town, lang: str) -> None:
    line, until, result = LINES[lang]
    here = await planning(town, lang)
    ann, bo, cy = [await here.group.joined_by(name) for name in ("Ann", "Bo", "Cy")]
    told = (await here.schedules(None, "", line))[-1]
    assert until in told["text"]
    assert told["ephemeral"]
    poll = await newest(here)
    await ann.votes(poll, 0)
    await bo.votes(poll, 0)
    await town.restart()
    await cy.votes(poll, 1)
    await town.advance("1h")
    assert points(town) == {ann.id: 1, bo.id: 1, cy.id: 1}
    before = len(await here.posts())
    await town.advance("65m")
    [said] = (await here.posts())[before:]
    assert result in said["text"]
    assert said["reply_to"] is not None
    line, result = QUIZ[lang]
    await here.schedules(None, "", line)
    poll = await newest(here)
    await ann.votes(poll, 1)
    await bo.votes(poll, 0)
    await town.advance("61m")
    assert result in words(await here.posts())[-1]
    assert [row["state"] for row in town.rows("SELECT state FROM poll_sent")] == ["closed", "closed"]
