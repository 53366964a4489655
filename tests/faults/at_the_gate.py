"""The script of the gate: requests, open doors, places, admins who decide beside it, silence. Data, and its laws."""

from collections.abc import Iterator, Mapping
from typing import Any

from tests.faults.coming import Record, misplaced
from tests.faults.history import View, muted
from tests.faults.story import HOUR, Line, Step, numbered

MINUTE = 60
PENDING = ("open", "judging", "waiting")
ANIMAL = "question Which animal is on our sign? | ant"
OPEN, SMALL, QUICK = {"where": "meadow"}, {"where": "hut"}, {"where": "path"}
GROUPS = {
    "hikers": ("request", "rules on", ANIMAL, "captcha on"),
    "meadow": ("open", ANIMAL),
    "hut": ("request", "capacity 2"),
    "path": ("request", ANIMAL),
}

ROWS = {
    "gate_entry": "SELECT chat_id, user_id, name, number, way, state, step, wants, failures, due_at IS NULL AS idle, "
    "CAST(data AS TEXT) LIKE '%unreached%' AS unreached, "
    "wake_at IS NULL AS forgotten, retry_at IS NULL AS free FROM gate_entry",
    "gate_card": "SELECT chat_id, key, kind FROM card WHERE kind IN ('gate', 'rights') AND NOT closed",
}


def now(who: str, state: str) -> dict[str, str]:
    """The step after which somebody stands so."""
    return {"name": f"{who}: {state}"}


def founding(*names: str) -> Iterator[Line]:
    """These groups, or all: one with three thresholds, an open one, one with two places, one with a question alone."""
    yield 0, "Olga", "writes", "/start"
    for where in names or GROUPS:
        way, *commands = GROUPS[where]
        yield 60, "Olga", "opens", way, {"where": where}
        for command in commands:
            yield 60, "Olga", "says", f"/gate {command}", {"where": where}


def three_in_a_row() -> Iterator[Line]:
    """Ming passes all three, with a wrong answer and a wrong sum on the way."""
    yield 90, "Ming", "comes", "", now("Ming", "open")
    yield 90, "Ming", "starts for", "gate"
    yield 90, "Ming", "chooses", "Read the rules"
    yield 90, "Ming", "chooses", "I accept"
    yield 90, "Olga", "starts", "good morning"
    yield 90, "Ming", "writes", "cow"
    yield 90, "Ming", "writes", "ant"
    yield 90, "Ming", "chooses", "A sum instead"
    yield 90, "Ming", "writes", "99"
    yield 90, "Ming", "adds up", "", now("Ming", "admitted")


def silence() -> Iterator[Line]:
    """Bei never presses Start; Cem is reminded and too late, fails twice more, and must pause."""
    yield 90, "Bei", "comes", "", QUICK | now("Bei", "open")
    yield 90, "Cem", "comes", "", QUICK
    yield 90, "Cem", "starts for", "gate", QUICK | now("Cem", "open")
    yield 13 * HOUR, "Cem", "waits"
    yield 12 * HOUR, "Cem", "waits", "", now("Bei, Cem", "declined")
    for _ in range(2):
        yield 90, "Cem", "comes", "", QUICK | now("Cem", "open")
        for wrong in ("cow", "dog"):
            yield 90, "Cem", "writes", wrong
        yield 90, "Cem", "writes", "cat", now("Cem", "declined")
    yield 90, "Cem", "comes", "", QUICK | now("Cem", "declined")
    yield 11 * MINUTE, "Cem", "comes", "", QUICK | now("Cem", "open")


