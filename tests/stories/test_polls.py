"""Polls: in one line or by the form, closed at their time with what came of it; points for votes."""

import pytest

from bot.emulator.people import Message, Person
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
NO_RIGHT = {"kind": "400", "count": 1, "words": "not enough rights to send polls to the chat"}
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
@pytest.mark.slow
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


@pytest.mark.slow
async def test_who_may_what_is_wrong_and_what_telegram_refuses_is_told_to_who_asked(town: Town) -> None:
    here = await planning(town)
    ann = await here.group.joined_by("Ann")
    no = (await heard(town, ann, here.group, ann.says(here.group, "/poll Where to? | Lake | Peak")))[-1]
    assert no["ephemeral"]
    assert "admins" in no["text"]
    for line, trouble in (
        ("/poll Where to? Lake", "2 to 12 options; I see 0"),
        ("/poll Where to? | a | " + "b" * 101, "too long"),
        ("/quiz Which? | K2 | Everest", "Mark the right option"),
        ("/poll Where to? | Lake | Peak | end 90d", "1 minute to 60 days"),
    ):
        [no] = await here.schedules(None, "", line)
        assert trouble in no["text"]
        assert no["ephemeral"]
    await town.people.faults([{"method": "sendPoll", **NO_RIGHT}])
    [no] = await here.schedules(None, "", "/poll Where to? | Lake | Peak")
    assert "The poll was not posted. Telegram said: Not enough rights to send polls" in no["text"]
    await here.schedules(None, "", "/poll Where too? | Lake | Peak | end 1h")
    assert (await here.taps("Remove"))["text"] == "Removed."
    await town.advance("65m")
    assert "Where too?" not in str(await here.posts()), "a slip of the hand has no result"


@pytest.mark.slow
async def test_what_cannot_be_closed_stays_open_and_a_lost_answer_loses_no_result(town: Town) -> None:
    here = await planning(town)
    ann = await here.group.joined_by("Ann")
    [allowed] = await here.schedules(None, "members on", "/polls")
    assert "Members may post polls" in allowed["text"]
    told = await heard(
        town, ann, here.group, ann.says(here.group, "/poll Where to? | Lake | Peak | anonymous")
    )
    assert "It stays open until you close it." in told[-1]["text"]
    await here.schedules(None, "", "/polls")
    poll = await newest(here)
    await ann.votes(poll, 0)
    await town.settle()
    assert points(town) == {}  # of anonymous votes nobody is told
    assert (await here.taps("1. Extend"))["text"].startswith("Open until Tue 6 Jan 10:0")
    await town.people.faults([{"method": "stopPoll", **NO_RIGHT}])
    await town.advance("24h")
    assert "could not be closed" in (await here.cards())[-1]
    await town.people.faults([])
    await town.people.faults([{"method": "stopPoll", "kind": "lost_answer", "count": 1}])
    assert (await here.taps("Close now", private=True))["text"] == "Closed."
    await town.advance("3m")
    assert "“Lake”: 1 of 1 (100 %)." in words(await here.posts())[-1]
    assert (await here.taps("1. Close now"))["text"] == "This poll is over."
    await here.schedules(None, "", "/poll Again? | Yes | No | end 1h")
    await here.owner.deletes(await newest(here))
    before = len(await here.posts())
    await town.advance("2h")
    assert (await here.posts())[before:] == []
    assert "was deleted before its end" in (await here.cards())[-1]


