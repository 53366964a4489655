"""The words in which a stored answer is told to admins, and the list of all."""

from collections.abc import Sequence
from datetime import timedelta

from bot.core.decisions import AnswerButton, Button, Refusal, Rows, SetPolicy
from bot.core.facts import ButtonPress, CommandCall, Sender
from bot.core.texts import Html, escape
from bot.feature import Decisions, Right, Turn
from bot.features.replies.handlers.giving import LABEL, shelf_of
from bot.features.replies.policy import RepliesPolicy
from bot.features.replies.rules.choosing import PAUSES, pause_in
from bot.features.replies.rules.entries import Entry, Options, is_note, is_pattern
from bot.presses import address

PAGE = 20


def listed(triggers: Sequence[str]) -> str:
    """Triggers on one line."""
    return ", ".join(triggers)


# --- one answer -----------------------------------------------------------------------------------------------------


def described(turn: Turn, lang: str, entry: Entry, answers: int) -> Html:
    """What it answers, how often it did, and every option that is set."""
    told = turn.texts.render(lang, "replies-about", trigger=listed(entry.triggers))
    hits = [turn.texts.plain(lang, "replies-hits", hits=entry.hits)] if entry.hits else []
    in_turn = [turn.texts.plain(lang, "replies-in-turn", answers=answers)] if answers > 1 else []
    parts = [*hits, *in_turn, *facts(turn, lang, entry.options)]
    return Html("\n".join((told, escape(" · ".join(parts))))) if parts else told


def facts(turn: Turn, lang: str, options: Options) -> list[str]:
    """The options that are set, in words."""

    def words(name: str, **args: str) -> str:
        return turn.texts.plain(lang, f"replies-option-{name}", **args)

    def span(seconds: int) -> str:
        return turn.texts.span(lang, timedelta(seconds=seconds))

    told = [
        options.whole and words("whole"),
        options.cooldown is not None and words("cooldown", span=span(options.cooldown)),
        options.member and words("member", span=span(options.member)),
        options.gone and words("gone", span=span(options.gone)),
        options.remove and words("remove"),
        options.who != "all" and words(options.who),
        options.hours and words("hours", begin=clock(options.hours[0]), end=clock(options.hours[1])),
        options.topic is not None and words("topic"),
    ]
    return [line for line in told if line]


def clock(minutes: int) -> str:
    """A time of the day."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def switches(turn: Turn, lang: str, entry: Entry) -> Rows:
    """A button for each option, with its value; a tap goes on to the next."""
    options = entry.options

    def button(letter: str, name: str, **args: str) -> Button:
        text = turn.texts.plain(lang, f"replies-switch-{name}", **args)
        return Button(text, "replies", "switch", address(f"{entry.token}-{letter}", turn.chat))

    def span(seconds: int | None) -> str:
        usual = turn.texts.plain(lang, "replies-usual")
        return usual if seconds is None else pause_span(turn, lang, seconds)

    def yes(value: bool) -> str:
        return turn.texts.plain(lang, "replies-on" if value else "replies-off")

    whole = not any(is_pattern(one) or is_note(one) for one in entry.triggers)
    who = turn.texts.plain(lang, f"replies-who-{options.who}")
    first = (
        button("c", "cooldown", span=span(options.cooldown)),
        button("m", "member", span=span(options.member)),
    )
    second = (button("g", "gone", span=span(options.gone)), button("r", "remove", value=yes(options.remove)))
    third = (
        button("w", "who", value=who),
        *([button("x", "whole", value=yes(options.whole))] if whole else []),
    )
    fourth = (
        *([button("h", "hours")] if options.hours else []),
        *([button("t", "topic")] if options.topic is not None else []),
    )
    return tuple(row for row in (first, second, third, fourth) if row)


# --- all of them ----------------------------------------------------------------------------------------------------


async def on_filters(turn: Turn, call: CommandCall) -> Decisions:
    """`/filters`: what is answered here and how often it was, to who asked; `/filters pause 10m chat`: a setting."""
    try:
        pause = pause_in(call.args)
    except ValueError:
        raise Refusal(turn.text_for(call.by, "replies-pause-usage")) from None
    if pause is not None:
        return paused(turn, call, *pause)
    text, rows = page(turn, call.by, "f0")
    return [turn.answer(call, text, buttons=rows, personal=True)]


def paused(turn: Turn, call: CommandCall, field: str, seconds: int) -> Decisions:
    """How long answers pause, for who may change it: as it stands, or as it was just set."""
    turn.require(call.by, Right.INFO)
    policy, lang = turn.policy(RepliesPolicy), turn.language_of(call.by)
    policy = policy.model_copy(update={field: seconds}) if field else policy
    spans = {name.removesuffix("_seconds"): pause_span(turn, lang, getattr(policy, name)) for name in PAUSES}
    said = turn.confirm(call, turn.texts.render(lang, "replies-pauses", **spans))
    return [*([SetPolicy(turn.chat, "replies", field, seconds, call.by.id)] if field else []), said]


def pause_span(turn: Turn, lang: str, seconds: int) -> str:
    """So long, or none."""
    none = turn.texts.plain(lang, "replies-off")
    return turn.texts.span(lang, timedelta(seconds=seconds)) if seconds else none


async def on_notes(turn: Turn, call: CommandCall) -> Decisions:
    """`/notes`: the same of what is kept under a #name."""
    text, rows = page(turn, call.by, "n0")
    return [turn.answer(call, text, buttons=rows, personal=True)]


def page(turn: Turn, user: Sender, name: str) -> tuple[Html, Rows]:
    """Twenty answers in order, with a button for each for those who may change it; `name` = which list, from where."""
    lang, kind, start = turn.language_of(user), name[0], int(name[1:])
    entries = sorted(
        (one for one in shelf_of(turn).book.entries.values() if is_note(one.triggers[0]) == (kind == "n")),
        key=lambda one: one.triggers,
    )
    some = entries[start : start + PAGE]
    words = "replies-notes" if kind == "n" else "replies-list"
    if not some:
        return turn.texts.render(lang, f"{words}-none"), ()
    lines = [
        turn.texts.plain(lang, "replies-line", trigger=listed(one.triggers), hits=one.hits) for one in some
    ]
    text = turn.texts.render(lang, words, total=len(entries), triggers="\n".join(lines))
    buttons = [open_button(one, turn.chat) for one in some] if turn.may(user, Right.INFO) else []
    rows = [tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2)]
    if start + PAGE < len(entries):
        more = turn.texts.plain(lang, "replies-more")
        rows.append((Button(more, "replies", "more", address(f"{kind}{start + PAGE}", turn.chat)),))
    return text, tuple(rows)


def open_button(entry: Entry, chat: int) -> Button:
    """Shows one answer."""
    return Button(entry.triggers[0][:LABEL], "replies", "open", address(entry.token, chat))


async def more(turn: Turn, press: ButtonPress, name: str) -> Decisions:
    """More of the list, to who pressed."""
    text, rows = page(turn, press.by, name)
    return [AnswerButton(press.query_id), turn.beside(press, text, rows)]
