"""Introductions as they are written, edited, sent from the private form: judged, kept, or asked for again."""

from bot.core.decisions import Award, Decision, Hand, Note, Remove, Save, Say, Withdraw
from bot.core.facts import Answer, Handed, Message, Sender, Tick
from bot.core.scores import Kind
from bot.core.texts import Html
from bot.feature import Decisions, Turn
from bot.features.introductions import queries, rules
from bot.features.introductions.handlers.arriving import begun
from bot.features.introductions.handlers.common import (
    asked,
    card,
    changed,
    freed,
    policy_of,
    reach,
)
from bot.features.introductions.queries import Book
from bot.features.introductions.tables import Introduction
from bot.handing import asker, person

Place = tuple[int, int]  # chat and id of a message


def on_message(turn: Turn, message: Message) -> Decisions:
    """An introduction, or a kept one that was edited, is judged in a turn of its own, which may read."""
    if not policy_of(turn).on or message.is_service:
        return ()
    if message.sender.kind != "user" or message.forward is not None or message.text.startswith("/"):
        return ()
    book: Book = turn.lane.own["introductions"]
    edited = message.edited and (message.message_chat, message.id) in book.messages
    template = message.sender.id in book.waiting and rules.is_template(message.text)
    if not edited and not template and not rules.is_introduction(message.text):
        return ()
    hand = turn.hand(
        turn.chat, "introductions", "written",
        by=person(message.sender), text=message.text, links=has_link(message),
        place=[message.message_chat, message.id],
    )  # fmt: skip
    return [hand]


def has_link(message: Message) -> bool:
    """Did Telegram find a link in it? @names are contacts."""
    return any(not link.startswith("@") for carrier in message.carriers for link in carrier.links)


async def on_written(turn: Turn, handed: Handed) -> Decisions:
    """A message of the group that is an introduction, or was one."""
    data, by = handed.data, await asker(turn, handed)
    place = (data["place"][0], data["place"][1])
    return await written(turn, by, data["text"], place, links=data["links"])


async def written(turn: Turn, by: Sender, text: str, place: Place, *, links: bool) -> Decisions:
    """Kept with thanks, or told alone what is missing; a kept one that is none any more is due again (S95)."""
    await turn.know(by.id)
    row = await queries.find_introduction(turn.session, turn.chat, by.id)
    own, problem = await judged(turn, by, text, links=links)
    if not problem:
        thanks = [] if is_kept(row, place) else reach(turn, by, turn.text_for(by, "introductions-thanks"))
        return [*await accepted(turn, by, row, own, place), *thanks]
    if row is not None and is_kept(row, place):
        return reopened(turn, row, problem_text(turn, by, problem))
    told = reach(turn, by, problem_text(turn, by, problem), form=True)
    return told or [turn.hint(by)]


def is_kept(row: Introduction | None, place: Place) -> bool:
    """Is it the message that the kept introduction stands in?"""
    return row is not None and row.state == "accepted" and (row.message_chat, row.message_id) == place


async def judged(turn: Turn, by: Sender, text: str, *, links: bool) -> tuple[str, rules.Problem]:
    """The member's own part of a text, and what is wrong with it."""
    others = await queries.list_words(turn.session, turn.chat, by.id)
    own = rules.own_lines(rules.said(text), others)
    return own, rules.judge(own, others, asked(turn), policy_of(turn), links=links)


def problem_text(turn: Turn, user: Sender, problem: rules.Problem) -> Html:
    """What is missing, and what is enough."""
    policy = policy_of(turn)
    return turn.text_for(
        user, f"introductions-problem-{problem}", fields=min(policy.min_fields, len(asked(turn))),
        han=policy.min_han, other=policy.min_other,
    )  # fmt: skip


