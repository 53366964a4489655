"""What the operator's settings accept, and how every mistake is answered."""

from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.config import Config, ConfigError, build_config_type, effective_toml, example_toml, load
from bot.core.spans import Span, parse_span

TOKEN = "123456789:AAHfiqksKZ8WmR2zSjiQ7_v1234567890ab"


class AdsPolicy(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    observe: bool = Field(False, description="Say what would be done, do nothing.")
    limit: int = Field(3, ge=1, le=20, description="Strikes that remove.")
    pause: Span = Field(timedelta(hours=36), description="How long.")
    domains: tuple[str, ...] = Field((), description="Domains that may be linked.")
    ages: dict[str, int] = Field({"new": 7}, description="Days.")


POLICIES: dict[str, type[BaseModel]] = {"ads": AdsPolicy}


def read(path: Path | None = None, **environ: str) -> Config:
    return load(path, POLICIES, environ, secrets=Path("nowhere"))


def refused(path: Path | None = None, **environ: str) -> str:
    with pytest.raises(ConfigError) as raised:
        read(path, **environ)
    return str(raised.value)


def ads(config: Config) -> AdsPolicy:
    policy = config.policies["ads"]
    assert isinstance(policy, AdsPolicy)
    return policy


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "config.toml"
    path.touch(mode=0o600)
    return path


def test_everything_has_a_default() -> None:
    config = read()
    assert config.database.url == "sqlite:///anthill.db"
    assert config.telegram.base_url == "https://api.telegram.org"
    assert config.telegram.mode == "polling"
    assert ads(config).observe is False


@pytest.mark.slow
def test_the_environment_wins_over_the_file_and_the_file_over_defaults(file: Path) -> None:
    file.write_text('[policy.ads]\nlimit = 5\nobserve = true\n[log]\nlevel = "debug"\n', encoding="utf-8")
    config = read(
        file, ANTHILL_POLICY__ADS__OBSERVE="off", ANTHILL_DATABASE__URL="sqlite:///other.db", PATH="/bin"
    )
    assert (ads(config).limit, ads(config).observe) == (5, False)
    assert config.log.level == "debug"
    assert config.database.url == "sqlite:///other.db"


def test_lists_and_spans_can_stand_in_the_environment() -> None:
    config = read(ANTHILL_POLICY__ADS__DOMAINS='["a.org", "b.org"]', ANTHILL_POLICY__ADS__PAUSE="2h30m")
    assert ads(config).domains == ("a.org", "b.org")
    assert ads(config).pause == parse_span("150m")


def test_a_list_that_is_none_is_refused_with_its_variable() -> None:
    words = refused(ANTHILL_POLICY__ADS__DOMAINS="a.org")
    assert "policy.ads.domains" in words
    assert "ANTHILL_POLICY__ADS__DOMAINS" in words


def test_an_empty_variable_is_not_set() -> None:
    assert read(ANTHILL_TELEGRAM__PROXY="", ANTHILL_LOG__LEVEL="").telegram.proxy is None


def test_a_secret_file_is_read_and_the_environment_wins_over_it(tmp_path: Path) -> None:
    (tmp_path / "ANTHILL_TOKEN").write_text(f"{TOKEN}\n", encoding="utf-8")
    config = load(None, POLICIES, {}, secrets=tmp_path)
    assert config.bot_token().get_secret_value() == TOKEN
    other = TOKEN.replace("1234", "4321", 1)
    config = load(None, POLICIES, {"ANTHILL_TOKEN": other}, secrets=tmp_path)
    assert config.bot_token().get_secret_value() == other
    (tmp_path / "ANTHILL_TOKEN").write_text("nonsense", encoding="utf-8")
    with pytest.raises(ConfigError, match=str(tmp_path / "ANTHILL_TOKEN")):
        load(None, POLICIES, {}, secrets=tmp_path)


def test_a_config_made_in_code_has_no_hidden_input() -> None:
    kind = build_config_type(POLICIES)
    assert kind.model_validate({"token": TOKEN}).bot_token().get_secret_value() == TOKEN
    with pytest.raises(ValidationError):
        kind.model_validate({"toke": TOKEN})


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("ANTHILL_LOG__LEVEL", "loud", ("log.level", "debug, info, warning, error", "ANTHILL_LOG__LEVEL")),
        (
            "ANTHILL_POLICY__ADS__LIMIT",
            "99",
            ("policy.ads.limit", "from 1 to 20", "less than or equal to 20"),
        ),
        ("ANTHILL_POLICY__ADS__LIMIT", "x", ("policy.ads.limit", "valid integer")),
        ("ANTHILL_POLICY__ADS__OBSERVE", "perhaps", ("policy.ads.observe", "true, false")),
        ("ANTHILL_POLICY__ADS__PAUSE", "soon", ("policy.ads.pause", "2h30m")),
        ("ANTHILL_LOCALE__TIMEZONE", "Berlin", ("locale.timezone", "Europe/Berlin")),
        ("ANTHILL_LOCALE__TIMEZONE", "/etc/passwd", ("locale.timezone", "no time zone")),
        ("ANTHILL_HTTP__LISTEN", "here", ("http.listen",)),
        ("ANTHILL_TELEGRAM__MODE", "webhook", ("telegram", "telegram.webhook.url")),
        ("ANTHILL_TELEGRAM__WEBHOOK__SECRET", "a b", ("telegram.webhook.secret", "letters, digits")),
        ("ANTHILL_DATABASE__URL", "mysql://host/db", ("database.url", "sqlite:///file.db")),
        ("ANTHILL_DATABASE__URL", "anthill.db", ("database.url", "sqlite:///file.db")),
        ("ANTHILL_TOKNE", "x", ("ANTHILL_TOKNE", "no such setting", "did you mean: ANTHILL_TOKEN")),
        ("ANTHILL_POLICY__ADS__LIMT", "3", ("did you mean: ANTHILL_POLICY__ADS__LIMIT",)),
    ],
)
def test_a_wrong_variable_is_answered_with_key_reason_and_remedy(
    name: str, value: str, words: tuple[str, ...]
) -> None:
    answer = refused(None, **{name: value})
    assert all(word in answer for word in words), answer


