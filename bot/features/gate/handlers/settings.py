"""/gate: which thresholds stand, shown with buttons and set by words; every change is the chat's own policy."""

from typing import Any, get_args

from pydantic import ValidationError

from bot.core.codec import dump
from bot.core.decisions import AnswerButton, Button, Decision, Remove, Rows, Save, SetPolicy
from bot.core.facts import CommandCall, Sender
from bot.core.names import fits
from bot.core.switches import switch_of
from bot.core.texts import Html
from bot.core.tiers import Least
from bot.feature import Decisions, Right, Turn
from bot.features.gate.handlers import steps
from bot.features.gate.handlers.admins import ask_words
from bot.features.gate.handlers.facts import told_by
from bot.features.gate.policy import GatePolicy, Step
from bot.features.gate.queries import is_admin_of, list_pending
from bot.features.gate.tables import GateCode
from bot.features.gate.thresholds.code import folded
from bot.features.gate.thresholds.question import parts
from bot.presses import address

STEPS: tuple[str, ...] = get_args(Step)
HELP = ("help", "帮助")
CLEAR = ("clear", "清空")
NUMBERS = {"hours": "hours", "minutes": "minutes", "tries": "tries"}
COUNTS = {"capacity": "capacity", "vouch": "vouches", "fee": "fee"}
LISTS = {"question": "questions", "invitation": "links"}
ACCOUNT = ("username", "photo", "bans")
MOST_CODES = 500
RELEASED = 200  # pending people let in at once when the gate goes off; the others when their time is over


async def on_gate(turn: Turn, call: CommandCall) -> Decisions:
    """/gate; /gate rules on; /gate question Which animal? | ant; /gate hours 48; /gate off."""
    word, _, rest = call.args.partition(" ")
    word, rest, policy = word.lower(), rest.strip(), turn.policy(GatePolicy)
    if not word:
        text, rows = shown(turn, policy)
        return [turn.answer(call, text, buttons=rows, personal=True)]
    if word in HELP:
        return [turn.answer(call, usage(turn, call.by), personal=True)]
    if word == "ask":
        return await ask_words(turn, call, rest)
    if word == "wave":  # many are expected: for the one who watches for raids
        return [turn.hand(turn.chat, "raid", "wave", call=dump(call))]
    if word == "code" and switch_of(rest) is None:
        return coded(turn, call, rest)
    changes = changed(policy, word, rest)
    if changes is None or not await is_theirs(turn, changes, call.by):
        return [turn.refuse(call, usage(turn, call.by))]
    after = tried(policy, changes)
    if after is None:
        return [turn.refuse(call, usage(turn, call.by))]
    text, rows = shown(turn, after)
    saves = [SetPolicy(turn.chat, "gate", name, value, call.by.id) for name, value in changes.items()]
    return [
        *saves,
        *await released(turn, policy, after),
        turn.answer(call, text, buttons=rows, personal=True),
    ]


async def is_theirs(turn: Turn, changes: dict[str, Any], by: Sender) -> bool:
    """Who is in another chat may be asked of only by an admin of that chat too."""
    chat = changes.get("tier_chat")
    return chat is None or await is_admin_of(turn.session, int(chat), by.id)


def coded(turn: Turn, call: CommandCall, rest: str) -> list[Decision]:
    """/gate code A1 B2: one-time codes, or names separated by commas or lines; clear takes them all away."""
    after = tried(turn.policy(GatePolicy), {"steps": switched(turn.policy(GatePolicy), "code", on=True)})
    split = rest.replace("\n", ",").replace("，", ",").split(",")
    codes = {folded(one) for one in (split if len(split) > 1 else rest.split())} - {""}
    if rest.lower() in CLEAR:
        text = turn.text_for(call.by, "gate-codes-gone")
        return [Remove(GateCode, {"chat_id": turn.chat}), turn.answer(call, text, personal=True)]
    if after is None or not codes or len(codes) > MOST_CODES:
        return [turn.refuse(call, usage(turn, call.by))]
    saves = [Save(GateCode(chat_id=turn.chat, code=one, used_by=None, used_at=None)) for one in sorted(codes)]
    change = SetPolicy(turn.chat, "gate", "steps", list(after.steps), call.by.id)
    text = turn.text_for(call.by, "gate-codes", count=len(codes))
    return [change, *saves, turn.answer(call, text, personal=True)]


