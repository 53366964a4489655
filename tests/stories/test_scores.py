"""Points: earned by what others do about a message, gone with it, seen by their owner; boards and check-ins."""

from typing import Any

import pytest

from bot.emulator.people import Message, Person
from tests.hikers import Hikers, heard, hikers, labels, seen_by, words
from tests.town import Town

WORDS = {
    "en": ("Which tent for 4,000 metres?", "The green one with four poles", "Thanks, that helps!",
           "This week: 2 points", "Leaderboard, this week", "My place", "Take me off the boards"),
    "zh": ("4000米应该带哪一顶帐篷？", "带绿色的四季帐篷吧", "谢谢，学到了", "本周：2分", "本周贡献榜",
           "我的名次", "不上榜"),
}  # fmt: skip


async def people_of(here: Hikers, *names: str, lang: str = "en") -> list[Person]:
    """Members, some minutes after they came."""
    found = [await here.group.joined_by(name, language_code=lang) for name in names]
    await here.town.advance("2m")
    return found


def totals(here: Hikers) -> dict[int, tuple[int, int]]:
    """Points and score by member; the ledger says the same."""
    rows = here.town.rows("SELECT user_id, points, score FROM score_total WHERE points <> 0 ORDER BY user_id")
    sums = here.town.rows(
        "SELECT user_id, sum(points) AS points FROM score_entry GROUP BY user_id ORDER BY user_id"
    )
    assert [(row["user_id"], row["points"]) for row in rows] == [
        (row["user_id"], int(row["points"])) for row in sums if row["points"]
    ]
    return {row["user_id"]: (row["points"], row["score"]) for row in rows}


async def top(here: Hikers, person: Person, command: str = "/top") -> dict[str, Any]:
    """The board that everybody sees."""
    board: dict[str, Any] = (await here.command(person, command))[-1]
    assert not board["ephemeral"]
    return board


async def marks(message: Message) -> str:
    """The reactions under a message."""
    return str((await message.look())["reactions"])


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_points_come_from_others_and_are_shown_to_their_owner(town: Town, lang: str) -> None:
    asks, answers, thanks, *shown = WORDS[lang]
    here = await hikers(town, language=lang)
    ann, bo, cy = await people_of(here, "Ann", "Bo", "Cy", lang=lang)
    before = await seen_by(cy, here.group)
    question = await here.posts(ann, asks)
    answer = await here.posts(bo, answers, reply_to=question)
    assert totals(here) == {ann.id: (2, 2)}
    await here.posts(ann, thanks, reply_to=answer)
    assert totals(here) == {ann.id: (2, 2), bo.id: (6, 6)}
    await bo.reacts(answer, "👍")
    await here.posts(cy, "👍", reply_to=answer)
    await here.posts(bo, "/me", reply_to=answer)
    assert totals(here)[bo.id] == (6, 6)
    await town.restart()
    for person, emoji in (
        (cy, "👎"),
        (cy, "🔥"),
        (here.admin, "👍"),
        (here.mallory, "👍"),
        (here.owner, "👍"),
    ):
        await person.reacts(answer, emoji)
        await town.settle()
    assert totals(here)[bo.id] == (9, 9)
    assert await seen_by(cy, here.group) == before
    await looked_at(here, [ann, bo, cy], shown, lang)


async def looked_at(here: Hikers, people: list[Person], shown: list[str], lang: str) -> None:
    """What each of them sees of it: Ann has two points, Bo nine."""
    ann, bo, cy = people
    mine, title, place, hide = shown
    [told] = await here.command(ann, "/me" if lang == "en" else "我的积分")
    assert (mine in told["text"], told["ephemeral"]) == (True, True)
    board = await top(here, cy, "/top" if lang == "en" else "排行榜")
    lines = board["text"].splitlines()
    assert (lines[0], lines[1][:2], "Bo" in lines[1], "Ann" in lines[2]) == (title, "1.", True, True)
    assert "tg://user" not in str(board)
    pressed = await here.tap(ann, place)
    assert (pressed["alert"], "2" in pressed["text"]) == (True, True)
    [told] = await here.command(bo, "/points")
    assert (told["ephemeral"], "9" in told["text"], "Ann" in told["text"]) == (True, True, True)
    await here.command(bo, "/me")
    await here.tap(bo, hide)
    assert "Bo" not in (await top(here, cy))["text"]
    await here.command(bo, "/top show")
    assert "Bo" in (await top(here, cy, "/top all"))["text"]
    await bo.leaves(here.group)
    await here.town.settle()
    assert "Bo" not in (await top(here, cy, "/top month"))["text"]
    assert "/top last week" in words(await here.command(cy, "/top bananas"))[-1]
    await counted_in(here, ann, cy, lang)


