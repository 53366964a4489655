"""Locks: what members may not post here is removed, without a strike; /lock, /unlock, /locks."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.core.decisions import Decision, Delete, SetPolicy
from bot.core.facts import CommandCall, Message, Sender
from bot.core.texts import Html
from bot.core.tiers import TierPolicy
from bot.feature import NeedsAdmins, Turn
from bot.features.ads.handlers.common import DELETE, fine_keys, is_judged, no, permitted
from bot.features.ads.policy import LocksPolicy, LockType
from bot.features.ads.rules import locks
from bot.features.ads.rules.acting import removable
from bot.features.ads.rules.view import View

MOST_TOLD = 500
ALBUMS = 50


@dataclass(slots=True)
class Told:
    """In memory: who was told by which turn and when, and the last albums of which a part was locked."""

    at: dict[int, tuple[str, datetime]] = field(default_factory=dict)
    albums: deque[str] = field(default_factory=lambda: deque(maxlen=ALBUMS))


def told_in(turn: Turn) -> Told:
    """What is remembered of locks in this chat."""
    told: Told | None = turn.lane.memory.get("locks")
    if told is None:
        told = turn.lane.memory["locks"] = Told()
    return told


def on_message(turn: Turn, message: Message) -> Sequence[Decision]:
    """A locked message or edit goes, with its album; whom /permit or their tier lets may post it."""
    policy = turn.policy(LocksPolicy)
    if not policy.types or message.is_service or not turn.lane.can(DELETE):
        return []
    if permitted(turn, message) or not is_judged(turn, message.sender) or not removable(message, turn.now):
        return []
    told = told_in(turn)
    types = locks.left_for(turn.member(message.sender).tier, policy.types, turn.policy(TierPolicy))
    found = locks.locked(View(message), types, fine_keys(turn, message))
    if found is None and message.album not in told.albums:
        return []
    if not turn.lane.admins_known(turn.now):
        raise NeedsAdmins
    if message.album is not None and message.album not in told.albums:
        told.albums.append(message.album)
    gone = Delete(turn.chat, turn.whole(message))
    return [gone, *hinted(turn, message.sender, found, policy, message.thread)] if found else [gone]


def hinted(
    turn: Turn, sender: Sender, found: LockType, policy: LocksPolicy, thread: int | None
) -> list[Decision]:
    """Why, to them alone, and seldom; the group hears nothing of it."""
    if sender.kind != "user" or not (turn.can_whisper or turn.member(sender).started):
        return []
    told = told_in(turn).at
    key, before = told.pop(sender.id, ("", None))
    again = (
        before is not None and key != turn.key and turn.now - before < timedelta(minutes=policy.hint_minutes)
    )
    told[sender.id] = (key, before) if again and before is not None else (turn.key, turn.now)
    if len(told) > MOST_TOLD:
        del told[next(iter(told))]
    if again:
        return []
    text = turn.text_for(sender, "locks-removed", type=turn.text_for(sender, "locks-type", type=found))
    return [turn.whisper(sender, text, thread=thread)]


# --- commands -------------------------------------------------------------------------------------------------------


async def lock(turn: Turn, call: CommandCall) -> Sequence[Decision]:
    """These may not be posted any more."""
    if not turn.lane.can(DELETE):
        raise no(turn, call.by, "locks-no-right")
    return changed(turn, call, locks.in_order([*turn.policy(LocksPolicy).types, *wanted(turn, call)]))


async def unlock(turn: Turn, call: CommandCall) -> Sequence[Decision]:
    """These may be posted again; `all` = everything."""
    types = wanted(turn, call)
    left = [name for name in turn.policy(LocksPolicy).types if "all" not in types and name not in types]
    return changed(turn, call, left)


def wanted(turn: Turn, call: CommandCall) -> list[LockType]:
    """The types that were typed; Refusal where there is none, or one that does not exist."""
    types, unknown = locks.meant(call.args)
    if unknown or not types:
        listed = ", ".join(locks.TYPES)
        raise no(turn, call.by, "locks-how", command=call.name, unknown=" ".join(unknown) or "-",
                 some="yes" if unknown else "no", types=listed)  # fmt: skip
    return types


def changed(turn: Turn, call: CommandCall, types: list[LockType]) -> list[Decision]:
    """The new list, shown back."""
    change = SetPolicy(turn.chat, "locks", "types", types, call.by.id)
    return [change, turn.answer(call, shown(turn, call.by, types), personal=True)]


async def show(turn: Turn, call: CommandCall) -> Sequence[Decision]:
    """What is locked, and what can be."""
    types = turn.policy(LocksPolicy).types
    more = turn.text_for(call.by, "locks-types", types=", ".join(locks.TYPES))
    return [turn.answer(call, Html(f"{shown(turn, call.by, types)}\n{more}"), personal=True)]


def shown(turn: Turn, to: Sender, types: Sequence[LockType]) -> Html:
    """The locked ones, by their names and what they are."""
    if not types:
        return turn.text_for(to, "locks-none")
    lines = [
        turn.text_for(to, "locks-line", name=name, type=turn.text_for(to, "locks-type", type=name))
        for name in types
    ]
    return Html("\n".join([turn.text_for(to, "locks-locked"), *lines]))
