"""A database into which a test records turns, one after the other. Asserts nothing."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select, update

from bot.core.decisions import Decision, Earned
from bot.core.facts import Sender
from bot.core.scores import Entry, Kind
from bot.db.engine import Database
from bot.db.journal import INBOX, OUTBOX, receive
from bot.db.record import Seen, Turned, record
from bot.db.tables import StarPayment

NOW = datetime(2026, 1, 5, 10, tzinfo=UTC)
CHAT = -100200
ANN = Sender(7, "Ann Lee", "Ann", language="zh")


class Ledger:
    """A database into which turns are recorded, one after the other."""

    def __init__(self, shared: Database) -> None:
        self.shared = shared
        self.turns = 0

    async def arrive(self) -> int:
        """An inbox row; its id."""
        self.turns += 1
        row = {"source": "telegram", "key": str(self.turns), "lane": CHAT, "body": "{}", "received_at": NOW}
        async with self.shared.writing() as connection:
            await receive(connection, [row])
        return (await self.all(INBOX))[-1].id  # type: ignore[no-any-return]  # a row's column

    async def turn(self, *decisions: Decision, now: datetime = NOW, seen: Sequence[Seen] = ()) -> None:
        """Record turns with these decisions; `seen` = one more turn for each."""
        turned = [Turned(await self.arrive(), f"t{self.turns}", CHAT, now, decisions)]
        turned += [Turned(await self.arrive(), f"t{self.turns}", CHAT, now, (), one) for one in seen]
        async with self.shared.writing() as connection:
            await record(connection, turned)

    async def all(self, table: Any) -> list[Any]:
        """Every row of a table or model."""
        async with self.shared.reading() as session:
            if hasattr(table, "__table__"):
                return list(
                    await session.scalars(select(table).order_by(*table.__table__.primary_key.columns))
                )
            return list((await session.execute(select(table).order_by(table.c.id))).all())

    async def one(self, table: Any) -> Any:
        """The only row."""
        [row] = await self.all(table)
        return row

    async def set(self, **values: Any) -> None:
        """Columns of all outbox rows."""
        async with self.shared.writing() as connection:
            await connection.execute(update(OUTBOX).values(**values))


def a_payment(amount: int = 50) -> StarPayment:
    """Stars that somebody paid for this chat."""
    return StarPayment(
        charge="stx", chat_id=CHAT, user_id=7, amount=amount, number=1, state="paid", paid_at=NOW
    )


def earned(
    user: int = 7,
    points: int = 2,
    about: str = "m:1",
    kind: Kind = Kind.ANSWERED,
    *,
    chat: int = CHAT,
    **more: Any,
) -> Earned:
    """An entry, and that it is new."""
    shown = more.pop("shown", True)
    values: dict[str, Any] = {"cause": "answered", "at": NOW, "by": 8} | more
    return Earned(chat, Entry(user, kind, about, points=points, **values), shown)
