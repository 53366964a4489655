"""Takes lanes from the inbox, runs their turns, commits them in batches. Asks Telegram before a turn, never inside."""

import asyncio
import json
import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Bot

from bot.core.clock import Clock, first_of
from bot.core.decisions import Decision, Hand, Resume
from bot.core.facts import CommandCall, Fact, JoinRequest, MemberChange, Message, Migration
from bot.db.engine import Database, is_database_failure
from bot.db.journal import bury, waiting
from bot.db.lanes import Lanes
from bot.db.record import Turned, record
from bot.db.rekey import move_journal, rekey
from bot.feature import Asked, NeedsAdmins, NeedsMember, NeedsPermissions, NeedsPhoto
from bot.logs import about
from bot.telegram.asking import Asking
from bot.telegram.incoming import Reader
from bot.telegram.outdated import outdate
from bot.telegram.reading import inner_fact, members_of, note, note_seen, number_of, recall, users_of
from bot.turns import Turns

log = logging.getLogger(__name__)

BATCH = 200
PATIENCE = 5.0  # seconds at most between two tries of a database that is away


class DatabaseDown(Exception):
    """The database did not answer: rows stay new, the same is tried again."""


@dataclass(slots=True)
class Dispatch:
    """The one loop that runs turns. `down` = the database did not take the last ones; `passed` = lanes of which a row
    was left for the next round, so that none behind it may go first; `handed` = this round made rows for the next."""

    database: Database
    bot: Bot
    turns: Turns
    lanes: Lanes
    reader: Reader
    clock: Clock
    on_recorded: Callable[[Sequence[Decision]], None]
    on_message: Callable[[int, int], None]
    on_step: Callable[[], None]
    wake: asyncio.Event = field(default_factory=asyncio.Event)
    asking: Asking = field(init=False)
    drained: bool = False
    down: bool = False
    alone: int = 0
    handed: bool = False
    batch: list[Turned] = field(default_factory=list)
    passed: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.asking = Asking(self.database, self.bot, self.lanes, self.clock, self.wake)
        self.lanes.recall = partial(recall, reader=self.reader)

    @property
    def held(self) -> dict[int, "asyncio.Task[None]"]:
        """Lanes that wait for an answer of Telegram's."""
        return self.asking.held

    @property
    def idle(self) -> bool:
        """Nothing can be done now: the inbox is empty, or what is left waits to ask Telegram again."""
        return self.drained and not self.wake.is_set() and self.held.keys() == self.asking.sleeping.keys()

    @property
    def asleep(self) -> datetime | None:
        """When what is left will be gone on with."""
        return min(self.asking.sleeping.values(), default=None)

    async def run(self) -> None:
        """For ever; a database failure is waited out with growing patience."""
        pause = 0.1
        while True:
            self.drained = False
            self.wake.clear()
            try:
                busy = await self.round()
                self.down, pause = False, 0.1
            except Exception as error:
                self._start_over()
                self.down = True
                if not is_database_failure(error) and not isinstance(error, DatabaseDown):
                    log.exception("intake stumbled")
                else:
                    log.error("the database did not answer: %s", type(error.__cause__ or error).__name__)
                await first_of(self.wake, seconds=pause)
                pause = min(pause * 2, PATIENCE)
                continue
            if not busy:
                await self.wake.wait()

    def _start_over(self) -> None:
        """Nothing in memory is trusted after a failed transaction."""
        self.batch.clear()
        for lane in list(self.lanes.kept):
            self.lanes.drop(lane)

    async def round(self) -> bool:
        """Up to 200 rows, in order; the batch is committed before a turn that reads, and at the end. True when there
        may be more."""
        limit = 1 if self.alone else BATCH
        self.passed.clear()
        self.handed = False
        async with self.database.reading() as session:
            rows = await waiting(session, limit, self.held)
            self.alone = max(self.alone - 1, 0) if rows else self.alone
            moved = self.reader.aliases.keys() & {row.lane for row in rows}
            position = 0 if moved else await self._work_some(rows, 0, session)
        if moved:
            await self._readdress(moved)
            return True
        await self._flush()
        while position < len(rows) and not self.alone:  # what was not recorded comes first
            async with self.database.reading() as session:
                position = await self._work_some(rows, position, session)
            await self._flush()
        more = len(rows) == limit or bool(self.passed or self.handed or self.alone)
        self.drained = not more
        if not more:
            self.on_step()
        return more

    async def _work_some(self, rows: Sequence[Any], position: int, session: AsyncSession) -> int:
        """Rows until one has to see what is not committed yet; the position to go on from."""
        while position < len(rows):
            row = rows[position]
            if self._passes(row.lane):
                position += 1
                continue
            fact, error = self._read(row)
            if isinstance(fact, Migration):
                if not self.batch:
                    await session.close()
                    await self._migrate(row, fact)
                    self.passed |= {fact.old, fact.new}
                    position += 1
                return position
            reads = not (isinstance(fact, Message) and fact.chat.id < 0)
            if self.batch and self._must_see(row.lane, fact, reads=reads):
                return position
            position += 1
            if error or fact is None:
                self.batch.append(self._turned(row, fact, dead=error))
                continue
            with about(update=number_of(row), chat=row.lane):
                again = await self._turn(row, fact, session, reads=reads)
            if self._passes(row.lane) or again:
                return position
        return position

    def _must_see(self, lane_id: int, fact: Fact | None, *, reads: bool) -> bool:
        """Would this turn read what the batch has not committed yet?"""
        lane = self.lanes.kept.get(lane_id)
        if lane is not None and lane.raided and isinstance(fact, MemberChange | JoinRequest):
            # In a raid who comes is looked at by rows of their own alone: else each would cost a commit.
            user = fact.user.id
            known = any(turned.about is None or user in turned.about for turned in self.batch)
            return known or bool(lane.stale_features)
        if reads:  # rows of any chat
            return any(turned.lane == lane_id or turned.decisions for turned in self.batch)
        return fact is not None and lane is not None and lane.outdated_for(members_of(fact))

    def _passes(self, lane: int) -> bool:
        """Is a row of this lane left for the next round? Then so is every one behind it."""
        if lane in self.held:
            self.passed.add(lane)
        return lane in self.passed

    def _read(self, row: Any) -> tuple[Fact | None, str | None]:
        """The row's fact, or why it has none."""
        try:
            body = json.loads(row.body)
            if row.source == "telegram":
                fact = self.reader.read(body)
                if isinstance(fact, Message):
                    return self.turns.commands.called(fact, self.clock.now()) or fact, None
                return fact, None
            return inner_fact(row.source, body), None
        except Exception as error:
            log.exception("inbox row %s cannot be read", row.id)
            return None, f"{type(error).__name__}: {error}"

    # --- one turn -----------------------------------------------------------------------------------------------------

    async def _turn(self, row: Any, fact: Fact, session: AsyncSession, *, reads: bool) -> bool:
        """Run it into the batch; True when what follows must read what it changed."""
        now, seen, begun = self.clock.now(), None, False
        try:
            lane = await self.lanes.load(session, row.lane, members_of(fact))
            if self.asking.is_unknown(lane, fact):
                self.asking.hold(row.lane, self.asking.introduce(row.lane, fact))
                return False
            asked = self.asking.asked.get(row.id) or Asked()
            turn = self.turns.turn(lane, str(row.id), now, session if reads else None, asked)
            self.turns.commands.foresee(turn, fact)
            begun = True
            seen, upkeep = note_seen(lane, fact, now)
            message = fact.message if isinstance(fact, CommandCall) and not fact.in_private else fact
            if isinstance(message, Message):
                self.on_message(lane.id, message.id)
            decisions = await self.turns.fact(turn, fact)
        except (NeedsAdmins, NeedsMember, NeedsPermissions, NeedsPhoto) as need:
            if begun:  # the lane's state may tell of a turn that is not recorded
                self.lanes.forget(row.lane)
            self.asking.hold(row.lane, self.asking.fetch(row, need))
            return True
        except Exception as error:
            if is_database_failure(error):
                raise DatabaseDown from error
            log.exception("turn %s failed", row.id)
            self.lanes.forget(row.lane)
            self.batch.append(self._turned(row, fact, seen=seen, dead=f"{type(error).__name__}: {error}"))
            return True
        self.asking.answered(row)
        self.batch.append(self._turned(row, fact, now=now, seen=seen, decisions=[*upkeep, *decisions]))
        if isinstance(fact, MemberChange) and (fact.old.is_admin or fact.new.is_admin):
            lane.admins_at = None  # who is admin is asked again at once (S22)
        return outdate(self.lanes, lane, decisions)

    def _turned(self, row: Any, fact: Fact | None, *, now: datetime | None = None, **rest: Any) -> Turned:
        """The row's turn as it will be recorded."""
        what = type(fact).__name__ if fact is not None else "Nothing"
        made = now or self.clock.now()
        users = users_of(fact)
        return Turned(
            row.id, str(row.id), row.lane, made, what=what, update=number_of(row), about=users, **rest
        )

    # --- committing ---------------------------------------------------------------------------------------------------

    async def _flush(self) -> None:
        """Record the batch in one transaction; when the data is at fault, each turn alone."""
        if not self.batch:
            return
        batch, self.batch = self.batch, []
        try:
            async with self.database.writing() as connection:
                await record(connection, batch)
        except Exception as error:
            if is_database_failure(error):
                raise DatabaseDown from error
            await self._blame(batch, error)
            return
        self.lanes.committed()
        for turned in batch:
            self.lanes.trim(turned.lane)
            note(turned)
        decisions = [decision for turned in batch for decision in turned.decisions]
        self.handed = self.handed or any(isinstance(decision, Hand) for decision in decisions)
        self.on_recorded(decisions)

    async def _blame(self, batch: list[Turned], error: Exception) -> None:
        """A batch that cannot be recorded is decided again row by row; a single row is dead."""
        for turned in batch:
            self.lanes.drop(turned.lane)
        if len(batch) > 1:
            self.alone = len(batch)
            return
        log.error("turn %s cannot be recorded", batch[0].row_id, exc_info=error)
        batch[0].dead = f"{type(error).__name__}: {error}"
        async with self.database.writing() as connection:
            await bury(connection, batch[0].row_id, batch[0].dead)
        note(batch[0])

    async def _readdress(self, lanes: Iterable[int]) -> None:
        """Rows written for a lane while it moved, such as the answer of a call that was on its way."""
        async with self.database.writing() as connection:
            for lane in lanes:
                await move_journal(connection, lane, self.reader.aliases[lane])

    async def _migrate(self, row: Any, moved: Migration) -> None:
        """Every row under the new id, and this sign of it done, in one transaction."""
        now = self.clock.now()
        async with self.database.writing() as connection:
            await rekey(connection, moved.old, moved.new, now)
            await record(connection, [turned := self._turned(row, moved, now=now)])
        self.reader.moved(moved.old, moved.new)
        self.lanes.drop(moved.old)
        self.lanes.drop(moved.new)
        note(turned)
        self.on_recorded([Resume(moved.new)])
