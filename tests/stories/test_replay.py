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


@pytest.mark.slow
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


@pytest.mark.slow
@pytest.mark.only_on("sqlite")
async def test_each_week_is_ranked_as_it_stood(tmp_path: Path) -> None:
    ann, bo, cy = (("ann", 700), ("bo", 701), ("cy", 702))
    ask, tell = (
        "Which tent would you take to 4,000 metres?",
        "A light one with two doors, wind is the problem",
    )
    talked = [
        (0, bo, ann), (1, bo, cy), (2, cy, ann),  # days after the first, who asks, who answers
        (7, cy, bo), (8, bo, ann),
        (21, ann, cy), (22, cy, ann),
    ]  # fmt: skip
    messages = [line(1, BEGIN, OWNER, "create_group", members=[])]
    messages += [
        line(2 + number, BEGIN, who, "join_group_by_link") for number, who in enumerate((ann, bo, cy))
    ]
    for number, (day, asker, other) in enumerate(talked):
        if day == 21:
            messages.append(line(90, BEGIN + timedelta(days=10), bo, "remove_members", members=["bo"]))
        at, asked = BEGIN + timedelta(days=day), 10 + 2 * number
        messages.append(said(asked, at, asker, f"{ask} {number}"))
        at += timedelta(minutes=3)
        messages.append(said(asked + 1, at, other, f"{tell} {number}", reply_to_message_id=asked))
    path = write(tmp_path / "result.json", messages)
    report = tmp_path / "out"
    await told(load(None, POLICIES, {}), path, report=report)
    found: dict[str, list[str]] = {}
    for row in rows(report / "ranking.csv"):
        found.setdefault(row["week"], []).append(f"{row['place']} {row['name']}")
    assert found == {
        "2026-01-05": ["1 bo", "2 cy"],  # who leaves in the second week was there at the end of this one
        "2026-01-12": ["1 cy"],
        "2026-01-26": ["1 cy", "1 ann"],
        "all": ["1 cy", "2 ann"],
    }
    page = (report / "index.html").read_text("utf-8")
    assert page.index('<li value="1">cy') < page.index('<li value="1">bo')


@pytest.mark.only_on("sqlite")
async def test_an_edited_message_counts_once_and_is_gone_once_it_is_removed(tmp_path: Path) -> None:
    ann, mallory, hour = ("ann", 700), ("mallory", 701), timedelta(hours=1)
    written = [(BEGIN, ann, TALK[0][2]), (BEGIN + hour, mallory, ADS[0]), (BEGIN + 2 * hour, mallory, ADS[1]),
               (BEGIN + 3 * hour, mallory, ADS[2])]  # fmt: skip
    messages = [line(1, BEGIN, OWNER, "create_group", members=[])]
    messages += [line(2 + n, BEGIN, who, "join_group_by_link") for n, who in enumerate((ann, mallory))]
    for number, (at, who, words) in enumerate(written):
        later = str(int((at + timedelta(days=9)).timestamp()))  # a mute has ended by then
        messages.append(said(10 + number, at, who, words, edited_unixtime=later))
    lines = await told(
        load(None, POLICIES, {}), write(tmp_path / "result.json", messages), report=tmp_path / "out"
    )
    assert "Strikes: 2; mutes 1, removals 0, bans 0" in lines
    assert [row["text"] for row in rows(tmp_path / "out" / "removed.csv")] == list(ADS[:2])
    assert [int(row["messages"]) for row in rows(tmp_path / "out" / "activity.csv")] == [3]
    page = (tmp_path / "out" / "index.html").read_text("utf-8")
    assert "again when it was edited" in page
    assert "1 messages. Nothing" in page


@pytest.mark.slow
async def test_what_was_earned_is_taken_over_once(town: Town, tmp_path: Path) -> None:
    here = await hikers(town)
    where = here.group.id
    came = datetime(2025, 4, 1, 8, tzinfo=UTC)
    days = [said(900 + day, came + timedelta(days=day), ("Rower", 990), "签到") for day in range(3)]
    old = [*talk(150, seed=5, people=6), *days]
    path = write(tmp_path / "old.json", old, name="<b>West</b> & Hikers", id=-where - 10**12)
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
    streak = "SELECT streak, longest, last_day FROM score_member WHERE user_id = 990"
    assert town.rows(streak) == [{"streak": 3, "longest": 3, "last_day": "2025-04-03"}]
    await town.start()
    assert any("1." in text for text in [row["text"] for row in await here.command(here.owner, "/top all")])


@pytest.mark.slow
@pytest.mark.only_on("sqlite")
async def test_what_the_bot_saw_earned_itself_is_not_taken_over_again(town: Town, tmp_path: Path) -> None:
    here = await hikers(town)
    people = {"ann": await here.group.joined_by("ann"), "bo": await here.group.joined_by("bo")}
    posts: list[Any] = []
    live = []
    for _, who, words, answers in TALK[:3]:
        more = {} if answers is None else {"reply_to": posts[answers]}
        posts.append(await here.posts(people[who], words, **more))
        replied = {} if answers is None else {"reply_to_message_id": posts[answers].id}
        live.append(
            said(posts[-1].id, BEGIN + timedelta(minutes=len(posts)), (who, people[who].id), words, **replied)
        )
    before = look(town)
    assert {row["user_id"] for row in before["points"]} == {person.id for person in people.values()}
    await town.stop()

    config, old = load(None, POLICIES, town.environment), [said(5_000, BEGIN, ("old", 990), "签到")]
    path = write(tmp_path / "result.json", [*old, *live], id=-here.group.id - 10**12)
    assert "Into West Hikers: 1 entries" in (await told(config, path, into=True))[-1]
    after = look(town)
    assert [row for row in after["entries"] if row["user_id"] != 990] == before["entries"]
    assert [row for row in after["points"] if row["user_id"] != 990] == before["points"]


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
