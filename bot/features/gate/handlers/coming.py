"""Every way in: a request, any kind of join, words of who is no member; and what other admins do meanwhile."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Literal

from bot.core.codec import dump, load
from bot.core.decisions import (
    Admit,
    AnswerRequest,
    ChangeMember,
    Decision,
    Decline,
    Delete,
    Hand,
    Mute,
    Priority,
    Say,
)
from bot.core.facts import GONE, Handed, JoinRequest, MemberChange, Membership, Message, Sender
from bot.feature import Decisions, NeedsAdmins, NeedsMember, Turn
from bot.features.gate import rules
from bot.features.gate.handlers import holding, telling
from bot.features.gate.handlers.steps import greeted, proceed, save
from bot.features.gate.policy import GatePolicy
from bot.features.gate.queries import AtGate, find_application
from bot.features.gate.rules import Application

# --- asking to join -------------------------------------------------------------------------------------------------


async def on_join_request(turn: Turn, request: JoinRequest) -> Decisions:
    """A request: the thresholds begin; too soon after the last attempt it is declined, and they hear until when."""
    policy = turn.policy(GatePolicy)
    if turn.lane.raided:
        return guarded(request, await holding.asked(turn, request))
    if not policy.steps:
        return ()
    await turn.know(request.user.id)
    before = await find_application(turn.session, turn.chat, request.user.id)
    if before is not None and before.pending and before.way == "request":
        return guarded(request, await proceed(turn, before))
    if before is not None and before.retry_at is not None and rules.must_pause(before, turn.now):
        again = turn.texts.moment(turn.language_of(request.user), before.retry_at, turn.zone)
        text = turn.named(request.user, turn.text_for(request.user, "gate-too-soon", again=again))
        say = Say(request.user_chat, text, priority=Priority.DEADLINE)
        return guarded(request, [say, Decline(turn.chat, request.user.id)])
    app = rules.opened(before, request.user, "request", turn.now, policy)
    app = replace(app, link=request.invite_link or "", bio=request.bio)
    return guarded(request, await proceed(turn, telling.carded(app)))


def guarded(request: JoinRequest, decisions: list[Decision]) -> list[Decision]:
    """As the chat's guard the bot answers within ten seconds: what is decided at once, else that it takes longer."""
    if request.query_id is None:
        return decisions
    result: Literal["approve", "decline", "queue"] = "queue"
    data: Mapping[str, Any] = {}
    rest: list[Decision] = []
    for item in decisions:
        if isinstance(item, Admit | Decline):
            result, data = "approve" if isinstance(item, Admit) else "decline", item.data
        else:
            rest.append(item)
    answer = "guarded" if data else None
    return [AnswerRequest(request.chat.id, request.user.id, request.query_id, result, answer, data), *rest]


# --- inside already -------------------------------------------------------------------------------------------------


async def on_member(turn: Turn, change: MemberChange) -> Decisions:
    """Somebody is in by any way, or something happens to who stands at the gate."""
    if change.user.kind == "bot":
        return ()
    app = await find_application(turn.session, turn.chat, change.user.id)
    await turn.know(change.user.id)
    if app is not None and app.pending and not (change.joined and app.inside):
        return await meanwhile(turn, app, change)
    if change.joined:
        return await joined(turn, app, change)
    if change.went and "capacity" in turn.policy(GatePolicy).steps:
        return [turn.hand(turn.chat, "gate", "place")]
    carries = app is not None and app.inside and app.state in ("declined", "gone")
    if app is None or not carries or change.by.id == change.user.id:
        return ()
    ours = change.by.id == turn.me.id
    if not ours and change.new.is_inside and lets_speak(change.new):
        return let_in(turn, app, change.by)
    return save(turn, rules.had(app, change.new, ours=ours))


async def joined(turn: Turn, before: Application | None, change: MemberChange) -> Decisions:
    """Muted until passed, unless an admin brought or approved them (S90)."""
    policy = turn.policy(GatePolicy)
    declined = before if before is not None and before.inside and before.state == "declined" else None
    if not (policy.steps or turn.lane.raided):
        return save(turn, rules.closed(declined, "gone", turn.now)) if declined else ()
    if before is not None and before.state == "admitted" and not before.entered:
        return save(turn, replace(before, entered=True))
    if is_brought(turn, change):
        return let_in(turn, declined, another(turn, change)) if declined else ()
    app = rules.opened(before, change.user, "open", turn.now, policy)
    ours = before is not None and before.inside and before.state in ("declined", "gone")
    app = rules.had(app, change.new, ours=ours)
    link = f"member:{change.by.id}" if change.by.id != change.user.id else change.invite_link or ""
    return await stop(turn, replace(app, link=link))


