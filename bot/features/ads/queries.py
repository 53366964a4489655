"""What the ads feature reads; its part of a chat's state."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, and_, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core.decisions import Change, Remove, Save
from bot.core.folding import Folded
from bot.db.queries import list_admins, list_strikes
from bot.db.tables import Event, Strike
from bot.features.ads.rules.blocklist import Blocklist, blocklist_of
from bot.features.ads.rules.copies import Copies, copies_of
from bot.features.ads.rules.local import MOST_LABELS, STEPS, Local, fitted, shift_of, unpacked
from bot.features.ads.rules.person import advertises, plain_name
from bot.features.ads.rules.score import VERSION
from bot.features.ads.tables import AdAllowed, AdBlocked, AdCase, AdLabel, AdPermit, AdTraffic, AdWatch

__all__ = [
    "Book", "count_observed", "due_watches", "find_case", "find_case_of", "list_allowed", "list_blocked",
    "list_observed", "list_strikes", "list_strikes_of_message", "load_book", "old_cases", "pardoned_cases",
]  # fmt: skip

OBSERVED = "ads-observed"
CASES_KEPT = timedelta(days=30)
MOST_CASES = 200
SAVED_EVERY = 100  # messages between two rows of the traffic


@dataclass
class Book:
    """What every message of a chat is compared with. `said` and `counts` go on in memory between their rows."""

    fine: frozenset[str] = frozenset()
    permits: Mapping[int, datetime] = field(default_factory=dict)
    watching: bool = False
    staff: frozenset[str] = frozenset()
    admins: frozenset[int] = frozenset()
    blocked: Blocklist = field(default_factory=Blocklist)
    local: Local = field(default_factory=Local)
    counts: list[int] = field(default_factory=lambda: [0] * STEPS)
    shift: float = 0.0
    waiting: set[int] = field(default_factory=set)
    removed: Copies = field(default_factory=Copies)
    left: Copies = field(default_factory=Copies)
    said: Copies = field(default_factory=Copies)
    suspects: set[int] = field(default_factory=set)

    def shuns(self, user: int, name: str) -> bool:
        """Is a member's name none to repeat: one that advertises, with words of the chat's list, or an admin's own?"""
        if advertises(name) or self.blocked.holds(Folded(name)):
            return True
        return user not in self.admins and plain_name(name) in self.staff

    def follow(self, decision: Save | Change | Remove) -> bool:
        """Messages write cases and traffic: these need not be read again."""
        if not isinstance(decision, Save):
            return False
        row = decision.row
        if isinstance(row, AdCase):
            if row.state == "open":
                self.waiting.add(row.user_id)
            else:
                self.removed.add(tuple(row.marks), row.user_id)
        return isinstance(row, AdCase | AdTraffic)


async def load_book(session: AsyncSession, chat: int) -> Book:
    """The chat's lists and its model, for its lane's state."""
    fine = await session.scalars(select(AdAllowed.key).where(AdAllowed.chat_id == chat))
    permits = await session.execute(select(AdPermit.user_id, AdPermit.until).where(AdPermit.chat_id == chat))
    watch, admins = await session.get(AdWatch, chat), await list_admins(session, chat)
    blocked = await session.scalars(select(AdBlocked.phrase).where(AdBlocked.chat_id == chat))
    waiting = await session.scalars(
        select(AdCase.user_id).where(AdCase.chat_id == chat, AdCase.state == "open")
    )
    traffic = await session.get(AdTraffic, chat)
    counts = list(traffic.counts) if traffic is not None and traffic.version == VERSION else [0] * STEPS
    return Book(
        frozenset(fine),
        {row.user_id: row.until for row in permits},
        watch is not None,
        frozenset(plain_name(admin.name) for admin in admins),
        frozenset(admin.user_id for admin in admins),
        blocklist_of(blocked),
        await load_local(session, chat),
        counts,
        shift_of(counts),
        set(waiting),
        await load_copies(session, AdCase.state == "struck"),
        await load_copies(session, and_(AdCase.state == "left", AdCase.chat_id == chat)),
    )


async def load_local(session: AsyncSession, chat: int) -> Local:
    """The model of the admins' labels."""
    query = select(AdLabel.pieces, AdLabel.ad).where(AdLabel.chat_id == chat, AdLabel.version == VERSION)
    newest = (await session.execute(query.order_by(AdLabel.at.desc()).limit(MOST_LABELS))).all()
    return fitted([(unpacked(row.pieces), row.ad) for row in reversed(newest)])


