"""Steps of newcomers beside those of story.py: how they come, answer in private, and what admins do about them."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tests.faults.story import PLAYS, Control, Impossible, Memory, Step, person, press

Json = dict[str, Any]
Record = Mapping[str, str]  # who stands how, by name

SUM = re.compile(r"How much is (\d+) \+ (\d+)\?")


def opens(step: Step, memory: Memory, control: Control) -> None:
    """A supergroup with the bot as its admin; `text` = "request" where people must ask to come in."""
    owner, by_request = person(step.who, memory, control), step.text == "request"
    made = control.ask("POST", "/chats", title=step.where, owner=owner, join_by_request=by_request)
    memory.groups[step.where] = made["id"]
    control.ask("POST", f"/chats/{made['id']}/bot", rights="all")


def starts_for(step: Step, memory: Memory, control: Control) -> None:
    """The link that opens the private chat for a feature of that group."""
    link = f"/start {step.text}_{memory.groups[step.where]}"
    control.ask("POST", "/private", person=memory.people[step.who], text=link)


def chooses(step: Step, memory: Memory, control: Control) -> None:
    """A button in private: of the newest message that has it, and that says what the step is about."""
    someone = memory.people[step.who]
    for message in reversed(private(someone, control)):
        labels = [button["text"] for row in message["buttons"] for button in row]
        if step.text in labels and step.about in message["text"]:
            path = f"/chats/{someone}/messages/{message['id']}/press"
            press(control, path, someone, step.text)
            return
    raise Impossible(f"no {step.text} to choose")


def private(someone: int, control: Control) -> list[Json]:
    """What the bot and the person said to each other, oldest first."""
    found: list[Json] = control.ask("GET", f"/private/{someone}")["messages"]
    return found


def adds_up(step: Step, memory: Memory, control: Control) -> None:
    """Writes what the newest sum comes to."""
    someone = memory.people[step.who]
    sums = [found for one in private(someone, control) if (found := SUM.search(one["text"]))]
    if not sums:
        raise Impossible("no sum was asked")
    total = str(int(sums[-1][1]) + int(sums[-1][2]))
    control.ask("POST", "/private", person=someone, text=total)


def decides(step: Step, memory: Memory, control: Control) -> None:
    """An admin answers a request in Telegram itself: yes or no."""
    path = f"/chats/{memory.groups[step.where]}/requests/{memory.people[step.about]}"
    control.ask("POST", path, by=memory.people[step.who], approve=step.text == "yes")


def treats(step: Step, memory: Memory, control: Control) -> None:
    """An admin gives a member another status in Telegram itself."""
    path = f"/chats/{memory.groups[step.where]}/members/{memory.people[step.about]}"
    control.ask("PUT", path, by=memory.people[step.who], status=step.text)


def adds(step: Step, memory: Memory, control: Control) -> None:
    """Brings somebody in."""
    someone, by = person(step.about, memory, control), memory.people[step.who]
    control.ask("POST", f"/chats/{memory.groups[step.where]}/add", person=someone, by=by)


def blocks(step: Step, memory: Memory, control: Control) -> None:
    """Blocks the bot."""
    control.ask("POST", f"/private/{person(step.who, memory, control)}/block", on=True)


def renames(step: Step, memory: Memory, control: Control) -> None:
    """Another name, of which no bot hears by itself."""
    control.ask("PATCH", f"/people/{memory.people[step.who]}", name=step.text)


def waits(step: Step, memory: Memory, control: Control) -> None:
    """Only time goes by."""


PLAYS_OF_NEWCOMERS: dict[str, Callable[[Step, Memory, Control], None]] = PLAYS | {
    "opens": opens,
    "starts for": starts_for,
    "chooses": chooses,
    "adds up": adds_up,
    "decides": decides,
    "treats": treats,
    "adds": adds,
    "blocks": blocks,
    "renames": renames,
    "waits": waits,
}


def standings(steps: Sequence[Step], memory: Memory) -> dict[int, Record]:
    """Who stands how after each step, as the script says it: a step named "Ming, Bei: admitted; Cem: open" and all
    before it."""
    so_far: dict[str, str] = {}
    found: dict[int, Record] = {}
    for step in steps:
        for part in step.name.split("; "):
            who, known, how = part.partition(": ")
            if known:
                so_far |= dict.fromkeys(who.split(", "), how)
        found[step.number] = dict(so_far)
    return found


def misplaced(record: Record, rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """Whose row says something else than the script."""
    states = {row["name"]: row["state"] for row in rows}
    return [
        f"{who} is {states.get(who, 'unknown')} and not {how}"
        for who, how in record.items()
        if states.get(who, "unknown") != how
    ]
