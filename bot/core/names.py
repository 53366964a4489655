"""Members' names as the bot repeats them: no links, no pings, nothing invisible. Does not judge them."""

import re
import unicodedata

LONGEST = 32
BLANK = "\u115f\u1160\u2800\u3164\uffa0"  # letters and signs that look like nothing
KEPT = "\u200d\ufe0f"  # what emoji are joined and coloured with
HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def plain_name(name: str) -> str:
    """The name made harmless to repeat; "" when nothing of it can be seen."""
    seen = unicodedata.normalize(
        "NFC", "".join(" " if char in BLANK else char for char in name if visible(char))
    )
    seen = re.sub(r"([\u0300-\u036f\u0483-\u0489\u20d0-\u20ff])+", r"\1", seen)
    seen = re.sub(r"@|://|(?<=\w)\.(?=\w)", " ", seen)
    seen = " ".join(seen.split())
    return seen if len(seen) <= LONGEST else seen[: LONGEST - 1] + "…"


def visible(char: str) -> bool:
    """Is it neither a control nor a mark of direction?"""
    return char in KEPT or unicodedata.category(char) not in HIDDEN
