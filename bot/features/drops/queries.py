"""What the drops feature reads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Subquery, case, func, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core.decisions import Change, Remove, Save
from bot.core.drawn import Post
from bot.db.columns import UTCDateTime
from bot.db.hours import list_hours
from bot.db.tables import Card, Chat, Member
from bot.features.drops.tables import Drop, DropDraft, DropVariant, Echo, Plan, Posting

__all__ = [
    "FIRST_DUE", "FIRST_MOVED", "FIRST_OLD", "KEPT", "Book", "count_drops", "count_echoes", "count_fit", "count_ideas",
    "count_repliers",
    "find_draft", "find_drop", "find_due", "find_moved", "find_old", "find_plan", "find_plan_of",
    "find_posting", "heard_at", "is_closed", "last_posted", "last_variant", "list_hours", "list_moved", "list_place",
    "list_plans",
    "list_posted_at", "list_posts", "list_rotated", "list_variants", "list_varied", "load_book",
]  # fmt: skip

KEPT = timedelta(days=400)
LONG_AGO = datetime.fromtimestamp(0, UTC)
WAITING = ("plan", "queue", "reserve")
Place = tuple[int, int]
Due = Sequence[tuple[int, str, Mapping[str, Any], datetime]]


async def find_drop(session: AsyncSession, chat: int, drop: str) -> Drop | None:
    """A drop of that chat."""
    return await session.scalar(select(Drop).where(Drop.chat_id == chat, Drop.id == drop))


async def count_drops(session: AsyncSession, chat: int) -> int:
    """How many wait."""
    query = select(func.count()).select_from(Drop).where(Drop.chat_id == chat, Drop.place.in_(WAITING))
    return await session.scalar(query) or 0


async def count_ideas(session: AsyncSession, chat: int, user: int) -> int:
    """How many ideas of a member wait for the admins."""
    query = select(func.count()).select_from(Drop).where(Drop.chat_id == chat, Drop.place == "idea")
    return await session.scalar(query.where(Drop.credit == user)) or 0


async def list_place(session: AsyncSession, chat: int, place: str) -> Sequence[Drop]:
    """Drops of a place in their order; what was set aside comes last."""
    query = select(Drop).where(Drop.chat_id == chat, Drop.place == place)
    return (await session.scalars(query.order_by(Drop.broken != "", Drop.position, Drop.id))).all()


async def count_fit(session: AsyncSession, chat: int, place: str) -> int:
    """How many wait in a place and are not set aside."""
    fit = Drop.chat_id == chat, Drop.place == place, Drop.broken == ""
    return await session.scalar(select(func.count()).select_from(Drop).where(*fit)) or 0


async def is_closed(session: AsyncSession, chat: int, key: str) -> bool:
    """Has that card been answered?"""
    query = select(Card.closed).where(Card.chat_id == chat, Card.key == key)
    return bool(await session.scalar(query))


async def list_plans(session: AsyncSession, chat: int) -> Sequence[Plan]:
    """The plans that are not over, by their next time; paused ones last."""
    query = select(Plan).where(Plan.chat_id == chat, Plan.why != "over")
    return (await session.scalars(query.order_by(Plan.look_at.is_(None), Plan.due, Plan.id))).all()


async def find_plan(session: AsyncSession, chat: int, plan: str) -> Plan | None:
    """A plan of that chat."""
    return await session.scalar(select(Plan).where(Plan.chat_id == chat, Plan.id == plan))


async def find_plan_of(session: AsyncSession, chat: int, kind: str, drop: str = "") -> Plan | None:
    """The plan of a drop, of the queue or of the reserve."""
    query = select(Plan).where(Plan.chat_id == chat, Plan.kind == kind, Plan.drop_id == drop)
    return await session.scalar(query)


async def find_posting(session: AsyncSession, chat: int, posting: str) -> Posting | None:
    """What became of one time."""
    return await session.scalar(select(Posting).where(Posting.chat_id == chat, Posting.id == posting))


async def last_posted(session: AsyncSession, chat: int, plan: str | None = None) -> Posting | None:
    """The newest that was posted, of one plan or of all."""
    query = select(Posting).where(Posting.chat_id == chat, Posting.state == "posted")
    query = query.where(Posting.plan_id == plan) if plan is not None else query
    return await session.scalar(query.order_by(Posting.at.desc()).limit(1))


async def heard_at(session: AsyncSession, chat: int) -> datetime | None:
    """When somebody last spoke here."""
    return await session.scalar(select(func.max(Member.last_seen)).where(Member.chat_id == chat))


async def find_draft(session: AsyncSession, user: int) -> DropDraft | None:
    """What somebody is giving in private."""
    return await session.get(DropDraft, user)


# --- what they drew ------------------------------------------------------------------------------------------------

OPEN = 30  # newest posts of a chat that may still draw something
MEASURED = 200  # newest posts that are compared


@dataclass(slots=True)
class Book:
    """The newest posts of a chat, by each of their messages: (posting, when it was posted)."""

    posts: dict[Place, tuple[str, datetime]] = field(default_factory=dict)

    def follow(self, decision: Save | Change | Remove) -> bool:
        """What posts draw changes nothing here; of the other rows only what was posted does."""
        table = type(decision.row) if isinstance(decision, Save) else decision.table
        return table is not Posting or (isinstance(decision, Save) and decision.row.state != "posted")


async def load_book(session: AsyncSession, chat: int) -> Book:
    """For the chat's lane state."""
    query = select(Posting).where(Posting.chat_id == chat, Posting.state == "posted")
    rows = await session.scalars(query.order_by(Posting.at.desc()).limit(OPEN))
    return Book(
        {
            (row.message_chat, number): (row.id, row.at)
            for row in rows
            if row.message_chat is not None and row.at is not None
            for number in row.messages
        }
    )


