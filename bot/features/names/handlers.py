"""Names are looked at when somebody comes, speaks under a new one or has another tag; who must change is asked."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from bot.core.codec import dump, load
from bot.core.decisions import (
    Alert,
    AnswerButton,
    Button,
    ChangeMember,
    Decision,
    Remove,
    Rows,
    Save,
    Say,
    Tag,
)
from bot.core.facts import GONE, Answer, Handed, MemberChange, Message, Sender, Tick
from bot.core.names import plain_name
from bot.core.texts import Html
from bot.feature import Decisions, NeedsAdmins, Right, Turn
from bot.features.names import queries, rules
from bot.features.names.policy import NamesPolicy
from bot.features.names.queries import Book
from bot.features.names.tables import NameCheck
from bot.presses import address
from bot.targets import known

IN_A_ROW, NAMES = 3, 8


def policy_of(turn: Turn) -> NamesPolicy:
    """The chat's wishes."""
    return turn.policy(NamesPolicy)


def wanted(turn: Turn) -> bool:
    """Does the chat want anything of names?"""
    policy = policy_of(turn)
    return bool(policy.template or policy.tags)


# --- looked at -----------------------------------------------------------------------------------------------------


def on_message(turn: Turn, message: Message) -> Decisions:
    """Somebody speaks whose name was not looked at, or is another now."""
    if not wanted(turn) or message.is_service or message.sender.kind != "user":
        return ()
    book: Book = turn.lane.own["names"]
    if book.get(message.sender.id) == message.sender.name:
        return ()
    return [turn.hand(turn.chat, "names", "look", user=dump(message.sender))]


async def on_look(turn: Turn, handed: Handed) -> Decisions:
    """A speaker's name."""
    return await looked(turn, load(Sender, handed.data["user"]))


async def on_joined(turn: Turn, handed: Handed) -> Decisions:
    """A joining that a service message told of, or the gate."""
    return await looked(turn, load(Sender, handed.data["user"]), new=True) if wanted(turn) else []


async def on_member(turn: Turn, change: MemberChange) -> Decisions:
    """Somebody is in now, or has another tag; who left is looked at when they come back."""
    if change.went:
        return [Remove(NameCheck, {"chat_id": turn.chat, "user_id": change.user.id})]
    if not wanted(turn) or change.user.kind != "user" or not change.new.is_inside:
        return []
    if change.joined:
        return await looked(turn, change.user, new=True, tag=change.new.tag)
    return await looked(turn, change.user, tag=change.new.tag) if change.old.tag != change.new.tag else []


async def looked(turn: Turn, user: Sender, *, new: bool = False, tag: str | None = None) -> list[Decision]:
    """As the chat wants it, or asked for, alone. Who was here before the rule is spared until the name changes."""
    if not turn.lane.admins_known(turn.now):
        raise NeedsAdmins
    if turn.lane.protects(user.id, turn.me.id) or turn.at_gate(user.id):
        return []
    row = await queries.find_check(turn.session, turn.chat, user.id)
    if row is None and not new:
        return [seen(turn, user, "spared")]
    if tag is None:
        member = await queries.find_member(turn.session, turn.chat, user.id)
        tag = member.tag if member is not None else ""
    spared = row is not None and row.state == "spared" and not new
    lack = [item for item in rules.lacks(user.name, tag, policy_of(turn)) if item != "tag" or not spared]
    if not lack:
        done = [seen(turn, user, "spared" if spared else "fine")]
        return [*done, *(await card(turn, without=[user.id]) if row is not None and row.late else [])]
    if row is not None and row.state == "asked" and row.name == user.name:
        return []
    await turn.know(user.id)
    asked: list[Decision] = [seen(turn, user, "asked", late=row is not None and row.late)]
    return [*asked, *reach(turn, user, lack)]


def seen(
    turn: Turn, user: Sender, state: str, *, late: bool = False, asked_at: datetime | None = None
) -> Save:
    """The member's row as it is now."""
    due = turn.now + timedelta(hours=policy_of(turn).hours) if state == "asked" and not late else None
    asked_at = (asked_at or turn.now) if state == "asked" else None
    row = NameCheck(
        chat_id=turn.chat,
        user_id=user.id,
        name=user.name,
        state=state,
        asked_at=asked_at,
        next_at=due,
        late=late,
    )
    return Save(row, replace=True)


# --- asked ---------------------------------------------------------------------------------------------------------


def reach(turn: Turn, user: Sender, lack: Sequence[rules.Lack], *, private: bool = True) -> list[Say]:
    """What is to be changed, to that member alone: in private, else ephemeral, else not at all."""
    lang, policy = turn.language_of(user), policy_of(turn)
    lines = [
        turn.texts.render(
            lang, f"names-lack-{item}", template=policy.template or "-", name=plain_name(user.name) or "-"
        )
        for item in lack
    ]
    text, rows = Html("\n".join(lines)), tag_rows(turn) if "tag" in lack else ()
    data = {"user": dump(user), "lack": list(lack)}
    return turn.approach(user, text, rows, answer="reached", data=data, private=private)


