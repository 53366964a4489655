"""The learned score: what a text looks like to a linear model over hashed pieces of it. Plain Python.

Pieces: 1 to 4 characters in a row, words, and a few about the shape; crc32 puts each into one of 2^18 buckets. A score
is the mean weight of the text's buckets times the root of their number, so that length alone says nothing."""

import math
import re
import struct
import zlib
from array import array
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Protocol

from bot.core.folding import Folded

VERSION = 2  # of the pieces below: labels and models of another version are not comparable
BITS = 18
MASK = (1 << BITS) - 1
LONGEST = 4
READ = (1000, 400)  # characters from the beginning and from the end of a long text
HEADER = struct.Struct("<4sHHff")
MAGIC = b"ANTH"
WORD, SHAPE = 7, 11  # where crc32 starts for words and shapes, so that they share no bucket with characters

DIGITS = str.maketrans("123456789", "000000000")
URL = re.compile(r"https?://\S+|www\.\S+")
HANDLE = re.compile(r"@[a-z][a-z0-9_]{3,}")


def prepared(text: Folded) -> str:
    """The text with one sign for all links, one for all handles and one for all digits."""
    words = text.words
    if len(words) > sum(READ):
        words = words[: READ[0]] + " " + words[-READ[1] :]
    if "@" in words:
        words = HANDLE.sub("\x02", words)
    if "." in words:
        words = URL.sub("\x01", words)
    return " " + " ".join(words.translate(DIGITS).split()) + " "


def pieces(text: Folded) -> frozenset[int]:
    """The buckets of a text, each once."""
    plain = prepared(text)
    raw = plain.encode("utf-16-le", "surrogatepass")
    crc = zlib.crc32
    grams = {
        raw[at : at + 2 * size]
        for size in range(1, LONGEST + 1)
        for at in range(0, len(raw) - 2 * size + 1, 2)
    }
    found = {crc(gram) & MASK for gram in grams}
    found |= {crc(word.encode("utf-8", "surrogatepass"), WORD) & MASK for word in set(plain.split())}
    found |= {crc(shape.encode(), SHAPE) & MASK for shape in shapes(text, plain)}
    return frozenset(found)


def shapes(text: Folded, plain: str) -> Iterator[str]:
    """What there is of digits, capitals and marks."""
    raw = text.raw
    size = len(raw) or 1
    yield f"digits {min(plain.count('0'), 9)}"
    yield f"capitals {sum(map(str.isupper, raw)) * 6 // size}"
    yield f"loud {min(raw.count('!') + raw.count('！'), 3)}"
    yield f"lines {min(raw.count(chr(10)), 4)}"
    if "\x01" in plain or "\x02" in plain:
        yield "leads"
    if len(text.plain) != size:
        yield "hidden"


class Scorer(Protocol):
    """Anything that gives log-odds for a set of buckets: above 0 = rather an ad."""

    def logit(self, found: Collection[int]) -> float: ...


@dataclass(frozen=True)
class Model:
    """Weights of all buckets in one byte each."""

    weights: "array[int]"
    scale: float
    bias: float

    def logit(self, found: Collection[int]) -> float:
        """Log-odds that such a text is an ad."""
        if not found:
            return 0.0
        return self.bias + self.scale * sum(map(self.weights.__getitem__, found)) / math.sqrt(len(found))

    def dumped(self) -> bytes:
        """The model as a file."""
        return HEADER.pack(MAGIC, VERSION, BITS, self.scale, self.bias) + zlib.compress(
            self.weights.tobytes(), 9
        )


def loaded(data: bytes) -> Model:
    """The model in a file; ValueError when it is none of this version."""
    if len(data) < HEADER.size:
        raise ValueError("no model")
    magic, version, bits, scale, bias = HEADER.unpack_from(data)
    if (magic, version, bits) != (MAGIC, VERSION, BITS):
        raise ValueError("a model of another version")
    weights = array("b", zlib.decompress(data[HEADER.size :]))
    if len(weights) != 1 << BITS:
        raise ValueError("a model of another size")
    return Model(weights, scale, bias)
