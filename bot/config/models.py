"""The settings of one process, each with bounds and a description. Reads no file and no environment."""

import importlib.util
import re
from collections.abc import Mapping
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    create_model,
    model_validator,
)
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from bot.config.problems import ConfigError, Problem

TOKEN = re.compile(r"[0-9]{6,12}:[A-Za-z0-9_-]{30,64}")
HEADER = re.compile(r"[A-Za-z0-9_-]{1,256}")
DATABASES = ("sqlite", "postgresql")


def is_loopback(host: str) -> bool:
    """Whether the host is this machine, by name or address."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _token(value: SecretStr) -> SecretStr:
    if not TOKEN.fullmatch(value.get_secret_value()):
        raise ValueError("this is no bot token; BotFather gives one such as 123456789: and 35 letters")
    return value


def _header(value: SecretStr) -> SecretStr:
    if not HEADER.fullmatch(value.get_secret_value()):
        raise ValueError("write 1 to 256 letters, digits, _ and -")
    return value


def _web_address(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("this is no address; write it as https://host or https://host:port")
    if parts.scheme == "http" and not is_loopback(parts.hostname):
        raise ValueError(
            "http would show the token to the network; only this machine may be reached without https"
        )
    return value.rstrip("/")


def _database(value: str) -> str:
    backend = value.split("://", 1)[0].split("+", 1)[0]
    if backend not in DATABASES or "://" not in value:
        raise ValueError("write it as sqlite:///file.db or postgresql://user:password@host/name")
    if backend == "postgresql" and importlib.util.find_spec("psycopg") is None:
        raise ValueError("PostgreSQL needs the extra: pip install 'anthill-bot[postgres]'")
    return value


def _zone(value: str) -> str:
    try:
        return ZoneInfo(value).key
    except (OSError, ValueError, KeyError):
        raise ValueError("this is no time zone; write it as Europe/Berlin or UTC") from None


def _unset(value: object) -> object:
    return None if value == "" else value


def _address(value: str) -> str:
    return str(ip_address(value))


Token = Annotated[SecretStr, AfterValidator(_token)]
WebhookSecret = Annotated[SecretStr, AfterValidator(_header)]
WebAddress = Annotated[str, AfterValidator(_web_address)]
Port = Annotated[int, Field(ge=0, le=65535)]
Unset = BeforeValidator(_unset)  # an empty text means: not set
Listen = Annotated[str, AfterValidator(_address)]


class Section(BaseModel):
    """A table of config.toml; unknown keys are mistakes."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class Webhook(Section):
    """How Telegram reaches the bot where mode is webhook."""

    url: Annotated[WebAddress | None, Unset] = Field(
        None, description="Public address that Telegram sends updates to."
    )
    secret: Annotated[WebhookSecret | None, Unset] = Field(
        None, description="What Telegram puts into the header of each request: letters, digits, _ and -."
    )
    listen: Listen = Field("127.0.0.1", description="Address that the receiver listens on.")
    port: Port = Field(8443, description="Port that the receiver listens on; 0 = any free one.")


class Telegram(Section):
    """How the bot talks with Telegram."""

    base_url: WebAddress = Field(
        "https://api.telegram.org", description="Server of the Bot API; without https only on this machine."
    )
    mode: Literal["polling", "webhook"] = Field("polling", description="How updates come in.")
    proxy: Annotated[str | None, Unset] = Field(
        None, description="Proxy for all calls, such as socks5://host:1080; never taken from the environment."
    )
    webhook: Webhook = Webhook()

    @model_validator(mode="after")
    def _webhook_is_complete(self) -> "Telegram":
        if self.mode == "webhook" and not (self.webhook.url and self.webhook.secret):
            raise ValueError("mode webhook needs telegram.webhook.url and telegram.webhook.secret")
        return self


