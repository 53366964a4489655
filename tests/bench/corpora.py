"""Labelled texts for training and measuring: corpora from a folder, the project's own ones, near-duplicates grouped."""

import json
import random
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.core.folding import folded

OWN = Path(__file__).parent / "texts"
SHIPPED = ("tgspam", "ru_mona", "sms_en")  # what the seed may be trained on


@dataclass(frozen=True)
class Labelled:
    """A text and whether it is an ad."""

    text: str
    ad: bool


def read(path: Path) -> list[Labelled]:
    """A corpus of JSON lines with `text` and `label`."""
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [Labelled(row["text"], bool(row["label"])) for row in rows]


def own_texts() -> list[Labelled]:
    """The texts written for this project: `+` an ad, `-` talk."""
    lines = [line for path in sorted(OWN.glob("*.txt")) for line in path.read_text("utf-8").splitlines()]
    return [Labelled(line[2:], line[0] == "+") for line in lines if line[:2] in ("+ ", "- ")]


def groups(texts: Sequence[str]) -> list[int]:
    """For each text the number of its group: near-duplicates share one (min-hash, 4 bands of 3)."""
    leader = list(range(len(texts)))

    def top(at: int) -> int:
        while leader[at] != at:
            leader[at] = leader[leader[at]]
            at = leader[at]
        return at

    seen: dict[tuple[int, ...], int] = {}
    for at, text in enumerate(texts):
        for band, key in enumerate(bands(text)):
            first = seen.setdefault((band, *key), at)
            leader[top(at)] = top(first)
    return [top(at) for at in range(len(texts))]


def bands(text: str) -> list[tuple[int, ...]]:
    """Four keys of a text of which near-duplicates share at least one."""
    plain = " ".join(folded(text).split())
    pieces = {
        zlib.crc32(plain[at : at + 5].encode("utf-8", "replace")) for at in range(max(1, len(plain) - 4))
    }
    least = [
        min((piece * (2654435761 + 81006 * k) + 97531 * k) & 0xFFFFFFFF for piece in pieces)
        for k in range(12)
    ]
    return [tuple(least[first : first + 3]) for first in range(0, 12, 3)]


def split(group: Sequence[int], seed: int, share: float = 0.25) -> tuple[list[int], list[int]]:
    """Numbers of the texts to learn from and of those to test on; no group is in both."""
    known = sorted(set(group))
    random.Random(seed).shuffle(known)  # noqa: S311 - no secret
    held = set(known[: int(len(known) * share)])
    places = range(len(group))
    return [at for at in places if group[at] not in held], [at for at in places if group[at] in held]
