"""Failures on demand: which call gets which one; how each is carried out is the server's part."""

import fnmatch
from dataclasses import dataclass

from bot.emulator.clock import Chance

REFUSALS = ("400", "403")
KINDS = (
    *REFUSALS,
    "429",
    "5xx",
    "timeout",
    "reset",
    "lost_answer",
    "html_502",
    "truncated",
    "empty_200",
)
DEFAULT_RETRY_AFTER = 5


@dataclass
class Fault:
    """One rule: calls whose method fits the pattern fail in this way, `count` times or in this `share` of calls, the
    first `after` of them not; `chat` = only calls that name it as their chat_id; `words` = what a 400 or 403 says."""

    method: str
    kind: str
    count: int | None = None
    share: float | None = None
    retry_after: int = DEFAULT_RETRY_AFTER
    after: int = 0
    chat: str = ""
    words: str = ""
    met: int = 0
    done: int = 0


class Faults:
    """The rules in force; the first that fits decides."""

    def __init__(self, chance: Chance) -> None:
        self.rules: list[Fault] = []
        self._chance = chance

    def pick(self, method: str, chat: str) -> Fault | None:
        """The fault that this call gets, if any; counts it."""
        for rule in self.rules:
            fits = fnmatch.fnmatchcase(method.lower(), rule.method.lower()) and rule.chat in ("", chat)
            if fits and self._strikes(rule):
                rule.done += 1
                return rule
        return None

    def _strikes(self, rule: Fault) -> bool:
        rule.met += 1
        if rule.met <= rule.after:
            return False
        if rule.count is not None and rule.done >= rule.count:
            return False
        return rule.share is None or self._chance.random() < rule.share
