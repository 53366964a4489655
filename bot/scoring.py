"""The law of points as decisions: what an award becomes, and what removals, strikes and pardons do to the ledger."""

from collections.abc import Sequence
from dataclasses import replace

from bot.core.decisions import Award, Decision, Delete, Earned, GiveStrike, Pardon, Withdraw
from bot.core.facts import GONE
from bot.core.scores import BY_ADMINS, Entry, ScorePolicy, Scores, about_message, points_for
from bot.feature import Turn


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
        given.points, given.words, given.reason,
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
    # What was just said has earned only what is in mind: mostly nothing, and then there is nothing to look for.
    some = [about for about in new if about not in lately or scores.causes(about, turn.zone)]
    return [Withdraw(turn.chat, tuple(some))] if some else []


def pardoned(turn: Turn, taken: Pardon) -> list[Decision]:
    """What the messages of the strikes had earned is given again."""
    scores = scores_of(turn)
    strikes = [item for item in turn.member(taken.member).strikes if item.id in taken.strikes]
    abouts = tuple(
        about_message(item.message_chat, item.message_id)
        for item in strikes
        if item.message_chat is not None and item.message_id is not None and item.pardoned_at is None
    )
    if scores is None or not abouts:
        return []
    scores.restore(abouts)
    return [Withdraw(turn.chat, abouts, restore=True)]
