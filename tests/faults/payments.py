"""The script of payments: who pays a fee, in vain or not, twice or too late; and what money and entry must be then.

The emulator's own record of payments is compared with the script, with the bot's books, and with who is in."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.faults.history import View
from tests.faults.story import HOUR, PLAYS, Control, Impossible, Line, Memory, Step, numbered, person

FEE, TIME = 50, 24 * HOUR
TRIES = 3  # of somebody whose payment was not answered in time

Json = dict[str, Any]

ROWS = {
    "star_payment": "SELECT chat_id, user_id, amount, number, state, why, carded FROM star_payment",
    "gate_entry": "SELECT chat_id, user_id, number, way, state, step FROM gate_entry",
}
ASIDES = {"charges": "SELECT charge, user_id, amount, state FROM star_payment"}

# --- playing ----------------------------------------------------------------------------------------------------------


def founds(step: Step, memory: Memory, control: Control) -> None:
    """A supergroup that people ask to join, or one that is `open`."""
    owner, by_request = person(step.who, memory, control), step.text != "open"
    made = control.ask("POST", "/chats", title=step.where, owner=owner, join_by_request=by_request)
    memory.groups[step.where] = made["id"]
    control.ask("POST", f"/chats/{made['id']}/bot", rights="all")


def begins(step: Step, memory: Memory, control: Control) -> None:
    """Presses Start for the gate of the group."""
    words = f"/start gate_{memory.groups[step.where]}"
    control.ask("POST", "/private", person=person(step.who, memory, control), text=words)


def private(someone: int, control: Control) -> list[Json]:
    """Their private chat with the bot, the newest message first."""
    found: list[Json] = control.ask("GET", f"/private/{someone}")["messages"]
    return found[::-1]


def pays(step: Step, memory: Memory, control: Control) -> None:
    """The newest invoice, again where the bot did not answer in time; `unasked`: Telegram takes it without a word."""
    someone = memory.people[step.who]
    bills = [one["id"] for one in private(someone, control) if "invoice" in one["media"]]
    if not bills:
        raise Impossible("no invoice")
    for _ in range(TRIES):
        unasked = step.text == "unasked"
        path = f"/private/{someone}/pay"
        if control.ask("POST", path, message_id=bills[0], unasked=unasked)["state"] != "expired":
            return
    raise Impossible("no payment was answered in time")


def presses(step: Step, memory: Memory, control: Control) -> None:
    """The newest private button that begins so, under words about somebody (`about`)."""
    someone = memory.people[step.who]
    for message in private(someone, control):
        labels = [button["text"] for row in message["buttons"] for button in row]
        found = next((label for label in labels if label.startswith(step.text)), None)
        if found is not None and step.about in message["text"]:
            path = f"/chats/{someone}/messages/{message['id']}/press"
            if not control.ask("POST", path, person=someone, button=found)["answered"]:
                raise Impossible(f"{found} was not answered")
            return
    raise Impossible(f"no {step.text} about {step.about} to press")


PLAYED = {**PLAYS, "founds": founds, "begins": begins, "pays": pays, "presses": presses}

# --- the script -------------------------------------------------------------------------------------------------------


def founding() -> Iterator[Line]:
    """A group that people ask to join, and an open one; both want fifty Stars and an answer."""
    yield 0, "Olga", "writes", "/start"
    for where in ("hikers", "walkers"):
        here = {"where": where}
        yield 60, "Olga", "founds", "open" if where == "walkers" else "", here
        for command in (f"fee {FEE}", "question Which animal? | ant", "tries 1", "minutes 60"):
            yield 60, "Olga", "says", f"/gate {command}", here


def applying(name: str) -> Iterator[Line]:
    """Up to the paid fee."""
    yield 90, name, "comes"
    yield 90, name, "begins"
    yield 90, name, "pays"


def let_in() -> Iterator[Line]:
    """Paid, answered, in; asks for it back, and gets it."""
    name = "Ann"
    yield from applying(name)
    yield 90, name, "writes", "ant"
    yield 90, name, "writes", "/paysupport"
    yield 90, name, "presses", "Ask for No."
    yield 90, "Olga", "presses", "Give back", {"about": name}


def declined() -> Iterator[Line]:
    """Paid, and an admin says no."""
    name = "Bob"
    yield from applying(name)
    yield 90, "Olga", "presses", "Decline", {"about": name}


def failed() -> Iterator[Line]:
    """Paid, and the next threshold is not passed."""
    name = "Cat"
    yield from applying(name)
    yield 90, name, "writes", "cow"


def twice() -> Iterator[Line]:
    """Two invoices, both paid; a third payment after the decision."""
    name = "Dan"
    yield from applying(name)
    yield 90, name, "pays", "unasked"
    yield 90, name, "writes", "ant"
    yield 90, name, "pays", "unasked"
    yield 90, name, "pays"


def inside() -> Iterator[Line]:
    """Pays to speak in the open group; somebody else does not wait for the end."""
    here = {"where": "walkers"}
    for name, last in (("Eve", ("writes", "ant")), ("Fay", ("goes", ""))):
        yield 90, name, "writes", "/start"
        yield 90, name, "comes", "", here
        yield 90, name, "pays", "", here
        yield 90, name, *last, here


def late() -> Iterator[Line]:
    """Paid, and then nothing for a day."""
    yield from applying("Gus")
    yield 25 * HOUR, "Olga", "writes", "/help"


Story = Callable[[], Iterator[Line]]
STORIES: tuple[Story, ...] = (let_in, declined, failed, twice, inside, late)


def script(*stories: Story) -> list[Step]:
    """A start in the middle of things, and these stories; all of them if none is named."""
    head: list[Line] = [*founding(), (90, "Olga", "starts", "good morning")]
    return numbered([[*head, *(line for story in stories or STORIES for line in story())]])


# --- what must be -----------------------------------------------------------------------------------------------------


@dataclass
class Attempt:
    """Somebody's way in: since when, whether the fee is kept for it, whether it is over."""

    since: int
    where: str
    kept: bool = False
    over: bool = False


