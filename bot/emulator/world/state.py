"""The whole emulated Telegram in one value that can be copied, and the World that carries it through a run."""

import heapq
import pickle
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bot.emulator.clock import Chance, Clock, Signal, chance
from bot.emulator.faults import Faults
from bot.emulator.world.chats import Chat
from bot.emulator.world.files import File
from bot.emulator.world.following import Follower
from bot.emulator.world.journal import Journal
from bot.emulator.world.payments import Invoice, Payment
from bot.emulator.world.people import Bot, Person
from bot.emulator.world.polls import Poll
from bot.emulator.world.queries import CallbackQuery

HUNG_UP_AFTER = 2.0
BOT_APIS = ("10.0", "10.1", "10.2", "10.3")


@dataclass(order=True)
class Timer:
    """Something the emulator will do by itself at an instant: the name of a registered action and its arguments."""

    at: float
    number: int
    name: str = field(compare=False)
    arguments: dict[str, Any] = field(compare=False)


@dataclass
class State:
    """Everything that a snapshot keeps; plain data only. Private chats are keyed (bot id, person id)."""

    chance: Chance
    instant: float = 0.0
    next_id: int = 0
    people: dict[int, Person] = field(default_factory=dict)
    bots: dict[int, Bot] = field(default_factory=dict)
    chats: dict[int, Chat] = field(default_factory=dict)
    privates: dict[tuple[int, int], Chat] = field(default_factory=dict)
    usernames: dict[str, int] = field(default_factory=dict)
    polls: dict[str, Poll] = field(default_factory=dict)
    payments: dict[str, Payment] = field(default_factory=dict)
    invoices: dict[str, Invoice] = field(default_factory=dict)
    files: dict[str, File] = field(default_factory=dict)
    callbacks: dict[str, CallbackQuery] = field(default_factory=dict)
    invite_links: dict[str, int] = field(default_factory=dict)
    timers: list[Timer] = field(default_factory=list)
    pacing: dict[tuple[int, int], list[float]] = field(default_factory=dict)


TimerAction = Callable[["World", dict[str, Any]], None]
TIMERS: dict[str, TimerAction] = {}


def timer(name: str) -> Callable[[TimerAction], TimerAction]:
    """Registers what is done when a timer of this name is due."""

    def register(action: TimerAction) -> TimerAction:
        TIMERS[name] = action
        return action

    return register


class World:
    """The state, its clock, and what belongs to this run only: who waits, the journal, the switches.

    `patience`: for how many real seconds time waits for a follower that hung up and may come back."""

    def __init__(self, clock: Clock, *, bot_api: str = "10.3", paced: bool = False, seed: int = 1) -> None:
        self.clock = clock
        self.bot_api = bot_api
        self.paced = paced
        self.state = State(chance=chance(seed), instant=clock.now())
        self.journal = Journal()
        self.queued: dict[int, Signal] = {}
        self.changed = Signal()
        self.scheduled = Signal()
        self.reported = Signal()
        self.hooks = Signal()
        self.polling: dict[int, Signal] = {}
        self.strict_webhooks = False
        self.patience = HUNG_UP_AFTER
        self.faults = Faults(chance(seed))
        self.busy = 0
        self.followers: dict[int, Follower] = {}
        self.polled: dict[int, float] = {}
        self.snapshots: dict[int, bytes] = {}

    @property
    def now(self) -> int:
        """The emulator's time in whole unix seconds, as dates on the wire are."""
        return int(self.clock.now())

    def new_id(self) -> int:
        """A number that no other call gave in this world."""
        self.state.next_id += 1
        return self.state.next_id

    def speaks(self, version: str) -> bool:
        """Whether the Bot API spoken here is at least this version."""
        return BOT_APIS.index(self.bot_api) >= BOT_APIS.index(version)

    def queue_signal(self, bot_id: int) -> Signal:
        """Fires when the bot's update queue grows or its webhook changes."""
        return self.queued.setdefault(bot_id, Signal())

    def schedule(self, at: float, name: str, **arguments: Any) -> None:
        """Lets the action registered under this name run when the clock reaches `at` (unix seconds)."""
        heapq.heappush(self.state.timers, Timer(at, self.new_id(), name, arguments))
        self.scheduled.fire()

    async def rest_until(self, instant: float) -> None:
        """A call waits for an instant: it is not busy meanwhile, and a walk of the clock stops there."""
        self.busy -= 1
        self.changed.fire()
        try:
            await self.clock.sleep_until(instant)
        finally:
            self.busy += 1

    def run_timers(self) -> None:
        """Runs every timer that is due."""
        timers = self.state.timers
        while timers and timers[0].at <= self.clock.now():
            due = heapq.heappop(timers)
            TIMERS[due.name](self, due.arguments)

    def snapshot(self) -> bytes:
        """The state as it is now, for restore in this process."""
        self.state.instant = self.clock.now()
        return pickle.dumps(self.state)

    def restore(self, snapshot: bytes) -> None:
        """Makes the state what it was at the snapshot; whoever waits looks again."""
        self.state = pickle.loads(snapshot)  # noqa: S301 - bytes made by snapshot in this very process
        self.clock.move_to(self.state.instant)
        self.changed.fire()
        self.scheduled.fire()
        for signal in self.queued.values():
            signal.fire()
