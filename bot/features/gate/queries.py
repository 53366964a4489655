"""Reading the gate's rows: one application, whose are pending, whose time has come; and a row made of one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core.decisions import Change, Remove, Save
from bot.core.facts import Payment, Sender
from bot.db.queries import current_chat, find_chat, find_event
from bot.db.tables import ChatSetting, Member, StarPayment
from bot.features.gate.policy import GatePolicy
from bot.features.gate.rules import PENDING, Application, wake_at
from bot.features.gate.tables import GateCode, GateEntry

__all__ = [
    "NEXT_WAKE", "AtGate", "StarPayment", "booked", "count_active", "count_ahead", "current_chat", "find_application",
    "find_charge", "find_chat", "find_code", "find_days_in", "find_event", "find_first_waiting", "find_payment",
    "find_setting", "find_tier_in", "is_admin_of", "is_banned_beside", "kept", "list_applications", "list_applied",
    "list_due", "list_known_before", "list_payments", "list_pending", "list_wanting", "load", "rebooked",
]  # fmt: skip

# What only the state machine reads lies in one JSON column.
INSIDE_DATA = ("noted", "tries", "carded", "entered", "for_admin", "raided", "proof", "asked", "by", "link", "bio",
               "paid")  # fmt: skip
LISTS = ("passed", "notes", "told")
COLUMNS = ("number", "way", "state", "step", "wants", "tag", "opened_at", "since", "due_at", "failures", "retry_at",
           "permissions", "until")  # fmt: skip


INSIDE = ("creator", "administrator", "member", "restricted")
ACTIVE = timedelta(days=30)
COMING = timedelta(minutes=10)  # who was admitted and is not in after that has not come


@dataclass(slots=True)
class AtGate:
    """Whose words do not count here yet, or no more (declined and not out yet); who has passed without being a member;
    and who came in a raid and has not passed."""

    pending: set[int] = field(default_factory=set)
    passed: set[int] = field(default_factory=set)
    held: dict[int, tuple[str, datetime]] = field(default_factory=dict)

    def __contains__(self, user: object) -> bool:
        return user in self.pending

    def follow(self, decision: Save | Change | Remove) -> bool:
        """An application that is written need not be read again, nor need codes."""
        if isinstance(decision, Save) and isinstance(decision.row, GateEntry):
            self.take(decision.row)
            return True
        return (type(decision.row) if isinstance(decision, Save) else decision.table) is GateCode

    def take(self, row: Any) -> None:
        """As this application stands."""
        self.pending.discard(row.user_id)
        self.passed.discard(row.user_id)
        self.held.pop(row.user_id, None)
        if row.way != "request" and row.state in (*PENDING, "declined"):
            self.pending.add(row.user_id)
        if row.way != "request" and row.state == "admitted":
            self.passed.add(row.user_id)
        if row.data.get("raided") and row.state in ("held", "open"):
            self.held[row.user_id] = (row.way, row.opened_at)


async def load(session: AsyncSession, chat: int) -> AtGate:
    """The chat's state in memory; nothing where nobody ever stood at its gate."""
    inside = select(Member.user_id).where(Member.chat_id == chat, Member.status.in_(INSIDE))
    leaving = (GateEntry.state == "declined") & GateEntry.user_id.in_(inside)
    at_gate = AtGate()
    columns = (GateEntry.user_id, GateEntry.way, GateEntry.state, GateEntry.opened_at, GateEntry.data)
    query = select(*columns).where(GateEntry.chat_id == chat)
    for row in await session.execute(query.where(GateEntry.state.in_((*PENDING, "admitted")) | leaving)):
        at_gate.take(row)
    return at_gate


def view(row: GateEntry) -> Application:
    """A row as the rules read it."""
    user = Sender(row.user_id, row.name, row.username, language=row.language or None)
    plain: dict[str, Any] = {name: getattr(row, name) for name in COLUMNS}
    plain |= {name: row.data[name] for name in INSIDE_DATA if name in row.data}
    plain |= {name: tuple(row.data[name]) for name in LISTS}
    return Application(user=user, **plain)


