"""Facts of an export through the turns, by their dates: the clock moves, sweeps run, nothing ever leaves."""

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, datetime, timedelta
from heapq import heappop, heappush
from typing import Any, get_args

from sqlalchemy.ext.asyncio import AsyncSession

from bot.core.clock import MovableClock
from bot.core.codec import dump
from bot.core.decisions import ChangeMember, Decision, Effect, Hand
from bot.core.facts import Answer, CommandCall, Fact, Membership, Message, Migration, Reaction
from bot.db.engine import Database, is_database_failure
from bot.db.journal import finish, waiting
from bot.db.lanes import Lane, Lanes
from bot.db.members import MemberState
from bot.db.record import Turned, record
from bot.db.retention import HEARD, prune
from bot.feature import Asked, NeedsAdmins, NeedsMember, NeedsPermissions, NeedsPhoto, Right, Turn
from bot.replay.findings import Findings
from bot.replay.sweeping import Dues
from bot.replay.weeks import Weeks
from bot.telegram.incoming import Reader
from bot.telegram.outdated import outdate
from bot.telegram.reading import inner_fact, members_of, note_seen
from bot.telegram.sweeper import Sweeper
from bot.telegram.values import PERMISSIONS
from bot.turns import Turns

log = logging.getLogger(__name__)

BATCH = 200
NEEDS = (NeedsAdmins, NeedsMember, NeedsPermissions, NeedsPhoto)
EFFECTS = get_args(Effect)
MEMBER = Membership("member")
MIRRORED = {item.name for item in fields(MemberState)} - {"strikes", "known"}
DAY = timedelta(days=1)


