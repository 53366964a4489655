"""What is wrong with a configuration, in words an operator can act on. Never a value, so never a token."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.errors import Unusable


@dataclass(frozen=True)
class Problem:
    """One wrong value: dotted key, reason, what is allowed, the key perhaps meant, where it stands."""

    key: str
    reason: str
    allowed: str = ""
    nearest: str = ""
    origin: str = ""

    def __str__(self) -> str:
        lines = [f"{self.key}: {self.reason}"]
        lines += [f"  allowed: {self.allowed}"] if self.allowed else []
        lines += [f"  did you mean: {self.nearest}"] if self.nearest else []
        lines += [f"  set in: {self.origin}"] if self.origin else []
        return "\n".join(lines)


class ConfigError(Unusable):
    """The configuration cannot be used; holds every problem found."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)
