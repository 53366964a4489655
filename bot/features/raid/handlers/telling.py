"""What admins see of a raid: one card with its numbers and buttons. Decides nothing."""

from datetime import datetime

from bot.core.decisions import Alert, Button, Rows
from bot.core.names import plain_name
from bot.core.texts import Html
from bot.feature import Turn
from bot.features.raid import rules
from bot.features.raid.policy import RaidPolicy
from bot.features.raid.rules import Held, RaidState
from bot.presses import address

NEEDED = ("can_restrict_members", "can_invite_users", "can_delete_messages")


def card(turn: Turn, raid: RaidState, held: Held | None = None, *, by: str = "") -> Alert:
    """The one card of this raid; once it is over it keeps the button that puts out who has not passed.

    `held` before the gate has them."""
    counts = rules.counted(raid, turn.lane.held if held is None else held)
    rows = buttons(turn, raid, sum(counts))
    closed = not raid.on and not sum(counts)
    return Alert(
        turn.chat,
        "raid",
        f"raid:{raid.name}",
        text(turn, raid, counts, by=by),
        rows,
        urgent=True,
        closed=closed,
    )


def text(turn: Turn, raid: RaidState, counts: tuple[int, int], *, by: str = "") -> Html:
    """How many, since when, what is done about them, what cannot be."""
    asked, inside = counts
    until = turn.texts.moment(turn.language, raid.until, turn.zone) if raid.until else ""
    state = ("on" if raid.by else "seen") if raid.on else ("lifted" if by else "over")
    name = plain_name(by or raid.by)
    words = turn.text(
        "raid-card", state=state, by=name, came=raid.came, asked=asked, inside=inside, until=until,
        timed="yes" if until else "no", left="yes" if asked + inside else "no",
        span=rules.minutes(rules.first(raid), turn.now), minutes=turn.policy(RaidPolicy).minutes,
    )  # fmt: skip
    return Html("\n".join([words, *(lacks(turn) if raid.on else [])]))


def lacks(turn: Turn) -> list[Html]:
    """Rights without which it is not held off."""
    missing = [name for name in NEEDED if not turn.lane.can(name)]
    names = [turn.texts.plain(turn.language, f"right-{name.replace('_', '-')}") for name in missing]
    return [turn.text("raid-lacks", right=name) for name in names]


def buttons(turn: Turn, raid: RaidState, waiting: int) -> Rows:
    """Lift; put out who came, if anybody did."""
    lift = turn.texts.plain(turn.language, "raid-button-lift")
    rows: Rows = ((Button(lift, "raid", "lift", address(raid.name, turn.chat)),),) if raid.on else ()
    if not waiting:
        return rows
    span = rules.minutes(rules.first(raid), turn.now)
    label = turn.texts.plain(turn.language, "raid-button-remove", span=span, on="yes" if raid.on else "no")
    return (*rows, (Button(label, "raid", "clear", address(raid.name, turn.chat)),))


def question(turn: Turn, raid: RaidState, count: int) -> Alert:
    """The one confirmation, as a card of its own, which later says what was done."""
    words = turn.text("raid-sure", count=count, since=since(turn, rules.first(raid)))
    rows = tuple(
        Button(turn.texts.plain(turn.language, f"raid-button-{verb}", count=count), "raid", verb,
               address(raid.name, turn.chat))
        for verb in ("sure", "keep")
    )  # fmt: skip
    return Alert(turn.chat, "raid", sure_key(raid), words, (rows,), urgent=True)


def answered(turn: Turn, raid: RaidState, words: Html) -> Alert:
    """The confirmation is given, or not."""
    return Alert(turn.chat, "raid", sure_key(raid), words, urgent=True, closed=True)


def sure_key(raid: RaidState) -> str:
    """The name of the confirmation."""
    return f"raid:{raid.name}:sure"


def since(turn: Turn, instant: datetime) -> str:
    """An instant as the chat says it."""
    return turn.texts.moment(turn.language, instant, turn.zone)
