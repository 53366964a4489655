"""Hours of chats: how much was heard in each, counted in the transaction of the turns that heard it; their table."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Integer, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from bot.core.decisions import Count
from bot.core.hours import Hour, hour_of
from bot.db.columns import Base, aged, chat_key
from bot.db.journal import insert_for


class ChatHour(Base):
    """What was heard in a chat in a clock hour, counted with the turns that heard it; no row = nothing. `people` = how
    many spoke, `joined` and `gone` = how many came and went."""

    __tablename__ = "chat_hour"
    chat_id: Mapped[int] = chat_key(primary_key=True)
    hour: Mapped[datetime] = mapped_column(primary_key=True, info=aged(70))
    people: Mapped[int] = mapped_column(Integer, default=0)
    messages: Mapped[int] = mapped_column(Integer, default=0)
    replies: Mapped[int] = mapped_column(Integer, default=0)
    reactions: Mapped[int] = mapped_column(Integer, default=0)
    joined: Mapped[int] = mapped_column(Integer, default=0)
    gone: Mapped[int] = mapped_column(Integer, default=0)


HOUR: Any = ChatHour.__table__
COUNTS = ("people", "messages", "replies", "reactions", "joined", "gone")
Sums = dict[tuple[int, datetime], dict[str, int]]


async def write_hours(connection: AsyncConnection, counts: Iterable[Count]) -> None:
    """All that a transaction heard, added to the rows of its hours in one statement."""
    sums: Sums = {}
    for count in counts:
        some = sums.setdefault((count.chat, hour_of(count.at)), dict.fromkeys(COUNTS, 0))
        for name, more in count.more:
            some[name] += more
    if not sums:
        return
    statement = insert_for(connection, HOUR)
    changes = {name: HOUR.c[name] + statement.excluded[name] for name in COUNTS}
    upsert = statement.on_conflict_do_update(index_elements=["chat_id", "hour"], set_=changes)
    rows = [{"chat_id": chat, "hour": hour, **some} for (chat, hour), some in sorted(sums.items())]
    await connection.execute(upsert, rows)


async def list_hours(session: AsyncSession, chat: int, since: datetime) -> dict[datetime, Hour]:
    """The hours of a chat in which anything was heard."""
    query = select(HOUR.c.hour, *(HOUR.c[name] for name in COUNTS))
    rows: Sequence[Any] = (
        await session.execute(query.where(HOUR.c.chat_id == chat, HOUR.c.hour >= since))
    ).all()
    return {row.hour: Hour(*row[1:]) for row in rows}
