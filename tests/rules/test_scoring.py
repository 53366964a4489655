"""The law of points in a turn: who is given an entry, and what a removal takes back in the same turn."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.core.decisions import Award, Ban, Decision, Delete, Earned, GiveStrike, Kick, Lift, Withdraw
from bot.core.facts import ChatRef, Membership, Message, Sender
from bot.core.scores import REMEMBERED, Kind, ScorePolicy
from bot.core.texts import Texts
from bot.db.lanes import Lane, Recent
from bot.db.members import MemberState
from bot.feature import Asked, Me, Turn
from bot.features.scores.queries import ScoresHere
from bot.laws import complete, judge
from bot.registry import FEATURES
from bot.scoring import GIVEN_BACK, scores_of, talk_of
from bot.turns import Turns
from tests.lanes import DEFAULTS

NOW = datetime(2026, 1, 5, 12, tzinfo=UTC)
CHAT, ME, OWNER = -1001234567890, 777000111, 11
ANN, BO = Sender(21, "Ann"), Sender(22, "Bo")
TURNS = Turns(FEATURES, Texts.load(strict=True), Me(ME, "anthill_bot", "Anthill"), b"seed")


def turn(**changes: Any) -> Turn:
    """A turn in a group where points are counted and nobody has any."""
    state = Lane(
        CHAT, "supergroup", "West Hikers", status="administrator", known=True, admins={OWNER: Membership("creator")},
        admins_at=NOW, policies=DEFAULTS, own={"scores": ScoresHere()},
    )  # fmt: skip
    for name, value in changes.items():
        setattr(state, name, value)
    return TURNS.turn(state, "1", NOW, None, Asked())


def message(text: str = "The path by the lake", number: int = 5, sender: Sender = BO, **more: Any) -> Message:
    return Message(ChatRef(CHAT), number, NOW, sender, text, message_chat=CHAT, **more)


def award(member: Sender = ANN, kind: Kind = Kind.THANKS, **more: Any) -> Award:
    return Award(CHAT, member, kind, "m:1", "thanks:22", BO.id, **more)


def entries(decisions: list[Decision]) -> list[tuple[int, Kind, int | None]]:
    return [
        (item.entry.user, item.entry.kind, item.entry.points)
        for item in decisions
        if isinstance(item, Earned)
    ]


ASKED = message("Which way is it to the hut?", 4, ANN)


@pytest.mark.parametrize(
    ("said", "earned"),
    [
        (message(reply_to=ASKED), [(ANN.id, Kind.ANSWERED, 2)]),
        (message("谢谢", reply_to=ASKED), [(ANN.id, Kind.THANKS, 3)]),
        (message(), []),
        (message(reply_to=ASKED, edited=True), []),
        (message("ok", reply_to=ASKED), []),
        (message(reply_to=ASKED, sender=ANN), []),
        (message(reply_to=ASKED, sender=Sender(9, kind="bot")), []),
        (message(reply_to=message(number=4, sender=Sender(9, kind="bot"))), []),
        (message(reply_to=message(number=4, sender=Sender(CHAT, kind="anonymous_admin"))), []),
        (message(reply_to=message("hi", 4, ANN)), []),
        (message(reply_to=message("", 4, ANN, kind="sticker")), []),
        (message("", kind="sticker", reply_to=ASKED), []),
    ],
)
def test_a_reply_is_to_the_credit_of_who_is_answered(said: Message, earned: list[Any]) -> None:
    assert entries(judge(turn(), said)) == earned


def test_thanks_for_an_answer_are_worth_more() -> None:
    recent = Recent(4, ANN.id, None, None, NOW, "By the lake", BO.id)
    here = turn()
    here.lane.recent.append(recent)
    assert entries(judge(here, message("thank you", reply_to=ASKED))) == [(ANN.id, Kind.HELPFUL, 6)]


def test_nothing_for_who_is_gone_or_a_bot_or_where_points_are_off() -> None:
    assert entries(complete(turn(), [award()])) == [(ANN.id, Kind.THANKS, 3)]
    gone = MemberState(ANN.id, status="left")
    assert complete(turn(members={ANN.id: gone}), [award()]) == []
    assert complete(turn(), [award(Sender(9, kind="bot"))]) == []
    assert complete(turn(own={}), [award()]) == []
    off = turn(policies=DEFAULTS | {ScorePolicy: ScorePolicy(enabled=False)})
    assert complete(off, [award()]) == []
    assert entries(complete(off, [award(kind=Kind.AWARD, points=7)])) == [(ANN.id, Kind.AWARD, 7)]
    assert entries(judge(off, message(reply_to=ASKED))) == []


def test_an_entry_counts_when_it_was_earned_but_not_before_its_time() -> None:
    early, late = NOW - timedelta(hours=5), NOW + timedelta(hours=5)
    for at, counted in ((early, early), (late, NOW), (None, NOW)):
        [made] = complete(turn(), [award(at=at)])
        assert isinstance(made, Earned)
        assert made.entry.at == counted


def test_who_hides_is_marked_so() -> None:
    [made] = complete(turn(own={"scores": ScoresHere(hidden={ANN.id})}), [award()])
    assert isinstance(made, Earned)
    assert not made.shown


def test_s100_a_removal_takes_back_in_the_same_turn_what_may_have_been_earned() -> None:
    here = turn()
    here.lane.recent.extend((Recent(4, ANN.id, None, None), Recent(6, ANN.id, None, None)))
    judge(here, message(reply_to=ASKED))
    gone = Delete(CHAT, (4, 6, 90))
    withdrawn = Withdraw(CHAT, (f"m:{CHAT}:4", f"m:{CHAT}:90"))
    assert complete(here, [gone]) == [gone, withdrawn]
    assert complete(here, [gone]) == [gone]
    assert entries(judge(here, message(number=7, reply_to=ASKED))) == []
    assert complete(turn(), [Delete(CHAT, key="said")]) == [Delete(CHAT, key="said")]


def test_s100_a_strike_takes_back_what_its_message_earned() -> None:
    here = turn()
    judge(here, message(reply_to=ASKED))
    made = complete(here, [GiveStrike(CHAT, ANN, "admin", "m", "rude", message=ASKED)])
    assert [item for item in made if isinstance(item, Withdraw)] == [Withdraw(CHAT, (f"m:{CHAT}:4",))]


def test_s100_what_a_removed_message_gave_goes_with_it() -> None:
    here = turn()
    here.lane.recent.append(Recent(6, BO.id, None, None))
    judge(here, message(number=6, reply_to=ASKED))
    since = NOW - REMEMBERED
    assert complete(here, [Delete(CHAT, (6,))])[1:] == [Withdraw(CHAT, (f"m:{CHAT}:6",), since=since)]
    judge(here, message("谢谢", number=7, sender=Sender(23, "Cy"), reply_to=ASKED))
    struck = complete(here, [GiveStrike(CHAT, BO, "admin", "m", "rude", message=message(number=7))])
    assert Withdraw(CHAT, (f"m:{CHAT}:7",), since=since) in struck


def test_s100_who_is_put_out_loses_what_talk_gave_and_has_it_back_with_the_ban() -> None:
    here = turn()
    assert complete(here, [Ban(CHAT, ANN.id)]) == [Ban(CHAT, ANN.id)]
    judge(here, message(reply_to=ASKED))
    for user in (ANN.id, BO.id):
        gone = Withdraw(CHAT, since=NOW - REMEMBERED, member=user)
        for effect in (Ban(CHAT, user), Kick(CHAT, user, None)):
            assert complete(here, [effect]) == [effect, gone]
        back = Withdraw(CHAT, restore=True, since=NOW - GIVEN_BACK, member=user)
        lift = Lift(CHAT, user, ban=True)
        assert complete(here, [lift]) == [lift, back]
        assert talk_of(here, user, restore=True) == [back]
    assert complete(here, [Lift(CHAT, ANN.id)]) == [Lift(CHAT, ANN.id)]
    here.lane.type = "group"
    assert complete(here, [Ban(CHAT, ANN.id)]) == [Ban(CHAT, ANN.id)]
    assert complete(turn(own={}), [Ban(CHAT, ANN.id)]) == [Ban(CHAT, ANN.id)]


def test_s100_what_is_taken_back_frees_no_limit() -> None:
    here = turn()
    judge(here, message(reply_to=ASKED))
    complete(here, [Delete(CHAT, (4,))])
    again = message("Which way is it to the hut?", 14, ANN)
    assert entries(judge(here, message(number=15, reply_to=again))) == []
    scores = scores_of(here)
    assert scores is not None
    assert scores.day(NOW, UTC).tallies[ANN.id].talk == 2
