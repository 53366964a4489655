"""Questions are heard here, and their answers; from memory, without reading."""

from datetime import timedelta

from bot.core.decisions import Decision, Save
from bot.core.facts import Message
from bot.core.questions import gist, is_question
from bot.core.quoting import columns, short
from bot.feature import Decisions, Turn
from bot.features.unanswered import queries, rules
from bot.features.unanswered.handlers import telling
from bot.features.unanswered.policy import UnansweredPolicy
from bot.features.unanswered.queries import Waiting
from bot.features.unanswered.rules import Asked
from bot.features.unanswered.tables import QuestionAnswer

FRESH = timedelta(hours=1)
ANSWER = 6  # columns of an answer from which its author is remembered


def waiting_in(turn: Turn) -> Waiting:
    """This feature's part of the lane's state."""
    state = turn.lane.own.get("unanswered")
    return state if isinstance(state, Waiting) else Waiting()


def on_message(turn: Turn, message: Message) -> Decisions:
    """Another's message may be the answer; a member's own may be a question."""
    if message.edited or message.is_service or message.sender.kind == "bot":
        return ()
    state = waiting_in(turn)
    decisions = answered(turn, state, message) if state.asked else []
    if wants_answer(turn, message):
        decisions.append(queries.kept(turn.chat, asked(turn, message)))
    return decisions


def wants_answer(turn: Turn, message: Message) -> bool:
    """A question to all, just asked by a member: no reply, no command, no post of the channel's or the admins'."""
    if not message.text or message.reply_to is not None or message.forward is not None or message.mentions:
        return False
    if message.sender.kind != "user" or message.text[0] in "/／" or "@" in message.text:
        return False
    policy = turn.policy(UnansweredPolicy)
    if not policy.enabled or turn.now - message.date > FRESH or not is_question(message.text):
        return False
    protected = turn.lane.protects(message.sender.id, turn.me.id)
    return not (protected or turn.has_answered or turn.at_gate(message.sender.id))


def asked(turn: Turn, message: Message) -> Asked:
    """The question, and when it has waited long enough."""
    minutes = timedelta(minutes=turn.policy(UnansweredPolicy).minutes)
    local = (message.date + minutes).astimezone(turn.zone)
    return Asked(
        message.message_chat, message.id, turn.draw.token(8), message.sender.id, message.sender.name,
        short(message.text, rules.QUOTE), message.thread, gist(message.text), message.date,
        rules.in_hours(local, turn.policy(UnansweredPolicy)),
    )  # fmt: skip


def answered(turn: Turn, state: Waiting, message: Message) -> list[Decision]:
    """A reply to a question answers it; so do some messages of others after it."""
    decisions: list[Decision] = []
    reply, count = message.reply_to, state.turn != turn.key
    state.turn = turn.key
    limit = turn.policy(UnansweredPolicy).messages
    for one in list(state.asked.values()):
        if one.user_id == message.sender.id or one.thread != message.thread:
            continue
        one.after += int(count)
        replied = reply is not None and (reply.message_chat, reply.id) == (one.message_chat, one.message_id)
        if replied:
            decisions += [*remembered(turn, one, message), *over(turn, one)]
        elif one.after >= limit and one.carded_at is None:
            decisions += over(turn, one)
    return decisions


def over(turn: Turn, one: Asked) -> list[Decision]:
    """It waits no more; the admins' card says so."""
    closed = [telling.settled(turn, one)] if one.carded_at and not one.merged else []
    return [queries.gone(turn.chat, one), *closed]


def remembered(turn: Turn, one: Asked, message: Message) -> list[Decision]:
    """Who answered, what it was about, and after how long: no words."""
    if message.sender.kind != "user" or columns(message.text) < ANSWER or not one.gist:
        return []
    row = QuestionAnswer(
        chat_id=turn.chat, message_chat=one.message_chat, message_id=one.message_id, user_id=message.sender.id,
        gist=list(one.gist), at=turn.now, seconds=max(int((message.date - one.asked_at).total_seconds()), 0),
    )  # fmt: skip
    return [Save(row)]
