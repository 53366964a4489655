"""What settings there are and what each may hold, read from the models. Knows no values."""

import types
from collections.abc import Iterator
from typing import Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

Key = tuple[str, ...]

PREFIX = "ANTHILL_"
BOUNDS = {"ge": "from", "gt": "above", "le": "to", "lt": "below"}


def known_fields(kind: type[BaseModel], above: Key = ()) -> Iterator[tuple[Key, FieldInfo]]:
    """Every setting as (key, field), tables opened."""
    for name, field in kind.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            yield from known_fields(field.annotation, (*above, name))
        else:
            yield (*above, name), field


def variable(key: Key) -> str:
    """The environment variable that sets the key."""
    return PREFIX + "__".join(key).upper()


def kind_of(field: FieldInfo) -> object:
    """The field's type, without the None that means "not set"."""
    kind: object = field.annotation
    if get_origin(kind) in (Union, types.UnionType):
        kinds = [each for each in get_args(kind) if each is not types.NoneType]
        return kinds[0] if len(kinds) == 1 else kind
    return kind


def allowed(field: FieldInfo) -> str:
    """What the field may hold, in words: its choices or its bounds; else nothing."""
    kind = kind_of(field)
    if kind is bool:
        return "true, false"
    if get_origin(kind) is Literal:
        return ", ".join(str(choice) for choice in get_args(kind))
    marks = [(word, getattr(mark, name, None)) for mark in field.metadata for name, word in BOUNDS.items()]
    return " ".join(f"{word} {bound}" for word, bound in marks if bound is not None)