def test_a_wrong_key_in_the_file_is_answered_with_its_line(file: Path) -> None:
    file.write_text(
        '[log]\n\nlevel = "loud"\n[policy.ads]\nlimt = 3\n[nothing]\nat = "all"\n', encoding="utf-8"
    )
    answer = refused(file)
    assert f"{file}:3" in answer
    assert "policy.ads.limt: there is no such setting" in answer
    assert "did you mean: policy.ads.limit" in answer
    assert f"{file}:5" in answer
    assert "nothing: there is no such setting" in answer


@pytest.mark.parametrize("text", ["[log", "level = \n", "\x00", "\udcff"])
def test_a_file_that_cannot_be_read_is_named(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", errors="surrogateescape")
    assert str(file) in refused(file)


def test_a_file_that_is_not_there_is_a_mistake(tmp_path: Path) -> None:
    assert "No such file" in refused(tmp_path / "config.toml")


@pytest.mark.parametrize("address", ["http://example.org", "ftp://127.0.0.1", "api.telegram.org", "https://"])
def test_s6_an_address_without_encryption_is_refused(address: str) -> None:
    assert "telegram.base_url" in refused(ANTHILL_TELEGRAM__BASE_URL=address)


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:8081", "http://[::1]:8081/", "http://localhost", "https://example.org"]
)
def test_s6_this_machine_may_be_reached_without_encryption(address: str) -> None:
    assert read(ANTHILL_TELEGRAM__BASE_URL=address).telegram.base_url == address.rstrip("/")


@pytest.mark.parametrize("value", ["123:abc", TOKEN + "!", f" {TOKEN}", TOKEN.replace(":", "")])
def test_s11_a_wrong_token_is_never_shown(value: str) -> None:
    answer = refused(ANTHILL_TOKEN=value, ANTHILL_LOG__LEVEL="loud")
    assert "token: " in answer
    assert value.strip() not in answer
    assert value.rpartition(":")[2] not in answer


def test_s11_no_secret_in_what_a_config_shows_of_itself() -> None:
    config = read(
        ANTHILL_TOKEN=TOKEN,
        ANTHILL_DATABASE__URL="postgresql://anthill:pass%40word@db/anthill",
        ANTHILL_TELEGRAM__WEBHOOK__SECRET="whisper",
    )
    for shown in (repr(config), str(config), effective_toml(config), str(config.model_dump_json())):
        assert TOKEN not in shown
        assert "whisper" not in shown
    assert "pass" not in effective_toml(config) + repr(config)
    assert "postgresql://anthill:**********@db/anthill" in effective_toml(config)


@pytest.mark.parametrize(
    ("text", "key"),
    [(f'token = "{TOKEN}"', "token"), ('[database]\nurl = "postgresql://a:secret@db/a"', "database.url")],
)
def test_s12_a_file_with_a_secret_must_not_be_readable_by_others(file: Path, text: str, key: str) -> None:
    file.write_text(text, encoding="utf-8")
    assert read(file).token_file is None
    file.chmod(0o640)
    answer = refused(file)
    assert answer.startswith(f"{key}: others on this machine can read this file")
    assert "chmod 600" in answer
    assert TOKEN not in answer


def test_s12_a_file_without_secrets_may_be_readable(file: Path) -> None:
    file.write_text('[database]\nurl = "sqlite:///anthill.db"', encoding="utf-8")
    file.chmod(0o644)
    assert read(file).token_file is None


def test_the_token_may_stand_in_a_file_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "token"
    config = read(ANTHILL_TOKEN_FILE=str(path))
    with pytest.raises(ConfigError, match="No such file"):
        config.bot_token()
    path.write_text("nonsense", encoding="utf-8")
    with pytest.raises(ConfigError, match="no bot token"):
        config.bot_token()
    path.write_text(f"{TOKEN}\n", encoding="utf-8")
    assert config.bot_token().get_secret_value() == TOKEN


def test_without_a_token_the_operator_is_told_where_to_get_one() -> None:
    with pytest.raises(ConfigError, match="@BotFather"):
        read().bot_token()


@pytest.mark.slow
def test_the_example_sets_nothing_and_shows_the_defaults(file: Path) -> None:
    text = example_toml(POLICIES)
    file.write_text(text, encoding="utf-8")
    assert read(file).model_dump() == read().model_dump()
    switched_on = [
        line.removeprefix("#") if line[:1] == "#" and line[1:2] != " " else line for line in text.splitlines()
    ]
    file.write_text("\n".join(switched_on), encoding="utf-8")
    assert read(file).model_dump() == read().model_dump()
    assert '#pause = "1d12h"' in text
    assert "# Strikes that remove. (from 1 to 20)\n#limit = 3" in text


def test_the_effective_settings_can_be_read_back(file: Path) -> None:
    config = read(ANTHILL_POLICY__ADS__LIMIT="7", ANTHILL_POLICY__ADS__DOMAINS='["a.org"]')
    file.write_text(effective_toml(config), encoding="utf-8")
    assert read(file).model_dump() == config.model_dump()
