"""Who comes in a raid: held without a word, then on through the gate, or out. What is a raid is told elsewhere."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.core.codec import load
from bot.core.decisions import Change, Decision, Decline, Kick, Mute, Note, Priority, Save, Say
from bot.core.facts import Handed, JoinRequest, Sender
from bot.feature import Decisions, NeedsAdmins, Turn
from bot.features.gate import rules
from bot.features.gate.handlers import telling
from bot.features.gate.handlers.steps import proceed, save
from bot.features.gate.policy import GatePolicy
from bot.features.gate.queries import find_application, kept, list_applications, list_known_before
from bot.features.gate.rules import Application, Way
from bot.features.gate.tables import GateEntry

WRITABLE = timedelta(minutes=5)  # after a request a bot may write to who never pressed Start
AT_ONCE = 200
JUST_NOW = timedelta(minutes=10)

# --- held -----------------------------------------------------------------------------------------------------------


def hold(turn: Turn, app: Application) -> list[Decision]:
    """Muted where they are inside; nothing is said, to nobody. Sanctions that admins give overtake these mutes."""
    row = kept(turn.chat, rules.held(app), turn.policy(GatePolicy))
    if not app.inside or turn.lane.type != "supergroup":
        return [row]
    return [Mute(turn.chat, app.user.id, None, priority=Priority.BULK), row]


async def asked(turn: Turn, request: JoinRequest) -> list[Decision]:
    """A request in a raid is left unanswered until its end."""
    before = await find_application(turn.session, turn.chat, request.user.id)
    if before is not None and before.pending and before.way == "request":
        return []
    app = rules.opened(before, request.user, "request", turn.now, turn.policy(GatePolicy))
    return hold(turn, replace(app, link=request.invite_link or "", bio=request.bio))


async def on_hold(turn: Turn, handed: Handed) -> Decisions:
    """Who came just before the raid was known for one belongs to it."""
    if not turn.lane.admins_known(turn.now):
        raise NeedsAdmins
    at = datetime.fromisoformat(handed.data["at"])
    came = [(load(Sender, one["user"]), one["way"]) for one in handed.data["came"]]
    users = [user.id for user, _ in came]
    await turn.know(*users)
    apps = {app.user.id: app for app in await list_applications(turn.session, turn.chat, users)}
    return [decision for user, way in came for decision in held_too(turn, apps.get(user.id), user, way, at)]


def held_too(turn: Turn, app: Application | None, user: Sender, way: Way, at: datetime) -> list[Decision]:
    """One of them, unless they have passed something already."""
    if app is not None and app.pending:
        fresh = app.state == "open" and not app.passed
        return [kept(turn.chat, replace(app, raided=True), turn.policy(GatePolicy))] if fresh else []
    inside = turn.member(user).status in ("member", "restricted")
    admitted = app is not None and app.state == "admitted" and at - app.since < JUST_NOW
    if admitted or turn.lane.protects(user.id, turn.me.id) or (way == "open") != inside:
        return []
    return hold(turn, rules.opened(app, user, way, at, turn.policy(GatePolicy)))


# --- freed ----------------------------------------------------------------------------------------------------------


async def on_free(turn: Turn, handed: Handed) -> Decisions:
    """The raid is over: everybody who is held is looked at, one by one; the group hears of it in one line."""
    freed = Change(GateEntry, {"chat_id": turn.chat, "state": "held"}, {"wake_at": turn.now})
    held: Mapping[int, Any] = turn.lane.held
    await turn.know(*(user for user, (way, _) in held.items() if way != "request"))
    unreached = [
        user for user, (way, _) in held.items() if way != "request" and not turn.member(user).started
    ]
    return [freed, *([line(turn)] if unreached else [])]


def line(turn: Turn) -> Say:
    """One for all, without a name."""
    button = telling.start_link(turn, turn.text("gate-button-start"))
    text = turn.text("gate-raid-line", hours=turn.policy(GatePolicy).hours)
    return Say(turn.chat, text, ((button,),), expires_after=timedelta(hours=turn.policy(GatePolicy).hours))


async def free(turn: Turn, app: Application) -> Decisions:
    """On through the gate. A request that cannot be asked anything any more is declined, so that they may ask anew;
    where there is no gate, requests are the admins' as before."""
    policy = turn.policy(GatePolicy)
    if turn.lane.raided:
        return [kept(turn.chat, app, policy)]
    begun = rules.freed(app, turn.now, policy)
    if telling.reached(turn, app) and (app.inside or policy.steps):
        return await proceed(turn, begun)
    if app.inside:
        return [kept(turn.chat, begun, policy)]
    gone = save(turn, rules.closed(app, "gone", turn.now))
    if not policy.steps:
        return gone
    if turn.now - app.opened_at < WRITABLE:
        return await proceed(turn, begun)
    return [Decline(turn.chat, app.user.id, priority=Priority.BULK), *gone]


# --- out ------------------------------------------------------------------------------------------------------------


async def on_remove(turn: Turn, handed: Handed) -> Decisions:
    """An admin has confirmed it: all who came since an instant and have not passed, so many in one turn; nobody who
    was here before."""
    by, since = load(Sender, handed.data["by"]), datetime.fromisoformat(handed.data["since"])
    users = [user for user, (_, at) in turn.lane.held.items() if at >= since and user > handed.data["after"]]
    some = sorted(users)[:AT_ONCE]
    spared = set(await list_known_before(turn.session, turn.chat, some, since))
    found = await list_applications(turn.session, turn.chat, [user for user in some if user not in spared])
    apps = [app for app in found if app.pending]
    ends = [decision for app in apps for decision in out(turn, app, by)]
    count = handed.data["count"] + len(apps)
    if len(some) < len(users):
        on = {**handed.data, "after": some[-1], "count": count}
        return [*ends, turn.hand(turn.chat, "gate", "remove", **on)]
    note = Note(turn.chat, "gate-removed", by.id, data={"count": count})
    done = turn.hand(turn.chat, "raid", "removed", since=handed.data["since"], by=by.name, count=count)
    return [*ends, note, done]


def out(turn: Turn, app: Application, by: Sender) -> list[Decision]:
    """Declined, or out for a day."""
    gone = rules.removed(app, turn.now, by.name)
    row: Save = kept(turn.chat, gone, turn.policy(GatePolicy))
    if app.inside:
        return [Kick(turn.chat, app.user.id, gone.retry_at, priority=Priority.BULK), row]
    return [Decline(turn.chat, app.user.id, priority=Priority.BULK), row]
