"""What time and Telegram bring: reminders, the end of the time, admins nudged; and what became of our calls."""

from dataclasses import replace
from datetime import timedelta

from bot.core.decisions import Admit, Alert, Decision, Decline
from bot.core.facts import Answer, Handed, Tick
from bot.core.names import plain_name
from bot.feature import Decisions, NeedsAdmins, NeedsMember, Turn
from bot.features.gate import rules
from bot.features.gate.handlers import telling
from bot.features.gate.handlers.holding import free
from bot.features.gate.handlers.steps import answered, data_of, leave, proceed, released, save
from bot.features.gate.policy import GatePolicy
from bot.features.gate.queries import find_application, find_first_waiting, kept
from bot.features.gate.rules import Application
from bot.features.gate.thresholds import Reply
from bot.features.gate.thresholds.captcha import SUM

AGAIN = timedelta(minutes=1)


async def on_due(turn: Turn, tick: Tick) -> Decisions:
    """Something of an application is due."""
    app = await find_application(turn.session, turn.chat, int(tick.data["user"]))
    policy = turn.policy(GatePolicy)
    if app is None:
        return ()
    await turn.know(app.user.id)
    if app.state == "waiting":
        return await proceed(turn, app)
    if app.state == "held":
        return await free(turn, app)
    if (name := rules.due(app, turn.now, policy)) is None:
        return ()
    told = replace(app, told=(*app.told, name))
    match name:
        case "remind":
            return [*reminder(turn, told), kept(turn.chat, told, policy)]
        case "nudge":
            return [*telling.nudge(turn, told), kept(turn.chat, told, policy)]
        case "tell":
            return [*telling.tell(turn, told, "gate-still"), kept(turn.chat, told, policy)]
    return await ended(turn, app)


def reminder(turn: Turn, app: Application) -> list[Decision]:
    """Half of the time is over."""
    until = turn.texts.moment(turn.language_of(app.user), app.due_at or turn.now, turn.zone)
    return telling.tell(turn, app, "gate-remind", until=until)


async def ended(turn: Turn, app: Application) -> Decisions:
    """The time is over. Of who is inside it is asked first what they are now: a leave or another admin's ban may have
    gone unheard (R17, R20)."""
    policy = turn.policy(GatePolicy)
    if not rules.steps_of(app, policy):
        return released(turn, app)
    if app.inside:
        if not turn.lane.admins_known(turn.now):
            raise NeedsAdmins
        if turn.asked.failed:
            return [kept(turn.chat, app, policy, again=turn.now + AGAIN)]
        if app.user.id not in turn.asked.members:
            raise NeedsMember(app.user.id)
        standing = turn.asked.members[app.user.id]
        away = not standing.is_inside and app.way == "open"
        if away or standing.status == "kicked" or standing.is_admin:
            return save(turn, rules.closed(app, "gone", turn.now))
    return leave(turn, rules.failed(app, turn.now, policy), "gate-over")


async def on_place(turn: Turn, handed: Handed) -> Decisions:
    """Somebody left: who waits the longest may come in."""
    user = await find_first_waiting(turn.session, turn.chat)
    app = await find_application(turn.session, turn.chat, user) if user is not None else None
    if app is None:
        return ()
    await turn.know(app.user.id)
    return await proceed(turn, app)


# --- what became of a call ------------------------------------------------------------------------------------------


async def on_told(turn: Turn, answer: Answer) -> Decisions:
    """A private step that did not arrive (R43): a sum takes the place of a picture; the call to press Start that of
    any other, once."""
    app = await find_application(turn.session, turn.chat, int(answer.data["user"]))
    if answer.outcome in ("done", "gone") or not is_same(app, answer) or app is None or app.state != "open":
        return ()
    if "picture" in answer.data:
        await turn.know(app.user.id)
        return await answered(turn, app, Reply(SUM)) if app.tag == answer.data["picture"] else ()
    if answer.outcome == "unknown":
        return ()
    if app.inside:
        return await telling.invite(turn, app)
    return unreached(turn, app)


async def on_invited(turn: Turn, answer: Answer) -> Decisions:
    """The call to press Start did not arrive (R43, R44): in the group by a line; else the admins see it."""
    app = await find_application(turn.session, turn.chat, int(answer.data["user"]))
    if answer.outcome not in ("refused", "gone") or not is_same(app, answer) or app is None:
        return ()
    if app.state != "open":
        return ()
    return await telling.line(turn, app) if app.inside else unreached(turn, app)


def unreached(turn: Turn, app: Application) -> list[Decision]:
    """There is no way to them: the admins are told, and time goes on."""
    if "@gate-note-unreached" in app.notes:
        return []
    return save(turn, telling.carded(rules.noting(app, "@gate-note-unreached")))


def is_same(app: Application | None, answer: Answer) -> bool:
    """Is it the attempt that the call was made for?"""
    return app is not None and app.number == answer.data["number"]


async def on_settled(turn: Turn, answer: Answer) -> Decisions:
    """A call that let in, refused or muted: done; too late since somebody else was faster; or refused by Telegram."""
    app = await find_application(turn.session, turn.chat, int(answer.data["user"]))
    if app is None or not is_same(app, answer) or answer.outcome in ("done", "unknown"):
        return ()
    if answer.outcome == "refused":
        return [failure(turn, app, answer)]
    if app.inside or answer.data["act"] == "mute":
        return ()
    return await raced(turn, app, str(answer.data["act"]))


async def raced(turn: Turn, app: Application, act: str) -> Decisions:
    """The request was answered or withdrawn meanwhile (R37, S96): what they are now decides."""
    if turn.asked.failed:  # nobody is taken for admitted because of an error
        lost = act == "admit" and not app.entered
        return save(turn, rules.closed(app, "gone", turn.now)) if lost else ()
    if app.user.id not in turn.asked.members:
        raise NeedsMember(app.user.id)
    inside = turn.asked.members[app.user.id].is_inside
    if inside and app.state != "admitted":
        return save(turn, replace(rules.admitted(app, turn.now), entered=True))
    if not inside and act == "admit":
        return save(turn, rules.closed(app, "gone", turn.now))
    return ()


def failure(turn: Turn, app: Application, answer: Answer) -> Alert:
    """Telegram said no: the admins must do it by hand."""
    name = plain_name(app.user.name) or str(app.user.id)
    text = turn.text("gate-error", act=answer.data["act"], name=name, error=answer.error)
    return Alert(turn.chat, "gate", f"gate-error:{app.user.id}:{app.number}:{answer.data['act']}", text)


async def on_guarded(turn: Turn, answer: Answer) -> Decisions:
    """The guard's answer came too late: the request itself is answered."""
    app = await find_application(turn.session, turn.chat, int(answer.data["user"]))
    if answer.outcome == "done" or app is None or not is_same(app, answer) or app.pending:
        return ()
    effect = Admit if app.state == "admitted" else Decline
    return [effect(turn.chat, app.user.id, "settled", data_of(app, str(answer.data["act"])))]
