"""Questions to Telegram that a turn waits for: who is admin, what a user may do, what this bot is in a chat.

No transaction is open while one is asked; only the lane that waits is held."""

import asyncio
import json
import logging
from collections.abc import Coroutine
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from telegram import Bot
from telegram.error import ChatMigrated, RetryAfter, TelegramError

from bot.core.clock import Clock
from bot.core.facts import CommandCall, Fact, Message
from bot.db.engine import Database
from bot.db.journal import bury, receive
from bot.db.lanes import Lane, Lanes
from bot.feature import Asked, NeedsAdmins, NeedsMember, NeedsPermissions, NeedsPhoto
from bot.telegram.outgoing.errors import seconds
from bot.telegram.rights import (
    NoAccess,
    ask_admins,
    ask_linked,
    ask_me,
    ask_member,
    ask_permissions,
    ask_photo,
)
from bot.telegram.settling import migration_row

Need = NeedsAdmins | NeedsMember | NeedsPermissions | NeedsPhoto
log = logging.getLogger(__name__)

PATIENCE = 60.0
MOST_REFUSALS = 3


@dataclass(slots=True)
class Asking:
    """`held` lanes wait, those `sleeping` for the instant at which Telegram is asked again.

    `asked` = answers for one inbox row; `wake` is set when a lane may go on."""

    database: Database
    bot: Bot
    lanes: Lanes
    clock: Clock
    wake: asyncio.Event
    held: dict[int, "asyncio.Task[None]"] = field(default_factory=dict)
    asked: dict[int, Asked] = field(default_factory=dict)
    tries: dict[int, int] = field(default_factory=dict)
    sleeping: dict[int, datetime] = field(default_factory=dict)
    introduced: set[int] = field(default_factory=set)

    def answered(self, row: Any) -> None:
        """The row's turn is over: what was asked for it is forgotten."""
        self.asked.pop(row.id, None)
        self.tries.pop(row.lane, None)

    def hold(self, lane: int, question: Coroutine[Any, Any, None]) -> None:
        """The lane waits; the others go on."""

        async def ask() -> None:
            try:
                await question
            except Exception:
                log.exception("a question about chat %s failed", lane)
                await self._sleep(lane)
            finally:
                del self.held[lane]
                self.wake.set()

        self.held[lane] = asyncio.create_task(ask())

    def fetch(self, row: Any, need: Need) -> Coroutine[Any, Any, None]:
        """What a turn needs, to be held for."""
        return self.fetch_admins(row) if isinstance(need, NeedsAdmins) else self.fetch_for(row, need)

    async def fetch_admins(self, row: Any) -> None:
        """Who is admin now, into the lane's state; a closed chat ends the turn, a silent network delays it."""
        try:
            admins = await ask_admins(self.bot, row.lane)
            linked = await ask_linked(self.bot, row.lane)  # S29: also one that never posted yet
            self.lanes.linked[row.lane] = linked
        except NoAccess as no:
            if self.tries.get(row.lane, 0) + 1 < MOST_REFUSALS:  # one such answer may be a mistake
                await self._sleep(row.lane)
                return
            async with self.database.writing() as connection:
                await bury(connection, row.id, f"admins cannot be read: {no}")
            return
        except ChatMigrated as moved:
            async with self.database.writing() as connection:
                await receive(connection, [migration_row(row.lane, moved.new_chat_id, self.clock.now())])
            return
        except TelegramError as error:
            log.warning("admins of %s cannot be read (%s)", row.lane, type(error).__name__)
            if row.source == "telegram" and (row.id in self.asked or self.tries.get(row.lane, 0) > 1):
                self.asked.setdefault(row.id, Asked()).failed = True
            await self._sleep(row.lane, error)
            return
        lane = self.lanes.kept.setdefault(row.lane, Lane(row.lane))
        lane.linked_chat = linked or lane.linked_chat
        lane.admins, lane.admins_at = admins, self.clock.now()

    async def _sleep(self, lane: int, error: TelegramError | None = None) -> None:
        """Wait before Telegram is asked again: longer at each try, and never less than it wants."""
        tries = self.tries[lane] = self.tries.get(lane, 0) + 1
        wanted = seconds(error) if isinstance(error, RetryAfter) else 0.0
        pause = timedelta(seconds=max(min(2**tries, PATIENCE), wanted))
        until = self.sleeping[lane] = self.clock.now() + pause
        self.wake.set()
        try:
            await self.clock.sleep_until(until, asyncio.Event())
        finally:
            del self.sleeping[lane]

    async def fetch_for(self, row: Any, need: NeedsMember | NeedsPermissions | NeedsPhoto) -> None:
        """What a user or all members may do now, or whether a user shows a photo, for this one turn; unknown = the turn
        hears that asking failed."""
        asked = self.asked.setdefault(row.id, Asked())
        answer: Any
        match need:
            case NeedsPermissions():
                answer = asked.permissions = await ask_permissions(self.bot, row.lane)
            case NeedsPhoto(user):
                if (answer := await ask_photo(self.bot, user)) is not None:
                    asked.photos[user] = answer
            case NeedsMember(user):
                if (answer := await ask_member(self.bot, row.lane, user)) is not None:
                    asked.members[user] = answer
        asked.failed = asked.failed or answer is None

    def is_unknown(self, lane: Lane, fact: Fact) -> bool:
        """A group of which we have no row, although the bot is in it."""
        if (
            not isinstance(fact, Message | CommandCall)
            or lane.known
            or lane.id > 0
            or lane.id in self.introduced
        ):
            return False
        return fact.chat.is_group

    async def introduce(self, chat: int, fact: Any) -> None:
        """Ask what this bot is there, as if it had just been told."""
        self.introduced.add(chat)
        try:
            me = await ask_me(self.bot, chat)
        except (NoAccess, ChatMigrated):
            return
        except TelegramError as error:
            await self._sleep(chat, error)
            self.introduced.discard(chat)
            return
        where = {"id": chat, "type": fact.chat.type, "title": fact.chat.title}
        old = {"status": "left", "user": me.get("user", {})}
        now = self.clock.now()
        change = {"chat": where, "from": me.get("user", {}), "date": int(now.timestamp())}
        body = {"my_chat_member": {**change, "old_chat_member": old, "new_chat_member": me}}
        row = {"source": "telegram", "key": f"known:{chat}:{int(now.timestamp())}", "lane": chat, "ahead": -1}
        async with self.database.writing() as connection:
            await receive(connection, [{**row, "body": json.dumps(body), "received_at": now}])
