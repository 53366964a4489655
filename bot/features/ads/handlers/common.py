"""What the handlers of ads share: the chat's lists, the author as the chat knows them, the verdict, a case's row."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.core.decisions import Refusal, Save
from bot.core.facts import ChatRef, Message, Sender
from bot.core.tiers import TierPolicy, may
from bot.feature import Turn
from bot.features.ads.policy import AdsPolicy
from bot.features.ads.queries import Book
from bot.features.ads.rules import acting, copies, local
from bot.features.ads.rules.lately import Lately
from bot.features.ads.rules.person import Author, plain_name
from bot.features.ads.rules.score import VERSION
from bot.features.ads.rules.verdict import Verdict, judge
from bot.features.ads.rules.view import View
from bot.features.ads.seed import seed
from bot.features.ads.tables import AdCase, AdLabel

DAY = timedelta(days=1)
DELETE = "can_delete_messages"
SILENT = ("bot", "anonymous_admin", "linked_channel")


def no(turn: Turn, to: Sender, text_id: str, **args: Any) -> Refusal:
    """A Refusal in the words of who asked."""
    return Refusal(turn.text_for(to, text_id, **args))


def book_of(turn: Turn) -> Book:
    """The chat's lists."""
    book = turn.lane.own.get("ads")
    return book if isinstance(book, Book) else Book()


def fine_keys(turn: Turn, message: Message) -> set[str]:
    """Targets that are no ads in this message: allowed ones, the chat's own, the author's and the answered one's."""
    lane, sender = turn.lane, message.sender
    people = [sender.username if sender.kind == "user" else None]
    people += [message.reply_to.sender.username] if message.reply_to else []
    own = {f"chat:{chat}" for chat in (lane.id, lane.linked_chat, *lane.aliases) if chat is not None}
    return own | acting.fine_names(turn.me.username, message.chat.username, *people) | book_of(turn).fine


def author_of(turn: Turn, view: View) -> Author:
    """Who speaks, as this chat knows them: before this message."""
    message, book = view.message, book_of(turn)
    reply = message.reply_to
    author = standing_of(turn, message.sender)
    author = replace(
        author,
        messages=max(author.messages - (0 if message.edited else 1), 0),
        replies=reply is not None and not reply.is_service and reply.sender.id != message.sender.id,
    )
    if author.trust == "trusted" or not view.text.raw:
        return author
    marks = copies.print_of(view.text)
    return replace(
        author,
        seen=book.said.others(marks, message.sender.id),
        removed=bool(book.removed.others(marks, 0)),
        excused=bool(book.left.others(marks, 0)),
        staff_names=staff_of(turn),
    )


def standing_of(turn: Turn, sender: Sender) -> Author:
    """A member as this chat knows them."""
    member = turn.member(sender)
    return Author(
        name=sender.name,
        username=sender.username,
        messages=member.messages,
        checked=member.checked,
        answered=len(member.answerers),
        days=max((turn.now - (member.joined_at or member.first_seen)) / DAY, 0.0),
        struck=acting.has_ad_strike(member.strikes, turn.now),
        reacting=lately_in(turn).bursting(sender.id, turn.now.timestamp()),
    )


def lately_in(turn: Turn) -> Lately:
    """What members did in the last minutes: in memory alone."""
    lately: Lately | None = turn.lane.memory.get("ads")
    if lately is None:
        lately = turn.lane.memory["ads"] = Lately()
    return lately


def staff_of(turn: Turn) -> frozenset[str]:
    """The names that admins bear here, plain."""
    lane = turn.lane
    present = {plain_name(lane.members[admin].name) for admin in lane.admins if admin in lane.members}
    return (book_of(turn).staff | present) - {""}


def verdict_on(turn: Turn, view: View, author: Author) -> Verdict:
    """What is thought of a message here."""
    book = book_of(turn)

    def learned(view: View) -> float:
        return local.mixed(seed(), book.local, book.shift, view.pieces)

    return judge(view, author, fine_keys(turn, view.message), learned, book.blocked.found_in(view))


def is_judged(turn: Turn, sender: Sender) -> bool:
    """Is what they do here judged at all? Bots, admins and the group's own channel are not."""
    return sender.kind not in SILENT and not turn.lane.protects(sender.id, turn.me.id)


def permitted(turn: Turn, message: Message) -> bool:
    """May its author advertise: for now, or by their tier?"""
    until = book_of(turn).permits.get(message.sender.id)
    return (until is not None and until > turn.now) or by_tier(turn, message)


def by_tier(turn: Turn, message: Message) -> bool:
    """May its author advertise as one who gives much?"""
    return may(turn.member(message.sender).tier, turn.policy(TierPolicy).advertise)


def case_of(turn: Turn, view: View, verdict: Verdict, state: str, parts: Sequence[int] = ()) -> AdCase:
    """The row of a message that was judged, as one with `parts` before it."""
    message, sender = view.message, view.message.sender
    data = {
        "name": sender.name,
        "username": sender.username,
        "kind": sender.kind,
        "date": message.date.isoformat(),
        "album": message.album,
        "thread": message.thread,
        "keys": [[key, signal.shown] for signal in verdict.signals for key in signal.keys],
        "reasons": [[signal.kind, signal.shown] for signal in verdict.signals[: acting.MOST_REASONS]],
        "score": round(verdict.score, 3),
        "parts": list(parts),
    }
    return AdCase(
        id=turn.draw.token(10),
        chat_id=turn.chat,
        message_chat=message.message_chat,
        message_id=message.id,
        user_id=sender.id,
        state=state,
        at=turn.now,
        pieces=local.packed(view.pieces),
        marks=list(copies.print_of(view.text)),
        data=data,
    )


def label_of(turn: Turn, case: AdCase, ad: bool, by: int) -> Save:
    """An admin's word on a case."""
    return Save(
        AdLabel(
            chat_id=turn.chat,
            message_chat=case.message_chat,
            message_id=case.message_id,
            ad=ad,
            version=VERSION,
            pieces=case.pieces,
            by=by,
            at=turn.now,
        ),
        replace=True,
    )


def message_of(turn: Turn, case: AdCase) -> Message:
    """A message as far as a strike needs it."""
    data = case.data
    sender = Sender(case.user_id, data["name"], data["username"], data["kind"])
    return Message(
        ChatRef(turn.chat),
        case.message_id,
        acting.instant(data["date"]),
        sender,
        thread=data["thread"],
        album=data["album"],
        message_chat=case.message_chat,
    )


def observing(turn: Turn) -> bool:
    """Does the chat only watch?"""
    return turn.policy(AdsPolicy).observe
