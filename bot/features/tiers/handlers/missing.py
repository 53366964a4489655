"""Whom somebody should speak to, a person and never the bot: a star who stays away, a member who is silent."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.core.decisions import Alert, AnswerButton, Button, Decision, Hand, Refusal, Rows
from bot.core.facts import Sender
from bot.core.holidays import is_resting, quiet_days
from bot.core.texts import Html, escape
from bot.core.tiers import TierPolicy, window
from bot.feature import Decisions, Right, Turn
from bot.features.tiers import queries, rules
from bot.features.tiers.handlers.words import Words
from bot.features.tiers.rules import Looked
from bot.presses import Act, address

GREETED = 3  # at once


def resting(turn: Turn) -> bool:
    """Is it a holiday here, in which nobody falls and nobody is missed?"""
    return is_resting(turn.now.astimezone(turn.zone).date(), turn.language)


async def missed(turn: Turn, members: Sequence[Looked]) -> list[Decision]:
    """A card for each of the upper three who used to come often and has been quiet for long; once a quiet time."""
    policy, decisions = turn.policy(TierPolicy), list[Decision]()
    if not policy.fading or resting(turn):
        return decisions
    for one in members:
        if not rules.may_fade(one):
            continue
        local = one.last_seen.astimezone(turn.zone).date()
        quiet = quiet_days(local, turn.now.astimezone(turn.zone).date(), turn.language)
        if quiet < policy.fading_days:
            continue
        usual = await usual_days(turn, one)
        if usual >= policy.fading_usual:
            decisions += card_for(turn, one, usual, quiet)
    return decisions


async def greeted(turn: Turn, members: Sequence[Looked]) -> list[Hand]:
    """Who came yesterday and said nothing, and who fell silent: once a day that feature asks one of its buddies to
    greet them."""
    policy, today = turn.policy(TierPolicy), turn.now.astimezone(turn.zone).date()
    if not policy.greet or turn.lane.raided:
        return []
    until = turn.now - timedelta(days=1)
    found = await queries.list_silent(turn.session, turn.chat, until - timedelta(days=1), until, GREETED)
    silent = [user for user in found if not turn.at_gate(user.id)]
    if not resting(turn):
        silent += [one.user for one in members if rules.fell_silent(one, policy, today, turn.zone)]
    if not silent:
        return []
    words, silent = Words(turn, turn.language), silent[:GREETED]
    names = words.listed([words.name(Looked(user)) for user in silent])
    data = {"names": names, "users": [user.id for user in silent]}
    return [Hand(turn.chat, "buddies", "ask", data, f"tiers:greet:{turn.chat}:{today}")]


async def usual_days(turn: Turn, one: Looked) -> int:
    """On how many days a week they earned something, in the four weeks before they fell silent."""
    days = window(one.last_seen, turn.zone, 28)
    found = await queries.find_measures(turn.session, turn.chat, days, one.user.id)
    return round(found.days / 4)


def card_for(turn: Turn, one: Looked, usual: int, quiet: int) -> list[Decision]:
    """The card, and that it was made."""
    words = Words(turn, turn.language)
    name = Html(f'<a href="tg://user?id={one.user.id}">{escape(words.name(one))}</a>')
    text = words.text("fading", name=name, days=usual, quiet=quiet)
    rows = buttons(words, one.user.id, "write", "draft", "leave")
    return [
        Alert(turn.chat, "fading", key_of(one.user.id, turn.now), text, rows),
        queries.remembered(turn.chat, one, turn.now),
    ]


def key_of(user: int, at: datetime) -> str:
    """The name of a card."""
    return f"fading:{user}:{at:%Y%m%d}"


def buttons(words: Words, user: int, *verbs: str) -> Rows:
    """What an admin can do about it."""
    chat = words.turn.chat
    return (
        tuple(
            Button(words.plain(f"button-{verb}"), "tiers", verb, address(str(user), chat)) for verb in verbs
        ),
    )


# --- an admin's tap -------------------------------------------------------------------------------------------------


async def card_of(turn: Turn, token: str, by: Sender) -> tuple[str, Html]:
    """Key and text of the card, while nobody has taken it."""
    turn.require(by, Right.ADMIN)
    mark = await queries.find_mark(turn.session, turn.chat, int(token)) if token.isdecimal() else None
    key = key_of(mark.user_id, mark.faded_at) if mark is not None and mark.faded_at is not None else ""
    text = await queries.find_open_card(turn.session, turn.chat, key)
    if text is None:
        raise Refusal(turn.texts.plain(turn.language_of(by), "tiers-fading-done"))
    return key, Html(text)


async def write(turn: Turn, token: str, by: Sender, query: str) -> Decisions:
    """An admin writes; their name says so to the others."""
    return await closed(turn, token, by, query, "fading-writes")


async def leave(turn: Turn, token: str, by: Sender, query: str) -> Decisions:
    """Nobody does."""
    return await closed(turn, token, by, query, "fading-left")


async def closed(turn: Turn, token: str, by: Sender, query: str, text_id: str) -> Decisions:
    """The card is done with; its link to the member stays."""
    key, text = await card_of(turn, token, by)
    line = Words(turn, turn.language).text(text_id, name=by.name)
    answer = Words(turn, turn.language_of(by)).plain(text_id, name=by.name)
    return [
        Alert(turn.chat, "fading", key, Html(f"{text}\n{line}"), closed=True),
        AnswerButton(query, answer),
    ]


async def draft(turn: Turn, token: str, by: Sender, query: str) -> Decisions:
    """Words to begin with, on the card, to be copied and changed."""
    key, text = await card_of(turn, token, by)
    words = Words(turn, turn.language)
    await turn.know(int(token))
    wording = words.text("fading-draft", name=turn.member(int(token)).name, group=turn.lane.title)
    rows = buttons(words, int(token), "write", "leave")
    card = Alert(turn.chat, "fading", key, Html(f"{text}\n<blockquote>{wording}</blockquote>"), rows)
    return [card, AnswerButton(query, words.plain("fading-drafted"))]


ACTS: dict[str, Act] = {"write": write, "draft": draft, "leave": leave}
