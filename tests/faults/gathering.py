"""The script of events: signed up to the last place, the waiting list, another time, reminders, who came, cancelled.
Data, and its laws."""

from collections.abc import Iterator

from tests.faults.coming import PLAYS_OF_NEWCOMERS, Record, misplaced, private
from tests.faults.history import CODE, View
from tests.faults.story import HOUR, Control, Impossible, Line, Memory, Step, numbered, press

GO = "Sign up or off"

TITLES = ("Picnic", "Walk")
TOLD = {  # how often one member may be told so at most
    "A place is free, and it is yours: “Picnic”": 1,
    "You signed up for “Picnic”": 2,
    "“Picnic” has changed": 1,
    "“Picnic” begins": 1,
    "“Walk”, ": 1,  # was cancelled
    "Good that you are here": 1,
}

ROWS = {
    "event_meeting": "SELECT chat_id, title, state, seats, version, wall, step, code <> '' AS coded, "
    "message_id IS NULL AS unsaid, show_at IS NULL AS fresh FROM event_meeting",
    "event_guest": "SELECT title, seats, name, number, CASE WHEN came THEN 'came' ELSE event_guest.state END AS state "
    "FROM event_guest JOIN event_meeting ON event_meeting.id = meeting_id",
    "event_form": "SELECT user_id, step FROM event_form",
}


def presses(step: Step, memory: Memory, control: Control) -> None:
    """A button of the newest message in the group that has it, however old, and names `about`."""
    chat, someone = memory.groups[step.where], memory.people[step.who]
    for message in reversed(control.ask("GET", f"/chats/{chat}?as={someone}&limit=40")["messages"]):
        there = any(button["text"] == step.text for row in message["buttons"] for button in row)
        if there and step.about in (message["text"] or ""):
            press(control, f"/chats/{chat}/messages/{message['id']}/press", someone, step.text)
            return
    raise Impossible(f"no {step.text} to press")


def shows_up(step: Step, memory: Memory, control: Control) -> None:
    """Sends the newest code, which who made the event was told."""
    codes = [
        found
        for one in private(memory.people[step.about], control)
        if (found := CODE.search(one["text"] or ""))
    ]
    if not codes:
        raise Impossible("no code was told")
    control.ask("POST", "/private", person=memory.people[step.who], text=codes[-1][0])


PLAYED = {**PLAYS_OF_NEWCOMERS, "presses": presses, "shows up": shows_up}


def now(*standings: str) -> dict[str, str]:
    """The step after which people stand so on the list; who is not on it is unknown."""
    return {"name": "; ".join(standings)}


def founding() -> Iterator[Line]:
    """A group, an owner and members who can be written to, but for Dan."""
    yield 0, "Olga", "writes", "/start"
    yield 60, "Olga", "opens", "open"
    for name in ("Ann", "Bo", "Cem", "Dan", "Eve"):
        yield 20, name, "comes", ""  # not 30: the welcome is due then, with the second or without
    for name in ("Ann", "Bo", "Cem", "Eve"):
        yield 30, name, "writes", "/start"


def signing() -> Iterator[Line]:
    """Two places, four who want one; one is off again, one leaves the group, one comes back to the end."""
    yield 90, "Olga", "says", "/event Picnic | Tue 14:00-16:00 | North gate | 2 places"
    yield 90, "Olga", "presses", "Post"
    yield 90, "Ann", "presses", GO, now("Ann: in")
    yield 90, "Bo", "presses", GO, now("Bo: in")
    yield 90, "Cem", "presses", GO, now("Cem: waiting")
    yield 90, "Dan", "presses", GO, now("Dan: waiting")
    yield 90, "Ann", "presses", GO, now("Ann: unknown", "Cem: in")
    yield 90, "Bo", "goes", "", now("Bo: unknown", "Dan: in")
    yield 90, "Ann", "presses", GO, now("Ann: waiting")


def changing() -> Iterator[Line]:
    """An hour later, by the list in private; the bot is away, both reminders come."""
    yield 90, "Olga", "writes", "/events"
    yield 90, "Olga", "chooses", "1"
    yield 90, "Olga", "chooses", "Time"
    yield 90, "Olga", "writes", "Tue 15:00"
    yield HOUR, "Olga", "starts", "good afternoon"
    yield 5 * HOUR, "Olga", "waits"
    yield 21 * HOUR, "Olga", "waits"


def attending() -> Iterator[Line]:
    """It begins while the bot is away; two are ticked, one by mistake, one shows the code; it ends."""
    yield 2 * HOUR, "Olga", "starts", "good evening"
    yield 90, "Olga", "chooses", "Who came"
    yield 90, "Olga", "chooses", "Cem", now("Cem: came")
    yield 90, "Olga", "chooses", "Dan", now("Dan: came")
    yield 90, "Olga", "chooses", "✓ Dan", now("Dan: in")
    yield 90, "Ann", "shows up", "", now("Ann: came") | {"about": "Olga"}
    yield 2 * HOUR, "Olga", "waits"


def cancelling() -> Iterator[Line]:
    """Another one, which does not happen."""
    yield 90, "Olga", "says", "/event Walk | Fri 18:00 | 1 place"
    yield 90, "Olga", "presses", "Post", {"about": "Walk"}  # not the first one's, if a kill cost this preview
    yield 90, "Eve", "presses", GO, now("Eve: in")
    yield 90, "Olga", "writes", "/events"
    yield 90, "Olga", "chooses", "1"
    yield 90, "Olga", "chooses", "Cancel the event"
    yield 90, "Olga", "chooses", "Yes, cancel it"
    yield 72 * HOUR, "Olga", "waits"


def steps() -> list[Step]:
    """All steps."""
    return numbered([[*founding(), *signing(), *changing(), *attending(), *cancelling()]])


def judge(record: Record, view: View, kills: int) -> list[str]:
    """Places are those of the script, never more than there are; nobody is told twice, no event stands twice: at most
    one copy too many a kill, whose answer was lost."""
    guests = view.rows["event_guest"]
    wrong = misplaced(record, guests)
    for title in TITLES:
        taken = [row for row in guests if row["title"] == title and row["state"] == "in"]
        if taken and len(taken) > taken[0]["seats"]:
            wrong.append(f"{len(taken)} have a place at {title}")
    for place, texts in view.shown.items():
        for words, most in TOLD.items():
            if (count := sum(n for text, n in texts.items() if words in text)) > most + kills:
                wrong.append(f"{place} reads {count} times “{words}”")
        for title in TITLES:
            posts = sum(n for text, n in texts.items() if text.startswith(f"{title}\n") and GO in text)
            if place < 0 and posts > 1 + kills:
                wrong.append(f"{title} stands {posts} times")
    return wrong
