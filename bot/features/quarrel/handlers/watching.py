"""Heat between two members, abuse, watched words: noticed here, from memory, and put on a card."""

from datetime import datetime, timedelta
from typing import Any

from bot.core.decisions import Decision, Save
from bot.core.facts import Message
from bot.core.names import plain_name
from bot.core.quoting import short
from bot.core.texts import Html
from bot.feature import Decisions, Turn
from bot.features.quarrel import rules
from bot.features.quarrel.handlers import telling
from bot.features.quarrel.policy import QuarrelPolicy
from bot.features.quarrel.queries import Book, name_of
from bot.features.quarrel.rules import Heard, Heat, Talk
from bot.features.quarrel.tables import QuarrelCase


def book_of(turn: Turn) -> Book:
    """This feature's part of the lane's state."""
    book = turn.lane.own.get("quarrel")
    return book if isinstance(book, Book) else Book()


def talk_of(turn: Turn) -> Talk:
    """What was heard lately: in memory alone."""
    talk: Talk | None = turn.lane.memory.get("quarrel")
    if talk is None:
        talk = turn.lane.memory["quarrel"] = Talk()
    return talk


def on_message(turn: Turn, message: Message) -> Decisions:
    """One more of a member: does it hold a watched word, does it make two of them hot?"""
    if message.edited or not message.text or message.text[0] in "/／" or message.sender.kind != "user":
        return ()
    policy = turn.policy(QuarrelPolicy)
    watched = word_used(turn, message, policy)
    if not policy.enabled:
        return watched
    talk, at = talk_of(turn), message.date.timestamp()
    to, direct = rules.aimed_at(message, reversed(talk.last), at)
    said = talk.add(
        Heard(
            turn.key, message.id, at, message.sender.id, 0 if to == turn.me.id else to, direct, message.thread,
            message.sender.name, message.text[: rules.READ],
        )
    )  # fmt: skip
    if said is None or len(said) < min(policy.turns, policy.abuse) or turn.now - message.date > rules.FRESH:
        return watched
    return [*watched, *heated(turn, rules.pair_of(message.sender.id, to), list(said), message)]


# --- words ----------------------------------------------------------------------------------------------------------


def word_used(turn: Turn, message: Message, policy: QuarrelPolicy) -> list[Decision]:
    """A word that the admins want to hear of: once in a while."""
    word = rules.word_in(message.text, policy)
    if not word or turn.now - message.date > rules.FRESH or turn.lane.protects(message.sender.id, turn.me.id):
        return []
    if recently(turn, f"watch:{word}", policy.watch_minutes):
        return []
    name = plain_name(message.sender.name)
    at = turn.texts.clock(turn.language, message.date, turn.zone)
    head = turn.text("quarrel-watch", name=name, word=word, at=at)
    quote = turn.text("quarrel-said", name=name, text=short(message.text, rules.LINE))
    one: dict[str, Any] = {"kind": "watch", "word": word, "users": [[message.sender.id, message.sender.name]]}
    return carded(turn, message, [message.id], Html(f"{head}\n{quote}"), one)


def recently(turn: Turn, name: str, minutes: int) -> bool:
    """Was there a card about it just now?"""
    last = book_of(turn).cards.get(name)
    return last is not None and turn.now - last < timedelta(minutes=minutes)


# --- two members ----------------------------------------------------------------------------------------------------


def heated(turn: Turn, pair: rules.Pair, said: list[Heard], message: Message) -> list[Decision]:
    """A quarrel, or one who is hurt: a card, unless there was one, or they are known to joke."""
    policy, quiet = turn.policy(QuarrelPolicy), book_of(turn).pairs.get(pair)
    if recently(turn, name_of("quarrel", "", pair), policy.rest_minutes) or is_quiet(quiet, turn.now):
        return []
    if (heat := rules.quarrel(said, policy)) is not None:
        return told(turn, "quarrel", heat, message)
    if (heat := rules.abuse(said, policy)) is not None:
        return told(turn, "abuse", heat, message)
    return []


def is_quiet(known: tuple[int, datetime] | None, now: datetime) -> bool:
    """Did an admin say that these two are only joking?"""
    return known is not None and now < known[1]


def told(turn: Turn, kind: str, heat: Heat, message: Message) -> list[Decision]:
    """The card, with what they said last."""
    newest = heat.said[-1]
    names = {one.user: one.name for one in heat.said}
    names.setdefault(newest.to, turn.member(newest.to).name or str(newest.to))
    first, second = (newest.user, newest.to) if kind == "abuse" else (heat.said[0].user, heat.said[0].to)
    head = turn.text(
        f"quarrel-{kind}", first=plain_name(names[first]), second=plain_name(names[second]), count=heat.turns,
        insults=heat.insults, minutes=rules.minutes_of(heat),
    )  # fmt: skip
    lines = [
        turn.text("quarrel-said", name=plain_name(one.name), text=short(one.text, rules.LINE))
        for one in heat.said[-rules.CONTEXT :]
    ]
    hurting = [one.id for one in heat.said if rules.hurts(one)][-rules.HEARD :] or [message.id]
    users = [[user, names[user]] for user in (first, second)]
    one: dict[str, Any] = {"kind": kind, "word": "", "users": users}
    return carded(turn, message, hurting, Html("\n".join([head, *lines])), one)


def carded(
    turn: Turn, message: Message, messages: list[int], text: Html, about: dict[str, Any]
) -> list[Decision]:
    """The row of a card, and the card."""
    case = QuarrelCase(
        chat_id=turn.chat, token=turn.draw.token(6), messages=messages, message_chat=message.message_chat,
        thread=message.thread, text=str(text), at=turn.now, closed=False, **about,
    )  # fmt: skip
    return [Save(case), telling.card(turn, case, book_of(turn))]
