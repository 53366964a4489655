"""Points: what earns them, the limits, what of the ledger is in mind. Pure; how many an entry earns, earning says."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo
from enum import IntEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from bot.core.facts import Message

RULES = 2  # version of this law, in every row of the ledger
CHECKIN_SHARE = 15  # percent of a score, at most
REMEMBERED = timedelta(hours=50)  # `hours` at its highest, and a margin
DAYS = 4  # local days that so many hours can touch
FORGOTTEN = 1000  # removed messages kept in mind
READ = 60  # characters of a text that are looked at
REACTED, THANKED = "reaction:", "thanks:"


class Kind(IntEnum):
    """What an entry of the ledger is for. The numbers stand in rows: never change one."""

    ANSWERED = 1
    HELPFUL = 2
    THANKS = 3
    REACTION = 4
    INTRODUCTION = 5
    CHECKIN = 6
    REPORT = 7
    AWARD = 8
    FINE = 9
    GREETING = 10
    SUGGESTED = 11
    USED = 12
    VOTE = 13
    ATTENDED = 14
    REFERRAL = 15


HELP = (Kind.HELPFUL, Kind.THANKS)
FEW = (Kind.SUGGESTED, Kind.USED, Kind.REFERRAL)  # kinds of few entries, which have an index of their own
# What members can make for each other without end; the rest takes an admin's choice, or comes once.
TALK = (Kind.ANSWERED, *HELP, Kind.REACTION, Kind.GREETING, Kind.REPORT, Kind.VOTE)
BY_ADMINS = (Kind.AWARD, Kind.FINE)
BoardName = Literal["all", "help", "newcomers", "content", "invitations"]
# What a board counts, () = everything; one of further kinds is a line here, and its words.
BOARDS: Mapping[BoardName, tuple[Kind, ...]] = {
    "all": (), "help": HELP, "newcomers": (), "content": (Kind.SUGGESTED, Kind.USED), "invitations": (Kind.REFERRAL,),
}  # fmt: skip


class ScorePolicy(BaseModel):
    """What earns how many points, and the limits. 0 points = this earns nothing."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    enabled: bool = Field(True, description="Count points at all.")
    answered: int = Field(
        2, ge=0, le=100, description="Points for a message that somebody else answers, once a message."
    )
    helpful: int = Field(
        6,
        ge=0,
        le=100,
        description="Points for an answer that somebody thanks for; half for each further thanks.",
    )
    thanks: int = Field(
        3, ge=0, le=100, description="Points for thanks in other cases; half for each further."
    )
    reaction: int = Field(1, ge=0, le=100, description="Points for a reaction under one's message.")
    introduction: int = Field(10, ge=0, le=100, description="Points for an introduction, once.")
    checkin: int = Field(1, ge=0, le=100, description="Points for the daily check-in.")
    checkin_week: int = Field(3, ge=0, le=100, description="Points for every seventh check-in in a row.")
    report: int = Field(3, ge=0, le=100, description="Points for a report that the admins acted on.")
    greeting: int = Field(3, ge=0, le=100, description="Points for greeting somebody when asked to.")
    suggested: int = Field(2, ge=0, le=100, description="Points for an idea for content that an admin takes.")
    used: int = Field(8, ge=0, le=100, description="Points for it when it is posted.")
    attended: int = Field(10, ge=0, le=100, description="Points for coming to an event, once each.")
    referral: int = Field(10, ge=0, le=100, description="Points for bringing somebody who stays, once each.")
    vote: int = Field(1, ge=0, le=100, description="Points for a vote in a poll of the bot's, once a poll.")
    a_day: int = Field(
        40, ge=1, le=10_000, description="Points a member can earn in a day; what is taken back frees none."
    )
    a_day_talk: int = Field(
        27,
        ge=1,
        le=10_000,
        description="The most of them from talk: answers, thanks, reactions, greetings, votes, reports. Accounts that "
        "only play to each other reach no more; somebody who helps three people a day has 23.",
    )
    a_pair: int = Field(
        5, ge=1, le=1000, description="Points a day from the same person, or one award that is worth more."
    )
    reactions: int = Field(3, ge=0, le=100, description="People whose reaction counts under one message.")
    pause_seconds: int = Field(
        60, ge=0, le=86_400, description="Seconds between two messages of a member that earn by an answer."
    )
    least: int = Field(
        8, ge=0, le=30, description="Letters of a message's own words from which it earns; Han count two."
    )
    least_answer: int = Field(4, ge=0, le=30, description="The same, of an answer from which it counts.")
    hours: int = Field(
        48,
        ge=1,
        le=48,
        description="Hours for which a message can earn after it was sent. No texts are kept: below the newest 300 of "
        "a chat, reactions count only for messages that have earned before, and thanks for an answer as other thanks.",
    )
    plus_one: bool = Field(False, description="+1 by reply is thanks (in many groups it means: count me in).")
    award_most: int = Field(100, ge=1, le=10_000, description="Points an admin can give or take at once.")
    clear_minutes: int = Field(
        10, ge=0, le=1440, description="Minutes after which a written check-in is removed; 0 = it stays."
    )
    checkin_proof: bool = Field(
        False,
        description="A check-in needs a photo or 20 characters beside the word; a button alone is none.",
    )
    checkin_summary: bool = Field(
        False,
        description="One silent message each morning: how many checked in the day before, longest streaks.",
    )

    def worth(self, kind: Kind) -> int:
        """Points for one of a kind; what an admin gives is worth what they say."""
        return 0 if kind in BY_ADMINS else int(getattr(self, kind.name.lower()))


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the ledger as the law reads it. `about` (what it is for) and `cause` are unique together; `by` = who
    answered, thanked, reacted, or the admin; `words` = a number that the same words share; `points` None = by kind;
    `through` = the message that gave it, as in `about`: with that message it goes."""

    user: int
    kind: Kind
    about: str
    cause: str
    at: datetime
    by: int | None = None
    points: int | None = None
    words: int | None = None
    reason: str = ""
    through: str | None = None


@dataclass(slots=True)
class Tally:
    """What a member earned on one day, in all, by talk, by giver, and how often by giver and kind."""

    points: int = 0
    talk: int = 0
    givers: dict[int, int] = field(default_factory=dict)
    times: dict[tuple[int, Kind], int] = field(default_factory=dict)
    words: set[int] = field(default_factory=set)
    answered_at: datetime | None = None


@dataclass(slots=True)
class Day:
    """One local day of a chat: tallies by member, which causes have earned, by what they are about, which messages gave
    something, and everybody who earned or gave. What is taken back stays: it frees no limit."""

    tallies: dict[int, Tally] = field(default_factory=dict)
    causes: dict[str, set[str]] = field(default_factory=dict)
    through: set[str] = field(default_factory=set)
    people: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Scores:
    """What a chat's members earned in the last days; a cache of the ledger. `loaded` = entries not yet sorted into
    days; `gone` = what was removed, for which nothing can be earned any more; `hidden` = who is on no board."""

    loaded: list[Entry] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    days: dict[date, Day] = field(default_factory=dict)
    gone: dict[str, None] = field(default_factory=dict)

    def day(self, at: datetime, zone: tzinfo) -> Day:
        """The local day of an instant; the oldest ones are forgotten."""
        self.sort(zone)
        local = at.astimezone(zone).date()
        found = self.days.get(local)
        if found is None:
            found = self.days[local] = Day()
            for old in sorted(self.days)[:-DAYS]:
                del self.days[old]
        return found

    def sort(self, zone: tzinfo) -> None:
        """What was loaded, into days."""
        while self.loaded:
            self.take(self.loaded.pop(), zone)

    def causes(self, about: str, zone: tzinfo) -> Collection[str]:
        """What has earned for the same thing."""
        self.sort(zone)
        return [cause for day in self.days.values() for cause in day.causes.get(about, ())]

    def gave(self, about: str, zone: tzinfo) -> bool:
        """Has this message given anything?"""
        self.sort(zone)
        return any(about in day.through for day in self.days.values())

    def knows(self, user: int, zone: tzinfo) -> bool:
        """Has somebody earned or given anything?"""
        self.sort(zone)
        return any(user in day.people for day in self.days.values())

    def take(self, entry: Entry, zone: tzinfo) -> None:
        """An entry is in the ledger, with its points."""
        local = entry.at.astimezone(zone).date()
        day = self.days.setdefault(local, Day())
        day.causes.setdefault(entry.about, set()).add(entry.cause)
        day.through.update([entry.through] if entry.through else [])
        day.people.update((entry.user, entry.by or entry.user))
        if entry.kind in BY_ADMINS:
            return
        tally, points = day.tallies.setdefault(entry.user, Tally()), entry.points or 0
        tally.points += points
        tally.talk += points if entry.kind in TALK else 0
        if entry.by is not None:
            pair = (entry.by, entry.kind)
            tally.givers[entry.by] = tally.givers.get(entry.by, 0) + points
            tally.times[pair] = tally.times.get(pair, 0) + 1
        if entry.words is not None:
            tally.words.add(entry.words)
        if entry.kind is Kind.ANSWERED:
            tally.answered_at = max(tally.answered_at or entry.at, entry.at)

    def remove(self, abouts: Iterable[str]) -> None:
        """These are gone: nothing is earned for them from now on."""
        for about in abouts:
            self.gone[about] = None
        while len(self.gone) > FORGOTTEN:
            del self.gone[next(iter(self.gone))]

    def restore(self, abouts: Iterable[str]) -> None:
        """These are back."""
        for about in abouts:
            self.gone.pop(about, None)


# --- sums and places --------------------------------------------------------------------------------------------------


def score(points: int, checkins: int) -> int:
    """What counts on a board: all points, those of check-ins up to their share of it."""
    others = points - checkins
    return others + min(checkins, max(others, 0) * CHECKIN_SHARE // (100 - CHECKIN_SHARE))


def places(scores: Sequence[int]) -> list[int]:
    """The place of each score of a list, best first: equal ones share theirs, the next one comes after them all."""
    return [scores.index(score) + 1 for score in scores]


# --- what a message is --------------------------------------------------------------------------------------------


def about_message(message_chat: int, message_id: int) -> str:
    """What entries for a message are about."""
    return f"m:{message_chat}:{message_id}"


def own_text(message: Message) -> str:
    """The beginning of what a person wrote themselves; "" for commands, forwards, bots and what has no words."""
    text = message.text[:READ]
    if message.sender.kind != "user" or message.forward is not None or message.via_bot is not None:
        return ""
    return "" if text.startswith(("/", "／")) or message.is_service else text


def has_letters(text: str, least: int) -> bool:
    """Are there so many letters and digits? Han and the like count two. No text never has enough."""
    count = 0
    for char in text[:READ]:
        if count >= least:
            return True
        if char.isalnum():
            count += 2 if char > "\u2e80" else 1
    return text != "" and count >= least
