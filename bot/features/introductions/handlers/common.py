"""What the handlers of introductions share: reaching one member alone, a duty's row, its end, the admins' card."""

from collections.abc import Sequence
from typing import Any

from bot.core.codec import dump, load
from bot.core.decisions import Alert, Button, Change, Decision, Refusal, Rows, Say
from bot.core.facts import Answer, Sender
from bot.core.names import plain_name
from bot.core.texts import Html
from bot.feature import Decisions, Turn
from bot.features.introductions import queries
from bot.features.introductions.policy import IntroductionsPolicy
from bot.features.introductions.tables import Introduction
from bot.presses import address
from bot.sanctions import give_back

NAMES = 8


def no(turn: Turn, to: Sender, text_id: str, **args: Any) -> Refusal:
    """A Refusal in the words of who asked."""
    return Refusal(turn.text_for(to, f"introductions-{text_id}", **args))


def policy_of(turn: Turn) -> IntroductionsPolicy:
    """The chat's numbers."""
    return turn.policy(IntroductionsPolicy)


def asked(turn: Turn) -> tuple[str, ...]:
    """What newcomers are asked here."""
    usual = turn.texts.plain(turn.language, "introductions-fields").split("|")
    return policy_of(turn).fields or tuple(field.strip() for field in usual)


def joined(turn: Turn, names: Sequence[str]) -> str:
    """Names in a row."""
    return turn.texts.plain(turn.language, "introductions-comma").join(names)


# --- one member ----------------------------------------------------------------------------------------------------


def form_row(turn: Turn, user: Sender | int, *, later: bool = False) -> Rows:
    """The way to the private form."""
    lang, arg = turn.language_of(user), str(turn.chat)
    row = [Button(turn.texts.plain(lang, "introductions-button-form"), "introductions", "form", arg)]
    if later:
        row.append(
            Button(turn.texts.plain(lang, "introductions-button-later"), "introductions", "later", arg)
        )
    return (tuple(row),)


def reach(
    turn: Turn, user: Sender, text: Html, *, form: bool = False, later: bool = False, private: bool = True
) -> list[Say]:
    """For one member alone: in private where they pressed Start, else ephemeral, else not at all."""
    rows = form_row(turn, user, later=later) if form else ()
    data = {"user": dump(user), "text": text, "form": form, "later": later}
    return turn.approach(user, text, rows, answer="reached", data=data, private=private)


async def reached(turn: Turn, answer: Answer) -> Decisions:
    """Where the private chat is closed, the group shows it to that member alone."""
    if answer.outcome in ("done", "unknown"):
        return []
    user, data = load(Sender, answer.data["user"]), answer.data
    await turn.know(user.id)
    return reach(turn, user, Html(data["text"]), form=data["form"], later=data["later"], private=False)


# --- a duty's row --------------------------------------------------------------------------------------------------


def changed(turn: Turn, user: int, **values: Any) -> Change:
    """Columns of a member's row."""
    return Change(Introduction, {"chat_id": turn.chat, "user_id": user}, values)


def freed(turn: Turn, row: Introduction) -> list[Decision]:
    """Our mute ends: to what was before, unless another's restriction has taken its place since."""
    if not row.muted:
        return []
    state = turn.member(row.user_id)
    ours = state.status == "restricted" and state.until is None
    lift: list[Decision] = [give_back(turn, state, row.undo)] if ours else []
    return [*lift, changed(turn, row.user_id, muted=False, undo=None)]


# --- the admins' card ----------------------------------------------------------------------------------------------


async def card(
    turn: Turn, *, add: Introduction | None = None, without: Sequence[int] = (), line: Html | None = None
) -> list[Alert]:
    """One card of all who are too late, as it is after this turn; it closes when nobody is left."""
    late = await queries.list_open(turn.session, turn.chat, overdue=True)
    rows = [row for row in [*late, *([add] if add else [])] if row.user_id not in without]
    key = await queries.find_card(turn.session, turn.chat)
    if not rows:
        text = with_line(turn.text("introductions-card-none"), line)
        return [Alert(turn.chat, queries.CARD, key, text, closed=True)] if key else []
    text = turn.text("introductions-card", count=len(rows), names=names_of(turn, rows))
    name = key or f"{queries.CARD}:{turn.key}"
    return [Alert(turn.chat, queries.CARD, name, with_line(text, line), card_rows(turn))]


def names_of(turn: Turn, rows: Sequence[Introduction]) -> str:
    """Members in a row, the last ones as a number."""
    names = [plain_name(row.name) or str(row.user_id) for row in rows[:NAMES]]
    if len(rows) > NAMES:
        names.append(turn.texts.plain(turn.language, "introductions-more", count=len(rows) - NAMES))
    return joined(turn, names)


def with_line(text: Html, line: Html | None) -> Html:
    """A card's text, and what an admin did about it."""
    return Html(f"{text}\n{line}") if line else text


def card_rows(turn: Turn) -> Rows:
    """Remind, ask a buddy, waive."""
    arg = address("all", turn.chat)
    return (
        tuple(
            Button(turn.text(f"introductions-button-{verb}"), "introductions", verb, arg)
            for verb in ("remind", "greet", "waive")
        ),
    )
