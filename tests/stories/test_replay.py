"""A group's export played through the rules: the same as if the bot had been there; told, and taken over."""

import csv
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.config import Config, load
from bot.core.errors import Unusable
from bot.registry import POLICIES
from bot.replay.reporting import replay
from bot.replay.running import Options
from tests.exports import OWNER, line, said, talk, write
from tests.hikers import ADS, hikers
from tests.town import Town

BEGIN = datetime(2026, 1, 5, 10, tzinfo=UTC)
# minutes after the last, who, what, which message (by number here) it answers
TALK: tuple[tuple[int, str, str, int | None], ...] = (
    (2, "ann", "Which tent would you take to 4,000 metres?", None),
    (2, "bo", "A light one with two doors, wind is the problem", 0),
    (2, "ann", "Thanks, that helps!", 1),
    (2, "mallory", ADS[0], None),
    (5, "mallory", ADS[1], None),
    (60 * 25, "mallory", ADS[2], None),
    (5, "cy", "Has anybody walked the river path since the storm?", None),
    (5, "ann", "Yes, on Sunday, the second bridge is closed", 6),
    (5, "cy", "thank you!", 7),
)


async def told(config: Config, path: Path, *, into: bool = False, **options: Any) -> list[str]:
    """What `anthill replay` prints."""
    return [line async for line in replay(config, Options(path, **options), into=into)]


def rows(path: Path) -> list[dict[str, str]]:
    """A CSV file of a report."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def exported(folder: Path, people: Sequence[str], name: str = "West Hikers") -> Path:
    """The talk as an export, after everybody came."""
    ids = {who: 700 + number for number, who in enumerate(people)}
    now, messages = BEGIN, [line(1, BEGIN, OWNER, "create_group", members=[])]
    messages += [
        line(2 + number, BEGIN, (who, ids[who]), "join_group_by_link") for number, who in enumerate(people)
    ]
    for number, (minutes, who, words, answers) in enumerate(TALK):
        now += timedelta(minutes=minutes)
        more = {} if answers is None else {"reply_to_message_id": 50 + answers}
        messages.append(said(50 + number, now, (who, ids[who]), words, **more))
    return write(folder / "result.json", messages, name=name)


@pytest.mark.only_on("sqlite")
async def test_a_replay_decides_what_the_bot_decides(town: Town, tmp_path: Path) -> None:
    here = await hikers(town)
    people = {"mallory": here.mallory}
    for name in ("ann", "bo", "cy"):
        people[name] = await here.group.joined_by(name)
    posts: list[Any] = []
    for minutes, who, words, answers in TALK:
        await town.advance(f"{minutes}m")
        more = {} if answers is None else {"reply_to": posts[answers]}
        posts.append(await people[who].says(here.group, words, **more))
        await town.settle()
    live = town.rows("SELECT rule, reason, sanction FROM strike ORDER BY given_at")
    ids = {person.id: name for name, person in people.items()}
    scores = {
        ids[row["user_id"]]: row["score"] for row in town.rows("SELECT * FROM score_total WHERE score > 0")
    }
    assert len(live) == 3
    assert len(scores) > 1

    report = tmp_path / "out"
    lines = await told(load(None, POLICIES, {}), exported(tmp_path, list(people)), report=report)
    struck = rows(report / "strikes.csv")
    assert [(row["rule"], row["sanction"]) for row in struck] == [
        (row["rule"], row["sanction"]) for row in live
    ]
    assert [row["text"] for row in rows(report / "removed.csv")] == list(ADS)
    ranking = [row for row in rows(report / "ranking.csv") if row["week"] == "all"]
    assert {row["name"]: int(row["points"]) for row in ranking} == scores
    assert "Strikes: 3; mutes 1, removals 1, bans 0" in lines
    page = (report / "index.html").read_text("utf-8")
    assert "invite link to another group" in page


async def test_what_was_earned_is_taken_over_once(town: Town, tmp_path: Path) -> None:
    here = await hikers(town)
    where = here.group.id
    path = write(
        tmp_path / "old.json", talk(150, seed=5, people=6), name="<b>West</b> & Hikers", id=-where - 10**12
    )
    config = load(None, POLICIES, town.environment)
    with pytest.raises(Unusable, match="another anthill runs"):
        await told(config, path, into=True)
    await town.stop()
    earlier = town.rows("SELECT user_id, messages FROM member ORDER BY user_id")

    lines = await told(config, path, into=True, report=tmp_path / "out", language="zh")
    assert "已导入" in lines[-1]
    page = (tmp_path / "out" / "index.html").read_text("utf-8")
    assert "<b>West" not in page
    assert "&lt;b&gt;West" in page
    after = look(town)
    assert after["points"]
    assert len(after["members"]) > len(earlier)
    assert after["strikes"] == []
    assert sum(row["points"] for row in after["entries"]) == sum(row["points"] for row in after["points"])

    again = await told(config, path, into=True)
    assert again[-1].endswith("knew all of it already: nothing was added.")
    assert look(town) == after
    with pytest.raises(Unusable, match="has not been in"):
        await told(config, write(tmp_path / "other.json", talk(3)), into=True)
    await town.start()
    assert any("1." in text for text in [row["text"] for row in await here.command(here.owner, "/top all")])


def look(town: Town) -> dict[str, list[dict[str, Any]]]:
    """What the database knows."""
    return {
        "members": town.rows(
            "SELECT user_id, name, messages, first_seen, last_seen FROM member ORDER BY user_id"
        ),
        "entries": town.rows("SELECT user_id, about, cause, points FROM score_entry ORDER BY id"),
        "points": town.rows("SELECT user_id, points, score FROM score_total ORDER BY user_id"),
        "strikes": town.rows("SELECT * FROM strike"),
    }
