"""A raid is seen by how many come, looked at from time to time, and ends. Holding people is the gate's."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.core.codec import dump
from bot.core.decisions import Decision, Hand, Note, Permit
from bot.core.facts import Handed, JoinRequest, MemberChange, Tick
from bot.feature import Decisions, NeedsAdmins, NeedsPermissions, Turn
from bot.features.raid import rules
from bot.features.raid.handlers import telling
from bot.features.raid.policy import RaidPolicy
from bot.features.raid.queries import Watch, count_usual, kept
from bot.features.raid.rules import Arrival, RaidState

AGAIN = timedelta(minutes=1)

# --- seen -----------------------------------------------------------------------------------------------------------


def watch(turn: Turn) -> Watch:
    """This feature's part of the lane's state."""
    state: Watch = turn.lane.own["raid"]
    return state


async def on_member(turn: Turn, change: MemberChange) -> Decisions:
    """Somebody is in; whom an admin or this bot let in is none of a raid."""
    by = change.by.id
    if by != change.user.id and not turn.lane.admins_known(turn.now):
        raise NeedsAdmins
    brought = change.via_request or (by != change.user.id and (by in turn.lane.admins or by == turn.me.id))
    if not change.joined or brought or change.user.kind != "user":
        return ()
    return await came(turn, Arrival(change.user, "open", change.date))


async def on_join_request(turn: Turn, request: JoinRequest) -> Decisions:
    """Somebody asks to come in."""
    return await came(turn, Arrival(request.user, "request", request.date))


async def came(turn: Turn, arrival: Arrival) -> Decisions:
    """Counted in memory: one who comes leaves no row here, and counts once however often they come."""
    if turn.chat > 0:
        return ()
    policy, state = turn.policy(RaidPolicy), watch(turn)
    if state.on or not policy.joins or rules.is_calm(state.raid, turn.now):
        return ()
    arrived: dict[int, Arrival] = turn.lane.memory.get("raid", {}) | {arrival.user.id: arrival}
    last = rules.recent(arrived.values(), arrival.at)
    turn.lane.memory["raid"] = {one.user.id: one for one in last}
    if len(last) < policy.joins:
        return ()
    if not rules.begins(len(last), await count_usual(turn.session, turn.chat, turn.now), policy):
        return ()
    return begin(turn, rules.begun(turn.now, len(last)), last)


def begin(turn: Turn, raid: RaidState, last: Sequence[Arrival] = ()) -> list[Decision]:
    """From here on the gate holds who comes; who came in this minute is held too."""
    before = watch(turn).raid
    raid = watch(turn).raid = rules.after(before, raid)
    came = [{"user": dump(one.user), "way": one.way} for one in last]
    hold = Hand(turn.chat, "gate", "hold", {"came": came, "at": raid.since.isoformat()},
                f"raid-hold:{turn.chat}:{raid.name}")  # fmt: skip
    lock = Hand(turn.chat, "raid", "lock", {}, f"raid-lock:{turn.chat}:{raid.name}")
    held = {one.user.id: (one.way, turn.now) for one in last}
    return [
        kept(turn.chat, raid),
        telling.card(turn, raid, held),
        Note(turn.chat, "raid-began"),
        lock,
        hold,
    ]


# --- looked at ------------------------------------------------------------------------------------------------------


async def on_look(turn: Turn, tick: Tick) -> Decisions:
    """The card says how many they are now; after long enough a quiet time it is over."""
    raid, policy = watch(turn).raid, turn.policy(RaidPolicy)
    if raid is None or raid.next_at is None or raid.next_at > turn.now:
        return ()
    if not raid.on:
        return unlocked(turn, raid)
    now = rules.looked(raid, turn.lane.held, turn.now, policy)
    if rules.is_over(now, turn.now, policy):
        return end(turn, now)
    changed = [telling.card(turn, now)] if now.came != raid.came else []
    return [kept(turn.chat, now), *changed]


def end(turn: Turn, raid: RaidState, *, lifted_by: str = "") -> list[Decision]:
    """Over: who was held goes on through the gate."""
    done = rules.ended(raid, turn.now, lifted=bool(lifted_by))
    watch(turn).raid = done
    turn.lane.memory.pop("raid", None)
    free = Hand(turn.chat, "gate", "free", {}, f"raid-free:{turn.chat}:{raid.name}")
    note = Note(turn.chat, "raid-over", data={"came": raid.came})
    return [kept(turn.chat, done), telling.card(turn, done, by=lifted_by), note, free]


# --- closed meanwhile -----------------------------------------------------------------------------------------------


async def on_lock(turn: Turn, handed: Handed) -> Decisions:
    """What members may do is asked, remembered, and then taken."""
    raid, policy = watch(turn).raid, turn.policy(RaidPolicy)
    if raid is None or not raid.on or policy.lock == "off" or not turn.lane.can("can_restrict_members"):
        return ()
    if turn.asked.failed:
        return ()
    if turn.asked.permissions is None:
        raise NeedsPermissions
    more = rules.to_take(turn.asked.permissions, policy)
    if not more:
        return ()
    locked = Permit(turn.chat, rules.without(turn.asked.permissions, more))
    return [kept(turn.chat, replace(raid, taken=(*raid.taken, *more))), locked]


def unlocked(turn: Turn, raid: RaidState) -> Decisions:
    """What was taken is given back, to what members may do now; as long as that cannot be asked, later."""
    if turn.asked.failed:
        return [kept(turn.chat, replace(raid, next_at=turn.now + AGAIN))]
    if turn.asked.permissions is None:
        raise NeedsPermissions
    back = Permit(turn.chat, rules.given_back(turn.asked.permissions, raid.taken))
    return [kept(turn.chat, replace(raid, taken=(), next_at=None)), back]
