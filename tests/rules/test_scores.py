"""What earns points and what does not: thanks, answers, reactions, check-ins; the words after /award."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bot.core.earning import points_for
from bot.core.facts import ChatRef, Message, Origin, Sender
from bot.core.scores import (
    Entry,
    Kind,
    ScorePolicy,
    Scores,
    has_letters,
    own_text,
    places,
    score,
)
from bot.features.scores import rules
from bot.features.scores.rules import Streak

NOW = datetime(2026, 1, 5, 10, tzinfo=UTC)
POLICY = ScorePolicy()
ANN, BO, CY = 1, 2, 3


def entry(kind: Kind = Kind.ANSWERED, about: str = "m:1", **values: Any) -> Entry:
    cause = {Kind.REACTION: f"reaction:{values.get('by', BO)}"}.get(kind, "answered")
    made: dict[str, Any] = {"user": ANN, "cause": cause, "at": NOW, "by": BO}
    return Entry(kind=kind, about=about, **made | values)


def earn(scores: Scores, *entries: Entry, policy: ScorePolicy = POLICY) -> list[int]:
    """What each of them earns, one after the other."""
    found = []
    for one in entries:
        points = points_for(one, scores, policy, UTC)
        if points:
            scores.take(
                Entry(one.user, one.kind, one.about, one.cause, one.at, one.by, points, one.words), UTC
            )
        found.append(points)
    return found


def later(minutes: float) -> datetime:
    return NOW + timedelta(minutes=minutes)


def test_every_kind_has_its_worth() -> None:
    assert {kind.name: POLICY.worth(kind) for kind in Kind} == {
        "ANSWERED": 2, "HELPFUL": 6, "THANKS": 3, "REACTION": 1, "INTRODUCTION": 10, "CHECKIN": 1, "REPORT": 3,
        "AWARD": 0, "FINE": 0, "GREETING": 3, "SUGGESTED": 2, "USED": 8, "VOTE": 1, "ATTENDED": 10, "REFERRAL": 10,
    }  # fmt: skip


def test_a_cause_earns_once_and_nobody_earns_by_themselves() -> None:
    scores = Scores()
    assert earn(scores, entry(), entry(), entry(by=CY), entry(by=ANN, about="m:2")) == [2, 0, 0, 0]


def test_the_same_person_is_worth_half_each_further_time_and_five_a_day() -> None:
    some = [entry(Kind.THANKS, f"m:{number}") for number in range(4)]
    assert earn(Scores(), *some) == [3, 1, 0, 0]
    assert earn(Scores(), entry(Kind.HELPFUL), entry(Kind.REACTION), entry(Kind.THANKS, "m:3")) == [6, 0, 0]
    assert earn(Scores(), entry(Kind.THANKS), entry(Kind.HELPFUL, "m:2")) == [3, 3]
    tomorrow = entry(Kind.THANKS, "m:9", at=NOW + timedelta(days=1))
    assert earn(Scores(), *some, tomorrow) == [3, 1, 0, 0, 3]


def test_three_people_react_to_a_message() -> None:
    some = [entry(Kind.REACTION, by=by) for by in range(2, 8)]
    assert earn(Scores(), *some) == [1, 1, 1, 0, 0, 0]
    assert earn(Scores(), *some, policy=POLICY.model_copy(update={"reactions": 0})) == [0] * 6


def test_answered_messages_keep_a_distance_and_are_of_new_words() -> None:
    first, soon = entry(words=5), entry(about="m:2", by=CY, at=later(0.5), words=6)
    same, other = (entry(about=f"m:{words}", by=CY, at=later(9), words=words) for words in (5, 7))
    assert earn(Scores(), first, soon, same, other) == [2, 0, 0, 2]


def test_s100_thanks_from_a_crowd_are_little_more_than_thanks_from_one() -> None:
    some = [entry(Kind.HELPFUL, by=by, cause=f"thanks:{by}") for by in range(2, 8)]
    assert earn(Scores(), entry(), *some) == [2, 4, 3, 1, 0, 0, 0]
    by_name = [entry(Kind.THANKS, "thanks:day", by=by, cause=f"{by}:{ANN}") for by in range(2, 6)]
    assert earn(Scores(), *by_name) == [3, 3, 3, 3]


def test_a_day_has_limits_for_talk_and_for_all_that_admins_do_not_know() -> None:
    some = [entry(Kind.HELPFUL, f"m:{by}", by=by) for by in range(2, 8)]
    more = [entry(Kind.ATTENDED, f"event:{number}", by=None) for number in range(2)]
    assert earn(Scores(), *some, *more) == [6, 6, 6, 6, 3, 0, 10, 3]
    scores = Scores()
    assert earn(
        scores,
        *some[:6],
        *more,
        entry(Kind.AWARD, "given:1", points=50),
        entry(Kind.FINE, "given:2", points=-9),
    )[8:] == [50, -9]
    assert scores.day(NOW, UTC).tallies[ANN].points == 40


def test_what_was_removed_earns_nothing_until_it_is_back() -> None:
    scores = Scores()
    scores.remove(["m:1"])
    assert earn(scores, entry()) == [0]
    scores.restore(["m:1", "m:2"])
    assert earn(scores, entry()) == [2]
    scores.remove([f"x:{number}" for number in range(1500)])
    assert len(scores.gone) == 1000


def test_what_was_loaded_counts_and_old_days_are_forgotten() -> None:
    old = [entry(about=f"m:{day}", at=NOW - timedelta(days=day), points=2) for day in range(6)]
    scores = Scores(loaded=old)
    assert scores.causes("m:5", UTC) == ["answered"]
    assert earn(scores, entry(about="m:0", by=CY)) == [0]
    scores.day(NOW + timedelta(days=1), UTC)
    assert sorted(scores.days) == [date(2026, 1, day) for day in (3, 4, 5, 6)]
    assert scores.causes("m:5", UTC) == []


@pytest.mark.parametrize(
    ("points", "checkins", "shown"),
    [(0, 0, 0), (5, 5, 0), (18, 1, 18), (20, 3, 20), (27, 10, 20), (-5, 2, -7)],
)
def test_check_ins_are_at_most_their_share_of_a_score(points: int, checkins: int, shown: int) -> None:
    assert score(points, checkins) == shown


# --- what a message is ----------------------------------------------------------------------------------------------


def message(text: str = "Where is the hut?", **values: Any) -> Message:
    made: dict[str, Any] = {"chat": ChatRef(-5), "id": 7, "date": NOW, "sender": Sender(ANN), "text": text}
    return Message(**made | values)


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("hello you", 8), ("你好啊", 6), ("😂😂😂", 0), ("ok 好", 4), ("...", 0), ("a" * 99, 60)],
)
def test_letters(text: str, count: int) -> None:
    assert has_letters(text, count) is (text != "")
    assert not has_letters(text, count + 1)


def test_own_words() -> None:
    assert own_text(message()) == "Where is the hut?"
    for other in (
        message("/top"), message("／top"), message(forward=Origin("user")), message(via_bot="gif"),
        message(sender=Sender(9, kind="bot")), message("", kind="service"), message("x", kind="service"),
    ):  # fmt: skip
        assert own_text(other) == ""


def test_what_can_earn_and_what_is_an_answer() -> None:
    assert rules.can_earn(message(), NOW + timedelta(hours=48), POLICY)
    assert not rules.can_earn(message(), NOW + timedelta(hours=49), POLICY)
    assert not rules.can_earn(message("lol"), NOW, POLICY)
    assert rules.is_answer(message("左边的路"), POLICY)
    assert rules.is_answer(message("", kind="photo"), POLICY)
    for other in (
        message("ok"), message("", kind="sticker"), message("/me now", kind="text"), message(edited=True),
    ):  # fmt: skip
        assert not rules.is_answer(other, POLICY)
    loose = POLICY.model_copy(update={"least": 0, "least_answer": 0})
    assert rules.is_answer(message("ok"), loose)
    assert not rules.is_answer(message("/me"), loose)
    assert not rules.can_earn(message("/me"), NOW, loose)


@pytest.mark.parametrize(
    ("text", "is_it"),
    [
        ("Thanks!", True), ("thank you so much, that worked", True), ("Many thanks", True), ("thx", True), ("ty", True),
        ("谢谢", True), ("谢谢大佬！", True), ("非常感谢", True), ("好的，谢谢", True), ("学到了", True),
        ("多謝", True),
        ("有用", True), ("🙏 thanks", True),
        ("no thanks", False), ("thanks but no", False), ("Thanks in advance", False), ("谢谢，不用了", False),
        ("type", False), ("Thanksgiving is near", False), ("牛", False), ("666", False), ("收到", False), ("+1", False),
        ("有用吗？", False), ("有用么", False), ("学到了吗", False), ("有用的话告诉我", False), ("有用没有", False),
        ("谢谢，但我不去", False), ("学到了没", False), ("有用?", False), ("很有用", True), ("学到了！", True),
        ("真的有用，谢谢", True), ("谢谢你呀", True), ("谢谢！在哪里买的？", True), ("不谢", False), ("没学到", False),
        ("thanks to you I missed the bus", False), ("Thanks to you!", True), ("Many thanks to you all", True),
        ("thanks?", False), ("Thanks! Where did you buy it?", True), ("thanks if you find it", False),
        ("Thanks, I'll see if it works", True), ("thank you, I didn't know that", True), ("no, thank you", False),
        ("没有用", False), ("thanks to the storm " + "we waited " * 9, False), ("", False),
    ],
)  # fmt: skip
def test_thanks(text: str, is_it: bool) -> None:
    assert rules.is_thanks(text, POLICY) is is_it


def test_plus_one_is_thanks_only_where_the_chat_says_so() -> None:
    chosen = POLICY.model_copy(update={"plus_one": True})
    assert [rules.is_thanks(text, chosen) for text in ("+1", " ＋1 ", "+10")] == [True, True, False]


def test_unkind_reactions_do_not_count() -> None:
    assert rules.is_kind(("👎", "👍"))
    assert not rules.is_kind(("👎",))
    assert not rules.is_kind(())


# --- check-ins ------------------------------------------------------------------------------------------------------


def checked(*days: str) -> Streak:
    streak = Streak()
    for day in days:
        streak = streak.on(date.fromisoformat(day))
    return streak


def test_a_streak_forgives_one_day_a_month() -> None:
    assert checked("2026-01-05") == Streak(1, 1, "2026-01-05", "")
    assert checked("2026-01-05", "2026-01-06").count == 2
    assert checked("2026-01-05", "2026-01-07") == Streak(2, 2, "2026-01-07", "2026-01-06")
    assert checked("2026-01-05", "2026-01-07", "2026-01-09") == Streak(1, 2, "2026-01-09", "2026-01-06")
    assert checked("2026-01-05", "2026-01-08").count == 1
    assert checked("2026-01-29", "2026-01-31", "2026-02-02").count == 3


def test_a_streak_runs_while_it_can_go_on() -> None:
    streak = checked("2026-01-05", "2026-01-06")
    assert [streak.runs(date(2026, 1, day)) for day in (6, 7, 8, 9)] == [2, 2, 2, 0]
    assert streak.has(date(2026, 1, 6))
    assert not streak.has(date(2026, 1, 7))


def test_the_seventh_check_in_is_worth_more() -> None:
    assert [rules.checkin_worth(Streak(count), POLICY) for count in (1, 6, 7, 8, 14)] == [1, 1, 3, 1, 3]


# --- words and lists ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("10 for the  map", (10, "for the map")), ("+5 好图", (5, "好图")), ("10", None), ("0 x", None),
        ("101 x", None), ("ten x", None), ("", None), ("-3 late", (3, "late")), ("٣ x", None),
    ],
)  # fmt: skip
def test_the_words_after_award(words: str, found: tuple[int, str] | None) -> None:
    assert rules.points_in(words, 100) == found


def test_equal_scores_share_a_place() -> None:
    assert places([]) == []
    assert places([9, 7, 7, 3]) == [1, 2, 2, 4]


# --- check-ins --------------------------------------------------------------------------------------------------------


def test_a_streak_rests_over_new_year_and_in_the_first_week_of_october() -> None:
    streak = Streak(9, 9, "2026-09-30")
    back = date(2026, 10, 8)
    assert streak.on(back, "zh").count == 10
    assert streak.runs(back, "zh-hant") == 9
    assert streak.on(back, "en").count == 1
    late = date(2026, 10, 9)
    assert streak.on(late, "zh") == Streak(10, 10, "2026-10-09", "2026-10-08")


@pytest.mark.parametrize(
    ("text", "kind", "shown"),
    [
        ("打卡", "text", False),
        ("打卡", "photo", True),
        ("打卡 今天读完了第三章，一共十二页，明天接着读", "text", True),
        ("#打卡 ran five kilometres in the rain", "text", True),
        ("今天打卡 ran five kilometres in the rain", "text", False),
        ("", "photo", False),
    ],
)
def test_what_a_check_in_shows(text: str, kind: str, shown: bool) -> None:
    ann = Sender(7, "Ann")
    message = Message(ChatRef(-1), 5, NOW, ann, text, kind)
    assert rules.proof_in(message) is shown
    assert not rules.proof_in(replace(message, edited=True))