def kept(chat: int, app: Application, policy: GatePolicy, *, again: datetime | None = None) -> Save:
    """The application's row; `again` = look at it once more then, whatever else is due."""
    columns = {name: getattr(app, name) for name in COLUMNS}
    if app.permissions is not None:
        columns["permissions"] = dict(app.permissions)
    data = {name: getattr(app, name) for name in INSIDE_DATA} | {
        name: list(getattr(app, name)) for name in LISTS
    }
    row = GateEntry(
        chat_id=chat, user_id=app.user.id, name=app.user.name, username=app.user.username,
        language=app.user.language or "", data={**data, "noted": dict(app.noted)},
        wake_at=again or wake_at(app, policy), **columns,
    )  # fmt: skip
    return Save(row, replace=True)


async def find_application(session: AsyncSession, chat: int, user: int) -> Application | None:
    """A person's latest application to a chat."""
    row = await session.get(GateEntry, (chat, user))
    return view(row) if row else None


async def list_wanting(session: AsyncSession, user: int) -> Sequence[int]:
    """Chats that wait for a private message of this person, the one asked last first."""
    query = select(GateEntry.chat_id).where(
        GateEntry.user_id == user, GateEntry.state == "open", GateEntry.wants
    )
    return (await session.scalars(query.order_by(GateEntry.since.desc(), GateEntry.chat_id))).all()


async def list_applied(session: AsyncSession, user: int) -> Sequence[int]:
    """Chats that this person is still to be let into."""
    query = select(GateEntry.chat_id).where(GateEntry.user_id == user, GateEntry.state.in_(PENDING))
    return (await session.scalars(query)).all()


async def list_pending(session: AsyncSession, chat: int, limit: int) -> Sequence[Application]:
    """Who is not decided yet, in order of arrival."""
    query = select(GateEntry).where(GateEntry.chat_id == chat, GateEntry.state.in_(PENDING))
    rows = await session.scalars(query.order_by(GateEntry.opened_at, GateEntry.user_id).limit(limit))
    return [view(row) for row in rows]


async def list_applications(session: AsyncSession, chat: int, users: Sequence[int]) -> Sequence[Application]:
    """These people's latest applications to a chat."""
    query = select(GateEntry).where(GateEntry.chat_id == chat, GateEntry.user_id.in_(users))
    return [view(row) for row in await session.scalars(query)]


async def list_known_before(
    session: AsyncSession, chat: int, users: Sequence[int], before: datetime
) -> Sequence[int]:
    """Those of them who were seen here before an instant."""
    query = select(Member.user_id).where(
        Member.chat_id == chat, Member.user_id.in_(users), Member.first_seen < before
    )
    return (await session.scalars(query)).all()


async def find_first_waiting(session: AsyncSession, chat: int) -> int | None:
    """Who waits for a place the longest."""
    query = select(GateEntry.user_id).where(GateEntry.chat_id == chat, GateEntry.state == "waiting")
    return await session.scalar(query.order_by(GateEntry.since, GateEntry.user_id).limit(1))


async def count_ahead(session: AsyncSession, chat: int, app: Application) -> int:
    """How many wait for a place before this one."""
    before = (GateEntry.since < app.since) | (
        (GateEntry.since == app.since) & (GateEntry.user_id < app.user.id)
    )
    query = select(func.count()).where(GateEntry.chat_id == chat, GateEntry.state == "waiting")
    if app.state == "waiting":
        query = query.where(before)
    return await session.scalar(query) or 0


async def count_active(session: AsyncSession, chat: int, me: int, now: datetime) -> int:
    """Members active in thirty days who have passed, this bot not counted; and who was admitted and is not in yet."""
    pending = select(GateEntry.user_id).where(GateEntry.chat_id == chat, GateEntry.state.in_(PENDING))
    members = select(func.count()).where(
        Member.chat_id == chat,
        Member.user_id != me,
        Member.status.in_(INSIDE),
        Member.last_seen >= now - ACTIVE,
    )
    inside_now = select(Member.user_id).where(Member.chat_id == chat, Member.status.in_(INSIDE))
    coming = select(func.count()).where(
        GateEntry.chat_id == chat,
        GateEntry.state == "admitted",
        GateEntry.since >= now - COMING,
        GateEntry.data["entered"].as_boolean().is_(False),
        GateEntry.user_id.not_in(inside_now),
    )
    inside = await session.scalar(members.where(Member.user_id.not_in(pending))) or 0
    return inside + (await session.scalar(coming) or 0)


