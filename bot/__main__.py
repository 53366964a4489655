"""The command line: reads options and settings and hands over to the parts. Builds nothing itself."""

import asyncio
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot.core.errors import Unusable

if TYPE_CHECKING:
    from bot.config import Config

UNUSABLE = 2  # exit code: something must be mended first
BOT_APIS = ("10.0", "10.1", "10.2", "10.3")
CONFIG_FILE = Path("config.toml")

with_config = click.option(
    "--config",
    "config_path",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Settings file; without it config.toml, where there is one.",
)
with_port = click.option(
    "--port", type=click.IntRange(0, 65535), default=8080, show_default=True, help="0 = any."
)
with_bot_api = click.option(
    "--bot-api", type=click.Choice(BOT_APIS), default=BOT_APIS[-1], show_default=True, help="Its version."
)


def instant(_ctx: click.Context, _option: click.Parameter, text: str | None) -> datetime | None:
    """An instant as typed, in UTC where it names no zone."""
    try:
        moment = datetime.fromisoformat(text) if text else None
    except ValueError:
        raise click.BadParameter("write it as 2026-01-05T10:00") from None
    return moment.replace(tzinfo=UTC) if moment and moment.tzinfo is None else moment


def zone(_ctx: click.Context, _option: click.Parameter, text: str | None) -> str:
    """A time zone as typed, "" for none."""
    from zoneinfo import available_timezones

    if text and text not in available_timezones():
        raise click.BadParameter("there is no such time zone; write it as Europe/Berlin")
    return text or ""


class Commands(click.Group):
    """Says what must be mended instead of printing a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except Unusable as error:
            click.echo(f"{error}", err=True)
            ctx.exit(UNUSABLE)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="anthill-bot", prog_name="anthill")
def main() -> None:
    """Anthill: a Telegram bot that runs a group's whole life."""
    os.umask(0o077)  # what it writes holds people's data: no file is for others on this machine


@main.command()
@with_config
@click.option("--clock", "clock_url", metavar="URL", help="Follow the time of the emulator at this address.")
def run(config_path: Path | None, clock_url: str | None) -> None:
    """Run the bot."""
    from bot import logs

    config = read_config(config_path)
    secrets = (config.bot_token(), config.telegram.webhook.secret)
    hidden = [secret.get_secret_value() for secret in secrets if secret is not None]
    logs.setup(config.log.level, config.log.format, hidden)
    from bot import app

    sys.exit(asyncio.run(app.run(config, clock_url=clock_url)))


@main.command()
def judge() -> None:
    """Judge messages, one JSON object a line on standard input, as the bot would; one line of JSON for each."""
    from bot.judge import judged

    for answer in judged(sys.stdin):
        click.echo(answer)


@main.command()
@with_port
@with_bot_api
@click.option("--no-browser", is_flag=True, help="Do not open the page.")
@click.option("--no-tour", is_flag=True, help="Do not start the guided tour.")
@click.option(
    "--keep", type=click.Path(path_type=Path, dir_okay=False), help="Keep the database in this file."
)
def demo(port: int, bot_api: str, no_browser: bool, no_tour: bool, keep: Path | None) -> None:
    """Try everything in the browser: no token, no Telegram."""
    from bot import demo as tour

    sys.exit(
        asyncio.run(tour.run(port=port, bot_api=bot_api, browser=not no_browser, tour=not no_tour, keep=keep))
    )


@main.command()
@with_port
@with_bot_api
@click.option(
    "--now",
    metavar="INSTANT",
    callback=instant,
    help="What time it is there, ISO 8601; without it Monday 2026-01-05 10:00.",
)
@click.option("--paced", is_flag=True, help="Refuse (429) what is sent faster than Telegram allows.")
@click.option(
    "--patience",
    metavar="SECONDS",
    type=click.FloatRange(0),
    default=2.0,
    show_default=True,
    help="How long its time waits for a bot that follows it and hung up; more where one is started again slowly.",
)
def emulator(port: int, bot_api: str, now: datetime | None, paced: bool, patience: float) -> None:
    """Run a local Bot API for any bot in any language."""
    from bot.emulator.server import Emulator

    async def serve() -> None:
        async with Emulator(port, now=now, bot_api=bot_api, paced=paced, patience=patience) as running:
            click.echo(f"A Bot API for any bot: {running.url} (people act at /emulator; Ctrl+C ends it)")
            await running.run()

    asyncio.run(serve())


