"""What admins do with an application: admit, decline, ask. Rights are asked in the chat's own lane, at that moment."""

from bot.core.codec import load
from bot.core.decisions import AnswerButton, Decision, Say
from bot.core.facts import GONE, ButtonPress, CommandCall, Content, Sender
from bot.core.templates import fill, media_of
from bot.feature import Decisions, Right, Turn
from bot.features.gate import rules
from bot.features.gate.handlers import telling
from bot.features.gate.handlers.steps import answered, enter, leave, save
from bot.features.gate.policy import GatePolicy
from bot.features.gate.queries import find_application
from bot.features.gate.rules import Application
from bot.features.gate.thresholds import Reply

LONGEST_QUESTION = 300


async def judged(turn: Turn, token: str, by: Sender) -> Application | None:
    """The application an admin speaks of, who may; None when it is decided."""
    app = await find_application(turn.session, turn.chat, int(token)) if token.isdecimal() else None
    turn.require(by, Right.RESTRICT if app is not None and app.inside else Right.INVITE)
    if app is None or not app.pending:
        return None
    await turn.know(app.user.id)
    return app


def decided(turn: Turn, by: Sender, query: str) -> list[Decision]:
    """Somebody was faster."""
    return [AnswerButton(query, turn.texts.plain(turn.language_of(by), "gate-decided"), alert=True)]


async def admit(turn: Turn, token: str, by: Sender, query: str) -> Decisions:
    """In, whatever was still to be passed."""
    app = await judged(turn, token, by)
    if app is None:
        return decided(turn, by, query)
    text = turn.texts.plain(turn.language_of(by), "gate-pressed-admitted")
    return [AnswerButton(query, text), *enter(turn, app, by)]


async def decline(turn: Turn, token: str, by: Sender, query: str) -> Decisions:
    """Not in; a pause before the next attempt as after every other."""
    app = await judged(turn, token, by)
    if app is None:
        return decided(turn, by, query)
    text = turn.texts.plain(turn.language_of(by), "gate-pressed-declined")
    app = rules.failed(app, turn.now, turn.policy(GatePolicy), by.name)
    return [AnswerButton(query, text), *leave(turn, app, "gate-declined", by)]


async def ask(turn: Turn, token: str, by: Sender, query: str) -> Decisions:
    """The applicant is asked to write a few words more; how to ask something of one's own is said."""
    app = await judged(turn, token, by)
    if app is None:
        return decided(turn, by, query)
    lang = turn.language_of(by)
    if not telling.reached(turn, app):
        return [AnswerButton(query, turn.texts.plain(lang, "gate-unreachable"), alert=True)]
    text = turn.texts.plain(lang, "gate-pressed-asked", user=str(app.user.id))
    question = turn.texts.plain(turn.language_of(app.user), "gate-ask-more")
    return [AnswerButton(query, text, alert=True), *questioned(turn, app, question)]


def questioned(turn: Turn, app: Application, question: str) -> list[Decision]:
    """An admin's question reaches the applicant, whose next words are the answer."""
    app = rules.asked(app, question, turn.now, turn.policy(GatePolicy))
    return [*telling.tell(turn, app, "gate-asked", question=question), *save(turn, app)]


async def ask_words(turn: Turn, call: CommandCall, rest: str) -> Decisions:
    """/gate ask ID words: an admin's own question."""
    token, _, question = rest.partition(" ")
    app = await judged(turn, token, call.by)
    question = " ".join(question.split())[:LONGEST_QUESTION]
    lang = turn.language_of(call.by)
    if app is None or not question or not telling.reached(turn, app):
        return [turn.refuse(call, turn.texts.render(lang, "gate-ask-usage"))]
    done = turn.texts.render(lang, "gate-asked-now")
    return [*questioned(turn, app, question), turn.answer(call, done, personal=True)]


async def see(turn: Turn, token: str, by: Sender, query: str) -> Decisions:
    """What the applicant sent as proof, to this admin in private."""
    app = await judged(turn, token, by)
    if app is None or not app.proof:
        return decided(turn, by, query)
    await turn.know(by.id)
    if not turn.member(by).started:
        return [AnswerButton(query, turn.texts.plain(turn.language_of(by), "gate-see-start"), alert=True)]
    proof = load(Content, app.proof)
    said = turn.named(by, turn.text_for(by, "gate-proof-of", name=telling.called(app), text=fill(proof, {})))
    return [AnswerButton(query), Say(by.id, said, content=media_of(proof))]


async def press_vouch(turn: Turn, press: ButtonPress) -> Decisions:
    """I know them: pressed by a member in the group, each counted once."""
    app = await find_application(turn.session, turn.chat, int(press.arg)) if press.arg.isdecimal() else None
    words, lang = turn.texts.plain, turn.language_of(press.by)
    if app is None or app.state != "open" or app.step != "vouch":
        return [turn.pressed(press, words(lang, "gate-decided"), alert=True)]
    stranger = turn.member(press.by).status in GONE or turn.at_gate(press.by.id)
    if press.by.id == app.user.id or stranger:
        return [turn.pressed(press, words(lang, "gate-vouch-not-you"), alert=True)]
    await turn.know(app.user.id)
    return [turn.pressed(press, words(lang, "gate-vouched")),
            *await answered(turn, app, Reply(choice=str(press.by.id)))]  # fmt: skip
