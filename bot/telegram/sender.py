"""Outbox rows leave: in order, paced, each marked before its request, its outcome written after. Decides no effects."""

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot import metrics
from bot.core.clock import Clock, first_of
from bot.core.codec import load
from bot.core.decisions import EFFECTS, Delete, Edit, Effect, Say, StopPoll
from bot.core.errors import Unusable
from bot.db.engine import Database, is_database_failure
from bot.db.journal import claim, find_named, leaving, next_due, receive, settle, unsettled
from bot.db.newest import RAISE, find_newest, raised
from bot.db.polls import keep_polls
from bot.telegram.client import REFUSED
from bot.telegram.evidence import arrived, find_lost, find_sent
from bot.telegram.flight import Flight, Job
from bot.telegram.outgoing import perform
from bot.telegram.outgoing.errors import outcome_of
from bot.telegram.outgoing.outcome import Call, Kind, Outcome, Target
from bot.telegram.pacing import TALK, Pacing, line_of
from bot.telegram.settling import Settled, ends, out_of_date, settled

log = logging.getLogger(__name__)

AT_ONCE = 16
LOOK_AHEAD = 600
DELETE_AT_ONCE = 100
LONGEST_PAUSE = 5.0


class Sender:
    """The one loop that sends. `wake` it when rows were recorded; it wakes intake through `on_inbox`."""

    def __init__(
        self,
        database: Database,
        bot: Bot,
        clock: Clock,
        pacing: Pacing,
        secret: bytes,
        aliases: Mapping[int, int],
        on_inbox: Callable[[], None],
        on_step: Callable[[], None],
    ) -> None:
        self.database, self.bot, self.clock, self.pacing, self.secret = database, bot, clock, pacing, secret
        self.aliases, self.on_inbox, self.on_step = aliases, on_inbox, on_step
        self.wake = asyncio.Event()
        self.seen: dict[int, int] = {}
        self.flight = Flight()
        self.finished: list[tuple[Job, Outcome]] = []
        self.held: datetime | None = None
        self.due: datetime | None = None
        self.idle = self.down = self.refused = False
        self.shut: dict[tuple[int, str], datetime] = {}

    async def recover(self) -> None:
        """What was leaving when the process died, whatever the clock says since: its outcome is unknown."""
        async with self.database.writing() as connection:
            rows = await leaving(connection)
            await self._write(connection, [(Job([row], probe_from=row.probe_from), lost()) for row in rows])

    async def run(self) -> None:
        """For ever; a database failure is waited out. Unusable when the token is refused."""
        pause = 0.5
        while not self.refused:
            self.wake.clear()
            try:
                busy = await self.step()
                self.down, pause = False, 0.5
            except Exception as error:
                known = is_database_failure(error)
                log.error(
                    "outbox: not written, again in %.1f s (%s)",
                    pause,
                    type(error).__name__,
                    exc_info=not known,
                )
                self.idle, self.down = False, True
                await first_of(asyncio.Event(), seconds=pause)
                pause = min(pause * 2, LONGEST_PAUSE)
                continue
            if not busy:
                dues = [due for due in (self.held, self.due) if due is not None]
                await self.clock.sleep_until(min(dues, default=None), self.wake)
        raise Unusable(REFUSED)

    async def step(self) -> bool:
        """Write what is finished, send what may leave; True when there may be more to do at once."""
        self.idle = False
        now = self.clock.now()
        self.shut = {line: opens for line, opens in self.shut.items() if opens > now}
        jobs, more = await self._exchange(now)
        for job in jobs:
            self._launch(job, now)
        self.idle = not (self.flight.tasks or self.finished or more or self.wake.is_set())
        self.on_step()
        return more

    async def _exchange(self, now: datetime) -> tuple[list[Job], bool]:
        """One transaction: outcomes in, the next requests marked as leaving; and whether there may be more."""
        finished, self.finished = self.finished, []
        jobs: list[Job] = []
        try:
            async with self.database.writing() as connection:
                inbox = await self._write(connection, finished)
                for job, _ in finished:
                    self._landed(job)
                rows = await unsettled(connection, now, LOOK_AHEAD, self.shut.keys() | self.flight.alone)
                late, jobs = self._choose(rows, now)
                await self._write(connection, late)
                await self._look_up(connection, jobs)
                await claim(connection, [(row.id, job.probe_from) for job in jobs for row in job.rows])
                self.due, again = await next_due(connection, now)
        except BaseException:
            self.finished = finished + self.finished
            for job in jobs:
                self._landed(job)
            raise
        self.held = min((at for at in (self.held, again) if at is not None), default=None)
        if inbox:
            self.on_inbox()
        return jobs, bool(late) or (len(rows) >= LOOK_AHEAD and bool(jobs))

    async def _look_up(self, connection: Any, jobs: Sequence[Job]) -> None:
        """Where a search would begin, in chats of which this process has heard nothing yet."""
        blind = [job for job in jobs if job.row.kind == "Say" and job.probe_from is None]
        unheard = {job.row.chat_id for job in blind} - self.seen.keys()
        if unheard:
            self.seen |= dict.fromkeys(unheard, 0) | await find_newest(connection, unheard)
        for job in blind:
            job.probe_from = self.seen[job.row.chat_id] or None

    # --- choosing -----------------------------------------------------------------------------------------------------

    def _choose(self, rows: Sequence[Any], now: datetime) -> tuple[list[tuple[Job, Outcome]], list[Job]]:
        """Rows that need no call any more, and the calls to make now. Sets `held`."""
        first, last_edit = ends(rows)
        late: list[tuple[Job, Outcome]] = []
        jobs: list[Job] = []
        deletions: dict[int, Job] = {}
        alone = set(self.flight.alone)
        self.held = min(self.shut.values(), default=None)
        for row in rows:
            # Marked as leaving, but the commit's answer was lost, so it never left.
            if row.state == "sending" and row.id not in self.flight.ids:
                late.append((Job([row], probe_from=row.probe_from), lost()))
                continue
            if row.state != "pending":
                continue
            if overdue := out_of_date(row, last_edit, now):
                late.append((Job([row]), Outcome("gone", error=overdue)))
                continue
            if row.about and first[row.about].id != row.id:
                continue
            if len(self.flight.ids) + len(jobs) >= AT_ONCE or not self._may_leave(row, alone, now):
                continue
            self._add(row, jobs, deletions)
            self.pacing.take(row.kind, row.chat_id, row.priority, now)
            if self.pacing.alone(row.kind, row.chat_id, now):
                alone.add(line_of(row.kind, row.chat_id))
        return late, jobs

    def _may_leave(self, row: Any, alone: set[tuple[int, str]], now: datetime) -> bool:
        """Is it time, and does nothing else of that chat have to come first?"""
        opens = max(row.not_before, self.pacing.opens(row.kind, row.chat_id, row.priority, now))
        if opens > now:
            self.held = min(self.held or opens, opens)
            line = (row.chat_id, "Say" if row.kind in TALK else row.kind)
            self.shut[line] = self.pacing.line_opens(*line, now)
            return False
        return line_of(row.kind, row.chat_id) not in alone

    def _add(self, row: Any, jobs: list[Job], deletions: dict[int, Job]) -> None:
        """A call of its own; deletions of one chat share one."""
        if row.kind == "Delete" and row.about is None:
            effect = load(EFFECTS["Delete"], row.payload)
            job = deletions.get(effect.chat)
            if job is not None and len(job.messages) + len(effect.messages) <= DELETE_AT_ONCE:
                job.rows.append(row)
                job.messages += tuple(effect.messages)
                return
            deletions[effect.chat] = Job([row], tuple(effect.messages))
            jobs.append(deletions[effect.chat])
            return
        jobs.append(Job([row], probe_from=row.probe_from or self.seen.get(row.chat_id)))

    # --- sending ------------------------------------------------------------------------------------------------------

    def _launch(self, job: Job, now: datetime) -> None:
        self.flight.ids.update(row.id for row in job.rows)
        if self.pacing.alone(job.row.kind, job.row.chat_id, now):
            self.flight.alone.add(line_of(job.row.kind, job.row.chat_id))
        task = asyncio.create_task(self._fly(job, now))
        self.flight.tasks.add(task)
        task.add_done_callback(self.flight.tasks.discard)

    async def _fly(self, job: Job, now: datetime) -> None:
        """One request; every error becomes an outcome."""
        try:
            outcome = await self._request(job, now)
        except InvalidToken:
            self.refused = True
            outcome = Outcome("unsent", error="the token was refused")
        except TelegramError as error:
            outcome = outcome_of(error)
        except Exception as error:
            log.exception("outbox row %s was not sent", job.row.key)
            kind: Kind = "unsent" if is_database_failure(error) else "refused"
            outcome = Outcome(kind, error=f"{type(error).__name__}: {error}")
        metrics.CALLS.labels(job.row.kind, outcome.kind).inc()
        for message_id in filter(None, (outcome.message_id, *outcome.also)):
            self.saw(job.row.chat_id, message_id)
        self.finished.append((job, outcome))
        self.wake.set()

    async def _request(self, job: Job, now: datetime) -> Outcome:
        row = job.row
        effect: Effect = load(EFFECTS[row.kind], row.payload)
        chat, target = self.aliases.get(row.chat_id, row.chat_id), None
        if isinstance(effect, Edit | Delete | StopPoll):
            chat = effect.chat
            if (key := getattr(effect, "key", None)) is not None:
                chat, target = await self._said(key, chat)
                if target is None:
                    return Outcome("gone", error="nothing was said under this key")
            if chat in self.aliases:
                return Outcome("gone", error="the group has moved; its old messages stay behind")
        call = Call(chat, self.clock.now(), row.created_at, self.secret, target, job.messages)
        if isinstance(effect, Say) and row.attempts > 0 and row.error:
            async with self.database.reading() as session:
                found = await find_sent(self.bot, session, effect, call, job.probe_from, self.seen.get(chat))
            if found:
                return await arrived(self.bot, effect, call, found)
            if not effect.must_arrive:
                return Outcome("unknown", error=row.error)
        return await perform(self.bot, effect, call)

    async def _said(self, key: str, chat: int) -> tuple[int, Target | None]:
        """The message that was said under a key: the chat it stands in, its id, its one reader."""
        async with self.database.reading() as session:
            row = await find_named(session, key)
            if row is not None and row.state == "unknown":
                seen = self.seen.get(row.chat_id)
                found = await find_lost(self.bot, session, row, self.clock.now(), self.secret, seen)
                return row.chat_id, Target(found[0]) if found else None
        if row is None or row.message_id is None:
            return chat, None
        if row.message_id < 0:
            return row.chat_id, Target(row.message_id, load(Say, row.payload).receiver)
        return row.chat_id, Target(row.message_id)

    def _landed(self, job: Job) -> None:
        self.flight.ids.difference_update(row.id for row in job.rows)
        self.flight.alone.discard(line_of(job.row.kind, job.row.chat_id))

    def saw(self, chat: int, message_id: int) -> None:
        """The highest message id known of a chat: where a search for a lost message begins."""
        if message_id > self.seen.get(chat, 0):
            self.seen[chat] = message_id

    # --- writing ------------------------------------------------------------------------------------------------------

    async def _write(self, connection: Any, outcomes: Sequence[tuple[Job, Outcome]]) -> bool:
        """Outcomes into rows, and what features wait for into the inbox; True when there was such."""
        now = self.clock.now()
        results: list[Settled] = [settled(row, outcome, now) for job, outcome in outcomes for row in job.rows]
        await settle(connection, [result.change for result in results])
        said = {
            job.row.chat_id: self.seen.get(job.row.chat_id, 0) for job, _ in outcomes if job.row.kind == "Say"
        }
        if newest := raised(said):
            await connection.execute(RAISE, newest)
        await keep_polls(connection, ((row, end) for job, end in outcomes for row in job.rows), now)
        inbox = [row for result in results for row in result.inbox]
        await receive(connection, inbox)
        for result in results:
            if result.pause is not None:
                kind, chat, until = result.pause
                self.pacing.pause(kind, chat, until, now)
                metrics.FLOOD.inc((until - now).total_seconds())
            if result.words:
                log.warning("outbox: %s", result.words)
        return bool(inbox)


def lost() -> Outcome:
    """The process died between the request and its answer."""
    return Outcome("unknown", error="the process ended before an answer came")