@dataclass
class Till:
    """Stars by person: all that were paid, all that went back; and who is in, as (group, person)."""

    paid: Counter[int] = field(default_factory=Counter)
    back: Counter[int] = field(default_factory=Counter)
    inside: set[tuple[int, int]] = field(default_factory=set)


class Model:
    """Plays the script in its head."""

    def __init__(self, memory: Memory) -> None:
        self.memory, self.till = memory, Till()
        self.attempts: dict[str, Attempt] = {}

    def take(self, step: Step) -> None:
        """One step more."""
        self.expire(step.at)
        mine = self.attempts.get(step.who)
        match step.verb, step.text:
            case "comes", _:
                self.attempts[step.who] = Attempt(step.at, step.where)
            case "pays", how:
                self.pay(step.who, unasked=how == "unasked")
            case "writes", "ant" if mine is not None and mine.kept:
                mine.over = True
                self.till.inside.add((self.memory.groups[mine.where], self.memory.people[step.who]))
            case ("writes", "cow") | ("goes", _):
                self.end(step.who)
            case "presses", "Decline":
                self.end(step.about)
            case "presses", "Give back":
                self.give_back(step.about)

    def expire(self, at: int) -> None:
        """Who asked to join a day ago is out of time."""
        for name, attempt in self.attempts.items():
            if not attempt.over and attempt.where == "hikers" and at - attempt.since >= TIME:
                self.end(name)

    def pay(self, name: str, *, unasked: bool) -> None:
        """Taken once; a payment that nobody asked for goes back."""
        attempt, user = self.attempts[name], self.memory.people[name]
        wanted = not (attempt.kept or attempt.over)
        if wanted or unasked:
            self.till.paid[user] += FEE
        if wanted:
            attempt.kept = True
        elif unasked:
            self.till.back[user] += FEE

    def end(self, name: str) -> None:
        """Not in."""
        self.attempts[name].over = True
        self.give_back(name)

    def give_back(self, name: str) -> None:
        """What was kept."""
        attempt = self.attempts[name]
        if attempt.kept:
            self.till.back[self.memory.people[name]] += FEE
        attempt.kept = False


def tills(steps: Sequence[Step], memory: Memory) -> Mapping[int, Till]:
    """Money and entry after each step, by its number. `memory` = ids at the end of the script."""
    model, found = Model(memory), {}
    for step in steps:
        model.take(step)
        till = model.till
        found[step.number] = Till(till.paid.copy(), till.back.copy(), set(till.inside))
    return found


def summed(payments: Sequence[Json]) -> Counter[int]:
    """Stars by person."""
    total: Counter[int] = Counter()
    for one in payments:
        total[one["person"]] += one["amount"]
    return total


def judged(till: Till, found: View, kills: int) -> list[str]:
    """How money and entry differ from what they must be, to the last Star, however often the bot was killed."""
    wrong = []
    for what, real, must in (("paid", "payments", till.paid), ("given back", "refunds", till.back)):
        if +summed(found.paid[real]) != +must:
            wrong.append(f"{what}: {dict(summed(found.paid[real]))} instead of {dict(must)}")
    back = {one["charge"] for one in found.paid["refunds"]}
    theirs = {
        (one["charge"], one["person"], one["amount"], charge_state(one, back))
        for one in found.paid["payments"]
    }
    ours = {tuple(row.values()) for row in found.rows["charges"]}
    if theirs != ours:
        wrong.append(f"books: {sorted(ours - theirs)} instead of {sorted(theirs - ours)}")
    entered = {who for who, member in found.standing.items() if may_speak(member)} - owners(found)
    if entered != till.inside:
        wrong.append(f"in: {sorted(entered)} instead of {sorted(till.inside)}")
    return wrong


def charge_state(payment: Json, back: set[str]) -> str:
    """As the bot's books should call it."""
    return "refunded" if payment["charge"] in back else "paid"


def may_speak(member: Json) -> bool:
    """In, and not muted."""
    return bool(member["is_member"]) and (
        member["status"] != "restricted" or bool(member["permissions"]["can_send_messages"])
    )


def owners(found: View) -> set[tuple[int, int]]:
    """Those who did not come through the gate: the owner, and the bot."""
    return {who for who, member in found.standing.items() if member["status"] in ("creator", "administrator")}
