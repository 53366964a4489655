"""The law of points as decisions: what an award becomes, and what removals, strikes and pardons do to the ledger."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.core.decisions import (
    Award,
    Ban,
    Decision,
    Delete,
    Earned,
    GiveStrike,
    Kick,
    Lift,
    Pardon,
    Withdraw,
)
from bot.core.earning import points_for
from bot.core.facts import GONE
from bot.core.scores import BY_ADMINS, REMEMBERED, Entry, ScorePolicy, Scores, about_message
from bot.feature import Turn

GIVEN_BACK = timedelta(days=100)  # a ban lifted later than that gives no points back


def scores_of(turn: Turn) -> Scores | None:
    """What the chat's members earned lately; None where nobody counts."""
    found = turn.lane.own.get("scores")
    return found if isinstance(found, Scores) else None


def applied(turn: Turn, decision: Award | Delete) -> list[Decision]:
    """An award as the law completes it; a removal, with what it costs."""
    return award(turn, decision) if isinstance(decision, Award) else [decision, *deleted(turn, decision)]


def award(turn: Turn, given: Award) -> list[Decision]:
    """An entry of the ledger, where the law gives points: for people who are here, within the limits."""
    policy, scores = turn.policy(ScorePolicy), scores_of(turn)
    if scores is None or given.member.kind != "user" or turn.member(given.member).status in GONE:
        return []
    if not policy.enabled and given.kind not in BY_ADMINS:
        return []
    entry = Entry(
        given.member.id, given.kind, given.about, given.cause, min(given.at or turn.now, turn.now), given.by,
        given.points, given.words, given.reason, given.through,
    )  # fmt: skip
    points = points_for(entry, scores, policy, turn.zone)
    if not points:
        return []
    entry = replace(entry, points=points)
    scores.take(entry, turn.zone)
    return [Earned(turn.chat, entry, entry.user not in scores.hidden)]


def deleted(turn: Turn, gone: Delete) -> list[Decision]:
    """What is removed earns nothing."""
    return withdrawn(turn, [about_message(gone.chat, number) for number in gone.messages])


def struck(turn: Turn, given: GiveStrike) -> list[Decision]:
    """What somebody is punished for earns nothing."""
    if given.message is None:
        return []
    return withdrawn(turn, [about_message(given.message.message_chat, given.message.id)])


def withdrawn(turn: Turn, abouts: Sequence[str]) -> list[Decision]:
    """Taken back once, even if a strike and a removal both say so."""
    scores = scores_of(turn)
    if scores is None:
        return []
    new = [about for about in abouts if about not in scores.gone]
    scores.remove(new)
    lately = {about_message(turn.chat, item.id) for item in turn.lane.recent}
    gave = [about for about in new if scores.gave(about, turn.zone)]
    # What was just said has earned only what is in mind: mostly nothing, and then there is nothing to look for.
    some = [item for item in new if item not in lately or item in gave or scores.causes(item, turn.zone)]
    return [Withdraw(turn.chat, tuple(some), since=turn.now - REMEMBERED if gave else None)] if some else []


def pardoned(turn: Turn, taken: Pardon) -> list[Decision]:
    """What the messages of the strikes had earned is given again."""
    scores = scores_of(turn)
    strikes = [
        item
        for item in turn.member(taken.member).strikes
        if item.id in taken.strikes and item.pardoned_at is None
    ]
    abouts = tuple(
        about_message(item.message_chat, item.message_id)
        for item in strikes
        if item.message_chat is not None and item.message_id is not None
    )
    if scores is None or not abouts:
        return []
    scores.restore(abouts)
    since = min(item.given_at for item in strikes) - REMEMBERED
    return [Withdraw(turn.chat, abouts, restore=True, since=since)]


def put_out(turn: Turn, decisions: Sequence[Decision]) -> list[Decision]:
    """Telegram removes the messages of who is put out of a supergroup: what talk gave lately to and through them goes
    along, and comes back when the ban is lifted."""
    found: list[Decision] = []
    for item in decisions:
        if isinstance(item, Kick | Ban) or (isinstance(item, Lift) and item.ban):
            found += talk_of(turn, item.user, restore=isinstance(item, Lift))
    return found


def talk_of(turn: Turn, user: int, *, restore: bool) -> list[Decision]:
    """What talk gave to and through a member in the last days is taken back; or given again, of the last months."""
    scores = scores_of(turn)
    if scores is None or turn.lane.type == "group" or not (restore or scores.knows(user, turn.zone)):
        return []
    since = turn.now - (GIVEN_BACK if restore else REMEMBERED)
    return [Withdraw(turn.chat, restore=restore, since=since, member=user)]
