"""One run of `anthill replay`, from the file to what was found: the place where its things are built and joined."""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import BaseModel

from bot.config import Config
from bot.core.clock import MovableClock, RealClock
from bot.core.decisions import ChangeChat, Decision
from bot.core.facts import Membership
from bot.core.texts import Texts
from bot.db import migrate
from bot.db.engine import Database
from bot.db.lanes import Lanes
from bot.db.policies import Policies
from bot.db.record import Turned
from bot.feature import Me
from bot.features.setup.rules import guess_language, guess_zone
from bot.features.tiers.queries import kept as tiers_kept
from bot.registry import FEATURES
from bot.replay.export import Found, Known, choose, look, messages
from bot.replay.findings import Findings, Tally
from bot.replay.playing import Player
from bot.replay.progress import Progress
from bot.replay.sheets import Sheets
from bot.replay.sweeping import Dues
from bot.replay.updates import Translator, chat_of, in_order
from bot.replay.weeks import Weeks
from bot.telegram.incoming import Reader
from bot.telegram.sweeper import Sweeper
from bot.turns import Turns

ABSENT = ("gate", "alerts")  # what asks in private, and who is shown cards: nobody is there to answer
RIGHTS = (
    "can_delete_messages", "can_restrict_members", "can_invite_users", "can_pin_messages", "can_change_info",
    "can_manage_topics", "can_manage_tags", "can_promote_members",
)  # fmt: skip
SECRET = b"replay"  # the same export gives the same report
Chosen = Callable[[Found], Awaitable[None]]
NOBODY = 1  # stands for a bot that was not there


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked for on the command line."""

    path: Path
    chat: int | None = None
    report: Path | None = None
    language: str = ""
    timezone: str = ""
    admins: tuple[int, ...] = ()


@dataclass(slots=True)
class Replayed:
    """What a run leaves: the chat, what was found, and its rows to be asked further."""

    chat: Found
    known: Known
    language: str
    timezone: str
    findings: Findings
    player: Player
    translator: Translator
    texts: Texts
    database: Database
    span: tuple[datetime, datetime]


@asynccontextmanager
async def replayed(config: Config, options: Options, chosen: Chosen | None = None) -> AsyncIterator[Replayed]:
    """The export replayed into a database that is gone afterwards; Unusable when there is nothing to replay. `chosen`
    hears which chat it will be."""
    with Progress(options.path, "1/2") as progress:
        chat = choose(options.path, look(options.path, options.chat, progress.moved), options.chat)
    if chosen is not None:
        await chosen(chat)
    with tempfile.TemporaryDirectory(prefix="anthill-replay-") as folder:
        url = f"sqlite:///{Path(folder) / 'replay.db'}"
        await asyncio.to_thread(migrate.upgrade, url)
        database = Database(url, passing=True)
        try:
            yield await run(config, options, chat, database)
        finally:
            await database.close()


async def run(config: Config, options: Options, chat: Found, database: Database) -> Replayed:
    """Every message of the chat through the turns."""
    known = chat.known or Known()
    known.admins.update(options.admins)
    spoken = guess_language(chat.name, None) or config.locale.language
    language = options.language or spoken
    timezone = options.timezone or guess_zone(spoken) or config.locale.timezone
    texts, sheets = Texts.load(), Sheets(options.report)
    until = int((RealClock().now() + timedelta(days=1)).timestamp())
    translator = Translator(chat_of(chat), known, until)
    removed, struck, asked = (Tally(sheets.cases(name)) for name in ("removed", "strikes", "asked"))
    findings = Findings(language, removed, struck, asked)
    weeks = Weeks(chat.id, ZoneInfo(timezone))
    player = built(config, database, chat, known, findings, weeks, texts)
    first = None
    with Progress(options.path, "2/2") as progress, sheets:
        async for at, update in told(options.path, chat, translator, progress):
            if first is None:
                first = datetime.fromtimestamp(at, UTC)
                await begin(player, chat, first, spoken, timezone)
            await player.play(at, update)
        await player.end()
    span = (first or player.clock.now(), player.clock.now())
    return Replayed(chat, known, language, timezone, findings, player, translator, texts, database, span)


async def told(
    path: Path, chat: Found, translator: Translator, progress: Progress
) -> AsyncIterator[tuple[int, Mapping[str, Any]]]:
    """The updates in order, counted for who watches."""
    for at, update in in_order(progress.counted(messages(path, chat, progress.moved)), translator):
        yield at, update


def built(
    config: Config,
    database: Database,
    chat: Found,
    known: Known,
    findings: Findings,
    weeks: Weeks,
    texts: Texts,
) -> Player:
    """A bot that talks to nobody."""
    features = tuple(feature for feature in FEATURES if feature.name not in ABSENT)
    loaders = {feature.name: feature.load for feature in features if feature.load is not None}
    defaults = (config.locale.language, config.locale.timezone)
    me = Me(NOBODY, "", "", ephemeral=True)
    clock = MovableClock(datetime.fromtimestamp(0, UTC))
    sweeper = Sweeper(database, features, clock, lambda: None, lambda: None)
    sweeper.pruned_at = datetime.max.replace(tzinfo=UTC)  # what was found stays until it is reported
    player = Player(
        database,
        Turns(features, texts, me, SECRET),
        Lanes(Policies(acting(config.policies)), loaders, defaults),
        Reader(NOBODY, SECRET, {}),
        chat.id,
        {user: Membership("administrator", frozenset(RIGHTS)) for user in known.admins}
        | ({known.owner: Membership("creator")} if known.owner else {}),
        findings,
        weeks,
        clock,
        sweeper,
        Dues.of(sweep for _, sweep in sweeper.sweeps),
    )
    sweeper.on_inbox = player.ticked
    return player


def acting(policies: Mapping[str, BaseModel]) -> dict[str, BaseModel]:
    """The operator's policies, with nothing only watched: the question is what would have been done."""
    return {
        name: policy.model_copy(update={"observe": False})
        if "observe" in type(policy).model_fields
        else policy
        for name, policy in policies.items()
    }


async def begin(player: Player, chat: Found, at: datetime, language: str, timezone: str) -> None:
    """The bot was there from the first message on, with every right, and tiers are wanted."""
    values = chat_of(chat)
    row = {"type": values["type"], "title": chat.name, "language": language, "timezone": timezone, "added_at": at,
           "status": "administrator", "rights": list(RIGHTS)}  # fmt: skip
    player.clock.set(at)
    player.dues.sooner(at)
    player.weeks.begin(at)
    decisions: list[Decision] = [ChangeChat(chat.id, row), tiers_kept(chat.id, at, at)]
    await player.store([Turned(0, "replay:0", chat.id, at, decisions)])
