"""What a replay found: removed, struck, asked, said when. Rows go to the report at once; few stay for its page."""

from collections import Counter, OrderedDict, deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Protocol

from bot.core.decisions import Alert, ChangeMember, Decision, Delete, Save, Struck
from bot.core.facts import CommandCall, Fact, MemberChange, Message, Reaction, Sender
from bot.core.strikes import same_offence
from bot.feature import Turn

SHOWN = 500  # rows of a kind that the page shows
EXCERPT = 160  # characters
REMEMBERED = 600  # messages whose words are still known when they are removed
LOST = 20_000  # messages that are known not to be there when they would be edited


class Sheet(Protocol):
    """Where rows of one kind go."""

    def add(self, *cells: Any) -> None:
        """One row more."""
        ...


@dataclass(frozen=True, slots=True)
class Case:
    """A message that something was done about. `what` = the sanction of a strike, "" elsewhere."""

    at: datetime
    message: int
    user: int
    name: str
    why: str
    text: str
    rule: str = ""
    what: str = ""
    until: datetime | None = None
    shown: str = ""


@dataclass(slots=True)
class Day:
    """One day of the chat."""

    messages: int = 0
    speakers: int = 0
    removed: int = 0
    joined: int = 0
    left: int = 0


@dataclass(slots=True)
class Tally:
    """Cases of one kind: how many, by reason, by member, the newest."""

    sheet: Sheet
    count: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    users: set[int] = field(default_factory=set)
    newest: deque[Case] = field(default_factory=lambda: deque(maxlen=SHOWN))

    def add(self, case: Case) -> None:
        """One more."""
        self.count += 1
        self.reasons[case.why] += 1
        self.users.add(case.user)
        self.newest.append(case)
        end = case.until.isoformat() if case.until else ""
        self.sheet.add(case.at.isoformat(), case.message, case.user, case.name, case.rule, case.why, case.shown,
                       case.what, end, case.text)  # fmt: skip


