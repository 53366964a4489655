"""What handlers of drops share: how a schedule, a drop and its times read; rows made of what was asked for."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, TypeVar

from bot.core.codec import dump, load
from bot.core.decisions import Button, Change, Decision, Refusal, Say
from bot.core.facts import Content, Sender
from bot.core.schedules import Cron, Every, Once, Schedule, Slot, Weekly, first_slot, moved
from bot.core.templates import Unfit, as_it_is, link_rows
from bot.core.texts import Html
from bot.core.whens import LEAST_STEP, When, read_when
from bot.core.whenwords import Unclear
from bot.db.columns import Base
from bot.feature import Turn
from bot.features.drops import rules
from bot.features.drops.policy import DropsPolicy
from bot.features.drops.tables import Drop, Plan
from bot.stored import apart

Row = TypeVar("Row", bound=Base)


def policy_of(turn: Turn) -> DropsPolicy:
    """The chat's numbers."""
    return turn.policy(DropsPolicy)


def asked_for(turn: Turn, by: Sender, text: str, *, timeless: bool = False) -> When:
    """What the words ask for; Refusal says what is missing."""
    try:
        return read_when(text, turn.now, turn.zone, timeless=timeless)
    except Unclear as problem:
        step = turn.texts.span(turn.language_of(by), LEAST_STEP)
        said = turn.text_for(by, f"drops-unclear-{problem}", words=problem.words, step=step)
        raise Refusal(said) from problem


def fitting(turn: Turn, by: Sender, content: Content | None) -> Content:
    """The content as it will be posted; Refusal says why it cannot be kept."""
    try:
        return as_it_is(content)
    except Unfit as problem:
        raise Refusal(turn.text_for(by, f"drops-unfit-{problem}")) from problem


# --- rows ----------------------------------------------------------------------------------------------------------


def changed(row: Row, **values: Any) -> Row:
    """The same row with some columns changed; the one that was read stays as it is."""
    return type(row)(**{name: getattr(row, name) for name in row.__table__.columns.keys()} | values)  # noqa: SIM118 - columns, no dict


def slot_of(plan: Plan) -> Slot:
    """The plan's next time."""
    return Slot(datetime.fromisoformat(plan.wall), plan.due)


def schedule_of(plan: Plan) -> Schedule:
    """The plan's rule."""
    return load(Schedule, plan.schedule)


def content_of(drop: Drop) -> Content:
    """The drop's content."""
    return load(Content, drop.content)


def at_slot(slot: Slot) -> dict[str, object]:
    """The columns of a plan that waits for this time."""
    return {"wall": slot.wall.isoformat(), "due": slot.due, "look_at": slot.due, "why": ""}


def planned(
    turn: Turn, by: Sender, kind: str, drop: str, schedule: Schedule | None, left: int | None = None
) -> Plan:
    """The row of a new plan; Refusal for one that never comes."""
    slot = first_slot(schedule, turn.zone, turn.now) if schedule is not None else None
    if schedule is None or slot is None:
        trouble = "time" if schedule is None else "past"
        raise Refusal(turn.text_for(by, f"drops-unclear-{trouble}", words="", step=""))
    return Plan(
        id=turn.draw.token(8), chat_id=turn.chat, kind=kind, drop_id=drop, schedule=dump(schedule),
        zone=turn.zone.key, left=left, tries=0, **at_slot(slot),
    )  # fmt: skip


# --- words ---------------------------------------------------------------------------------------------------------


def plan_words(turn: Turn, lang: str, schedule: Schedule) -> str:
    """Every day 09:00; Mon, Wed 20:00; every 3 days 09:00."""
    rule, words = schedule.rule, turn.texts
    match rule:
        case Once():
            return words.plain(lang, "drops-rule-once")
        case Cron():
            return words.plain(lang, "drops-rule-cron", text=rule.text)
        case Every():
            span = words.span(lang, rule.step)
            at = f"{rule.first:%H:%M}" if rule.by_wall else ""
            return words.plain(lang, "drops-rule-every", span=span, at=at).strip()
        case Weekly():
            times = ", ".join(f"{at:%H:%M}" for at in sorted(set(rule.times)))
            if len(rule.days) == 7:
                return words.plain(lang, "drops-rule-daily", times=times)
            comma = words.plain(lang, "drops-comma")
            days = comma.join(words.plain(lang, "drops-day", day=day) for day in rule.days)
            return words.plain(lang, "drops-rule-weekly", days=days, times=times)


