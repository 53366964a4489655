"""When an effect may leave: talk at a pace, a chat's and overall; the rest at once, unless Telegram wants a pause."""

from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime, timedelta

SPOKEN = frozenset({"Say", "Invoice"})  # each makes a message
TALK = SPOKEN | {"Edit"}
BULK = 3
WARY = timedelta(minutes=1)
SLACK = timedelta(seconds=5)  # a clock that is set right by less was not set back


def line_of(kind: str, chat: int) -> tuple[int, str]:
    """Where a call may have to be alone on its way: a chat's messages stand in one line, else its calls of one kind."""
    return chat, "Say" if kind in SPOKEN else kind


@dataclass(slots=True)
class Bucket:
    """One send each `every`, after a burst of `burst`: `full_at` is when the burst is whole again."""

    every: timedelta
    burst: int
    full_at: datetime | None = None

    def opens(self, now: datetime, spare: int = 0) -> datetime:
        """When the next send may leave so that `spare` more could follow at once, as far as the burst allows."""
        return max(now, self._full_at(now) - self.every * max(self.burst - 1 - spare, 0))

    def take(self, now: datetime) -> None:
        """A send leaves."""
        self.full_at = self._full_at(now) + self.every

    def _full_at(self, now: datetime) -> datetime:
        """Further ahead than the burst reaches means that the clock was set back: then the bucket begins anew."""
        if self.full_at is None or self.full_at > now + self.every * (self.burst + 1):
            return now
        return max(self.full_at, now)


@dataclass(frozen=True, slots=True)
class Pause:
    """Silence that Telegram asked for: it holds between two instants, not before (a clock may be set back)."""

    begins: datetime
    ends: datetime


@dataclass(slots=True)
class Pacing:
    """Numbers are the operator's: seconds between messages of one chat, its burst, messages a second overall."""

    chat_seconds: float = 3.0
    chat_burst: int = 3
    private_seconds: float = 1.0
    total_per_second: float = 25.0
    bulk_per_second: float = 20.0
    chats: OrderedDict[int, Bucket] = field(default_factory=OrderedDict)
    paused: dict[tuple[int, str], Pause] = field(default_factory=dict)
    wary: dict[tuple[int, str], datetime] = field(default_factory=dict)
    total: Bucket = field(init=False)
    bulk: Bucket = field(init=False)

    def __post_init__(self) -> None:
        self.total = Bucket(timedelta(seconds=1 / self.total_per_second), max(int(self.total_per_second), 1))
        self.bulk = Bucket(timedelta(seconds=1 / self.bulk_per_second), max(int(self.bulk_per_second), 1))

    def opens(self, kind: str, chat: int, priority: int, now: datetime) -> datetime:
        """When an effect of this kind may leave for this chat; `now` or before = at once."""
        if kind not in TALK:
            return self.pause_ends(kind, chat, now)
        gates = [self.total.opens(now), self.line_opens(chat, kind, now)]
        if priority >= BULK:  # who asked something need not wait behind what nobody asked for
            gates += [self.bulk.opens(now), self.chat(chat).opens(now, spare=1)]
        return max(gates)

    def line_opens(self, chat: int, kind: str, now: datetime) -> datetime:
        """When this kind ("Say" = all talk) may leave for this chat, whatever the others do."""
        ends = self.pause_ends(kind, chat, now)
        return max(self.chat(chat).opens(now), ends) if kind in TALK else ends

    def alone(self, kind: str, chat: int, now: datetime) -> bool:
        """May only one call of this kind be on its way to a chat? Words always, to stay in order; the others for a
        while after Telegram wanted a pause: then one call finds out whether it is over, not sixteen. (Deletions share
        their calls anyway.)"""
        return kind in SPOKEN or (kind != "Delete" and now < self.wary.get((chat, kind), now))

    def pause_ends(self, kind: str, chat: int, now: datetime) -> datetime:
        """Until when Telegram wants no more of this kind in a chat; `now` where it asked for no pause."""
        of = (chat, "Say" if kind in TALK else kind)
        pause = self.paused.get(of)
        if pause is None:
            return now
        if not pause.begins - SLACK <= now < pause.ends:
            del self.paused[of]
            return now
        return pause.ends

    def take(self, kind: str, chat: int, priority: int, now: datetime) -> None:
        """An effect leaves."""
        if kind not in TALK:
            return
        self.total.take(now)
        self.chat(chat).take(now)
        if priority >= BULK:
            self.bulk.take(now)

    def pause(self, kind: str, chat: int, until: datetime, now: datetime) -> None:
        """Telegram asked for a pause in a chat: of talk, or of calls of one kind (R23: bans in a raid)."""
        of = (chat, "Say" if kind in TALK else kind)
        before = self.paused.get(of)
        self.paused[of] = Pause(now, max(until, before.ends) if before else until)
        self.wary = {key: ends for key, ends in self.wary.items() if ends > now}
        self.wary[of] = self.paused[of].ends + WARY

    def chat(self, chat: int) -> Bucket:
        """The chat's bucket; the longest unused are forgotten."""
        bucket = self.chats.get(chat)
        if bucket is None:
            seconds = self.private_seconds if chat > 0 else self.chat_seconds
            bucket = self.chats[chat] = Bucket(timedelta(seconds=seconds), self.chat_burst)
            if len(self.chats) > 10_000:
                self.chats.popitem(last=False)
        return bucket
