"""How long rows are kept, by their class (S110). What a chat or a person asks to forget goes at once, elsewhere."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.journal import INBOX, OUTBOX
from bot.db.tables import Event, StarPayment, Strike

EVENT: Any = Event.__table__
STRIKE: Any = Strike.__table__
PAYMENT: Any = StarPayment.__table__

# Never by comparing update ids: they restart. The newest update stays: it tells `newest_update` how far we are.
NEWEST = func.coalesce(select(func.max(INBOX.c.id)).where(INBOX.c.source == "telegram").scalar_subquery(), 0)
Class = tuple[Any, Any, timedelta, tuple[Any, ...]]  # table, column with the age, how long, which rows
KEPT: tuple[Class, ...] = (
    (INBOX, INBOX.c.received_at, timedelta(hours=48), (INBOX.c.state != "new", INBOX.c.id != NEWEST)),
    (OUTBOX, OUTBOX.c.settled_at, timedelta(hours=48), ()),
    (OUTBOX, OUTBOX.c.created_at, timedelta(days=30), (OUTBOX.c.state == "parked",)),
    (EVENT, EVENT.c.at, timedelta(days=90), ()),
    (STRIKE, STRIKE.c.expires_at, timedelta(days=90), ()),
    (PAYMENT, PAYMENT.c.paid_at, timedelta(days=3 * 365), ()),  # books, which outlive chats
)


JOURNAL = KEPT[:1]  # what started turns


async def prune(
    connection: AsyncConnection, now: datetime, classes: Sequence[Class] = KEPT, limit: int = 10_000
) -> bool:
    """Forget what is older than its class allows, so many rows of each; True when there may be more."""
    full = False
    for table, age, kept, which in classes:
        old = select(table.c.id).where(age < now - kept, *which).limit(limit)
        gone = await connection.execute(delete(table).where(table.c.id.in_(old)))
        full = full or gone.rowcount == limit
    return full
