"""Cards to the admins: shown, edited as things change, listed. Which chat they go to is chosen in linking.py."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from bot.core.codec import dump, load
from bot.core.decisions import ChangeChat, Decision, Edit, Remove, Rows, Say
from bot.core.facts import Answer, CommandCall, Handed, Sender, Tick
from bot.core.texts import Html
from bot.db.queries import list_admins
from bot.feature import Decisions, Right, Turn
from bot.features.alerts import rules
from bot.features.alerts.policy import AlertsPolicy
from bot.features.alerts.queries import (
    CARD,
    kept,
    list_cards,
    list_due,
    list_groups_of,
    list_old,
    list_since,
)
from bot.features.alerts.rules import CardView, Plan, Post


@dataclass(frozen=True, slots=True)
class Receiver:
    """A chat that cards go to; `member` alone sees them there."""

    chat: int
    member: int | None = None

    @property
    def id(self) -> int:
        return self.member or self.chat


async def receivers(turn: Turn) -> list[Receiver]:
    """The admin chat; else every admin who pressed Start; else the owner, unseen by others; else nobody."""
    if turn.lane.admin_chat is not None:
        return [Receiver(turn.lane.admin_chat)]
    admins = await list_admins(turn.session, turn.chat)
    await turn.know(*(admin.user_id for admin in admins))
    started = [Receiver(admin.user_id) for admin in admins if turn.member(admin.user_id).started]
    if started or not turn.can_whisper:
        return started
    return [Receiver(turn.chat, admin.user_id) for admin in admins if admin.status == "creator"]


# --- showing --------------------------------------------------------------------------------------------------------


async def on_due(turn: Turn, tick: Tick) -> Decisions:
    """All cards of the chat that are due, by the plan of the hour."""
    due = await list_due(turn.session, turn.chat, turn.now)
    if not due:
        return []
    local = turn.now.astimezone(turn.zone)
    midnight = datetime.combine(local.date(), time(), local.tzinfo)
    today = await list_since(turn.session, turn.chat, midnight)
    plan = rules.plan(due, local, rules.messages_of(today), turn.policy(AlertsPolicy))
    return [
        *[kept(card, due_at=plan.wake) for card in plan.hold],
        *[kept(card, shown=card.version) for card in plan.drop],
        *await edited(turn, plan.edit),
        *await posted(turn, plan, today, local),
    ]


async def posted(turn: Turn, plan: Plan, today: Sequence[CardView], local: datetime) -> list[Decision]:
    """New messages, each to every receiver; without any receiver the cards wait for /alerts."""
    to = await receivers(turn)
    decisions: list[Decision] = []
    for cards in plan.post:
        decisions += said(turn, cards, to, f"card:{turn.draw.token(10)}", silent=False)
    if plan.silent:
        decisions += said(turn, plan.silent, to, f"night:{turn.draw.token(10)}", silent=True)
    if plan.merge:
        decisions += merged(turn, plan.merge, to, rules.day_name(turn.chat, local.date()), today)
    return decisions


def said(
    turn: Turn, cards: Sequence[CardView], to: Sequence[Receiver], name: str, *, silent: bool
) -> list[Decision]:
    """One message of these cards for each receiver, and the cards' rows."""
    says: list[Decision] = []
    placed = list(cards)
    for receiver in to:
        key = f"{name}:{receiver.id}"
        says.append(message(turn, cards, receiver, key, silent=silent))
        placed = [rules.with_post(card, Post(receiver.chat, key)) for card in placed]
    return [*says, *[kept(card, shown=card.version) for card in placed]]


def message(turn: Turn, cards: Sequence[CardView], receiver: Receiver, key: str, *, silent: bool) -> Say:
    """A message of cards; its outcome comes back as `posted`."""
    text, rows = words(turn, cards, key, receiver.chat)
    data = {"cards": [card.id for card in cards], "key": key, "to": receiver.chat}
    return Say(
        receiver.chat, text, rows, silent=silent, receiver=receiver.member, key=key, answer="posted", data=data,
        must_arrive=True,
    )  # fmt: skip


def words(turn: Turn, cards: Sequence[CardView], key: str, chat: int) -> tuple[Html, Rows]:
    """What a message says; outside of the group it names the group."""
    kind = key.partition(":")[0]
    head = turn.text(f"alerts-head-{kind}", count=len(cards))
    text, rows, hidden = rules.shown(cards, head)
    if hidden:
        text = Html(f"{text}\n{turn.text('alerts-hidden', count=hidden)}")
    if chat != turn.chat:
        text = turn.text("kernel-of-group", group=turn.lane.title, text=text)
    return text, rows