async def counted_in(here: Hikers, ann: Person, cy: Person, lang: str) -> None:
    """+1 is thanks while the admins say so."""
    for said, told, points in (
        (None, "", 0),
        ("/thanks plus on", "thanks now" if lang == "en" else "也算感谢", 3),
        ("/thanks 加一 关", "no thanks" if lang == "en" else "不再算感谢", 3),
    ):
        if said is not None:
            assert (await here.command(ann, said))[0]["ephemeral"]
            assert told in words(await here.command(here.admin, said))[-1]
        await ann.says(here.group, "+1", reply_to=await here.posts(cy, "I am for the lake on Sunday"))
        await here.town.settle()
        assert totals(here).get(cy.id, (0, 0)) == (points, points)


@pytest.mark.slow
async def test_s100_what_is_removed_or_punished_earns_nothing(town: Town) -> None:
    here = await hikers(town)
    ann, bo = await people_of(here, "Ann", "Bo")
    first = await here.posts(ann, "Has anybody been to the lake?")
    await here.posts(bo, "Yes, twice last year", reply_to=first)
    await town.advance("2m")
    second = await here.posts(ann, "And was the path open then?")
    await here.posts(here.mallory, "It was open in May", reply_to=second)
    await here.posts(bo, "Thanks", reply_to=second)
    assert totals(here) == {ann.id: (7, 7)}
    await here.admin.says(here.group, "/del", reply_to=first)
    await town.settle()
    assert await first.gone()
    assert totals(here) == {ann.id: (5, 5)}
    assert (
        ": -2, taken back: your message was answered by Bo" in words(await here.command(ann, "/points"))[-1]
    )
    await here.admin.says(here.group, "/warn rude", reply_to=second)
    await town.settle()
    assert totals(here) == {}
    await bo.reacts(second, "👍")
    await town.settle()
    assert totals(here) == {}
    await town.restart()
    await here.admin.says(here.group, "/unwarn", reply_to=second)
    await town.settle()
    assert totals(here) == {ann.id: (5, 5)}
    await here.admin.reacts(second, "👍")
    await town.settle()
    assert totals(here) == {ann.id: (6, 6)}
    await a_ban_takes_talk_along(here, ann, bo)


async def a_ban_takes_talk_along(here: Hikers, ann: Person, bo: Person) -> None:
    """Of six points Bo's thanks gave Ann three."""
    third = await here.posts(bo, "It rained there all of Sunday")
    await here.posts(ann, "So the path will be wet", reply_to=third)
    assert totals(here) == {ann.id: (6, 6), bo.id: (2, 2)}
    await here.admin.says(here.group, "/ban rude", reply_to=third)
    await here.town.settle()
    assert totals(here) == {ann.id: (3, 3)}
    await here.town.restart()
    await here.admin.says(here.group, f"/unban {bo.id}")
    await here.town.settle()
    assert totals(here) == {ann.id: (6, 6), bo.id: (2, 2)}


async def test_what_says_little_earns_nothing(town: Town) -> None:
    here = await hikers(town)
    ann, bo = await people_of(here, "Ann", "Bo")
    short = await here.posts(bo, "ok")
    await here.posts(ann, "That is far too short", reply_to=short)
    command = await here.posts(bo, "/rules please tell me")
    await here.posts(ann, "That was a command, you know", reply_to=command)
    assert totals(here) == {}


@pytest.mark.slow
async def test_the_daily_check_in(town: Town) -> None:
    here = await hikers(town)
    (ann,) = await people_of(here, "Ann")
    typed = await here.posts(ann, "签到")
    assert "👌" in await marks(typed)
    assert totals(here) == {ann.id: (1, 0)}
    [told] = await here.command(ann, "/checkin")
    assert (told["ephemeral"], "already" in told["text"]) == (True, True)
    assert totals(here) == {ann.id: (1, 0)}
    await town.advance("11m")
    assert await typed.gone()
    for _ in range(5):
        await town.advance("24h", jump=True)
        await here.posts(ann, "/checkin")
    [told] = await here.command(ann, "/me")
    assert "6 days in a row" in told["text"]
    await town.restart()
    await town.advance("48h", jump=True)
    [told] = await here.command(ann, "/checkin")
    assert "7 days in a row. The missed day is forgiven" in told["text"]
    assert totals(here) == {ann.id: (9, 0)}
    assert "9 points with all check-ins" in (await here.command(ann, "/me"))[0]["text"]
    assert "Nobody" in (await top(here, ann, "/top day"))["text"]


