"""What admins do about a quarrel: post a wording, write to both, mute, punish, or say that it is a joke."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from bot.core.decisions import (
    AnswerButton,
    Change,
    Decision,
    Delete,
    GiveStrike,
    Note,
    Refusal,
    Remove,
    Save,
    Say,
)
from bot.core.facts import ChatRef, Message, Sender, Tick
from bot.core.names import plain_name
from bot.feature import Decisions, NeedsAdmins, Right, Turn
from bot.features.quarrel import rules
from bot.features.quarrel.handlers import telling
from bot.features.quarrel.handlers.watching import book_of
from bot.features.quarrel.policy import QuarrelPolicy
from bot.features.quarrel.queries import find_case
from bot.features.quarrel.tables import QuarrelCase, QuarrelPair
from bot.presses import Act
from bot.sanctions import can_mute, mute_by
from bot.targets import known


def no(turn: Turn, to: Sender, text_id: str, **args: Any) -> Refusal:
    """A Refusal in the words of who pressed."""
    return Refusal(turn.texts.plain(turn.language_of(to), text_id, **args))


def said(turn: Turn, by: Sender, query: str, text_id: str) -> AnswerButton:
    """What the presser sees."""
    return AnswerButton(query, turn.texts.plain(turn.language_of(by), text_id))


async def waiting(turn: Turn, token: str, by: Sender, right: Right) -> QuarrelCase:
    """The card's row, if it still waits and they may."""
    turn.require(by, right)
    case = await find_case(turn.session, turn.chat, token)
    if case is None or case.closed:
        raise no(turn, by, "quarrel-over")
    return case


def changed(turn: Turn, case: QuarrelCase, **values: Any) -> Change:
    """Columns of the card's row."""
    return Change(QuarrelCase, {"chat_id": turn.chat, "token": case.token}, values)


def ended(turn: Turn, case: QuarrelCase, by: Sender, what: str) -> list[Decision]:
    """The card closes and says who did what; what was said is kept no longer."""
    text = turn.text(f"quarrel-ended-{what}", name=plain_name(by.name))
    data = {"kind": case.kind, "outcome": what, "seconds": int((turn.now - case.at).total_seconds())}
    return [
        changed(turn, case, closed=True, text=case.text.partition("\n")[0]),
        telling.closed(turn, case, text),
        Note(
            turn.chat,
            "quarrel",
            by.id,
            case.users[0][0],
            data=data,
            cause=f"quarrel:{turn.chat}:{case.token}",
        ),
    ]


# --- words ----------------------------------------------------------------------------------------------------------


async def post(turn: Turn, token: str, by: Sender, query: str) -> Decisions:
    """A prepared wording, said by the bot in the group where it happened."""
    case = await waiting(turn, token[:6], by, Right.ADMIN)
    found = dict(telling.wordings(turn, case, book_of(turn)))
    if token[6:] not in found:
        raise no(turn, by, "quarrel-wording-gone")
    reply = case.messages[-1] if case.kind == "watch" and case.message_chat == turn.chat else None
    words = telling.filled(turn, case, found[token[6:]])
    posted = turn.text("quarrel-posted", name=plain_name(by.name))
    text = f"{case.text}\n{posted}"
    card = telling.card(turn, case, book_of(turn), text=text)
    answer = said(turn, by, query, "quarrel-posted-short")
    return [
        Say(turn.chat, words, reply_to=reply, thread=case.thread),
        changed(turn, case, text=text),
        card,
        answer,
    ]


async def both(turn: Turn, token: str, by: Sender, query: str) -> Decisions:
    """A quiet word to each of them, alone."""
    case = await waiting(turn, token, by, Right.ADMIN)
    await turn.know(*(user for user, _ in case.users))
    says: list[Decision] = []
    for (user, _), (_, other) in zip(case.users, reversed(case.users), strict=True):
        one = known(turn, user)
        if turn.can_whisper or turn.member(user).started:
            quiet = turn.text_for(one, "quarrel-private", name=plain_name(other))
            says.append(turn.whisper(one, quiet, thread=case.thread))
    if not says:
        raise no(turn, by, "quarrel-nobody-reached")
    text = f"{case.text}\n{turn.text('quarrel-wrote', name=plain_name(by.name), count=len(says))}"
    card = telling.card(turn, case, book_of(turn), text=text)
    return [*says, changed(turn, case, text=text), card, said(turn, by, query, "quarrel-wrote-short")]


