"""Column types and the metadata that every table shares. No tables."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar

from sqlalchemy import JSON, BigInteger, Dialect, Integer, MetaData, String, true
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, MappedColumn, mapped_column
from sqlalchemy.types import DateTime, TypeDecorator

BIG = BigInteger().with_variant(Integer, "sqlite")
JSONS = JSON().with_variant(JSONB(), "postgresql")


class UTCDateTime(TypeDecorator[datetime]):
    """Aware instants in, UTC instants out; a naive datetime is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"naive datetime {value!r}")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """Root of every table, in the kernel and in the features."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: UTCDateTime(),
        int: BIG,
        str: String(),
        dict[str, Any]: JSONS,
        list[Any]: JSONS,
    }


def chat_key(*, primary_key: bool = False, index: bool = False, outlives: bool = False) -> MappedColumn[int]:
    """A column that names a chat: rewritten when a basic group becomes a supergroup. Its rows go when the chat is
    forgotten, unless they outlive it."""
    info = {"chat": True, "outlives": outlives}
    return mapped_column(BIG, primary_key=primary_key, index=index, autoincrement=False, info=info)


def unique_keys(table: Any) -> list[list[Any]]:
    """The columns of the primary key, of each unique constraint and of each unique index."""
    keys = [list(table.primary_key.columns)]
    keys += [list(item.columns) for item in table.constraints if item.__visit_name__ == "unique_constraint"]
    return [*keys, *(list(index.columns) for index in table.indexes if index.unique)]


# --- what speaks of a person, and what becomes of it when they are erased (S111) ------------------------------------

Live = Callable[[Any, datetime], Any]
Which = Callable[[Any], Any]


def owner_key(
    *, primary_key: bool = False, index: bool = False, live: Live | None = None
) -> MappedColumn[Any]:
    """A column that names the user whose row it is: it goes with them. While `live` (a condition of table and instant)
    holds, it stays, under the number that stands for them."""
    info = {"owner": True, "live": live}
    return mapped_column(BIG, primary_key=primary_key, index=index, autoincrement=False, info=info)


def actor_key(*names: str) -> MappedColumn[Any]:
    """A column that names a user who did something to the row: emptied, with the columns that hold their name."""
    return mapped_column(BIG, info={"actor": True, "names": names})


def always(table: Any, now: datetime) -> Any:
    """Of `live`: the row stays in any case."""
    return true()


OWN: dict[str, Any] = {"own": True}  # the owner's names or words: emptied where their row stays
TOLD: dict[str, Any] = {"told": True}  # text or JSON that may speak of anybody: their id and names go


def told(*own: str, whole: bool = False) -> dict[str, Any]:
    """Of a column which may speak of anybody: the owner's own is what lies under these keys of its JSON, or all."""
    return {"told": True, "shown": own, "whole": whole}


def aged(days: int, which: Which | None = None, values: dict[str, Any] | None = None) -> dict[str, Any]:
    """Of a column with an instant: so many days after it the row goes, or is left with these `values`, where `which`
    holds (S110)."""
    return {"aged": (timedelta(days=days), which, values)}


def kept(why: str) -> dict[str, Any]:
    """Of a column that stays as it is."""
    return {"kept": why}
