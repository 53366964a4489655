"""What the boards are measured against: the same ledger with a plain index, asked for its sums in the same run."""

import time
from collections.abc import Sequence
from datetime import datetime, timedelta
from statistics import median
from typing import Any

from sqlalchemy import Select, column, func, select, table, text

from bot.core.periods import Span
from bot.db import boards
from bot.db.columns import UTCDateTime
from bot.db.engine import Database

GOALS = {"all time": 1 / 1000, "7 days": 1 / 2}  # of the biggest chat, at ten million rows
PLAIN = table(
    "plain_entry", column("chat_id"), column("user_id"), column("points"), column("at", UTCDateTime())
)
TIMES = 15


async def copy_plain(database: Database) -> None:
    """The ledger once more, whole, with an index on chat and time alone."""
    async with database.writing() as connection:
        if not database.is_sqlite:
            await connection.execute(text("SET LOCAL statement_timeout = 0"))
        for statement in (
            "CREATE TABLE plain_entry AS SELECT * FROM score_entry ORDER BY id",
            "CREATE INDEX ix_plain_entry ON plain_entry (chat_id, at)",
            "ANALYZE plain_entry",
        ):
            await connection.execute(text(statement))


def summed(chat: int, span: Span | None) -> Select[Any]:
    """The best ten of a chat, added up entry by entry."""
    points = func.sum(PLAIN.c.points)
    query = select(PLAIN.c.user_id, points).where(PLAIN.c.chat_id == chat)
    if span is not None:
        query = query.where(PLAIN.c.at >= span[0], PLAIN.c.at < span[1])
    return query.group_by(PLAIN.c.user_id).order_by(points.desc()).limit(10)


async def once(database: Database, query: str) -> float:
    """Milliseconds of one question, rows and all."""
    async with database.read.connect() as connection:
        await connection.exec_driver_sql("SELECT 1")
        start = time.perf_counter()
        (await connection.exec_driver_sql(query)).all()
        return (time.perf_counter() - start) * 1000


async def compared(database: Database, *queries: Select[Any]) -> tuple[float, float]:
    """Medians of two, as the database gets them, asked in turn, the first ones left out."""
    dialect = database.read.dialect
    ours, reference = (
        str(query.compile(dialect=dialect, compile_kwargs={"literal_binds": True})) for query in queries
    )
    spans = [(await once(database, ours), await once(database, reference)) for _ in range(TIMES + 1)]
    return median(one for one, _ in spans[1:]), median(other for _, other in spans[1:])


async def print_ratios(database: Database, chats: Sequence[int], week: Span) -> None:
    """Ours to the reference, with the goal, for chats from the biggest to a small one."""
    await copy_plain(database)
    print(f"{'ours / reference, ms':28}{'biggest':>26}{'middling':>26}{'small':>26}")
    for name, span in (("all time", None), ("7 days", week)):
        cells = ""
        for chat in chats:
            ours, reference = await compared(
                database, boards.top_of(chat, "all", span, 10), summed(chat, span)
            )
            cells += f"{ours:9.3f} /{reference:9.3f} {ours / reference:5.4f}"
        print(f"{'top ten, ' + name:28}{cells}  goal <= {GOALS[name]:g} (biggest, 10 M rows)")
    async with database.writing() as connection:
        await connection.execute(text("DROP TABLE plain_entry"))


def last_days(now: datetime) -> Span:
    """Seven days."""
    return now - timedelta(days=7), now
