"""Every message is judged here: clean, only noted, put to the admins, or deleted with a strike."""

from collections.abc import Sequence
from datetime import timedelta

from bot.core.decisions import Alert, Decision, Delete, GiveStrike, Note, Save
from bot.core.facts import Message
from bot.feature import NeedsAdmins, Turn
from bot.features.ads import queries
from bot.features.ads.handlers import cards
from bot.features.ads.handlers.common import (
    DELETE,
    author_of,
    book_of,
    case_of,
    is_judged,
    lately_in,
    permitted,
    verdict_on,
)
from bot.features.ads.handlers.trusting import answered, counted
from bot.features.ads.policy import AdsPolicy
from bot.features.ads.rules import acting, copies, local
from bot.features.ads.rules.lately import joined
from bot.features.ads.rules.person import Author
from bot.features.ads.rules.score import VERSION
from bot.features.ads.rules.verdict import Verdict
from bot.features.ads.rules.view import View
from bot.features.ads.tables import AdTraffic, AdWatch

Whole = tuple[View, Verdict, tuple[int, ...]]  # what was judged, and the ids of the parts before the message


def on_message(turn: Turn, message: Message) -> Sequence[Decision]:
    """The verdict, and what follows from it here."""
    policy = turn.policy(AdsPolicy)
    empty = message.is_service and not message.carriers
    if not policy.enabled or empty or not message.chat.is_group or not turn.lane.can(DELETE):
        return []
    if not is_judged(turn, message.sender):
        return answered(turn, message)
    view = View(message)
    author = author_of(turn, view)
    verdict = verdict_on(turn, view, author)
    whole = as_whole(turn, view, author, verdict)
    done = [*followed(turn, whole, policy), *impostor(turn, message, author, verdict)]
    if verdict.ruling == "clean" and author.trust != "new":
        done += answered(turn, message)
    return [*done, *remembered(turn, view, verdict), *counted(turn, message, verdict)]


def as_whole(turn: Turn, view: View, author: Author, verdict: Verdict) -> Whole:
    """The message, or all that its author wrote just now, whichever is more of an ad (S74)."""
    parts = lately_in(turn).add(view, doubted=verdict.ruling != "clean")
    if verdict.ruling == "violation":
        return view, verdict, tuple(part.id for part in parts if part.doubted and part.id != view.message.id)
    if len(parts) < 2 or author.trust == "trusted":
        return view, verdict, ()
    whole = joined(parts, view.message)
    said = verdict_on(turn, whole, author_of(turn, whole))
    if said.ruling in ("clean", verdict.ruling):
        return view, verdict, ()
    return whole, said, tuple(part.id for part in parts if part.id != view.message.id)


def followed(turn: Turn, whole: Whole, policy: AdsPolicy) -> list[Decision]:
    """What is done about the message."""
    view, verdict, parts = whole
    message, member = view.message, turn.member(view.message.sender)
    if verdict.ruling != "violation" and acting.struck_album(
        message.album, message.message_chat, member.strikes
    ):
        return [Delete(turn.chat, (message.id,))]
    if verdict.ruling == "clean" or permitted(turn, message):
        return []
    hard = verdict.hard is not None
    if not acting.acts(policy, member.joined_at, member.strikes, turn.now, hard=hard):
        return observed(turn, message, verdict, policy) if verdict.ruling == "violation" else []
    if verdict.ruling == "violation":
        return violation(turn, view, verdict, parts)
    return unsure(turn, view, verdict, parts)


def violation(turn: Turn, view: View, verdict: Verdict, parts: tuple[int, ...]) -> list[Decision]:
    """The message goes with its album and its other parts; the law of strikes knows whether this offence has its strike
    already."""
    if not turn.lane.admins_known(turn.now):
        raise NeedsAdmins
    message, first = view.message, verdict.signals[0]
    lately_in(turn).forget(message.sender.id)
    removed = acting.removable(message, turn.now)
    strike = GiveStrike(
        turn.chat,
        message.sender,
        "ads",
        cause=f"m:{message.message_chat}:{message.id}",
        reason=f"@ads-reason-{first.kind}",
        message=message,
        evidence=first.shown,
        removed=removed,
    )
    case = Save(case_of(turn, view, verdict, "struck", parts))
    gone = tuple(sorted({*turn.whole(message), *parts}))
    stays = [cards.stays(turn, message)] if message.is_service or not removed else []
    return [*([Delete(turn.chat, gone)] if removed else []), strike, case, *stays]


def unsure(turn: Turn, view: View, verdict: Verdict, parts: tuple[int, ...]) -> list[Decision]:
    """A card to the admins; one at a time for each member, members see nothing."""
    if view.message.sender.id in book_of(turn).waiting:
        return []
    if not turn.lane.admins_known(turn.now):
        raise NeedsAdmins
    case = case_of(turn, view, verdict, "open", parts)
    return [Save(case), cards.card(turn, case, view.text.raw)]


def observed(turn: Turn, message: Message, verdict: Verdict, policy: AdsPolicy) -> list[Decision]:
    """Only noted; the first one starts the days after which the admins are asked."""
    lately_in(turn).forget(message.sender.id)
    first = verdict.signals[0]
    data = {"kind": first.kind, "shown": first.shown, "name": message.sender.name}
    cause = f"observed:{message.message_chat}:{message.id}"
    note = Note(turn.chat, queries.OBSERVED, None, message.sender.id, message.id, data, cause)
    if book_of(turn).watching:
        return [note]
    days = timedelta(days=policy.observe_days)
    due = max((turn.lane.added_at or turn.now) + days, turn.now + timedelta(hours=1))
    return [note, Save(AdWatch(chat_id=turn.chat, due_at=due))]


def impostor(turn: Turn, message: Message, author: Author, verdict: Verdict) -> list[Decision]:
    """Whoever bears an admin's name is shown to the admins at once, when they first speak."""
    known = book_of(turn).suspects
    if (
        author.messages > 2
        or message.sender.id in known
        or all(s.kind != "impostor" for s in verdict.signals)
    ):
        return []
    if not turn.lane.admins_known(turn.now):
        raise NeedsAdmins  # else an admin is taken for who bears their name
    known.add(message.sender.id)
    text = turn.text("ads-impostor", name=message.sender.name, id=str(message.sender.id))
    return [Alert(turn.chat, "impostor", f"impostor:{message.sender.id}", text, urgent=True)]


def remembered(turn: Turn, view: View, verdict: Verdict) -> list[Decision]:
    """Who said what, for copies of it; and how high ordinary talk is scored here, saved now and then."""
    book, sender = book_of(turn), view.message.sender.id
    if not view.text.raw:
        return []
    if verdict.leads:
        book.said.add(copies.print_of(view.text), sender)
    if verdict.learned is None or verdict.ruling == "violation":
        return []
    book.counts[local.slot(verdict.learned + book.shift)] += 1
    if sum(book.counts) % queries.SAVED_EVERY:
        return []
    book.counts = acting.halved(book.counts)
    book.shift = local.shift_of(book.counts)
    return [Save(AdTraffic(chat_id=turn.chat, version=VERSION, counts=list(book.counts)), replace=True)]