def usage(turn: Turn, by: Sender) -> Html:
    """What can be written."""
    return turn.text_for(by, "gate-usage", steps=", ".join(STEPS))


def changed(policy: GatePolicy, word: str, rest: str) -> dict[str, Any] | None:
    """Fields and their new values; None for words that say nothing."""
    on = switch_of(rest)
    if switch_of(word) is False:
        return {"steps": []}
    if word in NUMBERS and rest.isdecimal():
        return {NUMBERS[word]: int(rest)}
    if word == "terms" and rest:
        return {"terms": "" if rest.lower() in CLEAR else rest}
    if word == "order":
        names = rest.lower().replace(",", " ").split()
        return {"steps": names} if sorted(names) == sorted(policy.steps) else None
    if word not in STEPS:
        return None
    if on is not None:
        return {"steps": switched(policy, word, on=on)}
    return written(policy, word, rest)


def switched(policy: GatePolicy, step: str, *, on: bool) -> list[str]:
    """The steps with one more, behind the others, or without it."""
    others: list[str] = [name for name in policy.steps if name != step]
    if not on:
        return others
    return list(policy.steps) if step in policy.steps else [*others, step]


def written(policy: GatePolicy, step: str, rest: str) -> dict[str, Any] | None:
    """What a threshold needs to know; it is switched on by that."""
    on = {"steps": switched(policy, step, on=True)}
    if step in LISTS:
        return listed(policy, step, rest)
    if step in COUNTS and rest.isdecimal():
        return {COUNTS[step]: int(rest), **on}
    if step == "task":
        return {"task": rest, **on}
    if step == "account" and (changes := account_written(rest)) is not None:
        return {**changes, **on}
    found = tier_written(rest) if step == "tier" else None
    return {**found, **on} if found else None


def tier_written(rest: str) -> dict[str, Any] | None:
    """The other chat, and days or a tier or both: -100123 30, -100123 spreader, -100123 30 spreader."""
    chat, *wanted = rest.split()
    days = [int(word) for word in wanted[:1] if word.isdecimal()]
    least = "_".join(wanted[len(days) :]).casefold().replace("-", "_") or "off"
    if not chat.removeprefix("-").isdecimal() or not wanted or least not in get_args(Least):
        return None
    return {"tier_chat": int(chat), "tier_days": days[0] if days else 0, "tier_least": least}


def account_written(rest: str) -> dict[str, Any] | None:
    """What of an account is looked at, all at once; or what its name looks like."""
    word, _, pattern = rest.partition(" ")
    pattern = " ".join(pattern.split())
    if word.lower() == "pattern":
        off = pattern.lower() in CLEAR or switch_of(pattern) is False
        return {"pattern": "" if off else pattern} if off or fits(pattern, pattern) else None
    wanted = {*rest.lower().replace(",", " ").split()}
    known = bool(wanted) and wanted <= {"name", *ACCOUNT}
    return {name: name in wanted for name in ACCOUNT} if known else None


def listed(policy: GatePolicy, step: str, rest: str) -> dict[str, Any] | None:
    """One line more of a threshold that has several, or none any more."""
    if rest.lower() in CLEAR:
        return {LISTS[step]: [], "steps": switched(policy, step, on=False)}
    if not parts(rest)[0]:
        return None
    return {LISTS[step]: [*getattr(policy, LISTS[step]), rest], "steps": switched(policy, step, on=True)}


def tried(policy: GatePolicy, changes: dict[str, Any]) -> GatePolicy | None:
    """The policy as it will be; None where a value does not fit."""
    try:
        return GatePolicy.model_validate({**policy.model_dump(), **changes})
    except ValidationError:
        return None