@dataclass(slots=True)
class Player:
    """One chat being replayed. `number` of updates and `asked` outcomes so far; `answers` = those outcomes, by when
    they come; `handed` = rows of the inbox wait; `failed` = turns that ended in an error."""

    database: Database
    turns: Turns
    lanes: Lanes
    reader: Reader
    chat: int
    admins: dict[int, Membership]
    findings: Findings
    weeks: Weeks
    clock: MovableClock
    sweeper: Sweeper
    dues: Dues
    number: int = 0
    asked: int = 0
    failed: int = 0
    handed: bool = False
    pruned_at: datetime = datetime(1970, 1, 1, tzinfo=UTC)
    answers: list[tuple[datetime, int, Answer]] = field(default_factory=list)
    batch: list[Turned] = field(default_factory=list)
    reading: AsyncSession | None = None

    @property
    def due(self) -> datetime | None:
        """When something happens by itself."""
        known = (self.dues.at, self.weeks.due, *(item[0] for item in self.answers[:1]))
        return min((at for at in known if at), default=None)

    async def play(self, at: int, update: Mapping[str, Any]) -> None:
        """One update at its date, after all that became due before it."""
        now = max(datetime.fromtimestamp(at, UTC), self.clock.now())
        await self.reach(now)
        self.number += 1
        fact = self.reader.read(update)
        if fact is None or isinstance(fact, Migration) or self.findings.is_out(fact, now):
            return
        if isinstance(fact, Message):
            fact = self.called(fact) or fact
        await self.turn(fact, f"replay:{self.number}")
        await self.follow()

    async def reach(self, now: datetime) -> None:
        """The clock moves on; what becomes due on the way is done at its own time."""
        while (due := self.due) is not None and due <= now:
            self.clock.set(max(due, self.clock.now()))
            if self.dues.at is not None and self.dues.at <= self.clock.now():
                await self.sweep()
            await self.follow()
            if self.weeks.due == self.clock.now():
                await self.week()
        self.clock.set(now)

    async def end(self) -> None:
        """Nothing more is said."""
        await self.reach(self.clock.now())
        await self.week()

    async def week(self) -> None:
        """Another week to be ranked, or the part of one that is left at the end."""
        await self.commit()
        await self.weeks.close(self.database)

    def called(self, message: Message) -> CommandCall | None:
        """A command that anybody may give. What admins did by command was theirs to do, and is no rule."""
        call = self.turns.commands.called(message, self.clock.now())
        if call is None or self.turns.commands.known[call.name][1].right is not Right.ANYBODY:
            return None
        return call

    # --- one turn -----------------------------------------------------------------------------------------------------

    async def turn(self, fact: Fact, key: str, row: int = 0) -> None:
        """Into the batch, asked again as often as it needs an answer that the export gives."""
        asked = Asked()
        while True:
            if self.batch and self.must_see(fact):
                await self.commit()
            try:
                await self.decided(fact, key, row, asked)
                return
            except NEEDS as need:
                await self.commit()
                self.lanes.forget(self.chat)
                self.answer(need, asked)
            except Exception as error:
                if is_database_failure(error):
                    raise
                log.exception("turn %s failed", key)
                self.failed += 1
                await self.commit()
                self.lanes.forget(self.chat)
                self.batch.append(Turned(row, key, self.chat, self.clock.now(), dead=type(error).__name__))
                return

    async def decided(self, fact: Fact, key: str, row: int, asked: Asked) -> None:
        """One try of a turn."""
        now = self.clock.now()
        session = self.session()
        lane = await self.lanes.load(session, self.chat, members_of(fact))
        lane.admins, lane.admins_at = self.admins, now
        seen, upkeep = note_seen(lane, fact, now)
        reads = not isinstance(fact, Message)
        turn: Turn = self.turns.turn(lane, key, now, session if reads else None, asked)
        decisions = [*upkeep, *await self.turns.fact(turn, fact)]
        kept = [decision for decision in decisions if not isinstance(decision, EFFECTS)]
        self.batch.append(Turned(row, key, self.chat, now, kept, seen))
        self.findings.heard(turn, fact, decisions)
        for number, decision in enumerate(decisions):
            self.foresee(decision, f"{key}:{number}")
        stale = set(lane.stale_members)
        if outdate(self.lanes, lane, decisions):
            await self.commit()
        elif lane.stale_members:
            lane.stale_members -= keep_up(lane, decisions, now) - stale

    def session(self) -> AsyncSession:
        """What is committed so far, to be read."""
        if self.reading is None:
            self.reading = AsyncSession(self.database.read, expire_on_commit=False, autoflush=False)
        return self.reading

    def must_see(self, fact: Fact) -> bool:
        """Would this turn read what is not committed yet?"""
        lane: Lane | None = self.lanes.kept.get(self.chat)
        known = isinstance(fact, Message | Reaction) or (
            isinstance(fact, Answer) and fact.feature == "kernel"
        )
        if known:  # they read members, and rows long committed
            return lane is not None and lane.outdated_for(members_of(fact))
        return any(turned.decisions for turned in self.batch)

    def answer(self, need: Exception, asked: Asked) -> None:
        """What Telegram would have said."""
        match need:
            case NeedsMember(user_id=user):
                asked.members[user] = self.admins.get(user, MEMBER)
            case NeedsPhoto(user_id=user):
                asked.photos[user] = True
            case NeedsPermissions():
                asked.permissions = dict.fromkeys(PERMISSIONS, True)

    def foresee(self, decision: Decision, key: str) -> None:
        """What follows from a decision by itself: an outcome, another lane's turn, a sweep."""
        self.handed = self.handed or isinstance(decision, Hand)
        self.dues.note(decision, self.clock.now())
        if isinstance(decision, EFFECTS) and getattr(decision, "answer", None):
            at = max(getattr(decision, "not_before", None) or self.clock.now(), self.clock.now())
            self.asked += 1
            heappush(self.answers, (at, self.asked, succeeded(decision, key, at)))

    def ticked(self) -> None:
        """Rows wait in the inbox."""
        self.handed = True

    async def follow(self) -> None:
        """Outcomes that have come, what was handed on; record what is enough for a transaction."""
        while True:
            if self.answers and self.answers[0][0] <= self.clock.now():
                _, number, answer = heappop(self.answers)
                await self.turn(answer, f"answer:{number}:{answer.key}")
            elif self.handed:
                self.handed = False
                await self.inner()
            else:
                break
        if len(self.batch) >= BATCH:
            await self.commit()

    # --- committing ---------------------------------------------------------------------------------------------------

    async def commit(self) -> None:
        """Record the batch, in one transaction; where its data are at fault, each turn alone."""
        if self.reading is not None:
            await self.reading.close()
            self.reading = None
        batch, self.batch = self.batch, []
        if not batch:
            return
        try:
            await self.store(batch)
        except Exception as error:
            if is_database_failure(error):
                raise
            self.lanes.drop(self.chat)
            await self.blame(batch)
        self.lanes.committed()
        self.lanes.trim(self.chat)

    async def store(self, batch: Sequence[Turned]) -> None:
        """One transaction."""
        async with self.database.writing() as connection:
            await record(connection, batch)

    async def blame(self, batch: Sequence[Turned]) -> None:
        """The turns that cannot be recorded count as failed; the others stand."""
        for turned in batch:
            try:
                await self.store([turned])
            except Exception as error:
                if is_database_failure(error):
                    raise
                log.exception("turn %s cannot be recorded", turned.key)
                self.failed += 1
                await self.store([replace(turned, decisions=(), seen=None, dead=type(error).__name__)])

    async def sweep(self) -> None:
        """Ticks for what is due, into the inbox."""
        await self.commit()
        await self.sweeper.sweep()
        self.dues.at = self.sweeper.due
        now = self.clock.now()
        if now - self.pruned_at >= DAY:
            async with self.database.writing() as connection:
                while await prune(connection, now, [HEARD]):
                    pass
            self.pruned_at = now

    async def inner(self) -> None:
        """Turns that others started; what is for another lane leads to nothing here."""
        await self.commit()
        while rows := await waiting(self.session(), BATCH, ()):
            for row in rows:
                if row.lane == self.chat:
                    await self.turn(inner_fact(row.source, json.loads(row.body)), str(row.id), row.id)
            await self.commit()
            if elsewhere := [row.id for row in rows if row.lane != self.chat]:
                async with self.database.writing() as connection:
                    await finish(connection, elsewhere)


def keep_up(lane: Lane, decisions: Sequence[Decision], now: datetime) -> set[int]:
    """Members who need not be read again, because what is known of them changes as their rows will: else the first
    messages of each would cost a transaction each."""
    kept: set[int] = set()
    for decision in decisions:
        if isinstance(decision, ChangeMember):
            user, state = decision.user, lane.members.get(decision.user.id)
            if state is None or not decision.values.keys() <= MIRRORED:
                return set()
            state.first_seen = state.first_seen if state.known else now
            state.name, state.username, state.known = user.name, user.username, True
            for name, value in decision.values.items():
                setattr(state, name, value)
            kept.add(user.id)
    return kept


def succeeded(effect: Any, key: str, at: datetime) -> Answer:
    """The outcome of an effect that Telegram took; it stood nowhere, so it has no message id."""
    feature, _, verb = effect.answer.partition(":")
    data = json.loads(dump(effect)).get("data") or {}
    return Answer(
        feature, verb, getattr(effect, "key", None) or key, "done", data, answered_at=at, chat=effect.chat
    )
