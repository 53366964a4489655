"""Somebody is asked: a member who answered such questions, else the admins; /questions shows and sets."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from statistics import median

from bot.core.decisions import AnswerButton, Decision, Refusal, Remove, Save, Say, SetPolicy
from bot.core.facts import GONE, Answer, CommandCall, Sender, Tick
from bot.core.switches import switch_of
from bot.core.texts import Html
from bot.feature import Decisions, Right, Turn
from bot.features.unanswered import queries, rules
from bot.features.unanswered.handlers import telling
from bot.features.unanswered.handlers.hearing import waiting_in
from bot.features.unanswered.policy import UnansweredPolicy
from bot.features.unanswered.rules import Asked
from bot.features.unanswered.tables import Question, QuestionAnswer, QuestionHelper
from bot.presses import Act
from bot.targets import known

# --- in time --------------------------------------------------------------------------------------------------------


async def on_due(turn: Turn, tick: Tick) -> Decisions:
    """Those that have waited long enough: a member, the admins, or the card of the evening."""
    due = [
        one for one in waiting_in(turn).asked.values() if one.due_at is not None and one.due_at <= turn.now
    ]
    policy, local = turn.policy(UnansweredPolicy), turn.now.astimezone(turn.zone)
    await turn.know(*(one.user_id for one in due))
    decisions: list[Decision] = []
    left: list[Asked] = []
    for one in sorted(due, key=lambda item: item.asked_at):
        if not policy.enabled or turn.member(one.user_id).status in GONE:
            decisions.append(queries.gone(turn.chat, one))
        elif helped := await helper_asked(turn, one):
            decisions += helped
        else:
            left.append(one)
    return [*decisions, *to_admins(turn, left, local, policy)]


def to_admins(turn: Turn, some: Sequence[Asked], local: datetime, policy: UnansweredPolicy) -> list[Decision]:
    """A card each, as long as there is room today; the rest in the evening, as one."""
    midnight = datetime.combine(local.date(), time(), local.tzinfo)
    today = [one for one in waiting_in(turn).asked.values() if one.carded_at and one.carded_at >= midnight]
    room = max(policy.a_day - sum(not one.merged for one in today), 0)
    single, rest = some[:room], some[room:]
    decisions: list[Decision] = []
    for one in single:
        done = replace(one, due_at=None, carded_at=turn.now)
        decisions += [queries.kept(turn.chat, done), telling.card(turn, done)]
    if rest and not rules.is_evening(local, policy):
        later = rules.this_evening(local, policy)
        return [*decisions, *(queries.kept(turn.chat, replace(one, due_at=later)) for one in rest)]
    merged = [replace(one, due_at=None, carded_at=turn.now, merged=True) for one in rest]
    decisions += [queries.kept(turn.chat, one) for one in merged]
    all_of_them = [*(one for one in today if one.merged), *merged]
    return [*decisions, *([telling.evening(turn, all_of_them, f"{local:%Y%m%d}")] if merged else [])]


async def helper_asked(turn: Turn, one: Asked) -> list[Decision]:
    """The member who answered such questions best, seldom asked; nothing where there is none."""
    policy = turn.policy(UnansweredPolicy)
    if not policy.ask_members or len(one.tried) >= rules.TRIES or not one.gist:
        return []
    answers = await queries.list_answers(turn.session, turn.chat, turn.now)
    since = turn.now - timedelta(hours=policy.rest_hours)
    resting = await queries.list_resting(turn.session, turn.chat, since)
    found = rules.helpers(one.gist, answers, {one.user_id, *one.tried, *resting})
    started = await queries.list_started(turn.session, found)
    chosen = next((user for user in found if user in started), None)
    if chosen is None:
        return []
    await turn.know(chosen)
    user = known(turn, chosen)
    text, rows = telling.request(turn, user, one)
    later = (turn.now + timedelta(minutes=policy.minutes)).astimezone(turn.zone)
    tried = replace(one, tried=(*one.tried, chosen), due_at=rules.in_hours(later, policy))
    row = QuestionHelper(chat_id=turn.chat, user_id=chosen, asked_at=turn.now, stopped=False)
    data = {"message_chat": one.message_chat, "message_id": one.message_id}
    ask = Say(chosen, turn.named(user, text), rows, answer="asked", data=data)
    return [queries.kept(turn.chat, tried), Save(row, replace=True), ask]


async def on_asked(turn: Turn, answer: Answer) -> Decisions:
    """A closed private chat: the next one, at once."""
    one = waiting_in(turn).asked.get((answer.data["message_chat"], answer.data["message_id"]))
    if one is None or answer.outcome in ("done", "unknown"):
        return ()
    return [queries.kept(turn.chat, replace(one, due_at=turn.now))]


async def on_old(turn: Turn, tick: Tick) -> Decisions:
    """Two days later nobody waits for the answer."""
    return [Remove(Question, {"chat_id": turn.chat, **tick.data})]


async def on_forgotten(turn: Turn, tick: Tick) -> Decisions:
    """Who answered what is remembered for some months."""
    return [Remove(QuestionAnswer, {"chat_id": turn.chat, **tick.data})]


# --- buttons --------------------------------------------------------------------------------------------------------


def named(turn: Turn, token: str) -> Asked | None:
    """The question that a button speaks of, if it still waits."""
    return next((one for one in waiting_in(turn).asked.values() if one.token == token), None)


def said(turn: Turn, by: Sender, query: str, text_id: str) -> AnswerButton:
    """What the presser sees."""
    return AnswerButton(query, turn.texts.plain(turn.language_of(by), text_id))


async def done(turn: Turn, token: str, by: Sender, query: str) -> Decisions:
    """An admin says that it is settled."""
    turn.require(by, Right.ADMIN)
    one = named(turn, token)
    if one is None:
        return [said(turn, by, query, "unanswered-over")]
    card = telling.settled(turn, one, by.name)
    return [queries.gone(turn.chat, one), card, said(turn, by, query, "unanswered-done")]


async def passed(turn: Turn, token: str, by: Sender, query: str) -> Decisions:
    """Not me: somebody else, at once."""
    one = named(turn, token)
    if one is None or one.tried[-1:] != (by.id,) or one.carded_at:
        return [said(turn, by, query, "unanswered-over")]
    again = queries.kept(turn.chat, replace(one, due_at=turn.now))
    return [again, said(turn, by, query, "unanswered-passed")]


async def stop(turn: Turn, token: str, by: Sender, query: str) -> Decisions:
    """This member is asked no more here."""
    row = QuestionHelper(chat_id=turn.chat, user_id=by.id, asked_at=turn.now, stopped=True)
    one = named(turn, token)
    again = (
        [queries.kept(turn.chat, replace(one, due_at=turn.now))]
        if one is not None and one.tried[-1:] == (by.id,) and not one.carded_at
        else []
    )
    return [Save(row, replace=True), *again, said(turn, by, query, "unanswered-stopped")]


ACTS: dict[str, Act] = {"done": done, "pass": passed, "stop": stop}

# --- /questions -----------------------------------------------------------------------------------------------------


async def on_questions(turn: Turn, call: CommandCall) -> Decisions:
    """/questions; /questions on, off; /questions 30: so many minutes; /questions members off."""
    words = call.args.casefold().split()
    if not words:
        return [turn.answer(call, await status(turn), personal=True)]
    turn.require(call.by, Right.INFO)
    field, value = setting(words)
    if field is None:
        raise Refusal(turn.text_for(call.by, "unanswered-usage"))
    policy = turn.policy(UnansweredPolicy).model_copy(update={field: value})
    change = SetPolicy(turn.chat, "unanswered", field, value, call.by.id)
    return [change, turn.answer(call, how(turn, policy), personal=True)]


def setting(words: Sequence[str]) -> tuple[str | None, int | bool]:
    """The field that the words set, and its value."""
    switch = switch_of(words[-1])
    if len(words) == 1 and switch is not None:
        return "enabled", switch
    if len(words) == 1 and words[0].isdecimal() and 5 <= int(words[0]) <= 1440:
        return "minutes", int(words[0])
    if len(words) == 2 and words[0] in ("members", "成员") and switch is not None:
        return "ask_members", switch
    return None, 0


def how(turn: Turn, policy: UnansweredPolicy) -> Html:
    """What is done about questions here."""
    span = turn.texts.span(turn.language, timedelta(minutes=policy.minutes))
    return turn.text(
        "unanswered-how", on="yes" if policy.enabled else "no", span=span, begin=policy.hours_from, end=policy.hours_to,
        members="yes" if policy.ask_members else "no", messages=policy.messages,
    )  # fmt: skip


async def status(turn: Turn) -> Html:
    """How it is done, what waits, how fast answers came."""
    lines = [how(turn, turn.policy(UnansweredPolicy))]
    waiting = sorted(waiting_in(turn).asked.values(), key=lambda one: one.asked_at)
    if waiting:
        lines.append(turn.text("unanswered-waiting", count=len(waiting)))
        lines += [telling.line(turn, one) for one in waiting[: telling.LISTED]]
    spans = await queries.list_spans(turn.session, turn.chat)
    if spans:
        span = turn.texts.span(turn.language, timedelta(seconds=median(spans)))
        lines.append(turn.text("unanswered-times", count=len(spans), span=span))
    return Html("\n".join(lines))
