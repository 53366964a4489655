"""The ledger of points and its totals: written together, in one transaction. Knows no law of points."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import (
    BigInteger,
    String,
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
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import aliased
from sqlalchemy.sql.elements import ColumnElement

from bot.core.decisions import Earned, Withdraw
from bot.core.scores import CHECKIN_SHARE, HELP, RULES, Entry, Kind, score
from bot.db.journal import insert_for
from bot.db.tables import ScoreEntry, ScoreTotal

ENTRY: Any = ScoreEntry.__table__
TOTAL: Any = ScoreTotal.__table__
SUMS = ("points", "checkins", "help")
COPIED = ("chat_id", "user_id", "kind", "about", "by_id", "reason", "at", "rule")
MOVED = (ENTRY.c.chat_id, ENTRY.c.user_id, ENTRY.c.kind, ENTRY.c.points)
Move = Earned | Withdraw


async def write_scores(connection: AsyncConnection, moves: Sequence[Move]) -> None:
    """Entries, and entries that take back, in order; then what they come to, added to the totals once a member."""
    added: list[Any] = []
    for (chat, restore), some in groupby(moves, key=alike):
        same = list(some)
        if new := [move for move in same if isinstance(move, Earned)]:
            added += await add(connection, new)
        else:
            abouts = {about for move in same if isinstance(move, Withdraw) for about in move.about}
            added += await reverse(connection, chat, abouts, restore=restore)
    if added:
        hidden = {
            (move.chat, move.entry.user) for move in moves if isinstance(move, Earned) and not move.shown
        }
        await project(connection, added, hidden)


def alike(move: Move) -> tuple[int, bool]:
    """Moves in a row that are one statement: new entries of all chats, the rest of one."""
    return (0, False) if isinstance(move, Earned) else (move.chat, move.restore)


async def add(connection: AsyncConnection, earned: Sequence[Earned]) -> Sequence[Any]:
    """Insert them; those that were new, as (chat, user, kind, points)."""
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
        }
        for move in earned
    ]
    statement = insert_for(connection, ENTRY).on_conflict_do_nothing()
    return (await connection.execute(statement.returning(*MOVED), rows)).all()


async def reverse(
    connection: AsyncConnection, chat: int, abouts: Iterable[str], *, restore: bool
) -> Sequence[Any]:
    """Take back what stands for these things, or give again what was taken back; the entries that it made.

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
    stands = and_(ENTRY.c.points < 0, ENTRY.c.reverses.is_not(None)) if restore else ENTRY.c.points > 0
    query = select(
        *(ENTRY.c[name] for name in COPIED),
        (-ENTRY.c.points).label("points"),
        undoing(ENTRY.c.id).label("cause"),
        ENTRY.c.id.label("reverses"),
    ).where(ENTRY.c.chat_id == chat, ENTRY.c.about.in_(sorted(abouts)), stands, ends)
    statement = insert(ENTRY).from_select((*COPIED, "points", "cause", "reverses"), query)
    return (await connection.execute(statement.returning(*MOVED))).all()


def undoing(entry: Any) -> ColumnElement[str]:
    """The cause of what takes that entry back."""
    return literal("undo:") + cast(entry, String)


def entry_of(row: ScoreEntry) -> Entry:
    """A row as the law reads it."""
    return Entry(
        row.user_id, Kind(row.kind), row.about, row.cause, row.at, row.by_id, row.points, row.words, row.reason
    )  # fmt: skip


# --- totals ---------------------------------------------------------------------------------------------------------


async def project(connection: AsyncConnection, added: Sequence[Any], hidden: set[tuple[int, int]]) -> None:
    """Add entries to the totals of their members, once a member."""
    sums: dict[tuple[int, int], list[int]] = {}
    for chat, user, kind, points in added:
        of_member = sums.setdefault((chat, user), [0, 0, 0])
        of_member[0] += points
        of_member[1] += points if kind == Kind.CHECKIN else 0
        of_member[2] += points if kind in HELP else 0
    rows = [
        {"chat_id": key[0], "user_id": key[1], "points": points, "checkins": checkins, "help": helped,
         "score": score(points, checkins), "shown": key not in hidden}
        for key, (points, checkins, helped) in sorted(sums.items())
    ]  # fmt: skip
    statement = insert_for(connection, TOTAL)
    changes = {name: TOTAL.c[name] + statement.excluded[name] for name in SUMS}
    changes["score"] = scored(changes["points"], changes["checkins"])
    upsert = statement.on_conflict_do_update(index_elements=["chat_id", "user_id"], set_=changes)
    await connection.execute(upsert, rows)


def scored(points: Any, checkins: Any) -> ColumnElement[int]:
    """`score` of the law, as SQL."""
    others = points - checkins
    most = case((others > 0, others * CHECKIN_SHARE // (100 - CHECKIN_SHARE)), else_=0)
    counted: ColumnElement[int] = others + case((checkins < most, checkins), else_=most)
    return counted


async def rebuild(connection: AsyncConnection, chat: int | None = None) -> tuple[int, int]:
    """The totals of a chat, or of all, as the ledger has them: how many there are, how many were not what their entries
    come to. Who is shown stays as it is."""
    mine = ENTRY.c.chat_id == chat if chat is not None else true()
    amounts = {
        "points": total(ENTRY.c.points),
        "checkins": total(case((ENTRY.c.kind == Kind.CHECKIN, ENTRY.c.points), else_=0)),
        "help": total(case((ENTRY.c.kind.in_(HELP), ENTRY.c.points), else_=0)),
    }
    sums = select(ENTRY.c.chat_id, ENTRY.c.user_id, *(value.label(name) for name, value in amounts.items()))
    sums = sums.where(mine).group_by(ENTRY.c.chat_id, ENTRY.c.user_id)
    found = sums.subquery()
    columns = ("chat_id", "user_id", *SUMS, "score", "shown")
    query = select(found, scored(found.c.points, found.c.checkins), literal(True)).where(true())
    statement = insert_for(connection, TOTAL).from_select(columns, query)
    new = {name: statement.excluded[name] for name in (*SUMS, "score")}
    wrong = or_(*(TOTAL.c[name] != value for name, value in new.items()))
    upsert = statement.on_conflict_do_update(index_elements=["chat_id", "user_id"], set_=new, where=wrong)
    mended = await connection.execute(upsert.execution_options(preserve_rowcount=True))
    wrongs = mended.rowcount + await clear(connection, chat)
    return await connection.scalar(select(func.count()).select_from(TOTAL)) or 0, wrongs


async def clear(connection: AsyncConnection, chat: int | None) -> int:
    """Totals of members without any entry are nothing; how many were not."""
    some = or_(*(TOTAL.c[name] != 0 for name in (*SUMS, "score")))
    known = select(ENTRY.c.chat_id, ENTRY.c.user_id).distinct()
    emptied = update(TOTAL).where(some).values(dict.fromkeys((*SUMS, "score"), 0))
    if chat is not None:
        known, emptied = known.where(ENTRY.c.chat_id == chat), emptied.where(TOTAL.c.chat_id == chat)
    alone = tuple_(TOTAL.c.chat_id, TOTAL.c.user_id).not_in(known)
    return (await connection.execute(emptied.where(alone))).rowcount


def total(amount: Any) -> ColumnElement[int]:
    """A sum as a whole number: PostgreSQL's are decimal."""
    return cast(func.sum(amount), BigInteger)
