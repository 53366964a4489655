"""JSON of any size, value by value: what is read stays in a small window. Knows nothing of chats."""

import codecs
import json
import re
from collections.abc import Callable, Iterator
from typing import IO, Any

from bot.core.errors import Unusable
from bot.telegram.receive import storable

CHUNK = 1 << 20  # bytes
LARGEST = 64 << 20  # characters of one value
SPACE = re.compile(r"[ \t\r\n]*")
MARGIN = 16  # characters before the end of what is read in which a mistake may only be a cut
scan: Callable[[str, int], tuple[Any, int]] = json.JSONDecoder().raw_decode


class BadFile(Unusable):
    """The file is not what it should be; the text says where."""


class Window:
    """A file's text, read on as it is wanted, at least `chunk` bytes at once; no value may have more than `largest`
    characters. `moved` hears how many bytes were read in all."""

    def __init__(
        self,
        file: IO[bytes],
        moved: Callable[[int], None] = lambda _: None,
        *,
        chunk: int = CHUNK,
        largest: int = LARGEST,
    ) -> None:
        self.file, self.moved = file, moved
        self.chunk, self.largest = chunk, largest
        self.decoder = codecs.getincrementaldecoder("utf-8-sig")()
        self.text, self.at = "", 0
        self.read, self.lines = 0, 1
        self.ended = False

    def more(self) -> bool:
        """Read on, at least as much as waits already; False at the end of the file."""
        if self.ended:
            return False
        left = len(self.text) - self.at
        self.lines += self.text.count("\n", 0, self.at)
        self.text, self.at = self.text[self.at :], 0
        if left > self.largest:
            raise self.wrong(0, "the end of a value (this one is too large to be a message)")
        raw = self.file.read(max(self.chunk, left))
        self.ended = not raw
        try:
            self.text += self.decoder.decode(raw, final=self.ended)
        except UnicodeDecodeError as error:
            place = self.read - len(self.decoder.getstate()[0]) + error.start
            raise BadFile(f"byte {place}: this is no UTF-8 text ({error.reason})") from None
        self.read += len(raw)
        self.moved(self.read)
        return True

    def wrong(self, at: int, expected: str) -> BadFile:
        """The mistake at a character of the window, with its place in the file."""
        behind = len(self.text[at:].encode("utf-8", "surrogatepass")) + len(self.decoder.getstate()[0])
        line = self.lines + self.text.count("\n", 0, at)
        found = repr(self.text[at : at + 20]) if at < len(self.text) else "the end of the file"
        return BadFile(f"line {line}, byte {self.read - behind}: expected {expected}, found {found}")

    def peek(self) -> str:
        """The next character that is no space, "" at the end."""
        while True:
            space = SPACE.match(self.text, self.at)
            self.at = space.end() if space else self.at
            if self.at < len(self.text):
                return self.text[self.at]
            if not self.more():
                return ""

    def take(self, chars: str, expected: str) -> str:
        """The next character, which must be one of these."""
        char = self.peek()
        if not char or char not in chars:
            raise self.wrong(self.at, expected)
        self.at += 1
        return char

    def value(self, expected: str = "a value") -> Any:
        """The next value, whole; text that no database takes is mended."""
        self.peek()
        while True:
            try:
                value, end = scan(self.text, self.at)
            except json.JSONDecodeError as error:
                cut = error.pos >= len(self.text) - MARGIN or error.msg.startswith("Unterminated")
                if cut and self.more():
                    continue
                raise self.wrong(error.pos, expected if error.pos == self.at else told(error.msg)) from None
            except (RecursionError, ValueError):
                raise self.wrong(
                    self.at, f"{expected} that is not nested so deep, with no such number"
                ) from None
            if (
                end + 3 > len(self.text) and self.more()
            ):  # a number may go on in what was not read yet: 2.5e+1
                continue
            escaped = self.text.find("\\u", self.at, end) >= 0
            self.at = end
            return json.loads(storable(json.dumps(value, ensure_ascii=False))) if escaped else value

    def fields(self) -> Iterator[str]:
        """The names in an object, one by one: who iterates takes or skips each value before the next."""
        self.take("{", "an object ({)")
        if self.peek() == "}":
            self.at += 1
            return
        while True:
            if self.peek() != '"':
                raise self.wrong(self.at, "the name of a field in quotes")
            name = self.value()
            self.take(":", "a colon (:)")
            yield name
            if self.take(",}", "a comma or the end of the object (})") == "}":
                return

    def items(self) -> Iterator[None]:
        """A step for each item of a list: who iterates takes or skips the item before the next."""
        self.take("[", "a list ([)")
        if self.peek() == "]":
            self.at += 1
            return
        while True:
            yield
            if self.take(",]", "a comma or the end of the list (])") == "]":
                return

    def skip(self, levels: int) -> None:
        """Pass over a value: so many levels part by part, what is deeper in one piece."""
        char = self.peek() if levels else ""
        if char not in ("{", "["):
            self.value()
            return
        for _ in self.fields() if char == "{" else self.items():
            self.skip(levels - 1)


def told(message: str) -> str:
    """What the library's message says was expected."""
    return (
        message.removeprefix("Expecting ") if message.startswith("Expecting") else f"proper JSON ({message})"
    )
