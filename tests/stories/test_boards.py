"""Leaderboards: posted by themselves, each once, on the chat's own clock; drafts; what is kept; who is not named."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import insert

from bot.core.scores import Kind
from bot.db.tables import ScoreEntry
from bot.emulator.people import Person
from tests.heard import Seen, heard, labels, words
from tests.hikers import Hikers, hikers
from tests.town import Town, reader

BOT = 777000111
AT_ONCE = {"ANTHILL_POLICY__BOARDS__DRAFTS": "0", "ANTHILL_POLICY__BOARDS__LEAST": "3"}


@pytest.fixture
def town_options(request: pytest.FixtureRequest) -> dict[str, Any]:
    """A Friday in March; leaderboards are posted without a draft where the story is not of drafts."""
    start: dict[str, Any] = {"now": datetime(2026, 3, 20, 10, tzinfo=UTC)}
    if "old_server" in request.node.name:
        start["bot_api"] = "10.0"
    return start if "draft" in request.node.name else start | {"environment": AT_ONCE}


async def in_zone(town: Town, zone: str, **details: Any) -> Hikers:
    """The hikers, with the clocks of a place."""
    here = await hikers(town, **details)
    await here.command(here.owner, f"/timezone {zone}")
    return here


async def members(here: Hikers, *names: str) -> list[Person]:
    """Newcomers with these names."""
    found = [await here.group.joined_by(name) for name in names]
    await here.town.advance("2m")
    return found


async def gives(here: Hikers, people: list[Person], *points: int) -> None:
    """Each of them gets so many points from an admin."""
    for person, some in zip(people, points, strict=False):
        await here.admin.says(here.group, f"/award {person.id} {some} for the walk")
    await here.town.settle()


async def until(here: Hikers, instant: str, viewer: Person, *, jump: bool = False) -> list[Seen]:
    """The leaderboards that the group newly sees when the clock has come to an instant."""
    seen = await heard(here.town, viewer, here.group, here.town.people.set_clock(instant, jump=jump))
    return [message for message in seen if {"My place", "我的名次"}.intersection(labels(message))]


def lines(message: Seen) -> list[str]:
    """Its words, line by line."""
    return words([message])[0].splitlines()


@pytest.mark.slow
async def test_four_weekly_leaderboards_each_once_through_both_clock_changes(town: Town) -> None:
    here = await in_zone(town, "Europe/Berlin")
    people = await members(here, "Ann", "Bo", "Cy", "Di", "Fay")
    await first_week(here, people)
    await clocks_go_forward(here, people)
    await clocks_go_back(here, people)
    posts = town.rows("SELECT first_day, state FROM board_post WHERE period = 'week' ORDER BY first_day")
    assert [(row["first_day"], row["state"]) for row in posts] == [
        (day, "posted") for day in ("2026-03-16", "2026-03-23", "2026-10-12", "2026-10-19")
    ]
    # What was posted stays as it was, whatever is taken back since.
    ann, bo, *_ = people
    await here.command(here.admin, f"/fine {ann.id} 8 that was wrong")
    [told] = await here.command(bo, "/top last week")
    assert lines(told)[:2] == ["Leaderboard, last week (19 Oct to 25 Oct)", "1. Ann: 8 (+2)"]
    [turned] = await heard(town, bo, here.group, here.tap(bo, "‹"))
    assert lines(turned)[:2] == ["Leaderboard, week (12 Oct to 18 Oct)", "1. Cy: 7"]


async def first_week(here: Hikers, people: list[Person]) -> None:
    """One is hidden, two share a place; nobody is pinged."""
    ann, bo, _, _, fay = people
    await here.command(fay, "/top hide")
    await gives(here, people, 30, 20, 20, 10, 90)
    assert await until(here, "2026-03-23T10:59:50+00:00", ann) == []
    [first] = await until(here, "2026-03-23T11:00:30+00:00", ann)
    assert first["media"]["photo"]
    assert lines(first)[:6] == [
        "Leaderboard, last week (16 Mar to 22 Mar)", "4 members earned points.", "1. Ann: 30", "2. Cy: 20", "2. Bo: 20",
        "4. Di: 10",
    ]  # fmt: skip
    assert (labels(first), "tg://user" in str(first)) == (["My place", "How points work"], False)
    pressed = await here.tap(bo, "My place")
    assert (pressed["alert"], "20 points, place 2 of 4" in pressed["text"]) == (True, True)


async def clocks_go_forward(here: Hikers, people: list[Person]) -> None:
    """The bot is down as noon strikes, and comes back late; one member has left."""
    town, ann, di = here.town, people[0], people[3]
    await gives(here, people, 1, 40, 20, 5, 90)
    await di.leaves(here.group)
    await town.settle()
    await town.stop()
    await town.people.set_clock("2026-03-30T09:59:00+00:00", jump=True)
    await town.start()
    assert await until(here, "2026-03-30T09:59:50+00:00", ann) == []
    await town.stop()
    await town.people.set_clock("2026-03-30T10:20:00+00:00", jump=True)
    [second] = await heard(town, ann, here.group, town.start())
    assert lines(second)[2:5] == ["1. Bo: 40 (+1)", "2. Cy: 20 (=)", "3. Ann: 1 (−2)"]
    assert "Biggest step up: Bo, from place 2 to 1." in lines(second)


async def clocks_go_back(here: Hikers, people: list[Person]) -> None:
    """Nobody earned anything all summer; then the answer to a picture is lost, and it is not sent twice."""
    town, ann = here.town, people[0]
    assert await until(here, "2026-10-16T10:00:00+00:00", ann, jump=True) == []
    await gives(here, people, 5, 6, 7)
    [third] = await until(here, "2026-10-19T10:00:30+00:00", ann)
    assert lines(third)[2] == "1. Cy: 7"
    await gives(here, people, 8, 6, 7)
    await town.people.faults([{"method": "sendPhoto", "kind": "lost_answer", "count": 1}])
    [fourth] = await until(here, "2026-10-26T11:01:00+00:00", ann)
    assert lines(fourth)[2:4] == ["1. Ann: 8 (+2)", "2. Cy: 7 (−1)"]
    await town.restart()
    assert await until(here, "2026-10-26T20:00:00+00:00", ann) == []


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_the_first_two_are_drafts_that_post_themselves(town: Town, lang: str) -> None:
    here = await in_zone(town, "Asia/Shanghai", language=lang)
    names = ("小林", "老周", "小北", "山田太郎", "Анна", "محمد")
    people = await members(here, *names)
    await here.owner.writes_bot("/start")
    await town.settle()
    post, board = ("Post now", "Leaderboard") if lang == "en" else ("现在发", "上周贡献榜")
    viewer = people[0]
    await gives(here, people, 9, 8, 7, 6)
    assert await until(here, "2026-03-23T08:00:00+00:00", viewer) == []
    await gives(here, people, 9, 8, 7, 6, 5, 4)
    assert await until(here, "2026-03-30T04:10:00+00:00", viewer) == []
    card = (await here.owner.private())[-1]
    assert (board in card["text"], "小林" in card["text"], post in labels(card)) == (True, True, True)
    await town.restart()
    assert await until(here, "2026-03-30T06:59:00+00:00", viewer) == []
    [first] = await until(here, "2026-03-30T07:00:30+00:00", viewer)
    assert first["media"]["photo"]
    assert (board in lines(first)[0], "小林" in lines(first)[2]) == (True, True)
    assert labels((await here.owner.private())[-1]) == []
    await gives(here, people, 1, 8, 7, 6, 5)
    await until(here, "2026-04-06T04:10:00+00:00", viewer)
    second = await heard(town, viewer, here.group, here.tap_private(here.owner, post))
    assert [lines(one)[2][:6] for one in second] == ["1. 老周: 8"[:6] if lang == "en" else "1. 老周：8"[:6]]
    assert await until(here, "2026-04-06T12:00:00+00:00", viewer) == []
    await gives(here, people, 3, 8, 7, 6, 5)
    [third] = await until(here, "2026-04-13T04:00:30+00:00", viewer)
    assert third["media"]["photo"]
    assert len(town.rows("SELECT 1 FROM board_post WHERE state = 'posted'")) == 3


@pytest.mark.slow
async def test_s103_a_name_that_advertises_or_pretends_is_not_repeated(town: Town) -> None:
    here = await in_zone(town, "Europe/Berlin")
    await here.command(here.admin, "/addblocklist grumpypants")
    people = await members(
        here, "VIP signals t.me/cheap", "ㅤ", "Аdam", "Grumpypants", "A00装修老王13800138000", "Ann"
    )
    await gives(here, people, 60, 50, 40, 30, 20, 10)
    await here.command(here.owner, "/ranking table")
    [board] = await until(here, "2026-03-23T11:00:30+00:00", people[5])
    text = words([board])[0]
    assert text.count("a member") == 5
    assert "cheap" not in text
    assert "138" not in text
    assert board["media"].get("photo") is None
    assert "Place" in text


@pytest.mark.slow
async def test_an_old_server_and_no_right_to_send_photos_make_it_text(town: Town) -> None:
    here = await in_zone(town, "Europe/Berlin")
    people = await members(here, "Ann", "Bo", "Cy")
    await gives(here, people, 9, 8, 7)
    words_only = {"can_send_messages": True, "can_send_photos": False}
    await here.group.set_member_id(BOT, status="restricted", permissions=words_only)
    await town.settle()
    [board] = await until(here, "2026-03-23T11:00:30+00:00", people[0])
    assert (board["media"].get("photo"), lines(board)[2]) == (None, "1. Ann: 9")
    [row] = town.rows("SELECT state, look FROM board_post")
    assert row == {"state": "posted", "look": "text"}


@pytest.mark.slow
async def test_admins_set_when_and_how_and_see_it_before(town: Town) -> None:
    here = await in_zone(town, "Europe/Berlin")
    people = await members(here, "Ann", "Bo", "Cy")
    assert "Only admins" in words(await here.command(people[0], "/ranking"))[-1]
    [told] = await here.command(here.owner, "/ranking")
    assert (told["ephemeral"], "Every week: next on Mon 23 Mar 12:00." in told["text"]) == (True, True)
    [told] = await here.command(here.owner, "/ranking day")
    assert "Every day: next on Fri 20 Mar 12:00." in told["text"]
    await here.tap(here.owner, "Weekly: switch off")
    [told] = await here.command(here.owner, "/ranking 18:00")
    assert ("Every week" in told["text"], "Fri 20 Mar 18:00" in told["text"]) == (False, True)
    assert "preview" in words(await here.command(here.owner, "/ranking bananas"))[-1]
    assert "Nobody" in words(await here.command(here.owner, "/ranking preview"))[-1]
    assert "from 3 on" in words(await here.command(here.owner, "/ranking post"))[-1]
    await gives(here, people, 9, 8, 7)
    [seen] = await here.command(here.owner, "/ranking preview")
    assert (seen["ephemeral"], "1. Ann: 9" in words([seen])[0]) == (True, True)
    assert await until(here, "2026-03-21T16:59:00+00:00", people[0]) == []
    [board] = await until(here, "2026-03-21T17:00:30+00:00", people[0])
    assert lines(board)[0] == "Leaderboard, yesterday (20 Mar)"


@pytest.mark.slow
async def test_months_and_seasons_are_posted_and_every_finished_period_is_kept(town: Town) -> None:
    here = await in_zone(town, "Europe/Berlin")
    people = await members(here, "Ann", "Bo", "Cy")
    ann, bo, _ = people
    await here.command(here.owner, "/ranking month on")
    await here.command(here.owner, "/ranking season on")
    assert await until(here, "2026-05-29T10:00:00+00:00", bo, jump=True) == []
    await gives(here, people, 9, 8, 7)
    # The first of June is a Monday.
    both = await until(here, "2026-06-01T10:00:30+00:00", bo)
    assert {lines(one)[0] for one in both} == {
        "Leaderboard, last week (25 May to 31 May)", "Leaderboard, last month (1 May to 31 May)",
    }  # fmt: skip
    await here.command(here.owner, "/ranking week off")
    assert await until(here, "2026-06-30T10:00:00+00:00", bo, jump=True) == []
    await gives(here, people, 5, 6, 7)
    both = await until(here, "2026-07-01T10:00:30+00:00", bo)
    assert {tuple(lines(one)[::2][:2]) for one in both} == {
        ("Leaderboard, last month (1 Jun to 30 Jun)", "1. Cy: 7 (+2)"),
        ("Leaderboard, last season (1 Apr to 30 Jun)", "1. Cy: 14"),
    }
    # Weeks are posted no more, yet kept: also one that ended while the bot was away, and one of two alone.
    assert await until(here, "2026-07-06T10:00:30+00:00", bo) == []
    await gives(here, people, 4, 3)
    await town.stop()
    await town.people.set_clock("2026-07-20T10:30:00+00:00", jump=True)
    await town.start()
    await here.command(here.admin, f"/fine {ann.id} 9 that was wrong")
    assert town.rows("SELECT period, first_day, state, ranked FROM board_post WHERE state = 'kept' ORDER BY 1, 2") == [
        {"period": "week", "first_day": day, "state": "kept", "ranked": ranked}
        for day, ranked in (("2026-06-29", 3), ("2026-07-06", 2))
    ]  # fmt: skip
    for asked, told in (
        (
            "last month",
            ["Leaderboard, last month (1 Jun to 30 Jun)", "1. Cy: 7 (+2)", "2. Bo: 6 (=)", "3. Ann: 5 (−2)"],
        ),
        ("season", ["Leaderboard, this season", "1. Bo: 3 (=)"]),
        ("newcomers", ["Newcomers, this week", "Nobody has earned points yet."]),
    ):  # fmt: skip
        [seen] = await here.command(bo, f"/top {asked}")
        assert lines(seen) == told


@pytest.mark.slow
async def test_a_draft_is_shown_as_it_will_be_posted_and_may_be_skipped(town: Town) -> None:
    here = await in_zone(town, "Europe/Berlin")
    people = await members(here, "Ann", "Bo", "Cy", "Di", "Ed")
    await here.owner.writes_bot("/start")
    await gives(here, people, 9, 8, 7, 6, 5)
    assert await until(here, "2026-03-23T11:10:00+00:00", people[0]) == []
    card = (await here.owner.private())[-1]
    assert (labels(card), "5. Ed: 5" in card["text"]) == (["Post now", "Skip", "Change"], True)
    pressed = await here.tap_private(here.owner, "Change")
    assert (pressed["alert"], "/ranking" in pressed["text"]) == (True, True)
    await here.command(here.owner, "/ranking 3")
    [card] = [one for one in await here.owner.private() if "Skip" in labels(one)]
    assert ("3. Cy: 7" in card["text"], "4. Di: 6" in card["text"]) == (True, False)
    await here.tap_private(here.owner, "Skip")
    assert "Skip" not in str([labels(one) for one in await here.owner.private()])
    assert "skipped by Olga" in str(await here.owner.private())
    assert await until(here, "2026-03-24T20:00:00+00:00", people[0]) == []


@pytest.mark.slow
async def test_who_comes_from_far_below_has_risen_and_is_not_new(town: Town) -> None:
    here = await in_zone(town, "Europe/Berlin")
    people = await members(here, "Ann", "Bo", "Cy")
    await gives(here, people[2:], 1)
    others = [
        {"chat_id": here.group.id, "user_id": 9_000 + number, "kind": int(Kind.AWARD), "points": 10 + number, "rule": 1,
         "about": f"award:{number}", "cause": "award", "at": datetime(2026, 3, 20, 12, tzinfo=UTC)}
        for number in range(60)
    ]  # fmt: skip
    with reader(town.database).begin() as connection:
        connection.execute(insert(ScoreEntry), others)
    await until(here, "2026-03-23T11:00:30+00:00", people[0])
    await gives(here, people, 10, 20, 30)
    [board] = await until(here, "2026-03-30T10:00:30+00:00", people[0])
    assert lines(board)[2] == "1. Cy: 30 (+60)"
    assert "Biggest step up: Cy, from place 61 to 1." in lines(board)
