"""The sums of points, computed from the ledger again while no bot runs. The sums themselves are the database's."""

from sqlalchemy import text

from bot.alone import alone
from bot.config import Config
from bot.db import migrate, scores


async def rebuild(config: Config) -> tuple[int, int]:
    """How many totals there are, and how many sums were not what their entries come to; Unusable while a bot runs."""
    async with alone(config, migrate.check) as (database, _), database.writing() as connection:
        if not database.is_sqlite:
            await connection.execute(text("SET LOCAL statement_timeout = 0"))  # millions of entries
        return await scores.rebuild(connection)
