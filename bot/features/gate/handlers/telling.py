"""What applicants and admins are told: the private steps, the call to press Start, the card. Decides nothing."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.core.decisions import Alert, Button, Decision, Note, Picture, Priority, Rows, Say
from bot.core.names import plain_name
from bot.core.texts import Html
from bot.feature import Turn
from bot.features.gate.handlers.facts import told_by
from bot.features.gate.policy import GatePolicy
from bot.features.gate.queries import find_event
from bot.features.gate.rules import Application, steps_of
from bot.features.gate.thresholds import Shown
from bot.presses import address

LINE_EVERY = timedelta(minutes=5)

# --- the applicant --------------------------------------------------------------------------------------------------


def reached(turn: Turn, app: Application) -> bool:
    """May they be written to in private?"""
    return turn.member(app.user).started


def tell(turn: Turn, app: Application, text_id: str, **args: str | int) -> list[Decision]:
    """A private message that names the group; nothing where there is no way to them."""
    return said(turn, app, Shown(text_id, args)) if reached(turn, app) else []


def said(turn: Turn, app: Application, shown: Shown, rows: Rows = ()) -> list[Decision]:
    """The message itself, which must arrive: who hears nothing cannot go on. Of a picture it is remembered which, for
    the case that it is refused."""
    text = turn.named(app.user, turn.text_for(app.user, shown.text, **shown.args))
    data: dict[str, Any] = {"user": app.user.id, "number": app.number}
    picture = Picture("shapes", shown.shapes) if shown.shapes else None
    if picture:
        data["picture"] = app.tag
    return [Say(app.user.id, text, rows, picture=picture, answer="told", data=data, must_arrive=True)]


def step_rows(turn: Turn, app: Application, shown: Shown) -> Rows:
    """The buttons of a threshold, and the way to a person."""
    rows = [tuple(step_button(turn, app, label, choice) for label, choice in row) for row in shown.rows]
    return (*rows, (step_button(turn, app, "@gate-button-admin", "admin"),))


def step_button(turn: Turn, app: Application, label: str, choice: str) -> Button:
    """A button of this one showing: its tag is void once something new is shown (S91)."""
    words = turn.texts.plain(turn.language_of(app.user), label[1:]) if label.startswith("@") else label
    return Button(words, "gate", "pass", address(app.tag + choice, turn.chat))


async def invite(turn: Turn, app: Application) -> list[Decision]:
    """The call to press Start: in the five minutes after a request in private, else in the group, seen by them alone
    where that is possible."""
    data = {"user": app.user.id, "number": app.number}
    more: dict[str, Any] = {"answer": "invited", "data": data, "must_arrive": True}
    if app.inside and not turn.can_whisper:
        return await line(turn, app)
    text = invitation(turn, app)
    rows = ((start_button(turn, app),),)
    if app.inside:
        return [Say(turn.chat, text, rows, receiver=app.user.id, priority=Priority.BULK, **more)]
    return [Say(app.user.id, text, rows, priority=Priority.DEADLINE, **more)]


def invitation(turn: Turn, app: Application) -> Html:
    """Who, what, until when."""
    lang, policy = turn.language_of(app.user), turn.policy(GatePolicy)
    until = turn.texts.moment(lang, app.due_at or turn.now, turn.zone)
    left = len([step for step in steps_of(app, policy) if step not in app.passed])
    text_id = "gate-invite-inside" if app.inside else "gate-invite"
    name = plain_name(app.user.name)
    text = turn.texts.render(lang, text_id, name=name, group=turn.lane.title, count=left, until=until)
    purpose = told_by(turn, "arrival", "purpose")
    if not purpose:
        return text
    return Html(f"{text}\n{turn.texts.render(lang, 'gate-purpose', purpose=purpose)}")


def start_button(turn: Turn, app: Application) -> Button:
    """A link that presses Start for this chat's gate."""
    return start_link(turn, turn.text_for(app.user, "gate-button-start"))


def start_link(turn: Turn, label: Html) -> Button:
    """The same for everybody."""
    return Button(label, url=turn.me.start_link("gate", turn.chat))


async def line(turn: Turn, app: Application) -> list[Decision]:
    """One line in the group for all who came in these minutes, without a name."""
    slot = int(turn.now.timestamp() // LINE_EVERY.total_seconds())
    cause = f"gate-line:{turn.chat}:{slot}"
    if await find_event(turn.session, turn.chat, cause) is not None:
        return []
    policy = turn.policy(GatePolicy)
    text = turn.text("gate-line", count=len(policy.steps), minutes=policy.minutes)
    say = Say(turn.chat, text, ((start_button(turn, app),),), expires_after=timedelta(minutes=policy.minutes))
    return [say, Note(turn.chat, "gate-line", cause=cause)]


# --- the admins -----------------------------------------------------------------------------------------------------


def carded(app: Application) -> Application:
    """From here on the admins see this application."""
    return replace(app, carded=True)


def card(turn: Turn, app: Application) -> list[Decision]:
    """The application as the admins see it, edited as it goes on; nothing where they were never shown it."""
    if not app.carded:
        return []
    words = turn.text
    lines = [words("gate-card", way=app.way, name=called(app))]
    if app.bio:
        lines.append(words("gate-card-bio", bio=app.bio[:200]))
    lines += [noted(turn, note) for note in app.notes]
    lines.append(words("gate-card-state", state=app.state, by=app.by, known="yes" if app.by else "no"))
    rows = card_rows(turn, app) if app.pending else ()
    key, text = f"gate:{app.user.id}:{app.number}", Html("\n".join(lines))
    cards: list[Decision] = [Alert(turn.chat, "gate", key, text, rows, closed=not app.pending)]
    if "nudge" in app.told and not app.pending:
        cards.append(Alert(turn.chat, "gate", f"{key}:again", text, closed=True))
    return cards


def called(app: Application) -> str:
    """A name that is safe to repeat, with the @name that admins may press."""
    name = plain_name(app.user.name) or str(app.user.id)
    return f"{name} @{app.user.username}" if app.user.username else name


def noted(turn: Turn, note: str) -> Html:
    """A line of what happened: a text id behind @, with a number, or words of the chat and the applicant."""
    if not note.startswith("@gate-"):
        return turn.text("gate-note", text=note)
    text_id, _, count = note[1:].partition(" ")
    return turn.text(text_id, count=int(count or 0))


def card_rows(turn: Turn, app: Application) -> Rows:
    """Admit, ask, decline."""
    arg, words = address(str(app.user.id), turn.chat), turn.texts.plain
    labels = [("ok", "gate-button-admit"), ("ask", "gate-button-ask"), ("no", "gate-button-decline")]
    if app.proof:
        labels.append(("see", "gate-button-see"))
    return (tuple(Button(words(turn.language, label), "gate", verb, arg) for verb, label in labels),)


def nudge(turn: Turn, app: Application) -> list[Decision]:
    """Somebody still waits for an admin."""
    name = plain_name(app.user.name) or str(app.user.id)
    since = turn.texts.moment(turn.language, app.since, turn.zone)
    text = turn.text("gate-nudge", name=name, since=since)
    return [Alert(turn.chat, "gate", f"gate:{app.user.id}:{app.number}:again", text, card_rows(turn, app))]
