"""Texts that are nearly the same, told by the least numbers of their pieces. Pure; who said what is not kept here."""

import re
import zlib

from bot.core.folding import Folded

LETTERS = re.compile(r"[\W\d_]+")  # all but them
READ = 200  # characters of a text that are looked at
PIECE, PIECES, BITS = 4, 6, 10  # letters in a piece, how many are kept, bits of each


def numbers(letters: str, size: int) -> list[int]:
    """One number for each of its pieces of so many letters, the least first, none twice."""
    raw = letters.encode("utf-16-le", "surrogatepass")
    width = 2 * size
    return sorted({zlib.crc32(raw[at : at + width]) for at in range(0, max(len(raw) - width + 2, 1), 2)})


def words_number(text: str) -> int:
    """A number of 60 bits for what is said: neither case, spaces, signs, digits nor look-alike letters change it."""
    words = Folded(text[:READ]).words
    found = 0
    for piece in numbers(LETTERS.sub("", words) or words, PIECE)[:PIECES]:
        found = found << BITS | piece % ((1 << BITS) - 1) + 1
    return found


def are_alike(first: int, second: int) -> bool:
    """Do the texts of two numbers share half of their pieces?"""
    one, other = parts(first), parts(second)
    return 2 * len(one & other) >= max(len(one), len(other))


def parts(number: int) -> set[int]:
    """The pieces in the number of a text."""
    return {number >> at & (1 << BITS) - 1 for at in range(0, number.bit_length(), BITS)}