async def accepted(
    turn: Turn, by: Sender, row: Introduction | None, text: str, place: Place | None
) -> list[Decision]:
    """The introduction is kept; the duty ends, with all that followed from it."""
    was_open = row is not None and row.state in rules.OPEN
    kept = Introduction(
        chat_id=turn.chat, user_id=by.id, name=by.name, state="accepted",
        owed=row is not None and row.owed, since=row.since if row else turn.now,
        due_at=row.due_at if row else turn.now, text=text, told_at=turn.now,
        words=rules.words_of(rules.values_of(text, asked(turn))),
        message_chat=place[0] if place else None, message_id=place[1] if place else None,
    )  # fmt: skip
    decisions: list[Decision] = [Save(kept, replace=True)]
    decisions.append(Note(turn.chat, "introduced", by.id, by.id, cause=f"introduced:{turn.chat}:{by.id}"))
    if row is None or row.state != "accepted":
        about = about_introduction(by.id)
        decisions.append(Award(turn.chat, by, Kind.INTRODUCTION, about, "accepted"))
        decisions.append(Withdraw(turn.chat, (about,), restore=True))
    if row is not None and was_open:
        decisions += freed(turn, row)
        decisions += await card(turn, without=[by.id]) if row.overdue else []
    return decisions


def about_introduction(user: int) -> str:
    """What the points for an introduction are about: once for each member."""
    return f"introduction:{user}"


# --- due again -----------------------------------------------------------------------------------------------------


def reopened(turn: Turn, row: Introduction, why: Html, state: str = "due") -> list[Decision]:
    """It is due anew; one that was never owed is only forgotten."""
    where = {"chat_id": turn.chat, "user_id": row.user_id}
    taken_back = Withdraw(turn.chat, (about_introduction(row.user_id),))
    if not row.owed:
        return [Remove(Introduction, where), taken_back]
    user = Sender(row.user_id, row.name)
    duty = begun(turn, user, turn.now, state)
    text = turn.text_for(
        user, "introductions-again", why=why,
        until=turn.texts.moment(turn.language_of(user), duty.due_at, turn.zone),
    )  # fmt: skip
    return [Save(duty, replace=True), taken_back, *reach(turn, user, text, form=True)]


async def on_struck(turn: Turn, tick: Tick) -> Decisions:
    """The message with the introduction was removed as an offence (S95)."""
    row = await queries.find_introduction(turn.session, turn.chat, tick.data["user"])
    if row is None or row.state != "accepted":
        return []
    await turn.know(row.user_id)
    return reopened(turn, row, turn.text_for(row.user_id, "introductions-removed"))


# --- from the private form -----------------------------------------------------------------------------------------


async def on_submitted(turn: Turn, handed: Handed) -> Decisions:
    """What somebody wrote in private: posted here and kept, or sent back with what is missing."""
    by = await asker(turn, handed)
    if not policy_of(turn).on:
        return [verdict(turn, by, handed, turn.text_for(by, "introductions-off"), again=False)]
    text, problem = await judged(turn, by, handed.data["text"], links=False)
    if problem:
        return [verdict(turn, by, handed, problem_text(turn, by, problem), again=True)]
    row = await queries.find_introduction(turn.session, turn.chat, by.id)
    post = turn.text("introductions-post", name=by.name, text=text)
    kept = await accepted(turn, by, row, text, None)
    return [
        Say(turn.chat, post, answer="posted", data={"user": by.id}, must_arrive=True),
        *kept,
        verdict(turn, by, handed, turn.text_for(by, "introductions-thanks"), again=False),
    ]


def verdict(turn: Turn, by: Sender, handed: Handed, text: Html, *, again: bool) -> Hand:
    """What became of it, for the private chat, whose row the form is."""
    query = handed.data["query"]
    return turn.hand(by.id, "introductions", "verdict", query=query, text=text, again=again)


async def on_posted(turn: Turn, answer: Answer) -> Decisions:
    """Where the introduction stands."""
    if answer.message_id is None:
        return []
    return [changed(turn, answer.data["user"], message_chat=turn.chat, message_id=answer.message_id)]
