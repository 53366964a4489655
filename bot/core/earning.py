"""The law of points: how many an entry earns. Pure; what is in the ledger is told by scores."""

from collections.abc import Collection
from datetime import timedelta, tzinfo

from bot.core.copies import are_alike
from bot.core.scores import BY_ADMINS, HELP, REACTED, TALK, THANKED, Entry, Kind, ScorePolicy, Scores, Tally


def points_for(entry: Entry, scores: Scores, policy: ScorePolicy, zone: tzinfo) -> int:
    """How many points an entry earns, 0 = none: never twice for a cause, nobody by themselves, within every limit."""
    if entry.kind in BY_ADMINS:
        return entry.points or 0
    day = scores.day(entry.at, zone)
    worth = policy.worth(entry.kind) if entry.points is None else entry.points
    causes = scores.causes(entry.about, zone)
    if entry.by == entry.user or entry.about in scores.gone or entry.cause in causes:
        return 0
    tally = day.tallies.get(entry.user) or Tally()
    if is_held_back(entry, tally, causes, policy):
        return 0
    room = policy.a_day - tally.points
    if entry.kind in TALK:
        room = min(room, policy.a_day_talk - tally.talk)
    if entry.kind in HELP:  # a crowd that thanks for one message says little more than one who does
        worth >>= sum(cause.startswith(THANKED) for cause in causes)
    if entry.by is not None:
        # Each further one of a kind from the same person that day is worth half.
        room = min(room, max(policy.a_pair, worth) - tally.givers.get(entry.by, 0))
        worth >>= tally.times.get((entry.by, entry.kind), 0)
    return max(min(worth, room), 0)


def is_held_back(entry: Entry, tally: Tally, causes: Collection[str], policy: ScorePolicy) -> bool:
    """Too soon after the last, the same words again, or enough people have reacted?"""
    if entry.kind is Kind.REACTION:
        return sum(cause.startswith(REACTED) for cause in causes) >= policy.reactions
    if entry.kind is not Kind.ANSWERED:
        return False
    last, pause = tally.answered_at, timedelta(seconds=policy.pause_seconds)
    words = entry.words
    again = words is not None and any(are_alike(words, other) for other in tally.words)
    return again or (last is not None and abs(entry.at - last) < pause)
