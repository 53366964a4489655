"""The script of drops: planned by reply and in private, posted by time, replaced, queued, over. Data, and its laws."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from tests.faults.coming import PLAYS_OF_NEWCOMERS
from tests.faults.history import View
from tests.faults.story import HOUR, Line, Memory, Step, numbered

PLAYED = PLAYS_OF_NEWCOMERS
MORNING, NEWS, ITEMS = "Good morning, hikers", "The hut opens in May", ("First item", "Second item")
TIMES = {MORNING: 3, NEWS: 1, ITEMS[0]: 1, ITEMS[1]: 1, "Sent in private": 1}

ROWS = {
    "drop_item": "SELECT chat_id, place, broken FROM drop_item",
    "drop_plan": 'SELECT chat_id, kind, look_at IS NULL AS ended, "left", why FROM drop_plan',
    "drop_posting": "SELECT chat_id, state, missed FROM drop_posting",
    "drop_draft": "SELECT user_id, step FROM drop_draft",
}


def founding() -> Iterator[Line]:
    """A group, and an owner who can be written to."""
    yield 0, "Olga", "writes", "/start"
    yield 60, "Olga", "opens", "open"
    yield 60, "Olga", "says", MORNING, {"name": "morning"}
    yield 60, "Olga", "says", NEWS, {"name": "news"}
    for number, text in enumerate(ITEMS):
        yield 60, "Olga", "says", text, {"name": f"item {number}"}


def planning() -> Iterator[Line]:
    """Something that repeats and replaces, something once, a queue, something sent in private."""
    yield 90, "Olga", "says", "/schedule every 6 hours 3 times replace", {"about": "morning"}
    yield 90, "Olga", "says", "/schedule in 5h pin", {"about": "news"}
    yield 90, "Olga", "says", "/queue every day 8:00", {"about": "item 0"}
    yield 90, "Olga", "says", "/queue", {"about": "item 1"}
    yield 90, "Olga", "writes", "/schedule"
    yield 90, "Olga", "writes", "Sent in private"
    yield 90, "Olga", "chooses", "Tomorrow 20:00"


def posting() -> Iterator[Line]:
    """Time goes by over all of them; in between the bot is away for longer than a post may be late."""
    yield 4 * HOUR, "Olga", "says", "all quiet", {"name": "quiet"}
    yield 3 * HOUR, "Olga", "starts", "good evening"
    for _ in range(5):
        yield 12 * HOUR, "Olga", "waits"


def steps() -> list[Step]:
    """All steps."""
    return numbered([[*founding(), *planning(), *posting()]])


def records(steps: Sequence[Step], memory: Memory) -> Mapping[int, int]:
    """How many steps were played: what stands then the queries of ROWS compare."""
    return {step.number: step.number for step in steps}


def judge(record: int, view: View, kills: int) -> list[str]:
    """No time is posted twice or reported for nothing: at most one copy too many a kill, whose answer was lost."""
    said: Counter[str] = Counter()
    for texts in view.shown.values():
        for text, count in texts.items():
            said[text.partition(" [")[0]] += count
    wrong = [
        f"{text} stands {said[text]} times" for text, times in TIMES.items() if said[text] > times + kills
    ]
    stuck = [row for row in view.rows["drop_posting"] if row["state"] not in ("posted", "missed")]
    return wrong + [f"a time is {row['state']}" for row in stuck]