@pytest.mark.slow
async def test_admins_give_and_take_and_members_thank(town: Town) -> None:
    here = await hikers(town)
    ann, bo = await people_of(here, "Ann", "Bo")
    map_made = await here.posts(ann, "I drew a map")
    assert "/award 10" in words(await here.command(here.admin, "/award", reply_to=map_made))[-1]
    assert "/fine 10" in words(await here.command(here.admin, "/fine 500 late", reply_to=map_made))[-1]
    told = await heard(
        town, ann, here.group, here.admin.says(here.group, "/award 10 for the map", reply_to=map_made)
    )
    assert [(one["ephemeral"], "10 points: for the map" in one["text"]) for one in told] == [(True, True)]
    told = await heard(
        town, bo, here.group, here.admin.says(here.group, "/fine 4 late again", reply_to=map_made)
    )
    assert told == []
    assert totals(here) == {ann.id: (6, 6)}
    assert "admins" in words(await here.command(bo, "/award 10 me", reply_to=map_made))[-1]
    assert "yourself" in words(await here.command(here.admin, f"/award {here.admin.id} 5 me"))[-1]
    assert "theirs" in words(await here.command(ann, "/thanks", reply_to=map_made))[-1]
    thanked = await here.posts(bo, "/thanks", reply_to=map_made)
    assert "🙏" in await marks(thanked)
    await here.posts(bo, "/thanks", reply_to=map_made)
    assert totals(here) == {ann.id: (9, 9)}
    assert labels(await top(here, bo)) == ["My place", "How points work", "‹"]
    assert "2" in (await here.tap(bo, "How points work"))["text"]
    assert "Ann: 3" in (await top(here, bo, "/top all help"))["text"]
    [reason] = town.rows("SELECT reason FROM score_entry WHERE points = -4")
    assert reason == {"reason": "late again"}


@pytest.mark.slow
async def test_a_check_in_by_a_button_and_what_the_group_hears_of_it(town: Town) -> None:
    here = await hikers(town)
    ann, bo = await people_of(here, "Ann", "Bo")
    assert "admins" in words(await here.command(ann, "/checkin button"))[-1]
    # Who may not pin is asked to have it done; who may needs not.
    told = await here.command(here.admin, "/checkin button")
    assert [labels(one) for one in told if not one["ephemeral"]] == [["Check in"]]
    assert [one["text"][:7] for one in told if one["ephemeral"]] == ["Pin the"]
    assert (await here.group.look())["pinned"] == []
    posted, *_ = await here.command(here.owner, "/checkin button")
    assert (await here.group.look())["pinned"] == [posted["id"]]
    told = [(await here.tap(person, "Check in"))["text"] for person in (ann, bo, ann)]
    assert ["already" in text for text in told] == [False, False, True]
    assert totals(here) == {ann.id: (1, 0), bo.id: (1, 0)}
    await town.advance("30h")
    assert not any("checked in yesterday" in text for text in words(await seen_by(bo, here.group)))
    assert "Each morning" in words(await here.command(here.owner, "/checkin summary on"))[-1]
    await town.restart()
    await here.tap(ann, "Check in")
    await town.advance("30h")
    assert words(await seen_by(bo, here.group))[-1].splitlines() == [
        "1 member checked in yesterday.", "Ann: 2 days in a row",
    ]  # fmt: skip
    await here.posts(here.admin, "/checkin proof on")
    assert "20 characters" in (await here.tap(bo, "Check in"))["text"]
    assert "20 characters" in words(await here.command(bo, "打卡"))[-1]
    shown = await here.posts(bo, "打卡 read chapter three, twelve pages")
    assert "👌" in await marks(shown)
    assert totals(here)[bo.id] == (2, 0)


@pytest.mark.slow
async def test_points_of_earlier_months_are_shown_page_by_page(town: Town) -> None:
    here = await hikers(town)
    ann, bo = await people_of(here, "Ann", "Bo")
    for number in range(12):
        await here.admin.says(here.group, f"/award {ann.id} 2 for walk {number}")
    await town.settle()
    await town.advance("40d", jump=True)
    assert "no points yet" in words(await here.command(bo, "/points"))[-1]
    [told] = await here.command(ann, "/points")
    assert (told["text"].splitlines()[0][-4:], labels(told)) == (": 24", ["Earlier"])
    assert ("this month" in told["text"], "walk 11" in told["text"], "walk 1\n" in told["text"]) == (
        False,
        True,
        False,
    )
    [more] = await heard(town, ann, here.group, here.tap(ann, "Earlier"))
    assert (more["ephemeral"], labels(more)) == (True, [])
    assert [line[-6:] for line in more["text"].splitlines()] == ["walk 1", "walk 0"]
    await here.admin.says(here.group, f"/award {ann.id} 3 for the lake")
    await town.settle()
    [told] = await here.command(ann, "/points")
    assert (told["text"].splitlines()[0], labels(told)) == ("Your points this month: 3", ["Earlier"])
    [more] = await heard(town, ann, here.group, here.tap(ann, "Earlier"))
    assert more["text"].splitlines()[0] == "Your points from 1 Jan to 31 Jan: 24"
