"""The script of the sweep: what people do, one update at a time, in nineteen segments of two days each. Data, and
how it is played; knows nothing of the bot."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

START = datetime(2026, 1, 5, 10, 0, 20, tzinfo=UTC)
SEGMENTS = 19
LENGTH = 25
HOUR = 3600
LATELY = timedelta(seconds=95)
PRICE = "It costs 20."

Json = dict[str, Any]


class Control(Protocol):
    """The emulator's control interface."""

    patience: int  # real seconds in which the answer to a pressed button is waited for

    def ask(self, method: str, path: str, **body: Any) -> Json: ...


class Impossible(Exception):
    """The step cannot be played: what it is about is not there."""


class Unanswered(Impossible):
    """A button was pressed, and no answer came in time."""


@dataclass(frozen=True)
class Step:
    """Somebody does something, `at` seconds after the beginning. `about` names the message (by the step that made it)
    that is answered or edited; `text` is what is said, or the button that is tapped. "starts" is the bot's start,
    after what its owner said while it was down."""

    number: int
    at: int
    who: str
    verb: str
    text: str = ""
    where: str = "hikers"
    about: str = ""
    name: str = ""

    @property
    def instant(self) -> datetime:
        return START + timedelta(seconds=self.at)


@dataclass
class Memory:
    """Ids that names stand for: people, groups, messages as (chat, id)."""

    people: dict[str, int] = field(default_factory=dict)
    groups: dict[str, int] = field(default_factory=dict)
    messages: dict[str, tuple[int, int]] = field(default_factory=dict)
    former: dict[int, int] = field(default_factory=dict)

    def copy(self) -> "Memory":
        """One that can go on by itself."""
        return Memory(dict(self.people), dict(self.groups), dict(self.messages), dict(self.former))


# --- playing ---------------------------------------------------------------------------------------------------------


def person(name: str, memory: Memory, control: Control) -> int:
    """Somebody's id; new people come into the world when first named."""
    if name not in memory.people:
        memory.people[name] = control.ask("POST", "/people", name=name)["id"]
    return memory.people[name]


def founds(step: Step, memory: Memory, control: Control) -> None:
    """A chat of the kind in `text`, with the bot as its admin."""
    owner = person(step.who, memory, control)
    made = control.ask("POST", "/chats", title=step.where, type=step.text, owner=owner)
    memory.groups[step.where] = made["id"]
    control.ask("POST", f"/chats/{made['id']}/bot", rights="all")


def comes(step: Step, memory: Memory, control: Control) -> None:
    """Joins."""
    someone = person(step.who, memory, control)
    control.ask("POST", f"/chats/{memory.groups[step.where]}/join", person=someone)


def goes(step: Step, memory: Memory, control: Control) -> None:
    """Leaves."""
    control.ask("POST", f"/chats/{memory.groups[step.where]}/leave", person=memory.people[step.who])


def says(step: Step, memory: Memory, control: Control) -> None:
    """A message, as a reply where it is about one."""
    chat, reply_to = memory.groups[step.where], None
    if step.about:
        reply_to = memory.messages[step.about][1]
    said = control.ask(
        "POST", f"/chats/{chat}/messages", person=memory.people[step.who], text=step.text, reply_to=reply_to
    )
    memory.messages[step.name] = (chat, said["message_id"])


def edits(step: Step, memory: Memory, control: Control) -> None:
    """Other words for a message."""
    chat, message = memory.messages[step.about]
    control.ask("PATCH", f"/chats/{chat}/messages/{message}", person=memory.people[step.who], text=step.text)


def taps(step: Step, memory: Memory, control: Control) -> None:
    """The newest button of that name that the person sees there, on a message of the last step."""
    chat, someone = memory.groups[step.where], memory.people[step.who]
    for message in reversed(control.ask("GET", f"/chats/{chat}?as={someone}&limit=40")["messages"]):
        if datetime.fromisoformat(message["date"]) < step.instant - LATELY:
            break
        if any(button["text"] == step.text for row in message["buttons"] for button in row):
            path = f"/chats/{chat}/messages/{message['id']}/press"
            press(control, path, someone, step.text)
            return
    raise Impossible(f"no {step.text} to tap")


def press(control: Control, path: str, someone: int, label: str) -> None:
    """A button; Unanswered when nobody answers."""
    if not control.ask("POST", path, person=someone, button=label, seconds=control.patience)["answered"]:
        raise Unanswered(f"{label} was not answered")


def writes(step: Step, memory: Memory, control: Control) -> None:
    """In private to the bot."""
    control.ask("POST", "/private", person=person(step.who, memory, control), text=step.text)


def migrates(step: Step, memory: Memory, control: Control) -> None:
    """The basic group becomes a supergroup."""
    old = memory.groups[step.where]
    memory.groups[step.where] = memory.former[old] = control.ask("POST", f"/chats/{old}/migrate")["id"]


PLAYS: dict[str, Callable[[Step, Memory, Control], None]] = {
    "founds": founds,
    "comes": comes,
    "goes": goes,
    "says": says,
    "edits": edits,
    "taps": taps,
    "writes": writes,
    "migrates": migrates,
    "starts": says,
}