async def released(turn: Turn, before: GatePolicy, after: GatePolicy) -> list[Decision]:
    """Without a gate nobody stands at it."""
    if after.steps or not before.steps:
        return []
    waiting = await list_pending(turn.session, turn.chat, RELEASED)
    await turn.know(*(app.user.id for app in waiting))
    return [
        decision
        for app in waiting
        if not (app.raided and app.inside)
        for decision in steps.released(turn, app)
    ]


# --- shown ----------------------------------------------------------------------------------------------------------


def shown(turn: Turn, policy: GatePolicy) -> tuple[Html, Rows]:
    """The list in its order, what is behind it, and a switch for each threshold."""
    lines = [turn.text("gate-shown", state="on" if policy.steps else "off")]
    for number, step in enumerate(policy.steps, 1):
        lines.append(turn.text("gate-shown-step", number=number, text=step_text(turn, policy, step)))
        if step == "question":
            lines += [turn.text("gate-note", text=question) for question in policy.questions]
    if policy.steps:
        times = {"hours": policy.hours, "minutes": policy.minutes, "tries": policy.tries}
        lines += [turn.text("gate-shown-time", **times), *(lacking(turn, right) for right in wanted(turn))]
    lines.append(turn.text("gate-shown-more"))
    return Html("\n".join(lines)), switches(turn, policy)


def step_text(turn: Turn, policy: GatePolicy, step: str) -> Html:
    """A threshold with its number or words."""
    numbers = {
        "capacity": policy.capacity,
        "vouch": policy.vouches,
        "tier": policy.tier_days,
        "fee": policy.fee,
    }
    wants = account_text(turn, policy) if step == "account" else ""
    least = policy.tier_least
    tier = "off" if least == "off" else turn.texts.plain(turn.language, "tiers-name", tier=least)
    return turn.text(
        f"gate-step-{step}", count=numbers.get(step, 0), task=policy.task, wanted=wants, tier=tier
    )


def account_text(turn: Turn, policy: GatePolicy) -> str:
    """What of an account is looked at."""
    template = policy.pattern or told_by(turn, "names", "template")
    wants = ["pattern" if template else "name", *(name for name in ACCOUNT if getattr(policy, name))]
    texts = [turn.texts.plain(turn.language, f"gate-wants-{name}", template=template) for name in wants]
    return turn.texts.plain(turn.language, "gate-comma").join(texts)


def wanted(turn: Turn) -> list[str]:
    """Rights that the gate needs and this bot has not."""
    return [name for name in ("can_invite_users", "can_restrict_members") if not turn.lane.can(name)]


def lacking(turn: Turn, right: str) -> Html:
    """A right that is off."""
    name = turn.texts.plain(turn.language, f"right-{right.replace('_', '-')}")
    return turn.text("gate-lacks", right=name)


def switches(turn: Turn, policy: GatePolicy) -> Rows:
    """Two in a row; each says what it does."""
    buttons = [switch(turn, step, on=step not in policy.steps) for step in STEPS]
    return tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))


def switch(turn: Turn, step: str, *, on: bool) -> Button:
    """ "Rules: switch on"."""
    label = turn.texts.plain(turn.language, "gate-switch", on="on" if on else "off",
                             step=turn.texts.plain(turn.language, f"gate-name-{step}"))  # fmt: skip
    return Button(label, "gate", "set", address(f"{step}+" if on else step, turn.chat))


async def set_step(turn: Turn, token: str, by: Sender, query: str) -> Decisions:
    """On or off; the answer says how it is now."""
    turn.require(by, Right.INFO)
    policy, on, step = turn.policy(GatePolicy), token.endswith("+"), token.rstrip("+")
    after = tried(policy, {"steps": switched(policy, step, on=on)})
    if after is None:
        return [AnswerButton(query)]
    name = turn.texts.plain(turn.language, f"gate-name-{step}")
    text = turn.texts.plain(turn.language, "gate-switched", step=name, on="on" if on else "off")
    change = SetPolicy(turn.chat, "gate", "steps", list(after.steps), by.id)
    return [change, *await released(turn, policy, after), AnswerButton(query, text)]
