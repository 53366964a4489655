"""The daily check-in: once a day in the chat's zone, by a word, a command or a button; a summary if it is wanted."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from bot.core.codec import dump, load
from bot.core.decisions import (
    AnswerButton,
    Award,
    Button,
    Decision,
    Delete,
    Hand,
    Pin,
    Priority,
    React,
    Refusal,
    Remove,
    Save,
    Say,
    SetPolicy,
)
from bot.core.facts import Answer, ButtonPress, CommandCall, Handed, Message, Sender, Tick
from bot.core.names import board_name
from bot.core.periods import midnight
from bot.core.scores import Kind, about_message
from bot.core.switches import switch_of
from bot.core.texts import Html
from bot.feature import Decisions, Right, Turn
from bot.features.scores import queries, rules
from bot.features.scores.policy import ScorePolicy
from bot.features.scores.rules import Streak
from bot.features.scores.tables import CheckinDay

SEEN = "👌"
DELETE = "can_delete_messages"
PIN = "can_pin_messages"
BUTTON = ("button", "按钮")
SWITCHES = {
    "summary": "checkin_summary",
    "小结": "checkin_summary",
    "proof": "checkin_proof",
    "内容": "checkin_proof",
}
TOLD_AT = timedelta(hours=9)  # of the next day: nobody is up late for it
NAMED = 3
INSIDE = ("member", "administrator")


async def on_checkin(turn: Turn, call: CommandCall) -> Decisions:
    """/checkin, 签到: one more day in a row. /checkin button: a button for all, posted by an admin."""
    policy = turn.policy(ScorePolicy)
    if not policy.enabled:
        raise Refusal(turn.text_for(call.by, "scores-off"))
    if (found := switch_in(call.args, SWITCHES)) is not None:
        return switched(turn, call, *found)
    if call.args.casefold() in BUTTON:
        return for_all(turn, call)
    if call.by.kind != "user":
        return []
    if policy.checkin_proof and not rules.is_proof(call.message, call.args):
        return [
            turn.answer(call, turn.text_for(call.by, "scores-proof"), personal=True),
            *cleared(turn, call),
        ]
    proof = about_message(turn.chat, call.message.id) if policy.checkin_proof else None
    made, before, streak = await checked(turn, call.by, call.message.date, proof)
    forgiven = streak.grace_day != before.grace_day
    return [*made, *said(turn, call, streak, again=not made, forgiven=forgiven), *cleared(turn, call)]


async def checked(
    turn: Turn, by: Sender, at: datetime, proof: str | None = None
) -> tuple[list[Decision], Streak, Streak]:
    """What a check-in leads to, nothing for the second of a day; the streak before and after. With the message that is
    its `proof` its points go, the streak stays."""
    policy, today = turn.policy(ScorePolicy), at.astimezone(turn.zone).date()
    row = await queries.find_member(turn.session, turn.chat, by.id)
    before = queries.streak_of(row)
    if before.has(today):
        return [], before, before
    await turn.know(by.id)
    streak = before.on(today, turn.language)
    kept = queries.chosen(turn.chat, by.id, hidden=row is not None and row.hidden, streak=streak)
    award = Award(
        turn.chat, by, Kind.CHECKIN, f"day:{today.isoformat()}", str(by.id), at=at,
        points=rules.checkin_worth(streak, policy), through=proof,
    )  # fmt: skip
    return [kept, award, *([told_of(turn, today)] if policy.checkin_summary else [])], before, streak


def said(
    turn: Turn, call: CommandCall, streak: Streak, *, again: bool = False, forgiven: bool = False
) -> list[Decision]:
    """A reaction; words where there is more to say and they can reach the member alone."""
    news = again or forgiven or streak.count % rules.WEEK == 0
    reach = call.in_private or turn.can_whisper or turn.member(call.by).started
    if not call.in_private and not (news and reach):
        return [React(turn.chat, call.message.id, SEEN)]
    news_of = numbers(streak, again=again, forgiven=forgiven)
    return [turn.answer(call, turn.text_for(call.by, "scores-checked-in", **news_of), personal=True)]


def numbers(streak: Streak, *, again: bool, forgiven: bool) -> dict[str, int | str]:
    """What the words to the member say."""
    flags = {"again": again, "forgiven": forgiven}
    return {"count": streak.count, **{name: "yes" if flag else "no" for name, flag in flags.items()}}


def cleared(turn: Turn, call: CommandCall) -> list[Decision]:
    """The typed word goes after a while; not where it shows what was done."""
    policy = turn.policy(ScorePolicy)
    if call.in_private or not policy.clear_minutes or policy.checkin_proof or not turn.lane.can(DELETE):
        return []
    later = turn.now + timedelta(minutes=policy.clear_minutes)
    return [Delete(turn.chat, (call.message.id,), not_before=later, priority=Priority.BULK)]


# --- with something to show -----------------------------------------------------------------------------------------


def checkin_of(turn: Turn, message: Message) -> Hand:
    """A message that begins with the word and shows what was done, to be counted in a turn that may read."""
    data = {"by": dump(message.sender), "message": message.id, "at": message.date.isoformat()}
    return Hand(turn.chat, "scores", "checked", data, f"checked:{message.message_chat}:{message.id}")


async def on_shown(turn: Turn, handed: Handed) -> Decisions:
    """A reaction is all that it needs."""
    at, number = datetime.fromisoformat(handed.data["at"]), handed.data["message"]
    made, _, _ = await checked(turn, load(Sender, handed.data["by"]), at, about_message(turn.chat, number))
    return [*made, React(turn.chat, number, SEEN)]


# --- the button -----------------------------------------------------------------------------------------------------


def switch_in(words: str, switches: Mapping[str, str]) -> tuple[str, bool] | None:
    """The setting that `summary on` and the like change, and to what; `switches` = settings by what they are called."""
    name, _, value = words.casefold().partition(" ")
    on = switch_of(value)
    return None if on is None or name not in switches else (switches[name], on)


def switched(turn: Turn, call: CommandCall, field: str, on: bool) -> Decisions:
    """An admin turns something on or off, and it is said what that means."""
    need_admin(turn, call)
    text = turn.text(f"scores-set-{field.replace('_', '-')}", on="yes" if on else "no")
    return [SetPolicy(turn.chat, "scores", field, on, call.by.id), turn.answer(call, text)]


def need_admin(turn: Turn, call: CommandCall) -> None:
    """Refusal for others."""
    if call.by.kind == "user" and (no := turn.refusal(call.by, Right.ADMIN, live=False)) is not None:
        raise Refusal(no)


def for_all(turn: Turn, call: CommandCall) -> Decisions:
    """One message with a button, to be pinned by an admin."""
    need_admin(turn, call)
    label = turn.texts.plain(turn.language, "scores-button-checkin")
    pins = turn.lane.can(PIN) and turn.refusal(call.by, Right.PIN, live=False) is None
    post = Say(
        turn.chat, turn.text("scores-checkin-here"), ((Button(label, "scores", "checkin"),),),
        thread=call.message.thread, answer="button" if pins else None,
    )  # fmt: skip
    hint = turn.answer(call, turn.text_for(call.by, "scores-checkin-pin"), personal=True)
    return [post] if pins else [post, hint]


async def on_button(turn: Turn, answer: Answer) -> Decisions:
    """It is pinned, so that it stays at hand."""
    if answer.outcome != "done" or answer.message_id is None:
        return ()
    return [Pin(turn.chat, answer.message_id)]


async def press_checkin(turn: Turn, press: ButtonPress) -> Decisions:
    """Answered to who pressed, and to nobody else."""
    policy = turn.policy(ScorePolicy)
    if not policy.enabled or policy.checkin_proof:
        text_id = "scores-proof" if policy.enabled else "scores-off"
        return [AnswerButton(press.query_id, turn.text_for(press.by, text_id), alert=True)]
    made, before, streak = await checked(turn, press.by, turn.now)
    forgiven = streak.grace_day != before.grace_day
    news = numbers(streak, again=not made, forgiven=forgiven)
    text = turn.texts.plain(turn.language_of(press.by), "scores-checked-in", **news)
    return [AnswerButton(press.query_id, text, alert=forgiven), *made]


# --- the summary ----------------------------------------------------------------------------------------------------


def told_of(turn: Turn, day: date) -> Save:
    """The group hears of that day on the next morning."""
    due = midnight(day + timedelta(days=1), turn.zone) + TOLD_AT
    return Save(CheckinDay(chat_id=turn.chat, day=day.isoformat(), due_at=due))


async def on_summary(turn: Turn, tick: Tick) -> Decisions:
    """One silent message a day, if the group wants it."""
    day = tick.data["day"]
    done = Remove(CheckinDay, {"chat_id": turn.chat, "day": day})
    count = await queries.count_checkins(turn.session, turn.chat, day)
    if not turn.policy(ScorePolicy).checkin_summary or not count or turn.lane.status not in INSIDE:
        return [done]
    lines = [turn.text("scores-summary", count=count)]
    for name, days in await queries.list_streaks(turn.session, turn.chat, day, NAMED):
        shown = board_name(name) or turn.texts.plain(turn.language, "scores-nameless")
        lines.append(turn.text("scores-summary-line", name=shown, days=days))
    return [done, Say(turn.chat, Html("\n".join(lines)), priority=Priority.BULK)]
