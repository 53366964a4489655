"""A member's question is answered from the FAQ; whether it helped, they say; what was asked in vain is listed."""

from dataclasses import replace
from datetime import timedelta

from bot.core.codec import load
from bot.core.decisions import (
    Alert,
    AnswerButton,
    Button,
    Change,
    Decision,
    Delete,
    Edit,
    Refusal,
    Remove,
    Rows,
    Save,
    Say,
)
from bot.core.facts import Answer, ButtonPress, Content, Message, Sender, Tick
from bot.core.questions import is_question
from bot.core.quoting import short
from bot.core.templates import WORDLESS, fill, link_rows, media_of
from bot.feature import Decisions, Turn
from bot.features.faq import queries
from bot.features.faq.policy import FaqPolicy
from bot.features.faq.queries import Known, Stored
from bot.features.faq.rules import asking
from bot.features.faq.tables import Faq, FaqAsked, FaqMissed
from bot.presses import address
from bot.stored import to_presser
from bot.targets import known


def known_in(turn: Turn) -> Known:
    """The chat's FAQ, from lane state."""
    known = turn.lane.own.get("faq")
    return known if isinstance(known, Known) else Known()


# --- answered -------------------------------------------------------------------------------------------------------


def on_message(turn: Turn, message: Message) -> Decisions:
    """The answer to a question in other words; one that nothing answers is kept for the week's list."""
    known, policy = known_in(turn), turn.policy(FaqPolicy)
    counts = policy.weekly and known.missed < queries.MOST_MISSED
    if not (known.stored or counts) or turn.has_answered or not asking.may_answer(message, policy, turn.now):
        return ()
    if turn.at_gate(message.sender.id):
        return ()
    token = known.questions.find(message.text) if known.stored else None
    if token is not None:
        one = known.stored[token]
        last, pause = one.answered_at, timedelta(minutes=policy.cooldown_minutes)
        return answered(turn, one, message) if last is None or turn.now - last >= pause else ()
    if counts and is_question(message.text):
        return [missed(turn, message.sender.id, message.text)]
    return ()


def missed(turn: Turn, user: int, text: str) -> Save:
    """A question that nothing here answers."""
    row = FaqMissed(
        chat_id=turn.chat, token=turn.draw.token(8), user_id=user, text=short(text, asking.QUOTE), at=turn.now
    )
    return Save(row)


def answered(turn: Turn, one: Stored, message: Message) -> list[Decision]:
    """The answer, as a reply; and to who asked, whether it helped."""
    known_in(turn).turn = turn.key
    name, user = turn.draw.token(8), message.sender
    row = FaqAsked(
        chat_id=turn.chat, token=name, faq=one.token, user_id=user.id, text=short(message.text, asking.QUOTE),
        verdict="", at=turn.now,
    )  # fmt: skip
    wanted = turn.policy(FaqPolicy).feedback and user.kind == "user"
    below = feedback(turn, name, user) if wanted and not turn.can_whisper else ()
    say = said(turn, one, user)
    data = {"faq": one.token, "name": name, "user": user.id if wanted and not below else 0}
    say = replace(
        say, buttons=(*say.buttons, *below), reply_to=message.id or None, thread=message.thread, key=f"faq:{name}",
        answer="posted", data={**data, "thread": message.thread},
    )  # fmt: skip
    return [say, counted(turn, one, asked=one.asked + 1, answered_at=turn.now), Save(row)]


async def on_posted(turn: Turn, answer: Answer) -> Decisions:
    """The answer stands: who asked is asked whether it helped. Or it does not: the admins hear of it, once a day."""
    data, one = answer.data, known_in(turn).stored.get(answer.data["faq"])
    if answer.outcome == "done" and data.get("user"):
        await turn.know(data["user"])
        return [asked(turn, known(turn, data["user"]), data["name"], data["thread"])]
    if answer.outcome != "refused" or one is None:
        return ()
    text = turn.text("faq-refused", question=one.questions[0])
    return [Alert(turn.chat, "faq", f"faq-refused:{one.token}:{turn.now:%Y%m%d}", text)]


def asked(turn: Turn, user: Sender, name: str, thread: int | None) -> Say:
    """Did it help? To who asked alone."""
    key = f"faq-helped:{name}"
    text, rows = turn.text_for(user, "faq-helped"), feedback(turn, name, user)
    return Say(turn.chat, text, rows, receiver=user.id, thread=thread, key=key)


def said(turn: Turn, one: Stored, user: Sender) -> Say:
    """A stored answer as a member sees it."""
    content = load(Content, one.answer)
    text = "" if content.kind in WORDLESS else fill(content, turn.variables(user))
    return Say(turn.chat, text, link_rows(content), content=media_of(content))