# --- the script ----------------------------------------------------------------------------------------------------

Line = tuple[Any, ...]


def ad(number: int, count: int) -> str:
    """Another ad each time."""
    return f"Win every day, join t.me/+AbCdEf{number:03}GhIj{count:02}KlMn"


def founding(_: int) -> Iterator[Line]:
    """Before all else."""
    yield 0, "Olga", "writes", "/start"
    yield 60, "Olga", "founds", "supergroup"
    yield 60, "Ann", "comes"
    yield 60, "Bo", "comes"
    yield 60, "Olga", "says", f"/filter price {PRICE}"


def advertising(k: int) -> Iterator[Line]:
    """Warned, muted, forgiven, muted again; the next day removed, forgiven, back."""
    bad = f"Mallory {k}"
    yield 90, bad, "comes"
    yield 90, bad, "says", ad(k, 1)
    yield 90, bad, "says", ad(k, 2)
    yield 90, "Olga", "taps", "Undo"
    yield 90, bad, "says", ad(k, 3)
    yield 25 * HOUR, bad, "says", ad(k, 4)
    yield 90, "Olga", "taps", "Undo"
    yield 90, bad, "comes"


def quarrel(k: int) -> Iterator[Line]:
    """An admin warns and mutes by hand, and takes it back."""
    rude = f"Trent {k}"
    yield 90, rude, "comes"
    yield 90, rude, "says", f"you fools {k}", {"name": f"rude {k}"}
    yield 90, "Olga", "says", "/warn be kind", {"about": f"rude {k}"}
    yield 90, "Olga", "taps", "Undo"
    yield 90, "Olga", "says", "/mute 2h", {"about": f"rude {k}"}
    yield 90, "Olga", "taps", "Undo"
    yield 90, rude, "says", f"fools still {k}", {"name": f"ruder {k}"}
    yield 90, "Olga", "says", "/warn again", {"about": f"ruder {k}"}
    yield 90, rude, "goes"


def answers(k: int) -> Iterator[Line]:
    """Words with an answer, commands, and a newcomer's harmless message that becomes an ad."""
    new = f"Nell {k}"
    yield 90, "Olga", "says", f"/filter word{k} Word number {k}."
    yield 90, "Ann", "says", "what is the price?"
    yield 90, "Ann", "says", f"tell me word{k}"
    yield 90, "Bo", "says", "/rules"
    yield 90, "Bo", "writes", "/help"
    yield 90, new, "comes"
    yield 90, new, "says", f"nice weather {k}", {"name": f"weather {k}"}
    yield 90, new, "edits", ad(k, 5), {"about": f"weather {k}"}
    yield 90, "Olga", "taps", "Undo"


def moving(k: int) -> Iterator[Line]:
    """A basic group of its own, in which somebody offends before and after it becomes a supergroup."""
    where, bad = {"where": f"basic {k}"}, f"Mia {k}"
    yield 90, "Olga", "founds", "group", where
    yield 90, bad, "comes", "", where
    yield 90, bad, "says", ad(k, 6), where
    yield 90, "Olga", "migrates", "", where
    yield 90, bad, "says", ad(k, 7), where
    yield 90, "Olga", "taps", "Undo", where
    yield 90, bad, "says", f"sorry {k}", where


STORIES = {1: advertising, 4: quarrel, 7: moving, 10: answers, 13: moving}
TALKERS = ("Ann", "Bo", "Olga")


def segment(k: int) -> list[Line]:
    """The bot starts after something was said, then a story, then talk."""
    head: list[Line] = [*founding(k)] if k == 0 else []
    head.append((90, "Olga", "starts", f"good morning {k}"))
    story = list(STORIES[k](k)) if k in STORIES else []
    rest = LENGTH - len(head) - len(story)
    talk = [(70, TALKERS[n % 3], "says", f"so it goes, {k} and {n}") for n in range(rest)]
    return [*head, *talk[:3], *story, *talk[3:]]


def script() -> list[Step]:
    """All steps."""
    return numbered([segment(k) for k in range(SEGMENTS)])


def short() -> list[Step]:
    """A script of one segment: an advertiser up to the second mute, and a group that moves."""
    began: Line = (90, "Olga", "starts", "good morning")
    return numbered([[*founding(0), began, *list(advertising(0))[:5], *moving(0)]])


def numbered(segments: Sequence[Sequence[Line]]) -> list[Step]:
    """Steps from 1, each segment two days and some minutes after the one before: nothing is due in the same second."""
    lines: list[tuple[int, Line]] = []
    for k, some in enumerate(segments):
        at = k * (48 * HOUR + 420)
        for line in some:
            at += line[0]
            lines.append((at, line))
    return [step_of(number, at, line) for number, (at, line) in enumerate(lines, 1)]


def step_of(number: int, at: int, line: Line) -> Step:
    """A line as a step."""
    _, who, verb, *rest = line
    text = rest[0] if rest else ""
    more = {"name": f"step {number}", **(rest[1] if len(rest) > 1 else {})}
    return Step(number, at, who, verb, text, **more)