def is_brought(turn: Turn, change: MemberChange) -> bool:
    """Did an admin (or this bot for one) let them in?"""
    if not turn.lane.admins_known(turn.now):
        raise NeedsAdmins
    if change.user.id in turn.lane.admins or change.via_request:
        return True
    return change.by.id != change.user.id and (change.by.id in turn.lane.admins or change.by.id == turn.me.id)


async def stop(turn: Turn, app: Application) -> list[Decision]:
    """Muted without an end, then asked; what they say before that holds is removed."""
    at_gate(turn).pending.add(app.user.id)
    if turn.lane.raided:
        return holding.hold(turn, app)
    data = {"user": app.user.id, "number": app.number, "act": "mute"}
    mute = Mute(turn.chat, app.user.id, None, answer="settled", data=data)
    return [mute, *await proceed(turn, app)]


def at_gate(turn: Turn) -> AtGate:
    """The gate's part of the lane's state."""
    state: AtGate = turn.lane.own["gate"]
    return state


async def meanwhile(turn: Turn, app: Application, change: MemberChange) -> Decisions:
    """Another admin acts on an applicant, or the applicant goes; what others impose is never lifted (R20, S93)."""
    mine = change.by.id == turn.me.id
    by = another(turn, change)
    if change.joined:
        return await joined_meanwhile(turn, app, change, by)
    if change.new.status == "kicked" or not change.new.is_inside:
        if app.way == "comment" and change.new.status != "kicked":
            return ()
        return save(turn, rules.closed(app, "gone", turn.now))
    if by is not None and lets_speak(change.new):
        return let_in(turn, app, by)
    held = rules.had(app, change.new, ours=mine)
    if held is app or change.by.id == change.user.id:
        return ()
    data = {"user": app.user.id, "number": app.number, "act": "mute"}
    return [Mute(turn.chat, app.user.id, None, answer="settled", data=data), *save(turn, held)]


def another(turn: Turn, change: MemberChange) -> Sender | None:
    """Who did it, if neither this bot nor the member themself."""
    return None if change.by.id in (turn.me.id, change.user.id) else change.by


def lets_speak(standing: Membership) -> bool:
    """May somebody of this standing write?"""
    permissions = standing.permissions or {}
    return standing.status != "restricted" or bool(permissions.get("can_send_messages"))


async def joined_meanwhile(
    turn: Turn, app: Application, change: MemberChange, by: Sender | None
) -> Decisions:
    """Approved by another admin; or they came through an open door beside their request."""
    if is_brought(turn, change):
        return let_in(turn, app, by)
    return await stop(turn, rules.had(replace(app, way="open"), change.new, ours=False))


def let_in(turn: Turn, app: Application, by: Sender | None) -> list[Decision]:
    """Another admin has decided; nothing is left to do but to say so."""
    at_gate(turn).pending.discard(app.user.id)
    done = replace(rules.admitted(app, turn.now, by.name if by else ""), entered=True)
    said = telling.tell(turn, app, "gate-admitted-by")
    return [*said, *save(turn, done), *greeted(turn, app)]


# --- words of somebody unseen ---------------------------------------------------------------------------------------


def on_message(turn: Turn, message: Message) -> Decisions:
    """Who stands at the gate is not heard; who was never seen to join is looked at."""
    user = message.sender
    if user.kind != "user" or message.is_service:
        return ()
    if turn.at_gate(user.id):
        return [Delete(turn.chat, (message.id,))] if turn.lane.can("can_delete_messages") else ()
    if not turn.policy(GatePolicy).steps:
        return ()
    if turn.member(user).status in ("", *GONE) and user.id not in at_gate(turn).passed:
        data = {"user": dump(user), "message": message.id}
        return [Hand(turn.chat, "gate", "unseen", data, f"gate-unseen:{message.message_chat}:{message.id}")]
    return ()


async def on_unseen(turn: Turn, handed: Handed) -> Decisions:
    """What they are is asked of Telegram: members from before are known from now on, others must pass."""
    user, policy = load(Sender, handed.data["user"]), turn.policy(GatePolicy)
    before = await find_application(turn.session, turn.chat, user.id)
    await turn.know(user.id)
    if not policy.steps:
        return ()
    gone = [Delete(turn.chat, (handed.data["message"],))] if turn.lane.can("can_delete_messages") else []
    if before is not None and before.pending:
        return gone
    if not turn.lane.admins_known(turn.now):
        raise NeedsAdmins
    if turn.asked.failed:
        return ()
    if user.id not in turn.asked.members:
        raise NeedsMember(user.id)
    standing = turn.asked.members[user.id]
    seen = ChangeMember(turn.chat, user, {"status": standing.status})
    if turn.lane.protects(user.id, turn.me.id) or (standing.is_inside and not policy.unseen):
        return [seen]
    app = rules.opened(before, user, "open" if standing.is_inside else "comment", turn.now, policy)
    return [seen, *gone, *await stop(turn, rules.had(app, standing, ours=False))]
