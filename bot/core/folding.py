"""One reading of a text for all who compare texts: folded, look-alikes made plain, spaced-out words joined. Pure.

What is shown or stored is never folded: `Folded.raw` stays as written, and `quote` leads back to it."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from bot.core.letters import CYRILLIC_TWINS, DECORATIVE, HAN_PAIRS, LOOKALIKES, SOUNDALIKES

# Format characters that show as nothing, fillers, and strokes laid over letters.
_HIDDEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U000e0000-\U000e0fff"
)
_STROKES = "\u0334-\u0338\u0488\u0489\u20d0-\u20f0"
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u0640\u064b-\u065f\u0670"
)
HIDDEN = re.compile(f"[{_HIDDEN}]")
OVERLAID = re.compile(f"[{_HIDDEN}{_STROKES}]")
MARKS = re.compile(f"[{_MARKS}{_HIDDEN}]")
GROWTH = 3  # one ligature can become eighteen letters; a folded text is never longer than so many times the raw one

SIMPLIFIED = {ord(HAN_PAIRS[i]): HAN_PAIRS[i + 1] for i in range(0, len(HAN_PAIRS), 2)}
PLAIN_LETTER = {ord(like): letter for letter, likes in LOOKALIKES.items() for like in likes}
# Greek, Cyrillic and Armenian letters are somebody's own letters: they stand for others only inside a mixed word.
LIVING = range(0x370, 0x590)
ORNAMENTAL = {code: letter for code, letter in PLAIN_LETTER.items() if code not in LIVING and code > 0x7F} | {
    start + step: chr(ord(first) + step) for start, first in DECORATIVE for step in range(26)
}
SOUNDS = {ord(like): letter for letter, likes in SOUNDALIKES.items() for like in likes}
TWINS = str.maketrans(CYRILLIC_TWINS)
LEET = str.maketrans("0134578@$!", "oieastbasi")
CYRILLIC_LEET = str.maketrans("01346@", "оизчба")

ADORNED = ORNAMENTAL | SOUNDS
TOKEN = re.compile(r"[a-z0-9\u00df-\u024f\u0370-\u058f]+")
MIXED = re.compile(r"[a-z][0-9]*[\u0370-\u058f]|[\u0370-\u058f][0-9]*[a-z]")
# Digits and signs between letters that stand for letters. Words, not parts of links or addresses.
LEETED = re.compile(
    r"(?<![\w@$!/.+=?&-])(?=[a-z]*[0134578@$!]{1,3}[a-z])[a-z]{1,12}(?:[0134578@$!]{1,3}[a-z]{1,12})+(?![\w@/.=&-])"
)
CYRILLIC_LEETED = re.compile(r"(?<![\w@/.-])[а-яёіїєґ]{1,12}(?:[01346@]{1,2}[а-яёіїєґ]{1,12})+(?![\w@/-])")
SIGN = r"[.\-_*·•|/\\,~+=:;'\"`^…。、，]"
GAP = rf"(?: ?{SIGN}{{1,2}} ?|[ \n])"  # two spaces end a spaced-out word
SPACED = re.compile(
    rf"(?<![^\W_])(?:[^\W\d_]{GAP}){{3,}}[^\W\d_](?![^\W_])|(?:[\u3400-\u9fff]{GAP}){{2,}}[\u3400-\u9fff]"
)
GAPS = re.compile(rf"(?:{SIGN}|[ \n])+")


TURNED = re.compile("\u202e([^\u202c\n]*)\u202c?")  # shown from right to left


def turned(text: str) -> str:
    """A text as it is shown where it was made to run backwards."""
    return TURNED.sub(lambda found: found.group(1)[::-1], text) if "\u202e" in text else text


def legible(text: str) -> str:
    """Compatible letters made plain and invisible ones dropped, capitals kept: t<zero width>.me/X reads t.me/X."""
    if text.isascii():
        return text
    return HIDDEN.sub("", unicodedata.normalize("NFKC", turned(text)))


def folded(text: str) -> str:
    """Compatible letters made plain, lower case, simplified Han, without what shows as nothing."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKC", OVERLAID.sub("", turned(text))).casefold()
    plain = MARKS.sub("", unicodedata.normalize("NFKC", plain))
    return unicodedata.normalize("NFKC", plain).translate(SIMPLIFIED)[: GROWTH * len(text)]


