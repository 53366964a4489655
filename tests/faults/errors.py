"""Errors of Telegram as points of the sweep: which calls of a run are answered by which. Knows nothing of the bot."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tests.faults.points import Point

# What passes by: afterwards all must be as without it. "reset" = nothing was done and no answer came, "lost_answer" =
# it was done and no answer came.
PASSING = ("429", "5xx", "reset", "lost_answer")
# What stays: Telegram says no to what was asked, or does not tell what the bot must know.
REFUSED, UNTOLD = "refused", "untold"
STAYING = (REFUSED, UNTOLD)
ERRORS = (*PASSING, *STAYING)

RETRY_AFTER = 3
NO_RIGHT = ("400", "not enough rights")
# By method: the status and the words with which Telegram refuses.
WORDS: Mapping[str, tuple[str, str]] = {
    "answerCallbackQuery": ("400", "query is too old and response timeout expired or query ID is invalid"),
    "approveChatJoinRequest": ("400", "USER_CHANNELS_TOO_MUCH"),
    "banChatMember": ("400", "not enough rights to restrict/unrestrict chat member"),
    "declineChatJoinRequest": ("400", "CHAT_ADMIN_REQUIRED"),
    "deleteMessage": ("400", "message can't be deleted"),
    "editMessageText": ("400", "message to edit not found"),
    "getChat": ("400", "chat not found"),
    "getChatAdministrators": ("400", "member list is inaccessible"),
    "getChatMember": ("400", "PARTICIPANT_ID_INVALID"),
    "restrictChatMember": ("400", "PARTICIPANT_ID_INVALID"),
}
BLOCKED = ("403", "bot was blocked by the user")

Calls = Mapping[int, Sequence[Mapping[str, Any]]]  # of each step, as the emulator notes them


def passing(calls: Calls) -> Iterator[Point]:
    """Every call that does something, with each error that passes by."""
    for point in met(calls):
        if not point.what.startswith("get"):
            yield from (Point(point.step, kind, point.what, point.nth) for kind in PASSING)


def staying(calls: Calls) -> Iterator[Point]:
    """Every call with a refusal, and every question that is not answered."""
    for point in met(calls):
        yield point
        if point.what.startswith("get"):
            yield Point(point.step, UNTOLD, point.what, point.nth)


def met(calls: Calls) -> Iterator[Point]:
    """The calls as points, the bot's own upkeep left out."""
    for step, some in calls.items():
        seen = Counter[str]()
        for call in some:
            method = call["method"]
            seen[method] += 1
            if method in WORDS or method.startswith(("send", "setChatMember")):
                yield Point(step, REFUSED, method, seen[method])


def rule(point: Point, calls: Calls) -> dict[str, Any]:
    """The emulator's fault that gives this call this answer."""
    made: dict[str, Any] = {"method": point.what, "kind": point.kind, "count": 1, "after": point.nth - 1}
    if point.kind == UNTOLD:
        return made | {"kind": "5xx"}
    if point.kind == REFUSED:
        these = [call for call in calls[point.step] if call["method"] == point.what]
        to = int(these[point.nth - 1]["parameters"].get("chat_id", 0))
        status, words = WORDS.get(point.what, BLOCKED if to > 0 else NO_RIGHT)
        return made | {"kind": status, "words": words}
    return made | {"retry_after": RETRY_AFTER}
