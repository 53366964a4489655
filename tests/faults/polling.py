"""The script of polls: asked in a line and by the form, voted in, a vote taken back, closed, repeated. Data, and its
laws."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tests.faults.coming import PLAYS_OF_NEWCOMERS
from tests.faults.history import View
from tests.faults.story import HOUR, Control, Impossible, Line, Memory, Step, numbered

RESULTS = {"“Where to?”": 1, "“Which is higher?”": 1, "“Tea?”": 1}

ROWS = {
    "poll_sent": "SELECT chat_id, state, CAST(asked AS TEXT) AS asked FROM poll_sent",
    "poll_voted": "SELECT chat_id, user_id, CAST(options AS TEXT) AS options FROM poll_voted",
    "poll_points": "SELECT user_id, points FROM score_total WHERE points <> 0",
    "poll_draft": "SELECT user_id, step FROM poll_draft",
    "poll_early": "SELECT user_id FROM poll_early",
}


def votes(step: Step, memory: Memory, control: Control) -> None:
    """For an option of the newest poll ("" = takes the vote back)."""
    chat, someone = memory.groups[step.where], memory.people[step.who]
    for message in reversed(control.ask("GET", f"/chats/{chat}?as={someone}&limit=40")["messages"]):
        if "poll" in (message.get("media") or {}):
            options: list[Any] = [int(step.text)] if step.text else []
            control.ask(
                "POST", f"/chats/{chat}/messages/{message['id']}/vote", person=someone, options=options
            )
            return
    raise Impossible("no poll to vote in")


PLAYED = {**PLAYS_OF_NEWCOMERS, "votes": votes}


def founding() -> Iterator[Line]:
    """A group, an owner who can be written to, and two members."""
    yield 0, "Olga", "writes", "/start"
    yield 60, "Olga", "opens", "open"
    for name in ("Ann", "Bo"):
        yield 20, name, "comes", ""  # not 30: the welcome is due then, with the second or without


def asking() -> Iterator[Line]:
    """A poll with a changed vote and one taken back, a quiz while the bot is away, and one by the form."""
    yield 90, "Olga", "says", "/poll Where to? | Lake | Peak | end 1h"
    yield 90, "Ann", "votes", "0"
    yield 90, "Bo", "votes", "0"
    yield 90, "Bo", "votes", "1"
    yield 90, "Ann", "votes", ""
    yield HOUR, "Olga", "says", "/quiz Which is higher? | *Everest | K2 | end 2h"
    yield 90, "Ann", "votes", "0"
    yield 2 * HOUR, "Olga", "starts", "good evening"
    yield 90, "Olga", "writes", "/poll"
    yield 90, "Olga", "writes", "Tea?\nYes\nNo\nend 1h"
    yield 90, "Olga", "chooses", "Post"
    yield 90, "Ann", "votes", "1"
    yield 90, "Bo", "votes", "0"
    yield HOUR, "Olga", "waits"


def steps() -> list[Step]:
    """All steps."""
    return numbered([[*founding(), *asking()]])


def records(steps: Sequence[Step], memory: Memory) -> Mapping[int, int]:
    """How many steps were played: what stands then the queries of ROWS compare."""
    return {step.number: step.number for step in steps}


def judge(record: int, view: View, kills: int) -> list[str]:
    """No result is said twice: at most one copy too many a kill, whose answer was lost."""
    said = {
        question: sum(
            count
            for texts in view.shown.values()
            for text, count in texts.items()
            if text.startswith(question)
        )
        for question in RESULTS
    }
    return [f"{question} has {said[question]} results" for question in RESULTS if said[question] > 1 + kills]
