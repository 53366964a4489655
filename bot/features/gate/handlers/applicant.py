"""What applicants do in private: Start, buttons, words. Each goes to the lane of the chat that they want to enter."""

from dataclasses import replace

from bot.core.codec import dump
from bot.core.decisions import AnswerButton, Decision, Say
from bot.core.facts import ButtonPress, ChatRef, Handed, Message, Sender
from bot.feature import Decisions, Turn
from bot.features.gate import rules
from bot.features.gate.handlers import telling
from bot.features.gate.handlers.steps import answered, proceed, save, show
from bot.features.gate.policy import GatePolicy
from bot.features.gate.queries import find_application, list_wanting
from bot.features.gate.rules import Application
from bot.features.gate.thresholds import Reply
from bot.handing import asker, linked, person, visitor

WORDS = 1_000  # characters of an answer that are passed on
TAG = 4

# --- Start ----------------------------------------------------------------------------------------------------------


async def start(turn: Turn, handed: Handed) -> Decisions:
    """Start was pressed for a chat's gate."""
    chat, _, _ = await linked(turn, handed)
    if not chat:
        return [Say(turn.chat, turn.text_for(turn.chat, "gate-nothing"))]
    return [turn.hand(chat, "gate", "begin", by=visitor(turn))]


async def begin(turn: Turn, handed: Handed) -> Decisions:
    """In the chat's lane: on with what is open, or how it stands."""
    by = await asker(turn, handed)
    app = await find_application(turn.session, turn.chat, by.id)
    if app is None:
        return [Say(by.id, turn.text_for(by, "gate-nothing"))]
    if app.state == "open" and app.asked:
        return telling.tell(turn, app, "gate-asked", question=app.asked)
    if app.state == "open":
        return await (show(turn, app) if still_asked(turn, app) else proceed(turn, app))
    again = turn.texts.moment(turn.language_of(by), app.retry_at, turn.zone) if app.retry_at else ""
    return telling.tell(turn, app, f"gate-now-{app.state}", again=again, timed="yes" if again else "no")


def still_asked(turn: Turn, app: Application) -> bool:
    """Does the threshold they stand at still stand?"""
    return bool(app.step) and app.step in rules.steps_of(app, turn.policy(GatePolicy))


# --- buttons --------------------------------------------------------------------------------------------------------


async def pressed(turn: Turn, token: str, by: Sender, query: str) -> Decisions:
    """Only the applicant's own, only what is shown to them now (S91, S92)."""
    app = await find_application(turn.session, turn.chat, by.id)
    tag, choice = token[:TAG], token[TAG:]
    if app is None or app.state != "open" or not app.tag or app.tag != tag:
        return [AnswerButton(query, turn.texts.plain(turn.language_of(by), "gate-press-old"), alert=True)]
    if choice == "admin":
        app = telling.carded(rules.judging(rules.noting(app, "@gate-note-asks"), turn.now))
        return [AnswerButton(query), *telling.tell(turn, app, "gate-judging"), *save(turn, app)]
    if app.step == "rules" and choice == "read":
        return reads(turn, app, by, query)
    return [AnswerButton(query), *await answered(turn, replace(app, user=by), Reply(choice))]


def reads(turn: Turn, app: Application, by: Sender, query: str) -> list[Decision]:
    """The rules are shown by the feature that keeps them; the question whether they are accepted comes after."""
    press = ButtonPress(query, by, ChatRef(by.id, "private"), 0, "arrival", "rules", str(turn.chat), turn.now)
    seen = replace(app, noted={"read": True})
    return [
        turn.hand(turn.chat, "arrival", "rules", press=dump(press)),
        *save(turn, seen),
        turn.hand(turn.chat, "gate", "begin", by=person(by)),
    ]


# --- words ----------------------------------------------------------------------------------------------------------


async def on_private(turn: Turn, message: Message) -> Decisions:
    """A private message, if a chat's gate waits for one."""
    chats = await list_wanting(turn.session, turn.chat)
    if not chats:
        return ()
    hand = turn.hand(
        chats[0], "gate", "said",
        by=person(message.sender), text=message.text[:WORDS], kind=message.kind,
        proof=dump(message.content) if message.content else "",
    )  # fmt: skip
    return [hand]


async def said(turn: Turn, handed: Handed) -> Decisions:
    """In the chat's lane: the answer to a threshold, or to an admin's question."""
    by, words = await asker(turn, handed), str(handed.data["text"])
    app = await find_application(turn.session, turn.chat, by.id)
    if app is None or app.state != "open" or not app.wants:
        return ()
    if app.asked:
        if not words.strip():
            return telling.tell(turn, app, "gate-words-wanted")
        app = rules.replied(app, " ".join(words.split())[:500], turn.now)
        return [*telling.tell(turn, app, "gate-judging"), *save(turn, telling.carded(app))]
    reply = Reply(text=words, kind=handed.data["kind"], proof=handed.data["proof"])
    return await answered(turn, replace(app, user=by), reply)