class Database(Section):
    """Where everything is kept."""

    url: Annotated[str, AfterValidator(_database)] = Field(
        "sqlite:///anthill.db", repr=False, description="A file, or postgresql://user:password@host/name."
    )
    auto_migrate: bool = Field(
        True, description="Bring the tables up to date at start; off: only by `anthill migrate`."
    )
    erased: Annotated[Path | None, Unset] = Field(
        None,
        description="File that lists, without ids, who was erased, for a database put back from a backup; "
        "unset: beside a SQLite file, none with PostgreSQL.",
    )


class Log(Section):
    """What is written to standard error."""

    level: Literal["debug", "info", "warning", "error"] = Field(
        "info", description="The least that is written."
    )
    format: Literal["plain", "json"] = Field(
        "plain", description="Lines for people, or one JSON object a line."
    )


class Http(Section):
    """The listener of /healthz, /readyz and /metrics."""

    listen: Listen = Field("127.0.0.1", description="Address that it listens on.")
    port: Port = Field(0, description="Port that it listens on; 0 = there is no such listener.")


class Locale(Section):
    """What a new chat starts with where nothing better can be guessed."""

    language: Literal["en", "zh"] = Field("en", description="Language of a chat.")
    timezone: Annotated[str, AfterValidator(_zone)] = Field("UTC", description="Time zone of a chat.")


class Pacing(Section):
    """How fast the bot speaks; Telegram publishes no exact limits, these have proved safe."""

    chat_seconds: float = Field(
        3.0, gt=0, le=60, description="Seconds per message in one chat, after the burst."
    )
    chat_burst: int = Field(3, ge=1, le=20, description="Messages in one chat that need not wait.")
    overall_per_second: float = Field(
        25.0, gt=0, le=1000, description="Messages a second in all chats together."
    )
    bulk_per_second: float = Field(20.0, gt=0, le=1000, description="Of these, reports and other bulk.")


class Config(BaseSettings):
    """Everything the operator sets. `policy` holds one model per feature: what a chat starts with."""

    model_config = SettingsConfigDict(
        env_prefix="ANTHILL_",
        env_nested_delimiter="__",
        extra="forbid",
        frozen=True,
        hide_input_in_errors=True,
        validate_default=False,
    )

    token: Annotated[Token | None, Unset] = Field(
        None,
        description="The bot's token; better kept in the variable ANTHILL_TOKEN or in a file of its own.",
    )
    token_file: Annotated[Path | None, Unset] = Field(
        None, description="File that holds nothing but the token."
    )
    telegram: Telegram = Telegram()
    database: Database = Database()
    log: Log = Log()
    http: Http = Http()
    locale: Locale = Locale()
    pacing: Pacing = Pacing()
    policy: Section = Section()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Only what is passed, so a Config made in code has no hidden input; `load` reads the rest."""
        return (init_settings,)

    @property
    def policies(self) -> dict[str, BaseModel]:
        """Feature name -> what every chat starts with."""
        return dict(self.policy)

    def bot_token(self) -> SecretStr:
        """The token, from wherever it was given; ConfigError where there is none."""
        if self.token:
            return self.token
        if self.token_file is None:
            hint = "get one from @BotFather, then set ANTHILL_TOKEN or token_file"
            raise ConfigError([Problem("token", f"there is no bot token; {hint}")])
        try:
            return _token(SecretStr(self.token_file.read_text(encoding="utf-8").strip()))
        except (OSError, ValueError) as error:
            reason = error.strerror or "cannot be read" if isinstance(error, OSError) else str(error)
            raise ConfigError([Problem("token_file", f"{self.token_file}: {reason}")]) from None


def build_config_type(policies: Mapping[str, type[BaseModel]]) -> type[Config]:
    """Config with a `[policy.<feature>]` block for each feature that has a policy."""
    blocks = {name: (kind, kind()) for name, kind in policies.items()}
    block = create_model("Policy", __base__=Section, **blocks)  # type: ignore[call-overload]  # fields by name
    return create_model("Config", __base__=Config, policy=(block, block()))
