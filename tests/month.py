"""Six weeks in a group of thirty: who says what on which day, and what it earns, counted by hand. Knows nothing of the
bot's code, only what its texts promise: 2 points for an answered message, 6 for an answer that is thanked for, 1 for a
reaction of at most three people, 1 for a check-in and 3 for each seventh in a row; half for each further one of a kind
from the same person that day, at most 5 a day from one person or one award that is worth more, 27 a day in talk; of a
score at most 15 percent are check-ins."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

STARS = ("小林", "Zhou Wei", "Bei")
ACTIVE = ("Ann", "Bo", "Cy", "Dora", "Emil", "Fay")
SOMETIMES = ("Gil", "Hana", "Ivo", "Jo", "Kim", "Leo", "Mia", "Ned", "Ola")
SELDOM = ("Pia", "Quinn", "Ron", "Sue", "Tom", "Uma", "Vic", "Wes", "Xia", "Yan", "Zoe")
MALLORY = "Mallory"
EVERYBODY = (*STARS, *ACTIVE, *SOMETIMES, *SELDOM, MALLORY)
AD_DAY = 12  # Mallory's third question is an ad
QUIET_DAY = 18  # from then on Bei is not seen any more
QUESTIONS, ANSWERS, THANKS, CHECKINS = range(4)  # the hours of a day

PLACES = (
    "the north ridge",
    "the old hut",
    "the lake path",
    "the glacier",
    "the long valley",
    "the pass",
    "the gorge",
)
THINGS = ("a rope", "two poles", "a warm tent", "a stove", "a map", "gaiters", "an early bus")


@dataclass(frozen=True)
class Said:
    """A message; `to` = the name of the one that it answers."""

    name: str
    day: int
    hour: int
    who: str
    text: str
    to: str = ""


@dataclass
class Month:
    """All that happens: messages by name, and reactions as (day, who, to which message)."""

    said: dict[str, Said] = field(default_factory=dict)
    reacted: list[tuple[int, str, str]] = field(default_factory=list)

    def at(self, day: int, hour: int) -> list[Said]:
        """What is said then."""
        return [one for one in self.said.values() if (one.day, one.hour) == (day, hour)]

    def author(self, name: str) -> str:
        """Who wrote a message."""
        return self.said[name].who


def month(days: int) -> Month:
    """Everything that happens in so many days."""
    made = Month()
    for day in range(days):
        questions = list(asked(day))
        lines = [*questions, *answered(day, questions), *greeting(day)]
        lines += [Said(f"in {day} {who}", day, CHECKINS, who, "签到") for who in checking_in(day)]
        made.said |= {one.name: one for one in lines}
        for number, question in enumerate(questions):
            if question.who in STARS:  # four react: three of them count
                fans = [ACTIVE[(number + day + at) % len(ACTIVE)] for at in range(4)]
                made.reacted += [(day, fan, question.name) for fan in fans]
    return made


def stars(day: int) -> tuple[str, ...]:
    """Who answers most that day."""
    return STARS if day < QUIET_DAY else STARS[:2]


def asked(day: int) -> Iterator[Said]:
    """The questions of a day: of stars and active ones daily, of some every third day, of the seldom ones never."""
    some = [name for number, name in enumerate(SOMETIMES) if number % 3 == day % 3]
    for number, who in enumerate([*stars(day), *ACTIVE, *some, *([MALLORY] if day % 6 == 0 else [])]):
        place, thing = PLACES[(day + number) % 7], THINGS[(day * 3 + number) % 7]
        ad = who == MALLORY and day == AD_DAY
        text = (
            "Win every day, join t.me/+AbCdEfGhIjKlMnOp"
            if ad
            else f"Does {place} need {thing} on day {day}, asks {who}?"
        )
        yield Said(f"q {day} {who}", day, QUESTIONS, who, text)


def answered(day: int, questions: Sequence[Said]) -> Iterator[Said]:
    """The active answer the stars, and the stars all others, who say thanks."""
    for number, question in enumerate(questions):
        if question.who == MALLORY and day == AD_DAY:
            continue
        thing, name = THINGS[(day + number) % 7], f"a {day} {question.who}"
        if question.who in STARS:
            helper = ACTIVE[(number + day) % len(ACTIVE)]
        else:
            helper = stars(day)[(number + day // 3) % len(stars(day))]
        yield Said(name, day, ANSWERS, helper, f"Yes, {question.who}, {thing} is enough", question.name)
        if question.who not in STARS:
            yield Said(f"t {day} {question.who}", day, THANKS, question.who, "Thanks, that helps", name)


def greeting(day: int) -> Iterator[Said]:
    """Once a week the seldom ones say something that nobody answers."""
    for who in SELDOM if day % 7 == 3 else ():
        yield Said(f"bye {day} {who}", day, THANKS, who, f"See you in week {day // 7}, says {who}")


def checking_in(day: int) -> list[str]:
    """The active every day; Gil every other day, so that his row of days never grows."""
    return [*ACTIVE, *(["Gil"] if day % 2 else [])]


# --- by hand ----------------------------------------------------------------------------------------------------------


@dataclass
class Earned:
    """What somebody earned: points in all, those of check-ins among them, and whom they answered."""

    points: int = 0
    checkins: int = 0
    people: set[str] = field(default_factory=set)

    @property
    def score(self) -> int:
        """As on a board."""
        others = self.points - self.checkins
        return others + min(self.checkins, others * 15 // 85)


@dataclass
class Day:
    """What each earned on one day, and from whom."""

    earned: dict[str, Earned] = field(default_factory=lambda: {who: Earned() for who in EVERYBODY})
    from_one: Counter[tuple[str, str]] = field(default_factory=Counter)
    times: Counter[tuple[str, str, str]] = field(default_factory=Counter)

    def give(self, who: str, by: str, kind: str, worth: int) -> bool:
        """Points from somebody, as far as there is room."""
        room = min(27 - self.earned[who].points, max(5, worth) - self.from_one[who, by])
        given = max(min(worth >> self.times[who, by, kind], room), 0)
        self.earned[who].points += given
        self.from_one[who, by] += given
        self.times[who, by, kind] += given > 0
        return given > 0


def of_a_day(made: Month, day: int) -> dict[str, Earned]:
    """What each earned on one day, in the order in which it happened."""
    today = Day()
    for one in made.at(day, ANSWERS):
        if today.give(made.author(one.to), one.who, "answered", 2):
            today.earned[one.who].people.add(made.author(one.to))
    for one in made.at(day, THANKS):
        if one.to:
            today.give(made.author(one.to), one.who, "helpful", 6)
    reactions = Counter[str]()
    for at, fan, to in made.reacted:
        if at == day and reactions[to] < 3:
            reactions[to] += today.give(made.author(to), fan, "reaction", 1)
    for who in checking_in(day):
        worth = 3 if who in ACTIVE and (day + 1) % 7 == 0 else 1
        today.earned[who].points += worth
        today.earned[who].checkins += worth
    return today.earned


def between(made: Month, first: int, after: int) -> dict[str, Earned]:
    """What each earned from one day to before another."""
    total = {who: Earned() for who in EVERYBODY}
    for day in range(max(first, 0), after):
        for who, one in of_a_day(made, day).items():
            total[who].points += one.points
            total[who].checkins += one.checkins
            total[who].people |= one.people
    return total


def board(made: Month, first: int, after: int) -> list[tuple[int, str]]:
    """Scores with names, the best first."""
    scores = [(one.score, who) for who, one in between(made, first, after).items() if one.score > 0]
    return sorted(scores, key=lambda line: -line[0])


@dataclass(frozen=True)
class Bar:
    """What a tier takes, within so many days."""

    points: int
    days: int
    people: int
    window: int


def reaches(made: Month, who: str, morning: int, bar: Bar, percent: int = 100) -> bool:
    """Did somebody give so much of it in the days before a morning?"""
    first = morning - bar.window + 1
    mine = between(made, first, morning)[who]
    days = sum(of_a_day(made, day)[who].points > 0 for day in range(max(first, 0), morning))
    pairs = ((mine.score, bar.points), (days, bar.days), (len(mine.people), bar.people))
    return all(100 * given >= percent * least for given, least in pairs)


def moves(made: Month, who: str, bar: Bar, mornings: range) -> dict[int, bool]:
    """The mornings on which somebody rises to a tier (True) and falls from it, who falls at 70 percent of it."""
    inside = [False]
    for morning in mornings:
        inside.append(reaches(made, who, morning, bar, 70 if inside[-1] else 100))
    return {
        morning: now
        for morning, (before, now) in zip(mornings, pairwise(inside), strict=True)
        if before != now
    }
