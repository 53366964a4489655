"""How long rows are kept, by their class (S110). What a chat or a person asks to forget goes at once, elsewhere."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, select, true, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.columns import Base
from bot.db.journal import INBOX, OUTBOX
from bot.db.tables import Event, StarPayment, Strike

EVENT: Any = Event.__table__
STRIKE: Any = Strike.__table__
PAYMENT: Any = StarPayment.__table__
# Table, column with the age, how long, which rows, what is left of them (None = nothing).
Class = tuple[Any, Any, timedelta, tuple[Any, ...], dict[str, Any] | None]

# Never by comparing update ids: they restart. The newest update stays: it tells `newest_update` how far we are.
NEWEST = func.coalesce(select(func.max(INBOX.c.id)).where(INBOX.c.source == "telegram").scalar_subquery(), 0)
HEARD: Class = (
    INBOX, INBOX.c.received_at, timedelta(hours=48), (INBOX.c.state != "new", INBOX.c.id != NEWEST), None,
)  # fmt: skip
KEPT: tuple[Class, ...] = (
    HEARD,
    (OUTBOX, OUTBOX.c.settled_at, timedelta(hours=48), (), None),
    (OUTBOX, OUTBOX.c.created_at, timedelta(days=30), (OUTBOX.c.state == "parked",), None),
    (EVENT, EVENT.c.at, timedelta(days=90), (), None),
    (STRIKE, STRIKE.c.expires_at, timedelta(days=90), (), None),
    (PAYMENT, PAYMENT.c.paid_at, timedelta(days=3 * 365), (), None),  # books, which outlive chats
)


def classes() -> Iterator[Class]:
    """All of them: those above, and those that columns tell."""
    yield from KEPT
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            if "aged" in column.info:
                span, which, values = column.info["aged"]
                yield table, column, span, (which(table) if which is not None else true(),), values


async def prune(
    connection: AsyncConnection, now: datetime, some: Iterable[Class] | None = None, limit: int = 10_000
) -> bool:
    """Forget what is older than its class (of `some`, or of all) allows, so many rows of each; True when there may be
    more."""
    full = False
    for table, age, kept, which, values in some or classes():
        key = list(table.primary_key.columns)
        old = select(*key).where(age < now - kept, *which).limit(limit)
        change = delete(table) if values is None else update(table).values(values)
        gone = await connection.execute(change.where((tuple_(*key) if key[1:] else key[0]).in_(old)))
        full = full or gone.rowcount == limit
    return full