@dataclass(slots=True)
class Findings:
    """All of it. `out` = who is removed or muted until when (None: for good): what they wrote then is not heard, since
    it would not have been written; `silenced` counts it. `lost` = messages that are
    not there, so that nobody edits them. `tiers` = (when, user, tier)."""

    language: str
    removed: Tally
    struck: Tally
    asked: Tally
    cards: Counter[str] = field(default_factory=Counter)
    tiers: list[tuple[datetime, int, int]] = field(default_factory=list)
    days: dict[date, Day] = field(default_factory=dict)
    hours: list[list[int]] = field(default_factory=lambda: [[0] * 24 for _ in range(7)])
    out: dict[int, datetime | None] = field(default_factory=dict)
    sanctions: Counter[str] = field(default_factory=Counter)
    messages: int = 0
    silenced: int = 0
    today: set[int] = field(default_factory=set)
    people: set[int] = field(default_factory=set)
    said: OrderedDict[int, tuple[datetime, Sender, str]] = field(default_factory=OrderedDict)
    lost: OrderedDict[int, None] = field(default_factory=OrderedDict)
    known_cards: set[str] = field(default_factory=set)

    def is_out(self, fact: Fact, now: datetime) -> bool:
        """Could it not have been said, because who says it was out or muted by then, or what was edited was gone?"""
        if isinstance(fact, Message) and fact.edited and fact.id in self.lost:
            return True
        if not self.out or not isinstance(fact, Message | Reaction) or getattr(fact, "is_service", False):
            return False
        user = fact.by.id if isinstance(fact, Reaction) else fact.sender.id
        if user not in self.out:
            return False
        until = self.out[user]
        if until is not None and until <= now:
            del self.out[user]
            return False
        if isinstance(fact, Message) and not fact.edited:
            self.silenced += 1
            self.lose(fact.id)
        return True

    def lose(self, message: int) -> None:
        """A message that is not there any more, or never was."""
        self.lost[message] = None
        if len(self.lost) > LOST:
            self.lost.popitem(last=False)

    def heard(self, turn: Turn, fact: Fact, decisions: Sequence[Decision]) -> None:
        """A turn with what it decided."""
        message = fact.message if isinstance(fact, CommandCall) else fact
        self.count(turn, message)
        for struck in [item for item in decisions if isinstance(item, Struck)]:
            self.strike(turn, struck)
        for decision in decisions:
            match decision:
                case Delete(messages=ids) if isinstance(message, Message) and not message.is_service:
                    self.gone(turn, fact, message, ids, decisions)
                case Alert(key=key, kind=kind) if key not in self.known_cards:
                    self.known_cards.add(key)
                    self.cards[kind] += 1
                case ChangeMember(values=values) if "tier" in values:
                    self.tiers.append((turn.now, decision.user.id, int(values["tier"])))
                case Save(row=row) if getattr(row, "state", "") == "open" and row.__tablename__ == "ad_case":
                    self.doubt(turn, message, row)

    def day(self, turn: Turn) -> Day:
        """The present day of the chat."""
        today = turn.now.astimezone(turn.zone).date()
        found = self.days.get(today)
        if found is None:
            found = self.days[today] = Day()
            self.today.clear()
        return found

    def count(self, turn: Turn, message: Fact) -> None:
        """A message said, and its words for a while; or who came and went."""
        if isinstance(message, MemberChange):
            day = self.day(turn)
            day.joined += message.joined
            day.left += message.went
        if not isinstance(message, Message) or message.is_service:
            return
        if not message.edited:
            self.speaks(turn, message.sender.id)
        words = " ".join(message.text[: 2 * EXCERPT].split())[:EXCERPT]
        words = words or (f"[{message.kind}]" if message.kind != "text" else "")
        self.said[message.id] = (turn.now, message.sender, words)
        if len(self.said) > REMEMBERED:
            self.said.popitem(last=False)

    def speaks(self, turn: Turn, user: int) -> None:
        """One message more of somebody."""
        local, day = turn.now.astimezone(turn.zone), self.day(turn)
        day.messages += 1
        self.messages += 1
        self.hours[local.weekday()][local.hour] += 1
        self.today.add(user)
        self.people.add(user)
        day.speakers = len(self.today)

    # --- cases --------------------------------------------------------------------------------------------------------

    def reason(self, turn: Turn, reason: str) -> str:
        """A reason in the report's language."""
        return turn.texts.plain(self.language, reason[1:]) if reason.startswith("@") else reason

    def strike(self, turn: Turn, decision: Struck) -> None:
        """A strike, and from when to when its member is not there."""
        strike = decision.strike
        self.sanctions[strike.sanction] += 1
        if strike.sanction in ("mute", "ban") or strike.sanction_until is not None:
            self.out[decision.user] = strike.sanction_until
        number = strike.message_id or 0
        _, _, text = self.said.get(number, (None, None, ""))
        self.struck.add(
            Case(turn.now, number, decision.user, turn.member(decision.user).name, self.reason(turn, strike.reason),
                 text, strike.rule, strike.sanction, strike.sanction_until, decision.evidence)
        )  # fmt: skip

    def gone(
        self, turn: Turn, fact: Fact, message: Message, ids: Sequence[int], decisions: Sequence[Decision]
    ) -> None:
        """Removed messages, each once, and why."""
        struck = next((item for item in decisions if isinstance(item, Struck)), None)
        known = struck.strike if struck else same_offence(turn.member(message.sender).strikes, "", message)
        if known is None and isinstance(fact, CommandCall):
            return  # a command that is tidied away is no offence
        why = (
            self.reason(turn, known.reason) if known else turn.texts.plain(self.language, "replay-why-locked")
        )
        for number in ids:
            if number in self.said:
                at, sender, text = self.said.pop(number)
                self.lose(number)
                shown = struck.evidence if struck else ""
                self.removed.add(Case(at, number, sender.id, sender.name, why, text, known.rule if known else "locks",
                                      shown=shown))  # fmt: skip
                self.day(turn).removed += 1

    def doubt(self, turn: Turn, message: Any, row: Any) -> None:
        """A message that the admins would be asked about."""
        reasons = row.data.get("reasons") or [["learned", ""]]
        why = turn.texts.plain(self.language, f"ads-reason-{reasons[0][0]}")
        _, _, text = self.said.get(row.message_id, (None, None, ""))
        self.asked.add(Case(turn.now, row.message_id, row.user_id, row.data.get("name", ""), why, text, "ads",
                            shown=str(reasons[0][1])))  # fmt: skip


def week_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())
