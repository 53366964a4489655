"""Facts and decisions as JSON text and back, by their own types. No tables, no files."""

from collections.abc import Hashable
from functools import cache
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter

T = TypeVar("T")


@cache
def adapter(kind: Hashable) -> TypeAdapter[Any]:
    """The one adapter of a type: making it is slow, using it is not."""
    return TypeAdapter(kind)


def dump(value: Any) -> str:
    """JSON text of a dataclass value."""
    return adapter(cast(Hashable, type(value))).dump_json(value).decode()


def load(kind: type[T], text: str) -> T:
    """The value that `dump` made; ValueError when it is not one."""
    value: T = adapter(cast(Hashable, kind)).validate_json(text)
    return value
