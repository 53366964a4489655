"""The ledger of points and its sums: written together, in one transaction. Knows no law of points."""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import (
    BigInteger,
    String,
    Subquery,
    and_,
    case,
    cast,
    func,
    insert,
    literal,
    or_,
    select,
    true,
    tuple_,
    union,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import aliased
from sqlalchemy.sql.elements import ColumnElement

from bot.core.decisions import Earned, Withdraw
from bot.core.periods import month_of
from bot.core.scores import CHECKIN_SHARE, HELP, RULES, TALK, Entry, Kind, score
from bot.db.journal import insert_for
from bot.db.tables import ScoreEntry, ScoreMonth, ScoreTotal

ENTRY: Any = ScoreEntry.__table__
MONTH: Any = ScoreMonth.__table__
TOTAL: Any = ScoreTotal.__table__
SUMS = ("points", "checkins", "help")
COPIED = ("chat_id", "user_id", "kind", "about", "by_id", "at", "rule", "through")
MOVED = (ENTRY.c.chat_id, ENTRY.c.user_id, ENTRY.c.kind, ENTRY.c.points, ENTRY.c.at)
OUT = "out"  # the reason of what is taken back with its member: lifting the ban gives that again, and nothing else
Move = Earned | Withdraw


async def write_scores(connection: AsyncConnection, moves: Sequence[Move]) -> None:
    """Entries, and entries that take back, in order; then what they come to, added to the sums once a member."""
    added: list[Any] = []
    for _, some in groupby(moves, key=alike):
        same = list(some)
        if new := [move for move in same if isinstance(move, Earned)]:
            added += await add(connection, new)
        else:
            added += await withdraw(connection, [move for move in same if isinstance(move, Withdraw)])
    if added:
        hidden = {
            (move.chat, move.entry.user) for move in moves if isinstance(move, Earned) and not move.shown
        }
        await project(connection, added, hidden)


def alike(move: Move) -> tuple[Any, ...]:
    """Moves in a row that are one statement: new entries of all chats, the rest of one."""
    return () if isinstance(move, Earned) else (move.chat, move.restore, move.since, move.member)


async def add(connection: AsyncConnection, earned: Sequence[Earned]) -> Sequence[Any]:
    """Insert them; those that were new, as MOVED."""
    rows = [
        {
            "chat_id": move.chat,
            "user_id": move.entry.user,
            "kind": int(move.entry.kind),
            "points": move.entry.points,
            "about": move.entry.about,
            "cause": move.entry.cause,
            "by_id": move.entry.by,
            "words": move.entry.words,
            "reason": move.entry.reason,
            "at": move.entry.at,
            "rule": RULES,
            "through": move.entry.through,
        }
        for move in earned
    ]
    statement = insert_for(connection, ENTRY).on_conflict_do_nothing()
    return (await connection.execute(statement.returning(*MOVED), rows)).all()


async def withdraw(connection: AsyncConnection, moves: Sequence[Withdraw]) -> list[Any]:
    """Do what moves that are alike say; the entries that it made. What messages gave is found by its time: there is no
    index over it."""
    first = moves[0]
    abouts = sorted({about for move in moves for about in move.about})
    lately = true() if first.since is None else ENTRY.c.at >= first.since
    if first.member is not None:
        mine = or_(ENTRY.c.user_id == first.member, ENTRY.c.by_id == first.member)
        found = and_(lately, mine, ENTRY.c.kind.in_(TALK))
        return list(await reverse(connection, first.chat, found, restore=first.restore, reason=OUT))
    made = list(await reverse(connection, first.chat, ENTRY.c.about.in_(abouts), restore=first.restore))
    if first.since is not None:
        given = and_(lately, ENTRY.c.through.in_(abouts))
        made += await reverse(connection, first.chat, given, restore=first.restore)
    return made


async def reverse(
    connection: AsyncConnection, chat: int, which: ColumnElement[bool], *, restore: bool, reason: str = ""
) -> Sequence[Any]:
    """Take back what stands of these, or give again what was taken back; the entries that it made.

    An entry, what takes it back and what gives it again make a chain by their causes; only its end is looked at. The
    new entry counts when the first did, so that every board is as if nothing had been earned."""
    later = aliased(ScoreEntry)
    ends = (
        ~select(later.id)
        .where(
            later.chat_id == ENTRY.c.chat_id,
            later.about == ENTRY.c.about,
            later.cause == undoing(ENTRY.c.id),
        )
        .exists()
    )
    undone = and_(ENTRY.c.points < 0, ENTRY.c.reverses.is_not(None))
    stands = undone if restore else ENTRY.c.points > 0
    if restore and reason:
        stands = and_(undone, ENTRY.c.reason == reason)
    query = select(
        *(ENTRY.c[name] for name in COPIED),
        (-ENTRY.c.points).label("points"),
        undoing(ENTRY.c.id).label("cause"),
        ENTRY.c.id.label("reverses"),
        (literal(reason) if reason else ENTRY.c.reason).label("reason"),
    ).where(ENTRY.c.chat_id == chat, which, stands, ends)
    statement = insert(ENTRY).from_select((*COPIED, "points", "cause", "reverses", "reason"), query)
    return (await connection.execute(statement.returning(*MOVED))).all()


def undoing(entry: Any) -> ColumnElement[str]:
    """The cause of what takes that entry back."""
    return literal("undo:") + cast(entry, String)


def entry_of(row: ScoreEntry) -> Entry:
    """A row as the law reads it."""
    return Entry(
        row.user_id, Kind(row.kind), row.about, row.cause, row.at, row.by_id, row.points, row.words, row.reason,
        row.through,
    )  # fmt: skip


# --- sums -----------------------------------------------------------------------------------------------------------


async def project(connection: AsyncConnection, added: Sequence[Any], hidden: set[tuple[int, int]]) -> None:
    """Add entries to the months and the totals of their members, once a member."""
    months = summed(added, lambda row: (row.chat_id, month_of(row.at), row.user_id))
    keys = ("chat_id", "month", "user_id")
    await add_up(connection, MONTH, keys, [dict(zip(keys, key, strict=True)) | sums for key, sums in months])
    totals = summed(added, lambda row: (row.chat_id, row.user_id))
    rows = [
        {"chat_id": chat, "user_id": user, **sums, "score": score(sums["points"], sums["checkins"]),
         "shown": (chat, user) not in hidden}
        for (chat, user), sums in totals
    ]  # fmt: skip
    await add_up(connection, TOTAL, ("chat_id", "user_id"), rows)


def summed(added: Sequence[Any], key: Callable[[Any], Any]) -> list[tuple[Any, dict[str, int]]]:
    """The sums of entries by a key of theirs, in its order."""
    found: dict[Any, list[int]] = {}
    for row in added:
        of_one = found.setdefault(key(row), [0, 0, 0])
        of_one[0] += row.points
        of_one[1] += row.points if row.kind == Kind.CHECKIN else 0
        of_one[2] += row.points if row.kind in HELP else 0
    return [(one, dict(zip(SUMS, sums, strict=True))) for one, sums in sorted(found.items())]


async def add_up(
    connection: AsyncConnection, table: Any, keys: Sequence[str], rows: Sequence[dict[str, Any]]
) -> None:
    """Rows of sums, added to those that are there; a score is what they come to then."""
    statement = insert_for(connection, table)
    changes = {name: table.c[name] + statement.excluded[name] for name in SUMS}
    if "score" in table.c:
        changes["score"] = scored(changes["points"], changes["checkins"])
    await connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=changes), rows)