def feedback(turn: Turn, name: str, user: Sender) -> Rows:
    """Yes and No: to who asked alone where that can be, else below the answer."""
    return (
        tuple(
            Button(
                turn.texts.plain(turn.language_of(user), f"faq-{verb}"), "faq", verb, address(name, turn.chat)
            )
            for verb in ("yes", "no")
        ),
    )


def counted(turn: Turn, one: Stored, **values: object) -> Change:
    """Counts of a stored question."""
    return Change(Faq, {"chat_id": turn.chat, "token": one.token}, values)


# --- judged ---------------------------------------------------------------------------------------------------------


async def yes(turn: Turn, press: ButtonPress, name: str) -> Decisions:
    """It helped."""
    row, one = await judged(turn, press, name)
    helped = [counted(turn, one, helped=one.helped + 1)] if one else []
    thanks = turn.texts.plain(turn.language_of(press.by), "faq-glad")
    return [turn.pressed(press, thanks), verdict(turn, row, "yes"), *helped, *settled(turn, one, name)]


async def no(turn: Turn, press: ButtonPress, name: str) -> Decisions:
    """It did not: the answer goes, the question is kept for the week's list."""
    row, one = await judged(turn, press, name)
    failed = [counted(turn, one, failed=one.failed + 1)] if one else []
    sorry = turn.texts.plain(turn.language_of(press.by), "faq-sorry")
    gone = [Delete(turn.chat, key=f"faq:{name}"), Delete(turn.chat, key=f"faq-helped:{name}")]
    kept = [missed(turn, row.user_id, row.text)] if turn.policy(FaqPolicy).weekly else []
    return [turn.pressed(press, sorry), verdict(turn, row, "no"), *failed, *kept, *gone]


async def judged(turn: Turn, press: ButtonPress, name: str) -> tuple[FaqAsked, Stored | None]:
    """The answer that is meant, and its question where it is still stored; Refusal to anybody but who asked."""
    lang = turn.language_of(press.by)
    row = await queries.find_asked(turn.session, turn.chat, name)
    if row is None or row.verdict:
        raise Refusal(turn.texts.plain(lang, "faq-judged"))
    if row.user_id != press.by.id:
        raise Refusal(turn.texts.plain(lang, "faq-not-you"))
    return row, known_in(turn).stored.get(row.faq)


def verdict(turn: Turn, row: FaqAsked, said_so: str) -> Change:
    """What they said of it; once."""
    return Change(FaqAsked, {"chat_id": turn.chat, "token": row.token}, {"verdict": said_so})


def settled(turn: Turn, one: Stored | None, name: str) -> list[Decision]:
    """Nothing asks any more whether it helped."""
    if turn.can_whisper:
        return [Delete(turn.chat, key=f"faq-helped:{name}")]
    rows = link_rows(load(Content, one.answer)) if one else ()
    return [Edit(turn.chat, "", rows, key=f"faq:{name}")]


# --- in time --------------------------------------------------------------------------------------------------------


async def on_week(turn: Turn, tick: Tick) -> Decisions:
    """What was asked often in vain, as one card; then it is forgotten."""
    policy = turn.policy(FaqPolicy)
    forgotten = Remove(FaqMissed, {"chat_id": turn.chat})
    found = asking.often(await queries.list_missed(turn.session, turn.chat), policy.often)
    if not found or not policy.weekly:
        return [forgotten]
    lines = [
        turn.texts.plain(turn.language, "faq-often-line", text=text, times=times) for text, times in found
    ]
    add = Button(turn.text("faq-write"), url=turn.me.start_link("faq", turn.chat))
    text = turn.text("faq-often", questions="\n".join(lines))
    return [Alert(turn.chat, "faq", f"faq:{turn.now:%Y%m%d}", text, ((add,),)), forgotten]


async def on_old(turn: Turn, tick: Tick) -> Decisions:
    """Nobody says any more whether an answer of last week helped."""
    return [Remove(FaqAsked, {"chat_id": turn.chat, "token": tick.data["token"]})]


# --- shown ----------------------------------------------------------------------------------------------------------


async def show(turn: Turn, press: ButtonPress, token: str) -> Decisions:
    """A question of the list: its answer to who pressed."""
    one = known_in(turn).stored.get(token)
    if one is None:
        return [turn.pressed(press, turn.texts.plain(turn.language_of(press.by), "faq-gone"))]
    return [AnswerButton(press.query_id), *to_presser(turn, said(turn, one, press.by), press)]
