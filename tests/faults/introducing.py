"""The script of introductions and names: forms, posts, reminders, lists, mutes, kicks, tags. Data, and its laws."""

from collections.abc import Iterator

from tests.faults.coming import Record, misplaced
from tests.faults.history import View, muted
from tests.faults.story import HOUR, Line, Step, numbered

OPEN = ("due", "rejected")
GROUPS = {"town": "list", "quiet": "mute", "leaving": "kick"}
TOWN, QUIET, LEAVING = {"where": "town"}, {"where": "quiet"}, {"where": "leaving"}

ROWS = {
    "introduction": "SELECT chat_id, user_id, name, state, owed, reminded, reminded_at IS NULL AS unasked, overdue, "
    "muted, next_at IS NULL AS forgotten, text, message_id IS NULL AS unplaced FROM introduction",
    "introduction_form": "SELECT user_id, chat_id, CAST(answers AS TEXT) AS answers, sent FROM introduction_form",
    "open_card": "SELECT chat_id, kind FROM card WHERE NOT closed",
    "name_check": "SELECT chat_id, user_id, name, state, late FROM name_check",
}


def now(who: str, state: str) -> dict[str, str]:
    """The step after which somebody's introduction stands so."""
    return {"name": f"{who}: {state}"}


def intro(of: str) -> str:
    """One in own words, each unlike the others."""
    return {
        "Bo": "#intro I am Bo from York, I draw maps of the moors and look for company in winter.",
        "Fay": "#intro Fay here, I repair clocks in Leeds and would like to learn to climb this summer.",
    }[of]


def founding(*names: str) -> Iterator[Line]:
    """These groups that ask for introductions, or all: one lists the silent, one mutes them, one removes them."""
    yield 0, "Olga", "writes", "/start"
    for where in names or GROUPS:
        yield 60, "Olga", "opens", "open", {"where": where}
        yield 60, "Olga", "says", "/intro on", {"where": where}
        yield 60, "Olga", "says", f"/intro overdue {GROUPS[where]}", {"where": where}


def form() -> Iterator[Line]:
    """Ann is asked, fills in the form in private, and posts it by a tap."""
    yield 90, "Ann", "writes", "/start"
    yield 90, "Ann", "comes", "", TOWN | now("Ann", "due")
    yield 90, "Ann", "chooses", "Introduce me"
    yield 90, "Ann", "writes", "Ann, a baker"
    yield 90, "Olga", "starts", "good morning", TOWN
    yield 90, "Ann", "chooses", "Skip"
    yield 90, "Ann", "writes", "fresh bread"
    yield 90, "Ann", "writes", "long walks"
    yield 90, "Ann", "chooses", "Post it", now("Ann", "accepted")


def in_the_group() -> Iterator[Line]:
    """Bo writes it in the group and edits it away; Fay's is rejected, the next one accepted."""
    yield 90, "Bo", "comes", "", TOWN | now("Bo", "due")
    yield 90, "Bo", "says", intro("Bo"), TOWN | now("Bo", "accepted")
    yield 90, "Bo", "edits", "#intro bye", TOWN | {"about": "Bo: accepted"} | now("Bo", "due")
    yield 90, "Fay", "comes", "", TOWN
    yield 90, "Fay", "says", intro("Fay"), TOWN | now("Fay", "accepted")
    yield 90, "Olga", "says", "/intros reject where do you live?", (
        TOWN | {"about": "Fay: accepted"} | now("Fay", "rejected")
    )  # fmt: skip
    yield 90, "Fay", "says", intro("Fay") + " I live near the river.", TOWN | now("Fay", "accepted")