def scored(points: Any, checkins: Any) -> ColumnElement[int]:
    """`score` of the law, as SQL."""
    others = points - checkins
    most = case((others > 0, others * CHECKIN_SHARE // (100 - CHECKIN_SHARE)), else_=0)
    counted: ColumnElement[int] = others + case((checkins < most, checkins), else_=most)
    return counted


async def rebuild(connection: AsyncConnection, chat: int | None = None) -> tuple[int, int]:
    """The months of a chat, or of all, as the ledger has them, and the totals as the months have them: how many totals
    there are, how many sums were not what their entries come to. Who is shown stays as it is."""
    known = union(*(select(table.c.chat_id).distinct() for table in (ENTRY, MONTH, TOTAL)))
    chats = (await connection.execute(known)).scalars().all() if chat is None else [chat]
    entries, wrong = monthly(connection), 0
    for one in chats:  # one after the other: sorting millions of entries takes memory
        wrong += await mend(connection, MONTH, entries, one)
        wrong += await mend(connection, TOTAL, MONTH, one)
    return await connection.scalar(select(func.count()).select_from(TOTAL)) or 0, wrong


def monthly(connection: AsyncConnection) -> Subquery:
    """Every entry with the key and the columns of its month."""
    month = func.substr(ENTRY.c.at, 1, 7)
    if connection.dialect.name != "sqlite":
        month = func.to_char(func.timezone("UTC", ENTRY.c.at), "YYYY-MM")
    kinds = {"points": true(), "checkins": ENTRY.c.kind == Kind.CHECKIN, "help": ENTRY.c.kind.in_(HELP)}
    amounts = (case((which, ENTRY.c.points), else_=0).label(name) for name, which in kinds.items())
    return select(ENTRY.c.chat_id, month.label("month"), ENTRY.c.user_id, *amounts).subquery()


async def mend(connection: AsyncConnection, table: Any, source: Any, chat: int) -> int:
    """Make a chat's sums what the rows of a source come to; how many were not. Those without any row are nothing."""
    keys = list(table.primary_key.columns)
    known = select(*(source.c[key.name] for key in keys)).where(source.c.chat_id == chat)
    sums = known.add_columns(*(total(source.c[name]).label(name) for name in SUMS))
    found = sums.group_by(*known.selected_columns).subquery()
    more = (
        {"score": scored(found.c.points, found.c.checkins), "shown": literal(True)} if table is TOTAL else {}
    )
    query = select(*found.c, *more.values()).where(true())
    statement = insert_for(connection, table).from_select([*found.c.keys(), *more], query)
    new = {name: statement.excluded[name] for name in (*SUMS, "score") if name in table.c}
    wrong = or_(*(table.c[name] != value for name, value in new.items()))
    upsert = statement.on_conflict_do_update(index_elements=keys, set_=new, where=wrong)
    mended = await connection.execute(upsert.execution_options(preserve_rowcount=True))
    some = or_(*(table.c[name] != 0 for name in new))
    # EXCEPT, since PostgreSQL would go through a large NOT IN once for every row.
    alone = select(*keys).where(table.c.chat_id == chat, some).except_(known)
    emptied = update(table).where(tuple_(*keys).in_(alone)).values(dict.fromkeys(new, 0))
    return mended.rowcount + (await connection.execute(emptied)).rowcount


def total(amount: Any) -> ColumnElement[int]:
    """A sum as a whole number: PostgreSQL's are decimal."""
    return cast(func.sum(amount), BigInteger)
