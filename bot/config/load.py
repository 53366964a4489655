"""Reads config.toml, secret files and the environment into a Config, or says what is wrong."""

import json
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails
from pydantic_settings import EnvSettingsSource, SettingsError
from rapidfuzz import process

from bot.config.fields import PREFIX, Key, allowed, known_fields, variable
from bot.config.models import Config, build_config_type
from bot.config.problems import ConfigError, Problem

TEST_PREFIX = "ANTHILL_TEST_"  # the test suite's own variables
SECRETS = Path("/run/secrets")
NEAR = 70  # of 100: a slip of the hand away
UNKNOWN = "there is no such setting"


class Sources:
    """Where values come from: a file, secret files, the environment; the later win."""

    def __init__(
        self, path: Path | None, environ: Mapping[str, str], secrets: Path, kind: type[Config]
    ) -> None:
        self.kind = kind
        self.path = path
        self.file = _read_toml(path) if path else {}
        self.fields: dict[Key, FieldInfo] = dict(known_fields(kind))
        self.variables = {variable(key): key for key in self.fields}
        self.environ = {name: value for name, value in environ.items() if name.startswith(PREFIX) and value}
        self.secrets = {name: secrets / name for name in self.variables if (secrets / name).is_file()}

    def merged(self) -> dict[str, Any]:
        """One tree of values; SettingsError where a list in the environment is no JSON."""
        texts = {name: file.read_text(encoding="utf-8").strip() for name, file in self.secrets.items()}
        texts |= {name: value for name, value in self.environ.items() if name in self.variables}
        source = EnvSettingsSource(self.kind)
        source.env_vars = {name.lower(): value for name, value in texts.items()}
        return _merge(self.file, source())

    def unknown_variables(self) -> list[Problem]:
        """A problem for every variable that looks like ours and is none."""
        unknown = sorted(name for name in self.environ if name not in self.variables)
        return [
            Problem(name, UNKNOWN, nearest=_nearest(name, self.variables), origin="environment")
            for name in unknown
            if not name.startswith(TEST_PREFIX)
        ]

    def problem(self, error: ErrorDetails) -> Problem:
        """What the model found wrong, without the value."""
        key = tuple(part for part in error["loc"] if isinstance(part, str))
        if error["type"] == "extra_forbidden":
            nearest = _nearest(".".join(key), [".".join(each) for each in self.fields])
            return Problem(".".join(key), UNKNOWN, nearest=nearest, origin=self.origin(key))
        field = self.fields.get(key)
        reason = error["msg"].removeprefix("Value error, ")
        return Problem(".".join(key), reason, allowed(field) if field else "", origin=self.origin(key))

    def not_json(self) -> list[Problem]:
        """The variables that should hold a JSON list or table and do not."""
        broken = [
            name for name in self.environ if name in self.variables and not _is_json(self.environ[name])
        ]
        reason = 'a list is written as JSON: ["one", "two"]'
        return [
            Problem(".".join(self.variables[name]), reason, origin=f"environment variable {name}")
            for name in broken
            if "[" in str(self.fields[self.variables[name]].annotation)
        ]

    def exposed(self) -> list[Problem]:
        """A problem where the file holds a secret and others on the machine can read it."""
        if self.path is None or not self.path.stat().st_mode & 0o077:
            return []
        address = self.file.get("database", {}).get("url", "")
        secrets = [
            name
            for name, held in (("token", "token" in self.file), ("database.url", _password(address)))
            if held
        ]
        reason = f"others on this machine can read this file; run: chmod 600 {self.path}"
        return [Problem(key, reason, origin=self.origin(tuple(key.split(".")))) for key in secrets]

    def origin(self, key: Key) -> str:
        """The variable, or the file and line, that sets the key; nothing where it is not set."""
        name = variable(key)
        if name in self.environ:
            return f"environment variable {name}"
        if name in self.secrets:
            return str(self.secrets[name])
        return f"{self.path}{_line(self.path, key)}" if self.path and _is_set(self.file, key) else ""


def load(
    path: Path | None,
    policies: Mapping[str, type[BaseModel]],
    environ: Mapping[str, str],
    *,
    secrets: Path = SECRETS,
) -> Config:
    """The Config of defaults, file (or None), secret files and environment; ConfigError has all problems."""
    sources = Sources(path, environ, secrets, build_config_type(policies))
    problems = sources.unknown_variables()
    try:
        config = sources.kind(**sources.merged())
    except ValidationError as error:
        problems += map(sources.problem, error.errors(include_input=False, include_url=False))
    except SettingsError:
        problems += sources.not_json()
    else:
        problems += sources.exposed()
        if not problems:
            return config
    raise ConfigError(problems)


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError([Problem(str(path), error.strerror or "cannot be read")]) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        reason = str(error) if isinstance(error, tomllib.TOMLDecodeError) else "this is not UTF-8 text"
        raise ConfigError([Problem(str(path), reason)]) from None


def _merge(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(below)
    for name, value in above.items():
        old = merged.get(name)
        merged[name] = (
            _merge(old, value) if isinstance(old, Mapping) and isinstance(value, Mapping) else value
        )
    return merged


def _nearest(name: str, names: Iterable[str]) -> str:
    found = process.extractOne(name, list(names), score_cutoff=NEAR)
    return found[0] if found else ""


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def _is_set(values: object, key: Key) -> bool:
    for part in key:
        if not isinstance(values, Mapping) or part not in values:
            return False
        values = values[part]
    return True


def _password(address: object) -> bool:
    return isinstance(address, str) and urlsplit(address).password is not None


def _line(path: Path, key: Key) -> str:
    """`:12` where the key stands on line 12 of the file; tomllib does not tell."""
    table, *above = "", *key[:-1]
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        words = line.strip()
        if words.startswith("["):
            table = words.strip("[] ")
        elif table == ".".join(above) and words.split("=")[0].strip() == key[-1]:
            return f":{number}"
    return ""