def tag_rows(turn: Turn) -> Rows:
    """The chat's tags as buttons."""
    buttons = [
        Button(tag, "names", "tag", address(rules.short_name(tag), turn.chat)) for tag in policy_of(turn).tags
    ]
    return tuple(tuple(buttons[start : start + IN_A_ROW]) for start in range(0, len(buttons), IN_A_ROW))


async def on_reached(turn: Turn, answer: Answer) -> Decisions:
    """Where the private chat is closed, the group shows it to that member alone."""
    if answer.outcome in ("done", "unknown"):
        return []
    user = load(Sender, answer.data["user"])
    await turn.know(user.id)
    return reach(turn, user, answer.data["lack"], private=False)


# --- chosen --------------------------------------------------------------------------------------------------------


async def choose(turn: Turn, token: str, by: Sender, query: str) -> Sequence[Decision]:
    """The presser's own tag, from the chat's list."""
    tag, lang = rules.tag_of(token, policy_of(turn).tags), turn.language_of(by)
    if tag is None:
        return [AnswerButton(query, turn.texts.plain(lang, "kernel-button-old"), alert=True)]
    if not turn.lane.admins_known(turn.now):
        raise NeedsAdmins
    member = await queries.find_member(turn.session, turn.chat, by.id)
    if turn.lane.protects(by.id, turn.me.id) or member is None or member.status in GONE:
        return [AnswerButton(query, turn.texts.plain(lang, "names-no-tag-for-you"), alert=True)]
    if not turn.lane.can("can_manage_tags"):
        return [AnswerButton(query, turn.texts.plain(lang, "names-cannot-tag"), alert=True)]
    data: dict[str, Any] = {"user": dump(by), "tag": tag}
    return [
        Tag(turn.chat, by.id, tag, "tagged", data),
        AnswerButton(query, turn.texts.plain(lang, "names-tagged", tag=tag)),
    ]


async def on_tagged(turn: Turn, answer: Answer) -> Decisions:
    """Telegram sends no update about a tag that we set: the row says it, and the name is looked at."""
    if answer.outcome not in ("done", "gone"):
        return []
    user, tag = load(Sender, answer.data["user"]), answer.data["tag"]
    return [ChangeMember(turn.chat, user, {"tag": tag}), *await looked(turn, user, tag=tag)]


# --- too late ------------------------------------------------------------------------------------------------------


async def on_due(turn: Turn, tick: Tick) -> Decisions:
    """Long enough ago: it stands on the admins' card; nothing else follows."""
    row = await queries.find_check(turn.session, turn.chat, tick.data["user"])
    if row is None or row.next_at is None or row.next_at > turn.now:
        return []
    member = await queries.find_member(turn.session, turn.chat, row.user_id)
    gone = member is None or member.status in (*GONE, "creator", "administrator")
    if not wanted(turn) or gone:
        return [seen(turn, Sender(row.user_id, row.name), "fine")]
    row.late = True
    user = Sender(row.user_id, row.name)
    return [seen(turn, user, "asked", late=True, asked_at=row.asked_at), *await card(turn, add=row)]


async def card(
    turn: Turn, *, add: NameCheck | None = None, without: Sequence[int] = (), line: Html | None = None
) -> list[Alert]:
    """One card of all whose names are not as the chat wants them; it closes when none is left."""
    late = await queries.list_late(turn.session, turn.chat)
    rows = [row for row in [*late, *([add] if add else [])] if row.user_id not in without]
    key = await queries.find_card(turn.session, turn.chat)
    if not rows:
        return [Alert(turn.chat, queries.CARD, key, turn.text("names-card-none"), closed=True)] if key else []
    names = [plain_name(row.name) or str(row.user_id) for row in rows[:NAMES]]
    if len(rows) > NAMES:
        names.append(turn.texts.plain(turn.language, "names-more", count=len(rows) - NAMES))
    listed = turn.texts.plain(turn.language, "names-comma").join(names)
    text = turn.text("names-card", count=len(rows), names=listed)
    remind = Button(turn.text("names-button-remind"), "names", "remind", address("all", turn.chat))
    said = Html(f"{text}\n{line}") if line else text
    return [Alert(turn.chat, queries.CARD, key or f"{queries.CARD}:{turn.key}", said, ((remind,),))]


async def remind(turn: Turn, token: str, by: Sender, query: str) -> Sequence[Decision]:
    """Everybody on the card is asked again, at most once a day."""
    turn.require(by, Right.ADMIN)
    rows = await queries.list_late(turn.session, turn.chat)
    again = [row for row in rows if row.asked_at is None or turn.now - row.asked_at > rules.ASK_AGAIN]
    if not again:
        return [
            AnswerButton(query, turn.texts.plain(turn.language_of(by), "names-reminded-already"), alert=True)
        ]
    await turn.know(*(row.user_id for row in again))
    decisions: list[Decision] = []
    for row in again:
        member = await queries.find_member(turn.session, turn.chat, row.user_id)
        user = known(turn, row.user_id)
        decisions.append(seen(turn, Sender(row.user_id, row.name), "asked", late=True))
        decisions += reach(turn, user, rules.lacks(row.name, member.tag if member else "", policy_of(turn)))
    line = turn.text("names-reminded-by", name=by.name)
    answer = turn.texts.plain(turn.language_of(by), "names-reminded-by", name=by.name)
    return [*decisions, *await card(turn, line=line), AnswerButton(query, answer)]
