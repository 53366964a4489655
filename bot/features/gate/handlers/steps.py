"""On through the thresholds: the next one is shown, an answer judged, and at the end somebody is in or not."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.core.codec import dump
from bot.core.decisions import Admit, Decision, Decline, Hand, Kick, Lift, Note
from bot.core.facts import Sender
from bot.feature import Turn
from bot.features.gate import rules
from bot.features.gate.handlers import telling
from bot.features.gate.policy import GatePolicy
from bot.features.gate.queries import kept
from bot.features.gate.rules import Application
from bot.features.gate.thresholds import THRESHOLDS, Look, Reply

# --- the next threshold ---------------------------------------------------------------------------------------------


async def proceed(turn: Turn, app: Application) -> list[Decision]:
    """Past all that is passed without asking, to the next that asks, or in."""
    policy = turn.policy(GatePolicy)
    while app.state == "open" and (step := rules.next_step(app, policy)) is not None:
        judged = THRESHOLDS[step].begin(look(turn, app, {}))
        app = rules.stepped(app, step, judged, turn.now, policy)
        if judged.verdict == "ask":
            return await show(turn, app)
    return enter(turn, app) if app.state == "open" else await stand(turn, app)


def look(turn: Turn, app: Application, data: Mapping[str, Any]) -> Look:
    """What a threshold may know of this applicant."""
    facts = {"name": app.user.name, "username": app.user.username}
    return Look(turn.policy(GatePolicy), turn.draw, facts, data)


async def show(turn: Turn, app: Application, hint: str = "") -> list[Decision]:
    """The present threshold, in private; who has not pressed Start is asked to."""
    if not telling.reached(turn, app):
        return [*await telling.invite(turn, app), *save(turn, app)]
    shown = THRESHOLDS[app.step].show(look(turn, app, app.noted))
    app = replace(app, tag=turn.draw.token(4), wants=shown.wants)
    rows = telling.step_rows(turn, app, shown)
    said = telling.tell(turn, app, hint, left=turn.policy(GatePolicy).tries - app.tries) if hint else []
    return [*said, *telling.tell(turn, app, shown.text, rows, **shown.args), *save(turn, app)]


def save(turn: Turn, app: Application) -> list[Decision]:
    """The application's row, and its card as it is now."""
    return [kept(turn.chat, app, turn.policy(GatePolicy)), *telling.card(turn, app)]


async def answered(turn: Turn, app: Application, reply: Reply) -> list[Decision]:
    """What the applicant pressed or wrote, judged by the present threshold."""
    policy = turn.policy(GatePolicy)
    if app.step not in policy.steps or app.step in app.passed:
        return await proceed(turn, app)
    judged = THRESHOLDS[app.step].judge(look(turn, app, app.noted), reply)
    app = rules.stepped(app, app.step, judged, turn.now, policy)
    if judged.verdict == "passed":
        return await proceed(turn, app)
    return await show(turn, app, judged.hint) if app.state == "open" else await stand(turn, app)


async def stand(turn: Turn, app: Application) -> list[Decision]:
    """Where an application stays for now, or ends: an admin decides, a place is missing, or it was a no."""
    if app.state == "declined":
        return leave(turn, app, "gate-failed")
    app = telling.carded(app)
    return [*telling.tell(turn, app, f"gate-{app.state}"), *save(turn, app)]


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