async def load_copies(session: AsyncSession, which: Any) -> Copies:
    """Fingerprints of cases lately decided: removed ones count in all chats of this bot, left ones in their own."""
    query = select(AdCase.marks, AdCase.user_id).where(which)
    newest = (await session.execute(query.order_by(AdCase.at.desc()).limit(MOST_CASES))).all()
    return copies_of((tuple(row.marks), row.user_id) for row in reversed(newest))


async def list_allowed(session: AsyncSession, chat: int) -> Sequence[str]:
    """What admins allowed, as they wrote it."""
    query = select(AdAllowed.shown).where(AdAllowed.chat_id == chat, AdAllowed.own.is_(False))
    return (await session.scalars(query.order_by(AdAllowed.shown))).all()


async def list_blocked(session: AsyncSession, chat: int) -> Sequence[str]:
    """What admins blocked, as they wrote it."""
    query = select(AdBlocked.phrase).where(AdBlocked.chat_id == chat)
    return (await session.scalars(query.order_by(AdBlocked.phrase))).all()


async def find_case(session: AsyncSession, chat: int, token: str) -> AdCase | None:
    """A case of this chat."""
    query = select(AdCase).where(AdCase.chat_id == chat, AdCase.id == token)
    return (await session.scalars(query)).one_or_none()


async def find_case_of(session: AsyncSession, chat: int, message_chat: int, message: int) -> AdCase | None:
    """The case of a message."""
    query = select(AdCase).where(
        AdCase.chat_id == chat, AdCase.message_chat == message_chat, AdCase.message_id == message
    )
    return (await session.scalars(query)).one_or_none()


async def list_strikes_of_message(session: AsyncSession, chat: int, message: int) -> Sequence[Strike]:
    """The strikes that a message led to."""
    query = select(Strike).where(Strike.chat_id == chat, Strike.message_id == message)
    return (await session.scalars(query.order_by(Strike.given_at))).all()


async def list_observed(session: AsyncSession, chat: int, message: int | None = None) -> Sequence[Event]:
    """What was only noted, newest first, at most ten."""
    query = select(Event).where(Event.chat_id == chat, Event.kind == OBSERVED)
    if message is not None:
        query = query.where(Event.message_id == message)
    return (await session.scalars(query.order_by(Event.at.desc(), Event.id.desc()).limit(10))).all()


async def count_observed(session: AsyncSession, chat: int) -> int:
    """How many ads were only noted."""
    query = select(func.count()).select_from(Event).where(Event.chat_id == chat, Event.kind == OBSERVED)
    return await session.scalar(query) or 0


# --- what is due ----------------------------------------------------------------------------------------------------

Due = Sequence[tuple[int, str, Mapping[str, Any], datetime]]
NEXT_WATCH = select(func.min(AdWatch.due_at))
OLDEST_CASE = select(func.min(AdCase.at))


async def due_watches(session: AsyncSession, now: datetime) -> Due:
    """Chats that have watched long enough."""
    rows = await session.execute(
        select(AdWatch.chat_id, AdWatch.due_at).where(AdWatch.due_at <= now).limit(200)
    )
    return [
        (chat, f"ads-watch:{chat}:{int(due.timestamp())}", {}, due) for chat, due in rows if due is not None
    ]


async def old_cases(session: AsyncSession, now: datetime) -> Due:
    """Cases that are kept no longer."""
    query = select(AdCase.chat_id, AdCase.id, AdCase.at).where(AdCase.at <= now - CASES_KEPT).limit(500)
    return [
        (chat, f"ads-case:{token}", {"case": token}, at + CASES_KEPT)
        for chat, token, at in (await session.execute(query)).all()
    ]


def pardoned(*columns: Any) -> Select[Any]:
    """Cases whose strike was taken back, which the model has not heard of."""
    same = and_(
        Strike.chat_id == AdCase.chat_id,
        Strike.message_chat == AdCase.message_chat,
        Strike.message_id == AdCase.message_id,
        Strike.rule == "ads",
    )
    query = select(*columns).select_from(AdCase).join(Strike, same)
    return query.where(AdCase.state == "struck", Strike.pardoned_at.is_not(None))


NEXT_PARDONED = pardoned(func.min(Strike.pardoned_at))


async def pardoned_cases(session: AsyncSession, now: datetime) -> Due:
    """What admins took back."""
    query = pardoned(AdCase.chat_id, AdCase.id, Strike.pardoned_at, Strike.pardoned_by, Strike.given_by)
    return [
        (
            chat,
            f"ads-pardoned:{token}:{int(at.timestamp())}",
            {"case": token, "by": by, "auto": giver is None},
            at,
        )
        for chat, token, at, by, giver in (await session.execute(query.limit(200))).all()
    ]