# --- deeds ----------------------------------------------------------------------------------------------------------


def punishable(turn: Turn, case: QuarrelCase, by: Sender, users: Sequence[Sequence[Any]]) -> list[Sender]:
    """Those of them who may be punished; Refusal where there is none."""
    if not turn.lane.admins_known(turn.now):
        raise NeedsAdmins
    found = [
        Sender(user, name, turn.member(user).username)
        for user, name in users
        if not turn.lane.protects(user, turn.me.id)
    ]
    if not found:
        raise no(turn, by, "quarrel-protected")
    return found


async def mute(turn: Turn, token: str, by: Sender, query: str) -> Decisions:
    """Both cannot write for some minutes; of abuse, only who gave it."""
    case = await waiting(turn, token, by, Right.RESTRICT)
    await turn.know(*(user for user, _ in case.users))
    users = punishable(turn, case, by, case.users if case.kind == "quarrel" else case.users[:1])
    if not can_mute(turn):
        raise no(turn, by, "quarrel-no-mute")
    span = timedelta(minutes=turn.policy(QuarrelPolicy).mute_minutes)
    reason = turn.texts.plain(turn.language, f"quarrel-reason-{case.kind}")
    cause = f"quarrel-mute:{turn.chat}:{token}"
    mutes = [mute_by(turn, by, user, span, reason, case.thread, f"{cause}:{user.id}") for user in users]
    return [*mutes, *ended(turn, case, by, "mute"), said(turn, by, query, "quarrel-muting")]


async def strike(turn: Turn, token: str, by: Sender, query: str) -> Decisions:
    """What hurt goes, and counts as a strike by the admin."""
    case = await waiting(turn, token, by, Right.RESTRICT)
    await turn.know(case.users[0][0])
    [user] = punishable(turn, case, by, case.users[:1])
    removed = turn.lane.can("can_delete_messages") and case.message_chat == turn.chat
    newest = case.messages[-1]
    message = Message(
        ChatRef(turn.chat), newest, case.at, user, thread=case.thread, message_chat=case.message_chat
    )
    given = GiveStrike(
        turn.chat, user, "abuse", f"m:{case.message_chat}:{newest}", "@quarrel-reason-abuse", by, message,
        removed=removed,
    )  # fmt: skip
    gone = [Delete(turn.chat, tuple(case.messages))] if removed else []
    return [*gone, given, *ended(turn, case, by, "strike"), said(turn, by, query, "quarrel-struck")]


async def banter(turn: Turn, token: str, by: Sender, query: str) -> Decisions:
    """They are joking: these two are left alone, longer each time."""
    case = await waiting(turn, token, by, Right.ADMIN)
    low, high = rules.pair_of(*(user for user, _ in case.users))
    times = book_of(turn).pairs.get((low, high), (0, turn.now))[0] + 1
    until = rules.quiet_until(times, turn.now, turn.policy(QuarrelPolicy))
    row = QuarrelPair(chat_id=turn.chat, low=low, high=high, times=times, until=until)
    day = turn.texts.day(turn.language_of(by), until, turn.zone)
    answer = AnswerButton(query, turn.texts.plain(turn.language_of(by), "quarrel-quiet", day=day))
    return [Save(row, replace=True), *ended(turn, case, by, "banter"), answer]


async def done(turn: Turn, token: str, by: Sender, query: str) -> Decisions:
    """Settled in some other way."""
    case = await waiting(turn, token, by, Right.ADMIN)
    return [*ended(turn, case, by, "done"), said(turn, by, query, "quarrel-settled")]


async def on_old(turn: Turn, tick: Tick) -> Decisions:
    """Cards are kept for thirty days."""
    return [Remove(QuarrelCase, {"chat_id": turn.chat, "token": tick.data["token"]})]


ACTS: dict[str, Act] = {
    "post": post, "both": both, "mute": mute, "strike": strike, "banter": banter, "done": done,
}  # fmt: skip
