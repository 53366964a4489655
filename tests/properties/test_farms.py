"""S100: accounts that play to each other, as their messages are read, earn little more than an ordinary helpful day."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import cycle, product

import pytest

from bot.core.decisions import Award, Decision, Delete, Earned
from bot.core.facts import ChatRef, Message, Sender
from bot.core.scores import REACTED, Kind, ScorePolicy, about_message
from bot.core.texts import Texts
from bot.db.lanes import Lane, Recent
from bot.feature import Asked, Me
from bot.features.scores.handlers.earning import on_message
from bot.features.scores.queries import ScoresHere
from bot.laws import complete
from bot.registry import FEATURES
from bot.turns import Turns
from tests.lanes import DEFAULTS

MORNING = datetime(2026, 1, 5, 8, tzinfo=UTC)
CHAT = -1001234567890
TURNS = Turns(FEATURES, Texts.load(strict=True), Me(777000111, "anthill_bot", "Anthill"), b"seed")
PLACES = (
    "the north ridge",
    "the old hut",
    "a frozen lake",
    "our valley",
    "that glacier",
    "the long pass",
    "a gorge",
)
THINGS = (
    "a rope",
    "two poles",
    "gaiters",
    "the early bus",
    "a warm stove",
    "maps",
    "crampons",
    "fresh water",
)
DOES = (
    "Does anybody need {} for {}?",
    "Who left {} near {} yesterday?",
    "I would never carry {} up to {} again",
)
TEXTS = [words.format(thing, place) for words, thing, place in product(DOES, THINGS, PLACES)]


class Group:
    """A group on one day: what people say and tap, as the bot reads it, and what they have earned."""

    def __init__(self) -> None:
        self.lane = Lane(CHAT, "supergroup", known=True, policies=DEFAULTS, own={"scores": ScoresHere()})
        self.now, self.number, self.points = MORNING, 0, Counter[int]()

    def decide(self, decisions: list[Decision] | None = None, said: Message | None = None) -> None:
        turn = TURNS.turn(self.lane, str(self.number), self.now, None, Asked())
        made = list(on_message(turn, said) or ()) if said else decisions or []
        for item in complete(turn, made):
            if isinstance(item, Earned):
                self.points[item.entry.user] += item.entry.points or 0

    def says(self, who: int, text: str, to: Message | None = None, at: datetime | None = None) -> Message:
        self.number += 1
        said = Message(
            ChatRef(CHAT), self.number, at or self.now, Sender(who), text, message_chat=CHAT, reply_to=to
        )
        self.decide(said=said)
        answers = to.sender.id if to else None
        self.lane.recent.append(Recent(said.id, who, None, None, said.date, text, answers))
        return said

    def award(self, who: int, kind: Kind, about: str, cause: str, by: int | None = None) -> None:
        self.decide([Award(CHAT, Sender(who), kind, about, cause, by, self.now)])

    def reacts(self, by: int, to: Message) -> None:
        about = about_message(CHAT, to.id)
        self.award(to.sender.id, Kind.REACTION, about, f"{REACTED}{by}", by)

    def thanks_by_name(self, by: int, to: int) -> None:
        self.award(to, Kind.THANKS, "thanks:2026-01-05", f"{by}:{to}", by)

    def wait(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)


def honest() -> int:
    """An ordinary day of a helpful member: a question that three people like, three answers that help, a check-in."""
    group, me = Group(), 1
    question = group.says(me, "Is the bus to the lake still running in winter?")
    group.says(2, "Until the first snow, yes", question)
    for by in (3, 4, 5):
        group.reacts(by, question)
    for other in (6, 7, 8):
        group.wait(3600)
        answer = group.says(
            me, f"Take the path behind hut {other}", group.says(other, f"{PLACES[other - 6]}, how?")
        )
        group.says(other, "Thanks, that helps", answer)
    group.award(me, Kind.CHECKIN, "day:1", str(me))
    return group.points[me]


def served(group: Group, boss: int, others: list[int], text: str) -> Message:
    """Puppets ask, the boss answers, and all of them answer, thank and like that."""
    asked = group.says(others[0], text)
    answer = group.says(boss, "By the lake, then left: " + text, asked)
    for other in others[:6]:
        group.says(other, "I had not thought of that at all", answer)
        group.says(other, "Thanks a lot", answer)
        group.reacts(other, answer)
    group.wait(61)
    return answer


def ring(accounts: int, *, boss_only: bool = False) -> Group:
    """Accounts that answer, thank and like each other all day; or all of them one."""
    group, everybody = Group(), list(range(1, accounts + 1))
    for round_, text in enumerate(TEXTS):
        boss = 1 if boss_only else 1 + round_ % accounts
        rest = [who for who in everybody if who != boss]
        served(group, boss, rest[round_ % len(rest) :] + rest[: round_ % len(rest)], text)
    for who in everybody:
        group.award(who, Kind.CHECKIN, "day:1", str(who))
    return group


def by_texts(*texts: str) -> Group:
    """Fifty accounts that post such texts by turns, each answered by the next; their own words decide."""
    group, says = Group(), cycle(texts)
    for number in range(500):
        group.wait(61)
        boss, other = 1 + number % 5, 6 + number % 45
        group.says(other, "I see what you mean", group.says(boss, next(says)))
    return group


def edited() -> Group:
    """Old messages get new words and are answered, thanked for and answered again."""
    group = Group()
    for number, text in enumerate(TEXTS):
        old = Message(
            ChatRef(CHAT),
            9000 + number,
            MORNING - timedelta(hours=49),
            Sender(1),
            text,
            message_chat=CHAT,
            edited=True,
        )
        group.says(2 + number % 49, "I see what you mean", old)
        group.says(2 + number % 49, "Thanks a lot", old)
        group.wait(61)
    return group


def deleted() -> Group:
    """Everything is removed as soon as it has earned, and said again."""
    group = Group()
    for number, text in enumerate(TEXTS):
        answer = served(group, 1, [2 + (number + step) % 49 for step in range(6)], text)
        group.decide([Delete(CHAT, (answer.id,))])
    return group


def by_name() -> Group:
    """/thanks @name, all day long, by all to one."""
    group = Group()
    for by in range(2, 51):
        for _ in range(3):
            group.thanks_by_name(by, 1)
    return group


def one_message() -> Group:
    """Five puppets answer, thank for and like one answer."""
    group = Group()
    served(group, 1, [2, 3, 4, 5, 6], TEXTS[0])
    return group


FARMS: dict[str, tuple[Callable[[], Group], int]] = {
    "ring of 2": (lambda: ring(2), 7),
    "ring of 3": (lambda: ring(3), 13),
    "ring of 6": (lambda: ring(6), 28),
    "ring of 50": (lambda: ring(50), 28),
    "one of 2": (lambda: ring(2, boss_only=True), 7),
    "one of 3": (lambda: ring(3, boss_only=True), 13),
    "one of 6": (lambda: ring(6, boss_only=True), 28),
    "one of 50": (lambda: ring(50, boss_only=True), 28),
    "short": (lambda: by_texts("ok", "lol", "+1", "yes", "spam 1", "spam 2"), 0),
    "alike": (lambda: by_texts(*(f"Buy at my shop, offer number {number}" for number in range(100))), 2),
    "edited": (edited, 0),
    "deleted": (deleted, 27),
    "by name": (by_name, 27),
    "one message": (one_message, 13),
}


@pytest.mark.parametrize("farm", FARMS)
def test_s100_no_account_of_a_farm_earns_more_than_a_fifth_above_an_honest_one(farm: str) -> None:
    play, most = FARMS[farm]
    best = max(play().points.values(), default=0)
    assert best <= 1.2 * honest()
    assert best == most


def test_s100_an_ordinary_helpful_day_is_below_every_limit() -> None:
    policy = ScorePolicy()
    assert honest() == 2 + 3 + 3 * 6 + 1
    assert honest() - 1 < policy.a_day_talk < policy.a_day