def merged(
    turn: Turn, cards: Sequence[CardView], to: Sequence[Receiver], name: str, today: Sequence[CardView]
) -> list[Decision]:
    """The day's one message for all cards beyond the limit: said once, then edited."""
    decisions: list[Decision] = []
    placed = list(cards)
    for receiver in to:
        key = f"{name}:{receiver.id}"
        before = rules.sharing(today, key)
        if before:
            text, rows = words(turn, [*before, *cards], key, receiver.chat)
            decisions.append(Edit(receiver.chat, text, rows, key=key))
            here = next(post for post in before[0].posts if post.key == key)
        else:
            decisions.append(message(turn, cards, receiver, key, silent=False))
            here = Post(receiver.chat, key)
        placed = [rules.with_post(card, here) for card in placed]
    return [*decisions, *[kept(card, shown=card.version) for card in placed]]


async def edited(turn: Turn, cards: Sequence[CardView]) -> list[Decision]:
    """Cards that stand somewhere already say there what is new; a closed one loses its buttons."""
    if not cards:
        return []
    around = await list_since(
        turn.session, turn.chat, min(card.created_at for card in cards) - timedelta(days=1)
    )
    posts = {post.key: post for card in cards for post in card.posts}
    edits: list[Decision] = []
    for key, post in posts.items():
        text, rows = words(turn, rules.sharing(around, key), key, post.chat)
        edits.append(Edit(post.chat, text, rows, message_id=post.id, key=None if post.id else key))
    return [*edits, *[kept(card, shown=card.version) for card in cards]]


# --- what became of a message ---------------------------------------------------------------------------------------


async def on_posted(turn: Turn, answer: Answer) -> Decisions:
    """The message stands, under its id; or it does not: the admin chat is closed to us, the next way is taken."""
    key, to = answer.data["key"], answer.data["to"]
    cards = [
        card
        for card in await list_cards(turn.session, turn.chat, answer.data["cards"])
        if any(post.key == key for post in card.posts)
    ]
    if answer.outcome == "unknown":
        return []
    if answer.outcome == "done":
        return [kept(rules.located(card, key, answer.message_id)) for card in cards]
    gone = [rules.without_post(card, key) for card in cards]
    if to != turn.lane.admin_chat:
        return [kept(card) for card in gone]
    return [ChangeChat(turn.chat, {"admin_chat": None}), *again(turn, gone)]


def again(turn: Turn, cards: Iterable[CardView]) -> list[Decision]:
    """Cards that stand nowhere are shown anew."""
    return [kept(card, shown=0, due_at=turn.now) for card in cards if not card.posts and not card.closed]


# --- listing --------------------------------------------------------------------------------------------------------


async def open_cards(turn: Turn) -> list[CardView]:
    """Cards of the last days that wait for an admin."""
    since = await list_since(turn.session, turn.chat, turn.now - rules.LISTED)
    return [card for card in since if not card.closed]


async def alerts(turn: Turn, call: CommandCall) -> Decisions:
    """/alerts: what waits, with its buttons; in an admin chat, what waits in each of its groups."""
    groups = () if call.in_private else await list_groups_of(turn.session, turn.chat)
    if not groups:
        text, rows = await listed(turn)
        return [turn.answer(call, text, buttons=rows, personal=True)]
    data = {"to": turn.chat, "by": dump(call.by), "thread": call.message.thread}
    return [turn.hand(group, "alerts", "list", **data) for group in groups]


async def on_list(turn: Turn, handed: Handed) -> Decisions:
    """Asked for in the admin chat, by one who is an admin here too (S24)."""
    to, by = int(handed.data["to"]), load(Sender, handed.data["by"])
    if turn.lane.admin_chat != to or turn.refusal(by, Right.ADMIN, live=True) is not None:
        return []
    text, rows = await listed(turn)
    return [Say(to, turn.named(by, text), rows, thread=handed.data["thread"])]


async def listed(turn: Turn) -> tuple[Html, Rows]:
    """The open cards in one text, with their buttons."""
    cards = await open_cards(turn)
    text = turn.text("alerts-none")
    rows: Rows = ()
    if cards:
        text, rows, hidden = rules.shown(cards, turn.text("alerts-head-list", count=len(cards)))
        text = Html(f"{text}\n{turn.text('alerts-more', count=hidden)}") if hidden else text
    if not await receivers(turn):
        text = Html(f"{text}\n{turn.text('alerts-nobody')}")
    return text, rows


async def on_old(turn: Turn, tick: Tick) -> Decisions:
    """Cards are kept for thirty days."""
    return [Remove(CARD, {"id": card}) for card in await list_old(turn.session, turn.chat, turn.now)]