def admins() -> Iterator[Line]:
    """Dee is asked something and admitted, Eve declined; Fay and Gus are decided in Telegram itself; Hal cannot be
    written to."""
    yield 90, "Dee", "comes", "", QUICK
    yield 90, "Dee", "starts for", "gate", QUICK | now("Dee", "open")
    yield 90, "Dee", "chooses", "Ask an admin", now("Dee", "judging")
    yield 5 * HOUR, "Dee", "waits"
    yield 90, "Olga", "chooses", "Ask", {"about": "Dee"} | now("Dee", "open")
    yield 90, "Dee", "writes", "I like hills", now("Dee", "judging")
    yield 90, "Olga", "chooses", "Admit", {"about": "Dee"} | now("Dee", "admitted")
    yield 90, "Olga", "starts", "good evening"
    yield 90, "Eve", "comes", "", QUICK
    yield 90, "Eve", "starts for", "gate", QUICK
    yield 90, "Eve", "chooses", "Ask an admin", now("Eve", "judging")
    yield 90, "Olga", "chooses", "Decline", {"about": "Eve"} | now("Eve", "declined")
    yield 90, "Fay", "comes", ""
    yield 90, "Fay", "starts for", "gate", now("Fay", "open")
    yield 90, "Olga", "decides", "yes", {"about": "Fay"} | now("Fay", "admitted")
    yield 90, "Gus", "comes", "", QUICK
    yield 90, "Gus", "starts for", "gate", QUICK
    yield 90, "Olga", "decides", "no", QUICK | {"about": "Gus"} | now("Gus", "open")
    yield 90, "Gus", "writes", "ant", now("Gus", "gone")
    yield 90, "Hal", "blocks", ""
    yield 90, "Hal", "comes", "", QUICK | now("Hal", "open")
    yield 90, "Olga", "chooses", "Admit", {"about": "Hal"} | now("Hal", "admitted")


def open_door() -> Iterator[Line]:
    """Ida passes and brings Ned; Jim is silent three times, kept out, and comes back; Kim is let in and Lou banned by
    an admin; the gate goes off."""
    yield 90, "Ida", "comes", "", OPEN | now("Ida", "open")
    yield 90, "Ida", "starts for", "gate", OPEN
    yield 90, "Ida", "writes", "ant", now("Ida", "admitted")
    for _ in range(3):
        yield 90, "Jim", "comes", "", OPEN | now("Jim", "open")
        yield 16 * MINUTE, "Jim", "waits", "", now("Jim", "declined")
    yield 11 * MINUTE, "Jim", "comes", "", OPEN | now("Jim", "open")
    yield 90, "Jim", "goes", "", OPEN | now("Jim", "gone")
    yield 90, "Olga", "starts", "good night", OPEN
    yield 90, "Jim", "comes", "", OPEN | now("Jim", "open")
    yield 90, "Jim", "starts for", "gate", OPEN
    yield 90, "Jim", "writes", "ant", now("Jim", "admitted")
    yield 90, "Kim", "comes", "", OPEN | now("Kim", "open")
    yield 90, "Olga", "treats", "member", OPEN | {"about": "Kim"} | now("Kim", "admitted")
    yield 90, "Lou", "comes", "", OPEN | now("Lou", "open")
    yield 90, "Olga", "treats", "kicked", OPEN | {"about": "Lou"} | now("Lou", "gone")
    yield 20 * MINUTE, "Ida", "adds", "", OPEN | {"about": "Ned"} | now("Ned", "open")
    yield 90, "Olga", "says", "/gate off", OPEN | now("Ned", "admitted")


def places() -> Iterator[Line]:
    """Ora and Pia wait for a place, and come in one after the other."""
    yield 90, "Olga", "adds", "", SMALL | {"about": "Lin"}
    yield 90, "Ora", "comes", "", SMALL | now("Ora", "waiting")
    yield 90, "Ora", "starts for", "gate", SMALL
    yield 90, "Pia", "comes", "", SMALL | now("Pia", "waiting")
    yield 2 * HOUR, "Pia", "waits"
    yield 90, "Lin", "goes", "", SMALL | now("Ora", "admitted")
    yield 90, "Ora", "goes", "", SMALL | now("Pia", "admitted")


def steps() -> list[Step]:
    """All steps."""
    return numbered([[*founding(), *three_in_a_row(), *silence(), *admins(), *open_door(), *places()]])


def short() -> list[Step]:
    """One who asks, one who comes by an open door."""
    return numbered([[*founding("hikers", "meadow"), *[*three_in_a_row()][:4], *[*open_door()][:3]]])


