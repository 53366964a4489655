"""The chat's own links are learned here; what was only noted is counted and put to the admins."""

from collections.abc import Sequence
from datetime import timedelta

from bot.core.decisions import Alert, AnswerButton, Button, Change, Decision, Remove, Rows, Save, SetPolicy
from bot.core.facts import JoinRequest, MemberChange, Sender, Tick
from bot.core.texts import Html
from bot.feature import Right, Turn
from bot.features.ads import queries
from bot.features.ads.handlers.common import book_of
from bot.features.ads.policy import AdsPolicy
from bot.features.ads.rules import acting, links
from bot.features.ads.tables import AdAllowed, AdWatch
from bot.presses import Act, address

# --- the chat's own links ------------------------------------------------------------------------------------------


async def on_member(turn: Turn, change: MemberChange) -> Sequence[Decision]:
    """Who joins by a link shows that it is the chat's own."""
    return learned(turn, change.invite_link) if change.joined else []


async def on_join_request(turn: Turn, request: JoinRequest) -> Sequence[Decision]:
    """The same for who asks to join."""
    return learned(turn, request.invite_link)


def learned(turn: Turn, link: str | None) -> list[Decision]:
    """A link of the chat's own, once."""
    target = links.target_of(link) if link else None
    if target is None or target[0] != "invite" or target[1] in book_of(turn).fine:
        return []
    return [Save(AdAllowed(chat_id=turn.chat, key=target[1], shown=link, own=True, by=None, at=turn.now))]


# --- watching ------------------------------------------------------------------------------------------------------


async def on_watch(turn: Turn, tick: Tick) -> Sequence[Decision]:
    """The days of watching are over: what would have been removed, and shall it start?"""
    if not turn.policy(AdsPolicy).observe:
        return [Remove(AdWatch, {"chat_id": turn.chat})]
    text = await watch_text(turn, listed=False)
    card = Alert(turn.chat, "ads", "ads-watch", text, watch_rows(turn))
    return [Change(AdWatch, {"chat_id": turn.chat}, {"due_at": None}), card]


async def watch_text(turn: Turn, *, listed: bool) -> Html:
    """How many would have been removed; `listed` = and which, the last ten."""
    lines = [turn.text("ads-watch", count=await queries.count_observed(turn.session, turn.chat))]
    for event in await queries.list_observed(turn.session, turn.chat) if listed else ():
        day = turn.texts.day(turn.language, event.at, turn.zone)
        reason = turn.text(f"ads-reason-{event.data['kind']}")
        lines.append(
            turn.text(
                "ads-watch-line", day=day, name=event.data["name"], reason=reason, shown=event.data["shown"]
            )
        )
    return Html(acting.joined(lines))


def watch_rows(turn: Turn) -> Rows:
    """See, start, wait."""
    verbs = ("see", "start", "wait")
    words = {verb: turn.texts.plain(turn.language, f"ads-button-{verb}") for verb in verbs}
    return (tuple(Button(words[verb], "ads", verb, address("all", turn.chat)) for verb in verbs),)


async def see(turn: Turn, token: str, by: Sender, query: str) -> Sequence[Decision]:
    """The card, with what it counts."""
    turn.require(by, Right.ADMIN)
    text = await watch_text(turn, listed=True)
    return [Alert(turn.chat, "ads", "ads-watch", text, watch_rows(turn)), AnswerButton(query)]


async def start(turn: Turn, token: str, by: Sender, query: str) -> Sequence[Decision]:
    """From now on ads are removed, whoever posts them."""
    turn.require(by, Right.INFO)
    text = turn.text("ads-started", name=by.name)
    return [
        SetPolicy(turn.chat, "ads", "observe", False, by.id),
        Remove(AdWatch, {"chat_id": turn.chat}),
        Alert(turn.chat, "ads", "ads-watch", text, closed=True),
        AnswerButton(query, turn.texts.plain(turn.language_of(by), "ads-started", name=by.name)),
    ]


async def wait(turn: Turn, token: str, by: Sender, query: str) -> Sequence[Decision]:
    """Some more days of watching."""
    turn.require(by, Right.INFO)
    due = turn.now + timedelta(days=turn.policy(AdsPolicy).observe_days)
    lang = turn.language_of(by)
    text = turn.text("ads-waiting", day=turn.texts.day(turn.language, due, turn.zone))
    answer = turn.texts.plain(lang, "ads-waiting", day=turn.texts.day(lang, due, turn.zone))
    return [
        Save(AdWatch(chat_id=turn.chat, due_at=due), replace=True),
        Alert(turn.chat, "ads", "ads-watch", text, closed=True),
        AnswerButton(query, answer),
    ]


ACTS: dict[str, Act] = {"see": see, "start": start, "wait": wait}