@main.command()
@with_config
def migrate(config_path: Path | None) -> None:
    """Bring the database up to date, with a backup before a change."""
    from bot.db import migrate as schema

    done = schema.upgrade(read_config(config_path).database.url)
    if done.before == done.after:
        click.echo(f"The database is at revision {done.after}; nothing to do.")
        return
    click.echo(f"The database went from revision {done.before or 'none'} to {done.after}.")
    if done.backup:
        click.echo(f"Backup: {done.backup}")


@main.command("check-config")
@with_config
def check_config(config_path: Path | None) -> None:
    """Show the settings in force, with secrets masked, or what is wrong with them."""
    from bot.config import effective_toml

    click.echo(effective_toml(read_config(config_path)), nl=False)


@main.command()
@click.argument("path", type=click.Path(path_type=Path))
@with_config
def backup(path: Path, config_path: Path | None) -> None:
    """Copy the database to PATH, also while the bot runs."""
    from bot.db.backup import backup as copy

    copy(read_config(config_path).database.url, path)
    click.echo(f"Backup: {path}")


@main.command("rebuild-scores")
@with_config
def rebuild_scores(config_path: Path | None) -> None:
    """Compute every member's points from the ledger again; exit code 1 = some were wrong, and are right now."""
    from bot.rebuild import rebuild

    totals, wrong = asyncio.run(rebuild(read_config(config_path)))
    click.echo(f"{totals} totals; {wrong} sums were not what the ledger says.")
    sys.exit(1 if wrong else 0)


@main.command()
@click.argument("path", metavar="RESULT.JSON", type=click.Path(path_type=Path, dir_okay=False))
@with_config
@click.option("--chat", type=int, metavar="ID", help="Which group, where the file holds several.")
@click.option(
    "--report", type=click.Path(path_type=Path, file_okay=False), help="Write a report into this folder."
)
@click.option("--lang", type=click.Choice(["en", "zh"]), help="Of the report; without it the group's.")
@click.option("--timezone", callback=zone, metavar="ZONE", help="Of the group, as Europe/Berlin.")
@click.option(
    "--admin", "admins", type=int, multiple=True, metavar="ID", help="An admin that the file does not show."
)
@click.option(
    "--import", "into", is_flag=True, help="Also give the bot's database what members earned and are."
)
def replay(
    path: Path,
    config_path: Path | None,
    chat: int | None,
    report: Path | None,
    lang: str | None,
    timezone: str,
    admins: tuple[int, ...],
    into: bool,
) -> None:
    """Play a group's export (Telegram Desktop, JSON) through the rules: what would have happened?"""
    from bot import logs
    from bot.replay.reporting import replay as replayed
    from bot.replay.running import Options

    config = read_config(config_path)
    logs.setup("critical", "plain", [])
    options = Options(path, chat, report, lang or "", timezone, admins)

    async def tell() -> None:
        async for line in replayed(config, options, into=into):
            click.echo(line)

    asyncio.run(tell())


@main.command()
@with_config
def health(config_path: Path | None) -> None:
    """Ask the running bot whether it is ready; exit code 0 = yes, 1 = no."""
    from http.client import HTTPConnection, HTTPException

    http = read_config(config_path).http
    if not http.port:
        raise Unusable(
            "http.port is 0, so there is nothing to ask: set ANTHILL_HTTP__PORT for the bot and here"
        )
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(http.listen, http.listen)  # noqa: S104 - compared, not bound
    connection = HTTPConnection(host, http.port, timeout=5)
    try:
        connection.request("GET", "/readyz")
        answer = connection.getresponse()
        click.echo(answer.read().decode("utf-8", "replace").strip())
    except (OSError, HTTPException) as error:
        click.echo(f"no answer from {host}:{http.port}: {error}", err=True)
        sys.exit(1)
    finally:
        connection.close()
    sys.exit(0 if answer.status == 200 else 1)


def read_config(path: Path | None) -> "Config":
    """The settings of this process; ConfigError says all that is wrong with them."""
    from bot.config import load
    from bot.registry import POLICIES

    found = path or (CONFIG_FILE if CONFIG_FILE.is_file() else None)
    return load(found, POLICIES, os.environ)


if __name__ == "__main__":
    main()