# --- laws ------------------------------------------------------------------------------------------------------------


def judge(record: Record, view: View, kills: int) -> list[str]:
    """Everybody stands as the script says; Telegram agrees with the rows; somebody or some time waits for each who is
    undecided."""
    entries = view.rows["gate_entry"]
    cards = {(row["chat_id"], row["key"]) for row in view.rows["gate_card"]}
    wrong = misplaced(record, entries)
    for entry in entries:
        standing = view.standing.get((entry["chat_id"], entry["user_id"]), {})
        wrong += [f"{entry['name']}: {words}" for words in disagreements(entry, standing)]
        if entry["state"] == "open" and not is_asked(entry, view):
            wrong.append(f"{entry['name']} was never asked anything")
        if entry["state"] == "judging" and (entry["chat_id"], card_key(entry)) not in cards:
            wrong.append(f"{entry['name']} waits for admins who are not told")
    return wrong


def endures(expected: View, found: View) -> list[str]:
    """A day after an error: nobody is in who was not let in, and whom it keeps out or in is on the admins' list."""
    before = {(row["chat_id"], row["user_id"]): row for row in expected.rows["gate_entry"]}
    entries = {(row["chat_id"], row["user_id"]): row for row in found.rows["gate_entry"]}
    wrong = [f"{row['name']} is forgotten" for who, row in before.items() if who not in entries]
    for who, entry in entries.items():
        name, standing = entry["name"], found.standing.get(who, {})
        if entry["state"] == "open" or (entry["state"] == "waiting" and entry["forgotten"]):
            wrong.append(f"{name} is {entry['state']} for ever")
        if not any(is_told(card, entry) for card in found.rows["gate_card"]):
            usual = before.get(who, entry)["state"], bool(expected.standing.get(who, {}).get("is_member"))
            wrong += [f"{name}, and no admin knows: {words}" for words in at_odds(entry, standing, usual)]
    return wrong


def at_odds(entry: Mapping[str, Any], standing: Mapping[str, Any], usual: tuple[str, bool]) -> Iterator[str]:
    """What admins must put right. `usual` = the state without an error, and whether they were in."""
    state, was_in = usual
    yield from disagreements(entry, standing)
    if entry["state"] == "judging":
        yield "waits for them"
    if entry["state"] == "admitted" and state not in ("admitted", "waiting"):
        yield "admitted by an error"
    if entry["state"] == "admitted" and was_in and not standing.get("is_member"):
        yield "admitted, and not in"


def is_told(card: Mapping[str, Any], entry: Mapping[str, Any]) -> bool:
    """Does an open card speak of this application, or of a right that is missing in its chat?"""
    speaks = card_key(entry) in card["key"] or f"gate-error:{entry['user_id']}:" in card["key"]
    return bool(card["chat_id"] == entry["chat_id"] and (speaks or card["kind"] == "rights"))


def card_key(entry: Mapping[str, Any]) -> str:
    """Under which the admins' card of an application stands."""
    return f"gate:{entry['user_id']}:{entry['number']}"


def is_asked(entry: Mapping[str, Any], view: View) -> bool:
    """Was the applicant told anything, in private or alone in the group; or do the admins know that it cannot be?"""
    alone = (text for text in view.shown[entry["chat_id"]] if text.endswith(str(entry["user_id"])))
    return bool(view.shown[entry["user_id"]]) or any(alone) or entry["unreached"]


def disagreements(entry: Mapping[str, Any], standing: Mapping[str, Any]) -> Iterator[str]:
    """What of an application cannot be so."""
    inside, silent = bool(standing.get("is_member")), bool(standing) and muted(standing)
    if entry["state"] in PENDING and entry["forgotten"]:
        yield "undecided, and no time will come"
    if entry["state"] in PENDING and inside and not silent:
        yield "in before it is decided"
    if entry["state"] == "declined" and inside:
        yield "declined, and still in"
    if entry["state"] == "admitted" and silent:
        yield "admitted, and still mute"