ANSWERING = ("reply", "reaction", "vote")  # what makes somebody one of those whom a post drew


def echoes(chat: int) -> Subquery:
    """All that posts of a chat drew, one row each: posting_id, kind, user_id."""
    query = select(Echo.posting_id, Echo.kind, Echo.user_id).where(Echo.chat_id == chat)
    return query.subquery()


async def list_posts(
    session: AsyncSession, chat: int, until: datetime, drop: str | None = None
) -> Sequence[Post]:
    """The newest posts until then, of one drop or of all, with how many people each drew."""
    drew = echoes(chat)
    people = func.count(drew.c.user_id.distinct())
    names = (Posting.id, Posting.drop_id, Posting.medium, Posting.variant, Posting.due, Posting.at)
    query = (
        select(*names, people)
        .outerjoin(drew, (drew.c.posting_id == Posting.id) & drew.c.kind.in_(ANSWERING))
        .where(Posting.chat_id == chat, Posting.state == "posted", Posting.at <= until)
        .group_by(*names)
        .order_by(Posting.at.desc(), Posting.id)
        .limit(MEASURED)
    )
    query = query.where(Posting.drop_id == drop) if drop is not None else query
    rows: Sequence[Any] = (await session.execute(query)).all()
    return [Post(*row) for row in rows]


async def list_posted_at(session: AsyncSession, chat: int, since: datetime) -> Sequence[datetime]:
    """When anything was posted."""
    query = select(Posting.at).where(Posting.chat_id == chat, Posting.state == "posted", Posting.at >= since)
    return [at for at in await session.scalars(query) if at is not None]


async def count_echoes(session: AsyncSession, chat: int, drop: str) -> dict[str, int]:
    """What a drop drew in all its posts, by kind."""
    drew = echoes(chat)
    mine = select(Posting.id).where(Posting.chat_id == chat, Posting.drop_id == drop)
    query = select(drew.c.kind, func.count()).where(drew.c.posting_id.in_(mine)).group_by(drew.c.kind)
    return {row.kind: row[1] for row in (await session.execute(query)).all()}


