"""On through the thresholds: the next one is shown, an answer judged, and at the end somebody is in or not."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.core.codec import dump
from bot.core.decisions import Admit, Button, Change, Decision, Decline, Delete, Hand, Kick, Lift, Note, Say
from bot.core.facts import Sender
from bot.core.names import plain_name
from bot.feature import Turn
from bot.features.gate import rules
from bot.features.gate.handlers import fee, telling
from bot.features.gate.handlers.facts import look, seen
from bot.features.gate.policy import GatePolicy
from bot.features.gate.queries import kept
from bot.features.gate.rules import Application
from bot.features.gate.tables import GateCode
from bot.features.gate.thresholds import THRESHOLDS, Judged, Reply

PLACE_EVERY = timedelta(hours=6)  # places get free without a sign: by silence

# --- the next threshold ---------------------------------------------------------------------------------------------


async def proceed(turn: Turn, app: Application) -> list[Decision]:
    """Past all that is passed without asking, to the next that asks, or in."""
    policy = turn.policy(GatePolicy)
    while (step := rules.next_step(app, policy)) is not None:
        judged = THRESHOLDS[step].begin(await look(turn, app, step, {}, Reply()))
        app = rules.stepped(app, step, judged, turn.now, policy)
        if judged.verdict == "ask":
            asked = [vouching(turn, app)] if step == "vouch" else []
            return [*asked, *await show(turn, app)]
        if app.state != "open":
            return stand(turn, app)
    return stand(turn, rules.judging(app, turn.now)) if app.for_admin else enter(turn, app)


async def show(turn: Turn, app: Application, hint: str = "") -> list[Decision]:
    """The present threshold, in private; who has not pressed Start is asked to."""
    if not telling.reached(turn, app):
        return [*await telling.invite(turn, app), *save(turn, app)]
    shown = THRESHOLDS[app.step].show(seen(turn, app, app.noted))
    app = replace(app, tag=turn.draw.token(4), wants=shown.wants)
    rows = telling.step_rows(turn, app, shown)
    said = telling.tell(turn, app, hint, left=turn.policy(GatePolicy).tries - app.tries) if hint else []
    if shown.price:
        return [*said, *fee.bill(turn, app, shown, rows), *save(turn, app)]
    return [*said, *telling.said(turn, app, shown, rows), *save(turn, app)]


def save(turn: Turn, app: Application) -> list[Decision]:
    """The application's row, and its card as it is now; a fee goes back where it ended outside."""
    app, back = fee.given_back(turn, app)
    again = turn.now + PLACE_EVERY if app.state == "waiting" else None
    return [*back, kept(turn.chat, app, turn.policy(GatePolicy), again=again), *telling.card(turn, app)]


async def answered(turn: Turn, app: Application, reply: Reply) -> list[Decision]:
    """What the applicant pressed or wrote, judged by the present threshold."""
    policy, step = turn.policy(GatePolicy), app.step
    if step not in rules.steps_of(app, policy) or step in app.passed:
        return await proceed(turn, app)
    judged = THRESHOLDS[step].judge(await look(turn, app, step, app.noted, reply), reply)
    app = rules.stepped(app, step, judged, turn.now, policy)
    if judged.verdict in ("passed", "judge"):
        return [*used(turn, app, step, judged), *await proceed(turn, app)]
    return await show(turn, app, judged.hint) if app.state == "open" else stand(turn, app)


def used(turn: Turn, app: Application, step: str, judged: Judged) -> list[Decision]:
    """What a passed threshold leaves behind: a code is used up, the question to the group goes."""
    if step == "code":
        values = {"used_by": app.user.id, "used_at": turn.now}
        return [Change(GateCode, {"chat_id": turn.chat, "code": judged.data["code"]}, values)]
    return [Delete(turn.chat, key=vouch_key(app))] if step == "vouch" else []


def vouch_key(app: Application) -> str:
    """The name of the question to the group."""
    return f"vouch:{app.user.id}:{app.number}"


def vouching(turn: Turn, app: Application) -> Say:
    """The group is asked who knows the applicant; the question goes when the time is over."""
    count = turn.policy(GatePolicy).vouches
    text = turn.text("gate-vouch-asked", name=plain_name(app.user.name), count=count)
    button = Button(turn.texts.plain(turn.language, "gate-button-vouch"), "gate", "vouch", str(app.user.id))
    gone = (app.due_at or turn.now) - turn.now
    return Say(turn.chat, text, ((button,),), key=vouch_key(app), expires_after=gone)


def stand(turn: Turn, app: Application) -> list[Decision]:
    """Where an application stays for now, or ends: an admin decides, a place is missing, or it was a no."""
    if app.state == "declined":
        return leave(turn, app, "gate-failed")
    app = telling.carded(app)
    said = telling.tell(turn, app, f"gate-{app.state}") if app.since == turn.now else []
    return [*said, *save(turn, app)]


# --- the end --------------------------------------------------------------------------------------------------------


def enter(turn: Turn, app: Application, by: Sender | None = None) -> list[Decision]:
    """In: the request approved, or exactly the rights given back that were there before (S93)."""
    outcome: dict[str, Any] = {"answer": "settled", "data": data_of(app, "admit")}
    done = rules.admitted(app, turn.now, by.name if by else "")
    effect: Decision = Admit(turn.chat, app.user.id, **outcome)
    if app.inside:
        before = None if rules.is_over(app, turn.now) else app.permissions
        until = app.until if before is not None else None
        effect = Lift(turn.chat, app.user.id, permissions=before, until=until, **outcome)
    said = telling.tell(turn, app, "gate-admitted-by" if by else "gate-admitted")
    note = Note(turn.chat, "gate-admitted", by.id if by else None, app.user.id)
    return [effect, *said, note, *save(turn, done), *greeted(turn, app)]


def released(turn: Turn, app: Application) -> list[Decision]:
    """The gate is off: who is inside may speak; requests are the admins' again."""
    return enter(turn, app) if app.inside else save(turn, rules.closed(app, "gone", turn.now))


def greeted(turn: Turn, app: Application) -> list[Decision]:
    """Who came in through an open door is welcomed now."""
    if app.way != "open":
        return []
    data = {"user": dump(app.user), "at": turn.now.isoformat()}
    return [Hand(turn.chat, "arrival", "joined", data, f"gate-passed:{turn.chat}:{app.user.id}:{app.number}")]


def leave(turn: Turn, app: Application, text_id: str, by: Sender | None = None) -> list[Decision]:
    """Not in: the request declined, or out of the group until the next attempt is due."""
    outcome: dict[str, Any] = {"answer": "settled", "data": data_of(app, "decline")}
    effect: Decision = Decline(turn.chat, app.user.id, **outcome)
    if app.inside:
        effect = Kick(turn.chat, app.user.id, app.retry_at, **outcome)
    lang = turn.language_of(app.user)
    again = turn.texts.moment(lang, app.retry_at, turn.zone) if app.retry_at else ""
    said = telling.tell(turn, app, text_id, again=again, timed="yes" if again else "no")
    note = Note(turn.chat, "gate-declined", by.id if by else None, app.user.id)
    return [effect, *said, note, *save(turn, app)]


def data_of(app: Application, act: str) -> dict[str, Any]:
    """What the outcome of a call must bring back."""
    return {"user": app.user.id, "number": app.number, "act": act}
