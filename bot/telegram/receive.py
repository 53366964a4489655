"""Updates into the inbox: committed first, confirmed to Telegram after. Reads of an update only its lane and number."""

import asyncio
import hashlib
import json
import logging
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from telegram import Bot
from telegram.error import Conflict, EndPointNotFound, InvalidToken, RetryAfter, TelegramError

from bot.core.clock import Clock, first_of
from bot.core.errors import Unusable
from bot.db.engine import Database, is_database_failure
from bot.db.journal import receive
from bot.telegram.client import POLL_SECONDS, REFUSED
from bot.telegram.outgoing.errors import seconds
from bot.telegram.updates import ALLOWED_UPDATES, lane_of, update_id_of

log = logging.getLogger(__name__)

ZERO = re.compile(r"((?<!\\)(?:\\\\)*)\\u0000")
IDS_MAY_RESTART = timedelta(days=6)
LONGEST_PAUSE = 30.0
DATABASE_PAUSE = 5.0


@dataclass(slots=True)
class Intake:
    """Stores updates, from polling or a webhook. `newest` = highest number stored; `down` = the last ones were not."""

    database: Database
    clock: Clock
    aliases: Mapping[int, int]
    on_inbox: Callable[[], None]
    newest: int = 0
    answered_at: datetime | None = None
    down: bool = False

    async def store(self, updates: Sequence[Any]) -> None:
        """One transaction for all of them; an update that is known changes nothing."""
        now = self.clock.now()
        rows = [self.row(update, now) for update in sorted(updates, key=order)]
        try:
            async with self.database.writing() as connection:
                await receive(connection, rows)
        except Exception:
            self.down = True
            raise
        self.down = False
        numbers = [number for update in updates if (number := order(update)) >= 0]
        self.newest = max([self.newest, *numbers])
        self.on_inbox()

    def row(self, update: Any, now: datetime) -> dict[str, Any]:
        """The inbox row; something without a number is kept under its hash."""
        body = storable(json.dumps(update, ensure_ascii=False))
        known = update if isinstance(update, dict) else {}
        number = update_id_of(known)
        key = str(number) if number is not None else hashlib.sha256(body.encode()).hexdigest()
        lane, ahead = lane_of(known, self.aliases)
        return {
            "source": "telegram",
            "key": key,
            "lane": lane,
            "ahead": ahead,
            "body": body,
            "received_at": now,
        }


def storable(text: str) -> str:
    """JSON text without what no database takes: half an emoji, and the character zero."""
    try:
        text.encode()
    except UnicodeEncodeError:
        text = text.encode("utf-8", "replace").decode()
    return ZERO.sub(r"\1", text) if "\\u0000" in text else text


def order(update: Any) -> int:
    """Arrival order inside one answer."""
    number = update_id_of(update) if isinstance(update, dict) else None
    return -1 if number is None else number


class Poller:
    """Long polling: an update is confirmed only after its row is committed. The offset lives in memory alone."""

    def __init__(self, bot: Bot, intake: Intake, clock: Clock) -> None:
        self.bot, self.intake, self.clock = bot, intake, clock
        self.offset: int | None = None
        self.last_batch = clock.now()

    async def run(self) -> None:
        """For ever; Unusable when the token is refused or another instance polls."""
        pause = 0.0
        while True:
            try:
                await self.poll()
                pause = 0.0
            except (InvalidToken, EndPointNotFound) as error:  # what the library makes of 401 for a raw call
                raise Unusable(REFUSED) from error
            except Conflict as error:
                raise Unusable(f"Another program polls with the same token: {error}") from error
            except RetryAfter as error:
                await first_of(asyncio.Event(), seconds=seconds(error))
            except TelegramError as error:
                pause = min(max(pause * 2, 1.0), LONGEST_PAUSE)
                log.warning("getUpdates failed (%s), again in %.0f s", type(error).__name__, pause)
                await first_of(asyncio.Event(), seconds=pause)
            except Exception as error:
                pause = min(max(pause * 2, 0.5), DATABASE_PAUSE)
                known = is_database_failure(error)
                log.error(
                    "updates not stored, again in %.1f s (%s)",
                    pause,
                    type(error).__name__,
                    exc_info=not known,
                )
                await first_of(asyncio.Event(), seconds=pause)

    async def poll(self) -> None:
        """One getUpdates, its rows committed; only then does the offset move."""
        now = self.clock.now()
        if now - self.last_batch > IDS_MAY_RESTART:
            self.offset = None
        fields: dict[str, Any] = {"timeout": POLL_SECONDS, "limit": 100, "allowed_updates": ALLOWED_UPDATES}
        if self.offset is not None:
            fields["offset"] = self.offset
        updates: Any = await self.bot.do_api_request(
            "getUpdates", api_kwargs=fields, read_timeout=POLL_SECONDS + 15
        )
        self.intake.answered_at = self.clock.now()
        if not updates:
            return
        await self.intake.store(updates)
        self.last_batch = now
        known = [number for update in updates if (number := order(update)) >= 0]
        if known:
            self.offset = max(known) + 1