def silence() -> Iterator[Line]:
    """Cem and Bo stay silent, Dee too where that mutes, Eve where it removes; Gus leaves midway. Olga reminds, then
    waives."""
    yield 90, "Cem", "writes", "/start"
    yield 90, "Cem", "comes", "", TOWN | now("Cem", "due")
    yield 90, "Dee", "writes", "/start"
    yield 90, "Dee", "comes", "", QUIET | now("Dee", "due")
    yield 90, "Eve", "comes", "", LEAVING | now("Eve", "due")
    yield 90, "Gus", "comes", "", TOWN | now("Gus", "due")
    yield 24 * HOUR, "Cem", "waits"
    yield 90, "Gus", "goes", "", TOWN | now("Gus", "left")
    yield 37 * HOUR, "Olga", "starts", "good evening", TOWN
    yield 12 * HOUR, "Cem", "waits"
    yield 90, "Dee", "starts for", "introductions", QUIET
    for words in ("Dee", "the harbour", "songs", "a choir"):
        yield 90, "Dee", "writes", words
    yield 90, "Dee", "chooses", "Post it", now("Dee", "accepted")
    yield 23 * HOUR, "Olga", "chooses", "Remind", {"about": "Bo"}
    yield 90, "Olga", "chooses", "Waive", {"about": "Bo"} | now("Bo, Cem", "waived")
    yield 74 * HOUR, "Eve", "waits", "", now("Eve", "left")
    yield 90, "Eve", "comes", "", LEAVING | now("Eve", "due")
    yield 90, "Olga", "says", "/intro off", LEAVING | now("Eve", "waived")


def names() -> Iterator[Line]:
    """Newcomers choose a tag, and change a name that is not as the group wants it."""
    yield 90, "Olga", "says", "/names template City-Name", TOWN
    yield 90, "Olga", "says", "/names tags York, Leeds", TOWN
    yield 90, "Hal", "writes", "/start"
    yield 90, "Hal", "comes", "", TOWN
    yield 90, "Hal", "chooses", "Leeds"
    yield 90, "Hal", "renames", "Leeds-Hal"
    yield 90, "Hal", "says", "better so?", TOWN
    yield 90, "Ida", "comes", "", TOWN
    yield 90, "Ida", "goes", "", TOWN


def steps() -> list[Step]:
    """All steps."""
    return numbered([[*founding(), *form(), *in_the_group(), *silence(), *names()]])


def short() -> list[Step]:
    """One who writes it in private, one in the group and takes it back."""
    return numbered([[*founding("town"), *form(), *[*in_the_group()][:3]]])


# --- laws ------------------------------------------------------------------------------------------------------------


def judge(record: Record, view: View, kills: int) -> list[str]:
    """Everybody's introduction is as the script says; whoever owes one has a time that will come, and who owes none is
    not muted for it."""
    rows = view.rows["introduction"]
    wrong = misplaced(record, rows)
    for row in rows:
        standing = view.standing.get((row["chat_id"], row["user_id"]), {})
        silent = bool(standing) and muted(standing)
        if row["state"] in OPEN and row["forgotten"] and not row["overdue"]:
            wrong.append(f"{row['name']} owes one, and no time will come")
        if silent != bool(row["muted"]):
            wrong.append(f"{row['name']} is {'mute' if silent else 'not mute'} for it")
        if row["state"] not in OPEN and silent:
            wrong.append(f"{row['name']} owes none and is mute")
    return wrong


def endures(expected: View, found: View) -> list[str]:
    """A day after an error: nobody is forgotten or mute for nothing, or else the admins know."""
    before = {(row["chat_id"], row["user_id"]): row for row in expected.rows["introduction"]}
    rows = {(row["chat_id"], row["user_id"]): row for row in found.rows["introduction"]}
    cards = {(row["chat_id"], row["kind"]) for row in found.rows["open_card"]}
    wrong = [f"{row['name']} is forgotten" for who, row in before.items() if who not in rows]
    for who, row in rows.items():
        standing = found.standing.get(who, {})
        if row["state"] in OPEN and row["forgotten"] and (row["chat_id"], "introductions") not in cards:
            wrong.append(f"{row['name']} owes one, and nobody knows")
        if bool(standing) and muted(standing) != bool(row["muted"]) and not told(row["chat_id"], found):
            wrong.append(f"{row['name']} is mute or not, unlike the row")
    return wrong


def told(chat: int, found: View) -> bool:
    """Do the admins know that something could not be done?"""
    kinds = {row["kind"] for row in found.rows["open_card"] if row["chat_id"] == chat}
    return bool(kinds & {"failed", "rights"})