def end_words(
    turn: Turn, lang: str, schedule: Schedule, left: int | None, never: str = "drops-ends-never"
) -> str:
    """When it ends, or that it does not; nothing for what comes once."""
    if not schedule.repeats:
        return ""
    if left is not None:
        return turn.texts.plain(lang, "drops-ends-count", count=left)
    if schedule.until is not None:
        day = turn.texts.day(lang, schedule.until.replace(tzinfo=turn.zone), turn.zone)
        return turn.texts.plain(lang, "drops-ends-day", day=day)
    return turn.texts.plain(lang, never)


def times_words(turn: Turn, lang: str, slots: Sequence[Slot]) -> str:
    """Absolute times, one a line."""
    return "\n".join(f"· {turn.texts.moment(lang, slot.due, turn.zone)}" for slot in slots)


def next_times(turn: Turn, lang: str, plan: Plan) -> Html:
    """The plan's next three times, one a line; that it is paused."""
    if plan.look_at is None:
        return Html(turn.texts.plain(lang, "drops-state", why=plan.why or "paused"))
    slots = rules.upcoming(schedule_of(plan), turn.zone, slot_of(plan), plan.left, rules.SHOWN)
    return Html(times_words(turn, lang, slots))


def named_drop(turn: Turn, lang: str, content: Content) -> str:
    """What is posted, in a few words: photo “Good morning…”."""
    kind = turn.texts.plain(lang, "drops-kind", kind=content.kind)
    said = rules.gist(content)
    return turn.texts.plain(lang, "drops-named", kind=kind, gist=said) if said else kind


def options_words(turn: Turn, lang: str, drop: Drop) -> list[str]:
    """Pinned, silent, replaces the one before, deleted after."""
    words = [name for name in ("pin", "silent", "replaces") if getattr(drop, name)]
    said = [turn.texts.plain(lang, f"drops-with-{name}") for name in words]
    if drop.keep:
        said.append(turn.texts.plain(lang, "drops-with-keep", minutes=drop.keep))
    return said


# --- buttons and posts ---------------------------------------------------------------------------------------------


def button(turn: Turn, lang: str, verb: str, token: str) -> Button:
    """A button about something of this chat."""
    return Button(turn.texts.plain(lang, f"drops-button-{verb}"), "drops", verb, f"{token}.{turn.chat}")


def following(
    turn: Turn,
    chat: int,
    content: Content,
    *,
    thread: int | None = None,
    key: str | None = None,
    keep: int | None = None,
) -> list[Decision]:
    """An album's buttons, in a short message behind it, which goes with it."""
    span = timedelta(minutes=keep) if keep else None
    say = Say(chat, Html(""), link_rows(content), content, thread=thread)
    return [replace(one, key=key, expires_after=span) for one in apart(turn, say)[1:]]


# --- paused and resumed --------------------------------------------------------------------------------------------


def paused(plan: Plan) -> Change:
    """Nothing is due."""
    return Change(Plan, {"id": plan.id}, {"look_at": None, "why": "paused"})


def going_on(turn: Turn, plan: Plan) -> list[Change]:
    """A paused plan waits for its next time; nothing where none is left, or where it was not paused."""
    values = resumed(turn, plan) if plan.look_at is None else None
    return [Change(Plan, {"id": plan.id}, values)] if values else []


def resumed(turn: Turn, plan: Plan) -> dict[str, object] | None:
    """The columns of a plan that goes on with its next time, never one before that for which it waited; None where
    none is left."""
    if plan.kind == "reserve":
        return {"look_at": turn.now, "tries": 0, "why": ""}
    schedule = schedule_of(plan)
    if schedule.repeats:
        slot = moved(schedule, turn.zone, slot_of(plan).wall, turn.now)
    else:
        slot = first_slot(schedule, turn.zone, turn.now)
    return {**at_slot(slot), "zone": turn.zone.key} if slot is not None else None
