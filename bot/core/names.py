"""Members' names: made harmless to repeat, and held against a template. Knows no chat."""

import re
import unicodedata
from itertools import accumulate

LONGEST = 32
BOARD_COLUMNS = 24
NUMBER = re.compile(r"(?:\d[\s-]?){5,}")  # a telephone's, most likely
BLANK = "\u115f\u1160\u2800\u3164\uffa0"  # letters and signs that look like nothing
KEPT = "\u200d\ufe0f"  # what emoji are joined and coloured with
SEPARATORS = re.compile(r"\s*([-_|/·•—–~+]+)\s*")
DASHES = dict.fromkeys(map(ord, "—–－~～"), "-") | dict.fromkeys(map(ord, "•・"), "·") | {ord("｜"): "|"}
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


def board_name(name: str) -> str:
    """A name as others may be shown it on a board: harmless, without long numbers, and short; "" when nothing of it can
    be read."""
    plain = " ".join(NUMBER.sub(" ", plain_name(name)).split())
    return cut(plain, BOARD_COLUMNS) if is_readable(plain) else ""


def cut(text: str, most: int) -> str:
    """The text in so many columns; Han are two wide, marks and joiners none."""
    widths = list(accumulate(map(columns_of, text), initial=0))
    if widths[-1] <= most:
        return text
    return text[: sum(width < most for width in widths[1:])].rstrip() + "…"


def columns_of(char: str) -> int:
    """How wide a character stands."""
    if char in KEPT or unicodedata.combining(char):
        return 0
    return 2 if char > "\u2e80" else 1


def visible(char: str) -> bool:
    """Is it neither a control nor a mark of direction?"""
    return char in KEPT or unicodedata.category(char) not in HIDDEN


def is_readable(name: str) -> bool:
    """Is there a letter or digit to be seen in it? Blanks and emoji alone are no name."""
    return any(char.isalnum() for char in unicodedata.normalize("NFKC", plain_name(name)))


def has_emoji(text: str) -> bool:
    """Is there a picture in it, or a joiner of such? Telegram takes none beside a name."""
    return any(
        unicodedata.category(char) in ("So", "Sk", "Cs") or char in "\u200d\ufe0f\u20e3" for char in text
    )


def fits(name: str, template: str) -> bool:
    """As many parts as the template, with the same signs between them, and a letter or digit in each."""
    parts, signs = taken_apart(name)
    wanted, between = taken_apart(template)
    return signs == between and len(parts) == len(wanted) and all(map(is_readable, parts))


def taken_apart(text: str) -> tuple[list[str], list[str]]:
    """The parts of a name, and the signs between them; look-alike signs are one."""
    pieces = SEPARATORS.split(unicodedata.normalize("NFKC", text).translate(DASHES).strip())
    return pieces[::2], [sign[0] for sign in pieces[1::2]]