FORM = {
    "en": ("Where to?", "Lake\nPeak", "Several answers: no", "Several answers: yes", "Open until closed",
           "Open for: 1 hour", "Post", "tomorrow 20:00", "Open until Tue 6 Jan 20:00.", "A tie: “Lake”, “Peak”, 1"),
    "zh": ("去哪儿？", "湖边\n山顶", "多选：否", "多选：是", "一直开放", "开放：1小时", "发布", "明天20:00",
           "开放到1月6日（周二）20:00。", "平票：「湖边」、「山顶」"),
}  # fmt: skip


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.slow
async def test_the_form_shows_it_as_it_will_look_and_posts_it_once(town: Town, lang: str) -> None:
    question, options, no, yes, unending, hour, post, end, until, tie = FORM[lang]
    here = await planning(town, lang)
    ann, bo = [await here.group.joined_by(name) for name in ("Ann", "Bo")]
    await here.writes(f"/start drops_{here.group.id}")  # begun and left
    start = f"/start {(await here.schedules(None, '', '/poll'))[0]['buttons'][0][0]['url'].partition('?start=')[2]}"
    assert here.group.title in (await here.writes(start))[-1]["text"]
    await here.writes(question)
    await town.restart()
    assert "1" in (await here.writes("Lake"))[-1]["text"]
    poll, below = await here.writes(options)
    assert [option["text"] for option in poll["media"]["poll"]["options"]] == options.split("\n")
    assert {no, unending} <= set(labels(below))
    await a_native_quiz_is_taken_whole(here, question, options.split("\n"), no)
    for switch in (no, unending):
        await here.taps(switch, private=True)
        await town.advance("5s")
    shown = [one for one in await here.own() if "poll" in (one["media"] or {})]
    assert [one["media"]["poll"]["allows_multiple_answers"] for one in shown] == [True]
    assert {yes, hour} <= set(labels((await here.own())[-1]))
    await here.writes(end)
    await town.advance("10m")
    before = len(await here.posts())
    assert until in words(await heard(town, here.owner, None, here.taps(post, private=True)))[-1]
    assert len(await here.posts()) == before + 1
    await ann.votes(await newest(here), 0)
    await bo.votes(await newest(here), 1)
    for _ in range(2):
        await here.until("20:01")
    assert tie in words(await here.posts())[-1]
    await members_write_their_own(here, ann, start, (question, options, post))


async def a_native_quiz_is_taken_whole(here: Planning, question: str, options: list[str], no: str) -> None:
    """Made with Telegram's own form: its answer, explanation and end are kept; then a poll is made in its place."""
    given = {"question": question, "options": options, "is_anonymous": False}
    quiz = {"type": "quiz", "correct_option_ids": [1], "explanation": "Wet", "open_period": 600}
    poll, below = await here.writes(poll={**given, **quiz})
    [draft] = here.town.rows("SELECT content FROM poll_draft")
    assert poll["media"]["poll"]["type"] == "quiz"
    assert '"correct_option_id":1,"explanation":"Wet","closes_after":600' in draft["content"]
    assert no not in labels(below)
    assert "10" in labels(below)[1]
    _, below = await here.writes(poll=given)
    assert no in labels(below)


async def members_write_their_own(
    here: Planning, ann: Person, start: str, said: tuple[str, str, str]
) -> None:
    """By the same form, where the group wishes it; not who was muted meanwhile."""
    question, options, post = said
    assert len(await heard(here.town, ann, None, ann.writes_bot(start))) == 1
    drafts = "SELECT user_id FROM poll_draft"
    assert here.town.rows(drafts) == [], "admins only"
    await here.schedules(None, "members on", "/polls")
    await heard(here.town, ann, None, ann.writes_bot(start))
    await heard(here.town, ann, None, ann.writes_bot(question))
    below = (await heard(here.town, ann, None, ann.writes_bot(options)))[-1]
    before = await newest(here)
    await here.group.set_member(
        ann, by=here.owner, status="restricted", permissions={"can_send_messages": False}
    )
    await ann.taps(below, post)
    await here.town.settle()
    assert (await newest(here)).id == before.id
    await here.group.set_member(ann, by=here.owner, status="member")
    await ann.taps(below, post)
    await here.town.settle()
    assert (await newest(here)).id > before.id


@pytest.mark.slow
async def test_a_weekly_poll_is_a_drop_and_each_ends_before_the_next(town: Town) -> None:
    here = await planning(town)
    ann = await here.group.joined_by("Ann")
    told = await here.schedules(None, "", "/poll Who hikes? | Me | Not me | every mon 20:00")
    assert "Planned: poll “Who hikes?”." in told[-1]["text"]
    await here.until("20:01")
    await ann.votes(await newest(here), 0)
    await town.advance("6d23h56m")
    assert "“Me”: 1 of 1 (100 %)." in words(await here.posts())[-1]
    await town.advance("20m")
    assert [row["state"] for row in town.rows("SELECT state FROM poll_sent ORDER BY sent_at")] == [
        "closed",
        "open",
    ]
    assert points(town) == {ann.id: 1}
