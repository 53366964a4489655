"""Which part of a lane's state a turn's decisions made old. Reads nothing, forgets nothing before the commit."""

from collections.abc import Sequence
from typing import Any, Protocol, runtime_checkable

from bot.core.decisions import (
    Change,
    ChangeChat,
    ChangeMember,
    Decision,
    Erase,
    Forget,
    Know,
    Remove,
    Save,
    SetPolicy,
)
from bot.db.lanes import Lane, Lanes

RELOADS = (SetPolicy, ChangeChat, Forget, Erase)
FeatureRow = Save | Change | Remove


@runtime_checkable
class Follows(Protocol):
    """A feature's part of the state that need not be read again where it keeps up with the rows."""

    def follow(self, decision: FeatureRow) -> bool:
        """Change as the row will; False = it must be read again."""
        ...


def outdate(lanes: Lanes, lane: Lane, decisions: Sequence[Decision]) -> bool:
    """Mark what must be read again; True when it must before anybody's next turn."""
    again = False
    for decision in decisions:
        if isinstance(decision, ChangeMember):
            lane.stale_members.add(decision.user.id)
        elif isinstance(decision, Know | Erase):
            lanes.outdate_person(decision.user.id if isinstance(decision, Know) else decision.who.user)
            again = True  # who is not loaded yet is read with it
        elif isinstance(decision, Save | Change | Remove) and not lane.is_private:
            owner = owner_of(decision)
            if owner in lanes.loaders and not keeps_up(lane.own.get(owner), decision):
                lane.stale_features.add(owner)
    if any(isinstance(decision, RELOADS) for decision in decisions):
        lanes.forget(lane.id)
        again = True
    return again


def keeps_up(state: Any, decision: FeatureRow) -> bool:
    """Has a feature's part of the state changed with the row?"""
    return isinstance(state, Follows) and state.follow(decision)


def owner_of(decision: FeatureRow) -> str:
    """The feature to which the row's table belongs, by where it is defined."""
    table = type(decision.row) if isinstance(decision, Save) else decision.table
    return table.__module__.split(".")[-2]
