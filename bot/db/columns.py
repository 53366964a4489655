"""Column types and the metadata that every table shares. No tables."""

from datetime import UTC, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, BigInteger, Dialect, Integer, MetaData, String
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
