"""The text of config.example.toml and of `anthill check-config`, made from the models. Writes no file."""

import json
from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from textwrap import wrap
from typing import Any
from urllib.parse import urlsplit

from pydantic import BaseModel, SecretStr
from pydantic.fields import FieldInfo

from bot.config.fields import Key, allowed, known_fields
from bot.config.models import Config, build_config_type
from bot.core.spans import format_span

WIDTH = 100
HEAD = """\
# Settings of one Anthill process. Copy this file to config.toml and change what you need.
# Every setting stands here with its default, switched off by the # in front of it.
# Each can be set in the environment as well, which wins: ANTHILL_LOG__LEVEL=debug is level under [log].
# The blocks [policy.…] are what every chat starts with; its admins change them with /settings.
"""


def example_toml(policies: Mapping[str, type[BaseModel]]) -> str:
    """Every setting with its description, bounds and default, as a TOML file that sets nothing."""
    lines = [HEAD.rstrip()]
    table: Key = ()
    for key, field in known_fields(build_config_type(policies)):
        if key[:-1] != table:
            table = key[:-1]
            lines += ["", f"[{'.'.join(table)}]"]
        lines += ["", *_comment(field), f"#{key[-1]} = {_default(field)}"]
    return "\n".join(lines) + "\n"


def effective_toml(config: Config) -> str:
    """The settings in force, defaults included, as TOML; secrets are masked, what is not set is left out."""
    lines: list[str] = []
    table: Key = ()
    for key, value in _values(config):
        if key[:-1] != table:
            table = key[:-1]
            lines += ["", f"[{'.'.join(table)}]"]
        if value is not None:
            lines.append(f"{key[-1]} = {_toml(value)}")
    return "\n".join(lines).strip() + "\n"


def _values(config: Config) -> Iterator[tuple[Key, Any]]:
    for key, _ in known_fields(type(config)):
        value: Any = config
        for part in key:
            value = getattr(value, part)
        yield key, _masked(value) if key == ("database", "url") else value


def _masked(address: str) -> str:
    password = urlsplit(address).password
    return address.replace(f":{password}@", ":**********@") if password else address


def _comment(field: FieldInfo) -> list[str]:
    bounds = allowed(field)
    words = (field.description or "") + (f" ({bounds})" if bounds else "")
    return [f"# {line}" for line in wrap(words, WIDTH - 2)]


def _default(field: FieldInfo) -> str:
    return '""' if field.default is None else _toml(field.default)


def _toml(value: Any) -> str:
    match value:
        case SecretStr() | Path():
            return json.dumps(str(value), ensure_ascii=False)
        case timedelta():
            return f'"{format_span(value)}"'
        case list() | tuple() | set() | frozenset():
            return f"[{', '.join(_toml(each) for each in value)}]"
        case dict():
            return (
                "{ " + ", ".join(f"{json.dumps(name)} = {_toml(each)}" for name, each in value.items()) + " }"
            )
        case _:
            return json.dumps(value, ensure_ascii=False)
