"""The installation's one row: its secret, and the bot it belongs to."""

from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.clock import fresh_secret
from bot.core.errors import Unusable
from bot.db.journal import insert_for
from bot.db.tables import Installation

TABLE: Any = Installation.__table__


async def secret_of(connection: AsyncConnection) -> bytes:
    """The secret of an installation that was started before."""
    return bytes.fromhex((await connection.execute(select(TABLE.c.secret))).scalar_one())


async def installation(connection: AsyncConnection, bot_id: int) -> bytes:
    """The secret, made at first start; Unusable when the database is another bot's (S14)."""
    fresh = {"id": 1, "secret": fresh_secret().hex(), "bot_id": bot_id}
    await connection.execute(insert_for(connection, TABLE).values(fresh).on_conflict_do_nothing())
    row = (await connection.execute(select(TABLE))).one()
    if row.bot_id is None:
        await connection.execute(update(TABLE).values(bot_id=bot_id))
    elif row.bot_id != bot_id:
        raise Unusable(f"This database belongs to the bot with id {row.bot_id}, the token to {bot_id}.")
    return bytes.fromhex(row.secret)
