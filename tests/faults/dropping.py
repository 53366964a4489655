"""The script of drops: planned by reply and in private, posted by time, replaced, queued, over; then one of each kind:
album, poll, file, a wording, an idea, the reserve, an announcement, an answered question. Data, and its laws."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tests.faults.coming import PLAYS_OF_NEWCOMERS
from tests.faults.history import View
from tests.faults.story import HOUR, Control, Line, Memory, Step, numbered

MORNING, NEWS, ITEMS = "Good morning, hikers", "The hut opens in May", ("First item", "Second item")
SENT: dict[str, dict[str, Any]] = {
    "album": {"media_group": [{"photo": "one", "caption": "Two views"}, {"photo": "two"}]},
    "poll": {"poll": {"question": "Lake or peak?", "options": ["Lake", "Peak"]}},
    "file": {"document": "map.pdf", "caption": "The map"},
}
IDEA, SPARE, MEETING, COST = "Guess the peak", "Spare words", "We meet at eight", "20 a month."
WORDINGS = ("Tea or coffee", "Coffee or tea")
TIMES = {MORNING: 3, NEWS: 1, ITEMS[0]: 1, ITEMS[1]: 1, "Sent in private": 1}
LATER = ("Two views", "The map", *WORDINGS, SPARE, MEETING, COST, f"{IDEA}\n\nAn idea of Ann")
# An answer that a kill takes away is not said again (R8), and then nobody is asked whether it helped: two for one kill.
ENVIRONMENT = {"ANTHILL_POLICY__FAQ__FEEDBACK": "false"}

ROWS = {
    "drop_item": "SELECT chat_id, place, broken FROM drop_item",
    "drop_plan": 'SELECT chat_id, kind, look_at IS NULL AS ended, "left", why FROM drop_plan',
    "drop_posting": "SELECT chat_id, state, missed FROM drop_posting",
    "drop_draft": "SELECT user_id, step FROM drop_draft",
    "drop_variant": "SELECT chat_id, number, content FROM drop_variant",
    "drop_poll": "SELECT chat_id, state FROM poll_sent",
    "announcement": "SELECT chat_id, message_id IS NULL AS unsaid FROM announcement",
    "announcement_receipt": "SELECT user_id FROM announcement_receipt",
    "faq": "SELECT asked, helped FROM faq",
}


def sends(step: Step, memory: Memory, control: Control) -> None:
    """An album, a poll or a file, to the group."""
    chat, someone = memory.groups[step.where], memory.people[step.who]
    said = control.ask("POST", f"/chats/{chat}/messages", person=someone, **SENT[step.text])
    memory.messages[step.name] = (chat, said["message_id"])


PLAYED = {**PLAYS_OF_NEWCOMERS, "sends": sends}


def founding() -> Iterator[Line]:
    """A group, an owner who can be written to, and a member."""
    yield 0, "Olga", "writes", "/start"
    yield 60, "Olga", "opens", "open"
    yield 20, "Ann", "comes", ""
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


def of_each_kind() -> Iterator[Line]:
    """What the first days did not have, and the days on which it is posted."""
    yield 5 * HOUR, "Olga", "waits"  # by day, so that admins hear of ideas at once
    yield 90, "Olga", "says", WORDINGS[0], {"name": "wording"}
    yield 90, "Olga", "says", "/schedule every 6 hours 2 times", {"about": "wording"}
    yield 90, "Olga", "writes", "/drops"
    yield 90, "Olga", "chooses", "1"
    yield 90, "Olga", "chooses", "Add a wording"
    yield 90, "Olga", "writes", WORDINGS[1]
    for kind in SENT:
        yield 90, "Olga", "sends", kind, {"name": kind}
        yield 90, "Olga", "says", "/schedule in 1h", {"about": kind}
    yield 90, "Olga", "says", SPARE, {"name": "spare"}
    yield 90, "Olga", "says", "/schedule reserve", {"about": "spare"}
    yield 90, "Ann", "says", f"/suggest {IDEA}"
    yield 90, "Olga", "chooses", "To the queue"
    yield 90, "Olga", "says", f"/faq add How much does membership cost? {COST}"
    yield 90, "Ann", "says", "What is the price of membership?"
    yield 90, "Olga", "says", f"/announce {MEETING}"
    yield 60, "Ann", "taps", "Got it"
    for _ in range(6):
        yield 12 * HOUR, "Olga", "waits"


def steps() -> list[Step]:
    """All steps."""
    return numbered([[*founding(), *planning(), *posting(), *of_each_kind()]])


LAST = len(steps())


def records(steps: Sequence[Step], memory: Memory) -> Mapping[int, int]:
    """How many steps were played: what stands then the queries of ROWS compare."""
    return {step.number: step.number for step in steps}


def judge(record: int, view: View, kills: int) -> list[str]:
    """No time is posted twice or reported for nothing: at most one copy too many a kill, whose answer was lost."""
    said: Counter[str] = Counter()
    for texts in view.shown.values():
        for text, count in texts.items():
            said[text.partition(" [")[0]] += count
    times = {**TIMES, **dict.fromkeys(LATER, 1)}
    wrong = [f"{text} stands {said[text]} times" for text, most in times.items() if said[text] > most + kills]
    if record == LAST:
        wrong += [f"{text} was never said" for text in LATER if not said[text] + kills]
    stuck = [row for row in view.rows["drop_posting"] if row["state"] not in ("posted", "missed")]
    return wrong + [f"a time is {row['state']}" for row in stuck]
