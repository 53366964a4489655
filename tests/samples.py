"""The sample messages of tests/data, as the tests of the detector read them.

Each line is what `anthill judge` takes, with notes that it passes over: the language, how an ad is disguised and what
it sells, what looks suspicious in an ordinary message and which pattern it follows. Names, links and addresses that
stand for somebody carry the letters "zq", so that they are nobody's.
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parent / "data"
NOTES = frozenset({"language", "kind", "disguise", "pattern", "why"})
CIRCUMSTANCES = NOTES | {"author", "chat", "media"}
NOT_WORDS = NOTES | {"type", "file_id", "file_unique_id", "media_group_id", "currency"}

Sample = dict[str, Any]


def samples(name: str) -> list[Sample]:
    """The lines of tests/data/<name>.jsonl."""
    return [json.loads(line) for line in (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def strings(value: Any, passed_over: frozenset[str] = NOTES) -> Iterator[str]:
    """Every string in it, except below the keys passed over."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from strings(item, passed_over)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in passed_over:
                yield from strings(item, passed_over)


def words(sample: Sample) -> str:
    """What a reader sees of the message, links included, its author left out."""
    shown = {key: value for key, value in sample.items() if key not in CIRCUMSTANCES}
    return " ".join(strings(shown, NOT_WORDS)).strip()


def folded(text: str) -> str:
    """Without differences of width, case and space."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def letters(text: str) -> str:
    """Only the letters: what is left of a template when the numbers and signs in it change."""
    return re.sub(r"[\W\d_]+", "", folded(text))