async def find_days_in(session: AsyncSession, chat: int, user: int, now: datetime) -> int | None:
    """For how many days somebody has been in another chat of this bot's; None for who is not in it."""
    member = await session.get(Member, (chat, user))
    if member is None or member.status not in INSIDE:
        return None
    return (now - (member.joined_at or member.first_seen)).days


async def find_tier_in(session: AsyncSession, chat: int, user: int) -> int:
    """Somebody's tier in another chat of this bot's."""
    member = await session.get(Member, (chat, user))
    return member.tier if member is not None else 0


async def find_code(session: AsyncSession, chat: int, code: str) -> GateCode | None:
    """A one-time code."""
    return await session.get(GateCode, (chat, code))


async def is_admin_of(session: AsyncSession, chat: int, user: int) -> bool:
    """Was the user last known as an admin of that chat?"""
    member = await session.get(Member, (chat, user))
    return member is not None and member.status in ("creator", "administrator")


async def is_banned_beside(session: AsyncSession, chat: int, users: Sequence[int]) -> bool:
    """Is the user (by id, or by the number after all was erased) banned for ever in another group of this owner?"""
    owner = select(Member.user_id).where(Member.chat_id == chat, Member.status == "creator")
    beside = select(Member.chat_id).where(Member.status == "creator", Member.user_id.in_(owner))
    banned = select(func.count()).where(
        Member.user_id.in_(users),
        Member.status == "kicked",
        Member.until.is_(None),
        Member.chat_id != chat,
        Member.chat_id.in_(beside),
    )
    return bool(await session.scalar(banned))


NEXT_WAKE = select(func.min(GateEntry.wake_at))


async def list_due(
    session: AsyncSession, now: datetime
) -> Sequence[tuple[int, str, Mapping[str, Any], datetime]]:
    """Applications of which something is due."""
    query = select(GateEntry.chat_id, GateEntry.user_id, GateEntry.number, GateEntry.wake_at)
    rows = await session.execute(query.where(GateEntry.wake_at <= now).order_by(GateEntry.wake_at).limit(500))
    return [
        (chat, f"{chat}:{user}:{number}:{at.isoformat()}", {"user": user}, at)
        for chat, user, number, at in rows.all()
        if at is not None
    ]


# --- Stars ------------------------------------------------------------------------------------------------------------


async def find_setting(session: AsyncSession, chat: int, field: str) -> Any:
    """What a chat has set in the gate's policy, seen from another lane; None where it has the default."""
    row = await session.get(ChatSetting, (chat, "gate", field))
    return row.value["value"] if row is not None else None


async def find_charge(session: AsyncSession, charge: str) -> StarPayment | None:
    """A payment by what Telegram calls it."""
    return await session.scalar(select(StarPayment).where(StarPayment.charge == charge))


async def find_payment(session: AsyncSession, chat: int, number: int) -> StarPayment | None:
    """A payment of that chat by our own number."""
    row = await session.get(StarPayment, number)
    return row if row is not None and row.chat_id == chat else None


async def list_payments(
    session: AsyncSession, user: int, chat: int | None, limit: int
) -> Sequence[StarPayment]:
    """What somebody has paid, here or anywhere, the newest first."""
    query = select(StarPayment).where(StarPayment.user_id == user)
    if chat is not None:
        query = query.where(StarPayment.chat_id == chat)
    return (await session.scalars(query.order_by(StarPayment.id.desc()).limit(limit))).all()


def booked(chat: int, payment: Payment, number: int, now: datetime, why: str = "") -> Save:
    """The row of a payment, once for each charge; `why` = it goes back at once."""
    row = StarPayment(
        charge=payment.id, chat_id=chat, user_id=payment.by.id, amount=payment.amount, number=number, why=why,
        state="refunding" if why else "paid", paid_at=now, refunded_at=None,
    )  # fmt: skip
    return Save(row)


def rebooked(charge: str, **values: Any) -> Change:
    """What became of it."""
    return Change(StarPayment, {"charge": charge}, values)
