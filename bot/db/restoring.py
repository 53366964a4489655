"""A list of who was erased, without ids, beside the database: applied again to an old copy of it (S111)."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select, union
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.codec import dump
from bot.core.erasing import number_of
from bot.db.columns import Base
from bot.db.erasure import ERASURE, marked
from bot.db.install import secret_of
from bot.db.journal import insert_for, receive

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
Erasures = Mapping[int, datetime]


def read(path: Path) -> dict[int, datetime]:
    """Numbers, each with when; what is no such line is passed over."""
    found: dict[int, datetime] = {}
    for line in path.read_text(encoding="utf-8").splitlines() if path.is_file() else ():
        number, _, at = line.partition(" ")
        try:
            found[int(number)] = datetime.fromisoformat(at)
        except ValueError:
            continue
    return found


def write(path: Path, erasures: Erasures) -> None:
    """The list as it is now, whole or not at all."""
    fresh = path.with_name(f"{path.name}.new")
    fresh.touch(0o600)  # S15
    fresh.write_text("".join(f"{number} {at.isoformat()}\n" for number, at in sorted(erasures.items())))
    fresh.replace(path)


async def known(connection: AsyncConnection) -> dict[int, datetime]:
    """Who was erased, as the database has it."""
    rows = (await connection.execute(select(ERASURE.c.number, ERASURE.c.asked_at))).all()
    return {row.number: row.asked_at for row in rows}


async def reapply(connection: AsyncConnection, path: Path, now: datetime) -> int:
    """Erase again whom the list names and this database does not know as erased; how many of them it holds."""
    here, listed = await known(connection), read(path)
    missed = {number: at for number, at in listed.items() if at > here.get(number, NEVER)}
    users = await held_here(connection, missed) if missed else {}
    await receive(
        connection, [erase_again(user, number, missed[number], now) for number, user in users.items()]
    )
    for number, at in missed.items():
        row = {"number": number, "asked_at": at, "names": [], "lanes": []}
        statement = insert_for(connection, ERASURE).values(row)
        change = statement.on_conflict_do_update(index_elements=["number"], set_={"asked_at": at})
        await connection.execute(change)
    return len(users)


async def held_here(connection: AsyncConnection, numbers: Iterable[int]) -> dict[int, int]:
    """Which users these numbers stand for, of all of whom something is held."""
    wanted, secret = set(numbers), await secret_of(connection)
    columns = [column for table in Base.metadata.sorted_tables for column in marked(table, "owner")]
    users = await connection.execute(union(*(select(column) for column in columns)))
    found = {number_of(secret, user): user for (user,) in users if user is not None and user > 0}
    return {number: user for number, user in found.items() if number in wanted}


def erase_again(user: int, number: int, at: datetime, now: datetime) -> dict[str, Any]:
    """What starts the turn in their own lane."""
    body = {"feature": "privacy", "verb": "again", "data": {}}
    key = f"privacy:again:{number}:{at.isoformat()}"
    return {"source": "handed", "key": key, "lane": user, "body": dump(body), "received_at": now}