def skeleton(plain: str) -> str:
    """A folded text with look-alikes made plain: only inside words of mixed scripts, and letters that only adorn; and
    with one Han character for those that sound alike. As long as before."""
    if not plain.isascii():
        plain = plain.translate(ADORNED)
        if MIXED.search(plain):
            plain = TOKEN.sub(lambda found: one_script(found.group()), plain)
        plain = CYRILLIC_LEETED.sub(lambda found: found.group().translate(CYRILLIC_LEET), plain)
    return LEETED.sub(lambda found: found.group().translate(LEET), plain)


def one_script(word: str) -> str:
    """A word of Latin and other letters in the one script that it can be read in; as it is where there is none."""
    if not MIXED.search(word):
        return word
    latin = word.translate(PLAIN_LETTER)
    if latin.isascii():
        return latin
    cyrillic = word.translate(TWINS)
    return word if re.search("[a-z]", cyrillic) else cyrillic


def squeezed(plain: str) -> str:
    """A text whose s p a c e d words are joined."""
    return SPACED.sub(lambda found: GAPS.sub("", found.group()), plain)


@dataclass(frozen=True)
class Folded:
    """A text in all its readings, each made once. `words` is the one to compare: skeleton, then squeezed."""

    raw: str

    @cached_property
    def plain(self) -> str:
        return folded(self.raw)

    @cached_property
    def skeleton(self) -> str:
        return skeleton(self.plain)

    @cached_property
    def words(self) -> str:
        return squeezed(self.skeleton)

    def quote(self, start: int, end: int, around: int = 0) -> str:
        """What is written where `words[start:end]` was read, with so many characters beside it."""
        if end <= start:
            return ""
        places = self.offsets
        if places is None:
            return self.raw
        first = max(places[start] - around, 0)
        return self.raw[first : (places[end] if end < len(places) else len(self.raw)) + around].strip()

    @cached_property
    def offsets(self) -> list[int] | None:
        """For each character of `words` its place in the raw text; None where letters melt over longer stretches."""
        plain: list[int] = []
        for start, cluster in clusters(self.raw):
            plain += [start] * len(folded(cluster))
        if len(plain) != len(self.plain) or "\u202e" in self.raw:
            return None
        kept: list[int] = []
        last = 0
        for found in SPACED.finditer(self.skeleton):
            kept += plain[last : found.start()]
            kept += [
                plain[place]
                for place in range(found.start(), found.end())
                if not GAPS.match(self.skeleton[place])
            ]
            last = found.end()
        return kept + plain[last:]


def clusters(text: str) -> list[tuple[int, str]]:
    """Letters with the marks that belong to them, and where each begins."""
    starts = [
        place
        for place, char in enumerate(text)
        if place == 0 or not (unicodedata.combining(char) or HIDDEN.match(char))
    ]
    return [(start, text[start:end]) for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def mixed_words(plain: str) -> list[str]:
    """Words of a folded text that pretend to be of one script: letters of two scripts by turns, all with a twin in
    the other. A foreign word with a native ending, or one slip of the keyboard at its start, is none."""
    if not MIXED.search(plain):
        return []
    return [word for word in TOKEN.findall(plain) if not word.isascii() and pretends(word)]


def pretends(word: str) -> bool:
    """Is it one word in two scripts by turns?"""
    runs = re.findall(r"[a-z]+|[\u0370-\u058f]+", re.sub("[0-9]", "", word))
    if len(runs) < 2:
        return False
    if one_script(word) == word:
        return False
    return len(runs) > 2 or (not runs[0][0].isascii() and len(runs[0]) <= 2 and len(runs[1]) > 2)


def leet_words(plain: str) -> list[str]:
    """Words of a folded text in which digits and signs stand for letters."""
    return [found.group() for pattern in (LEETED, CYRILLIC_LEETED) for found in pattern.finditer(plain)]
