"""What is a question to the group, and what it is about: English and Chinese, others by their mark. Pure."""

import re
from zlib import crc32

from bot.core.questionwords import (
    ASKING,
    CHINESE,
    ENGLISH,
    HINT,
    MARK,
    NOISE,
    NOT_CHINESE,
    SMALL,
    SPACE,
    STOP,
    STOP_HAN,
)
from bot.core.quoting import columns

GIST = 24  # numbers kept of what a question is about


def is_question(text: str) -> bool:
    """Does the text ask the group something? English and Chinese, with or without a mark; others by their mark."""
    if len(text) > 1_500 or HINT.search(text) is None:
        return False
    plain = NOISE.sub(" ", text).strip()
    words = SPACE.sub(" ", plain.replace("'", "").replace("’", "")).strip().casefold()
    if (len(words) < 8 and columns(words) < 8) or SMALL.match(words):
        return False
    han = 0 if words.isascii() else sum("\u4e00" <= char <= "\u9fff" for char in words)
    if han * 3 > len(words):
        return asks_in_chinese(plain, words.replace(" ", ""))
    if MARK.search(plain):
        return len(words.split()) > 2
    return any(ENGLISH.match(part) for part in sentences(plain)) or ASKING.search(words) is not None


def asks_in_chinese(plain: str, words: str) -> bool:
    """By a mark, or by words that only who asks says."""
    last = SPACE.sub("", re.split(r"[。！!\n]", plain.rstrip("。！!~～ \n"))[-1])
    if NOT_CHINESE.search(last) and "请问" not in words:
        return False
    return MARK.search(plain) is not None or CHINESE.search(last) is not None or "请问" in words


def sentences(text: str) -> list[str]:
    """The sentences of a text, folded and without signs."""
    folded = text.casefold().replace("'", "").replace("’", "")
    return [SPACE.sub(" ", part).strip() for part in re.split(r"[.!?\n:;]+", folded)]


def gist(text: str) -> tuple[int, ...]:
    """What it is about, as numbers: of its words, and of pairs of Han characters."""
    found = set()
    for run in re.findall(r"[\u4e00-\u9fff]+|[^\W_\u4e00-\u9fff]+", NOISE.sub(" ", text.casefold())):
        if "\u4e00" <= run[0] <= "\u9fff":
            pairs = (run[at : at + 2] for at in range(len(run) - 1))
            found |= {pair for pair in pairs if STOP_HAN.isdisjoint(pair)}
        elif len(run) > 2 and run not in STOP:
            found.add(run.removesuffix("s"))
    return tuple(sorted(crc32(word.encode()) for word in found)[:GIST])