async def count_repliers(session: AsyncSession, chat: int, drop: str) -> int:
    """How many people answered a drop, in all its posts."""
    mine = select(Posting.id).where(Posting.chat_id == chat, Posting.drop_id == drop)
    answered = Echo.chat_id == chat, Echo.kind == "reply", Echo.posting_id.in_(mine)
    return await session.scalar(select(func.count(Echo.user_id.distinct())).where(*answered)) or 0


# --- several wordings ----------------------------------------------------------------------------------------------

ROTATED = 20  # newest posts of a drop that tell whose turn it is


async def list_variants(session: AsyncSession, drop: str) -> Sequence[DropVariant]:
    """The further wordings of a drop."""
    query = select(DropVariant).where(DropVariant.drop_id == drop).order_by(DropVariant.number)
    return (await session.scalars(query)).all()


async def list_varied(session: AsyncSession, chat: int) -> set[str]:
    """The drops of a chat that have further wordings."""
    return set(
        await session.scalars(select(DropVariant.drop_id).where(DropVariant.chat_id == chat).distinct())
    )


async def last_variant(session: AsyncSession, drop: str) -> int:
    """The highest number that a wording of a drop was posted under; 0 where none was."""
    return await session.scalar(select(func.max(Posting.variant)).where(Posting.drop_id == drop)) or 0


async def list_rotated(session: AsyncSession, drop: str) -> Sequence[int]:
    """Which wordings of a drop left, the newest first."""
    left = Posting.drop_id == drop, Posting.state.in_(("leaving", "posted", "unknown"))
    query = select(Posting.variant).where(*left).order_by(Posting.due.desc()).limit(ROTATED)
    return (await session.scalars(query)).all()


# --- what is due ---------------------------------------------------------------------------------------------------

FIRST_DUE = select(func.min(Plan.look_at))
FIRST_OLD = select(func.min(Posting.due))
MOVED = (
    (Chat.timezone != "") & (Plan.zone != Chat.timezone) & Plan.look_at.is_not(None) & (Plan.schedule != "")
)
FIRST_MOVED = (
    select(case((func.count() > 0, literal(LONG_AGO, UTCDateTime())), else_=None))
    .select_from(Plan)
    .join(Chat, Chat.id == Plan.chat_id)
    .where(MOVED)
)


async def find_due(session: AsyncSession, now: datetime) -> Due:
    """Plans to act on."""
    query = select(Plan.chat_id, Plan.id, Plan.look_at).where(Plan.look_at <= now)
    found = (await session.execute(query.order_by(Plan.look_at).limit(500))).all()
    return [
        (chat, f"{plan}:{at.isoformat()}", {"plan": plan}, at) for chat, plan, at in found if at is not None
    ]


async def find_moved(session: AsyncSession, now: datetime) -> Due:
    """Chats whose clock is another one than that of their plans."""
    query = select(Plan.chat_id, Chat.timezone).join(Chat, Chat.id == Plan.chat_id).where(MOVED).distinct()
    found = (await session.execute(query)).all()
    return [(chat, f"zone:{chat}:{zone}:{now.timestamp()}", {}, now) for chat, zone in found]


async def list_moved(session: AsyncSession, chat: int, zone: str) -> Sequence[Plan]:
    """The chat's plans on another clock than this."""
    query = select(Plan).where(Plan.chat_id == chat, Plan.zone != zone, Plan.look_at.is_not(None))
    return (await session.scalars(query.where(Plan.schedule != ""))).all()


async def find_old(session: AsyncSession, now: datetime) -> Due:
    """What was posted long ago."""
    query = select(Posting).where(Posting.due <= now - KEPT).order_by(Posting.due).limit(500)
    return [
        (row.chat_id, f"old:{row.id}", {"id": row.id, "drop": row.drop_id}, row.due + KEPT)
        for row in await session.scalars(query)
    ]
