"""Rows of inbox and outbox as they come to be. Asserts nothing."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select

from bot.core.decisions import Mute, Say
from bot.db.batch import Batch
from bot.db.engine import Database
from bot.db.journal import receive
from bot.db.record import Turned, write_effect

NOW = datetime(2026, 1, 5, 10, tzinfo=UTC)


def arrived(key: str, lane: int = -1, **more: Any) -> dict[str, Any]:
    """An inbox row."""
    return {"source": "telegram", "key": key, "lane": lane, "body": "{}", "received_at": NOW, **more}


async def come(journal: Database, *rows: dict[str, Any]) -> None:
    """Rows arrive, each in a transaction of its own."""
    for row in rows:
        async with journal.writing() as connection:
            await receive(connection, [row])


async def said(journal: Database, *effects: Say | Mute, now: datetime = NOW) -> None:
    """Messages and mutes as turns have decided them."""
    async with journal.writing() as connection:
        batch = Batch(connection)
        for number, effect in enumerate(effects):
            write_effect(batch, Turned(0, "t", effect.chat, now), f"t:{number}", effect)
        await batch.write()


async def all_of(journal: Database, table: Any) -> list[Any]:
    """Every row, by id."""
    async with journal.reading() as session:
        return list((await session.execute(select(table).order_by(table.c.id))).all())
