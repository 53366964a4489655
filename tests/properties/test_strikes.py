"""Laws of strikes for all inputs: nobody protected is touched, one offence is one strike, the ladder climbs."""

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.core.decisions import Ban, Decision, Delete, GiveStrike, Kick, Mute, Pardon, Struck
from bot.core.facts import Carrier, ChatRef, Membership, Message, Origin, Sender, SenderKind
from bot.core.strikes import StrikePolicy
from bot.core.texts import Texts
from bot.db.lanes import Lane
from bot.feature import Asked, Me, Turn
from bot.features.ads.policy import AdsPolicy
from bot.laws import complete, judge
from bot.registry import FEATURES
from bot.turns import Turns

NOW = datetime(2026, 1, 5, 12, tzinfo=UTC)
CHAT, CHANNEL, ME, OWNER, ADMIN, FORMER = -1001234567890, -1009876543210, 777000111, 11, 12, -4567
PROTECTED = (CHAT, CHANNEL, ME, OWNER, ADMIN, FORMER, 777000, 1087968824, 136817688)
STRANGERS = (21, 22, -100777)
RIGHTS = frozenset({"can_delete_messages", "can_restrict_members"})
ADMINS = {
    OWNER: Membership("creator"),
    ADMIN: Membership("administrator"),
    ME: Membership("administrator", RIGHTS),
}
TEXTS = Texts.load(strict=True)
TURNS = Turns(FEATURES, TEXTS, Me(ME, "anthill_bot", "Anthill", ephemeral=True), b"seed")
DEFAULTS = {feature.policy: feature.policy() for feature in FEATURES if feature.policy is not None}
AD = "t.me/+AbCdEfGhIjKlMnOp"


def lane(**changes: Any) -> Lane:
    """A group that knows its admins and acts on everything."""
    state = Lane(
        CHAT, "supergroup", "West Hikers", status="administrator", rights=RIGHTS, linked_chat=CHANNEL, known=True,
        aliases=(FORMER,), admins=ADMINS, admins_at=NOW, policies=DEFAULTS | {AdsPolicy: AdsPolicy(observe=False)},
    )  # fmt: skip
    for name, value in changes.items():
        setattr(state, name, value)
    return state


def turn(state: Lane, number: int = 1, now: datetime = NOW) -> Turn:
    """The turn of one inbox row."""
    state.admins_at = now
    return TURNS.turn(state, str(number), now, None, Asked())


def punished(decisions: list[Decision]) -> set[int]:
    """Whom decisions would hurt."""
    return {item.user for item in decisions if isinstance(item, Mute | Kick | Ban | Struck)}


KINDS: tuple[SenderKind, ...] = ("user", "bot", "anonymous_admin", "linked_channel", "channel")
senders = st.builds(
    Sender, st.sampled_from(PROTECTED + STRANGERS), st.text(max_size=8), st.none(), st.sampled_from(KINDS)
)
carriers = st.builds(
    Carrier, st.sampled_from(("text", "caption", "button", "quote")), st.sampled_from(("hi", AD))
)
origins = st.none() | st.builds(
    Origin, st.sampled_from(("channel", "chat", "user")), st.sampled_from((CHANNEL, -5, 7))
)
messages = st.builds(
    Message,
    st.just(ChatRef(CHAT, title="West Hikers")),
    st.integers(1, 5),
    st.just(NOW),
    senders,
    carriers=st.lists(carriers, max_size=2).map(tuple),
    edited=st.booleans(),
    album=st.none() | st.just("a"),
    forward=origins,
    external=origins,
    message_chat=st.just(CHAT),
)


@given(st.lists(messages, max_size=6))
def test_s29_no_message_ever_punishes_the_protected(said: list[Message]) -> None:
    state = lane()
    for number, message in enumerate(said):
        decisions = judge(turn(state, number), message)
        assert not punished(decisions) & set(PROTECTED)
        if message.sender.id in PROTECTED:
            assert not any(isinstance(item, Delete) for item in decisions)


users = st.sampled_from(PROTECTED + STRANGERS)
ends = st.none() | st.just(NOW + timedelta(days=1))
given_strikes = st.builds(
    GiveStrike,
    st.just(CHAT),
    senders,
    st.sampled_from(("ads", "admin", "flood")),
    st.text(max_size=3),
    st.text(max_size=3),
)
wished = (
    given_strikes
    | st.builds(Mute, st.just(CHAT), users, ends)
    | st.builds(Kick, st.just(CHAT), users, ends)
    | st.builds(Ban, st.just(CHAT), users, ends)
)


@given(st.lists(wished, max_size=8))
def test_s29_no_decision_of_any_feature_reaches_the_protected(wishes: list[Any]) -> None:
    assert not punished(complete(turn(lane()), wishes)) & set(PROTECTED)


ANN = Sender(21, "Ann")
RANK = {"warning": 0, "mute": 1, "kick": 2, "ban": 3}


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(0, 40 * 24)), max_size=12), st.integers(1, 5))
def test_the_ladder_only_climbs_while_nothing_lapses(offences: list[tuple[int, int]], limit: int) -> None:
    policy = StrikePolicy(limit=limit, expiry_days_ads=3650)
    state = lane(policies={**DEFAULTS, StrikePolicy: policy})
    now, seen, climbed = NOW, set(), []
    for number, (offence, hours) in enumerate(offences):
        now += timedelta(hours=hours)
        wish = GiveStrike(CHAT, ANN, "ads", f"m:{offence}", "@ads-reason-invite")
        struck = [
            item.strike for item in complete(turn(state, number, now), [wish]) if isinstance(item, Struck)
        ]
        assert len(struck) == (0 if offence in seen else 1)
        seen.add(offence)
        climbed += [RANK[strike.sanction] for strike in struck]
    assert climbed == sorted(climbed)
    assert climbed.count(RANK["kick"]) <= 1
    assert len(climbed) == len(seen)


@given(st.permutations(range(3)))
def test_when_all_is_pardoned_nothing_holds_the_member(order: list[int]) -> None:
    state = lane()
    for number in range(3):
        complete(turn(state, number), [GiveStrike(CHAT, ANN, "ads", f"m:{number}", "why")])
    tokens = [strike.id for strike in state.members[ANN.id].strikes]
    lifts: list[Any] = []
    for number in order:
        wish = Pardon(CHAT, ANN, (tokens[number],), None)
        lifts += [
            item for item in complete(turn(state, 10 + number), [wish]) if type(item).__name__ == "Lift"
        ]
    assert {lift.ban for lift in lifts} == {True, False}
    assert not any(strike.counts(NOW) for strike in state.members[ANN.id].strikes)
    assert complete(turn(state, 20), [Pardon(CHAT, ANN, tuple(tokens), None)]) == []
