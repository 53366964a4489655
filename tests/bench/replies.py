"""Ten thousand stored answers in one chat: what a message costs, and what loading them does.

    python -m tests.bench.replies

Prints microseconds of CPU a message for ordinary talk, for the longest message, and against a chat with none; the
milliseconds to make the book; and the slowest message under two hundred patterns known to be bad (S40)."""

import json
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from bot.core.templates import Unfit
from bot.features.faq.rules.likeness import Questions
from bot.features.replies.rules import reading
from bot.features.replies.rules.entries import Book, Entry
from tests.bench.updates import updates
from tests.rules.test_replies_patterns import BAD, LONGEST

FILTERS = 10_000
FAQ = Path(__file__).parents[1] / "data/faq.jsonl"


def many() -> list[Entry]:
    """Words, phrases that begin alike, and Chinese ones, by turns."""
    shapes: tuple[Callable[[int], str], ...] = (
        lambda number: f"word{number}",
        lambda number: f"how much is number {number}",
        lambda number: f"怎么{chr(0x4E00 + number % 5_000)}{chr(0x4E00 + number // 5_000)}",
        lambda number: f"#tag{number}",
    )
    return [Entry(str(number), (shapes[number % 4](number),), "{}") for number in range(FILTERS)]


def cost(book: Book, texts: list[str]) -> float:
    """Microseconds of CPU a text."""
    start = time.process_time()
    for text in texts:
        book.matches(text)
    return (time.process_time() - start) / len(texts) * 1e6


def worst() -> float:
    """Milliseconds of the slowest message, in chats that hold as many bad patterns as they may."""
    books = [Book()]
    for pattern in BAD:
        try:
            reading.check_patterns([pattern], books[-1], ())
        except Unfit as no:
            if no.args == ("pattern-syntax",):
                continue
            books.append(Book())
        books[-1].add(Entry(pattern, (pattern,), "{}"))
    spans = []
    for book in books:
        for text in LONGEST:
            start = time.process_time()
            book.matches(text)
            spans.append(time.process_time() - start)
    return max(spans) * 1e3


def asked() -> float:
    """Milliseconds of the slowest question against two hundred stored ones, as many as a chat may have."""
    lines = [json.loads(line) for line in FAQ.read_text("utf-8").splitlines()]
    questions = Questions()
    for number in range(200):
        row = lines[number % len(lines)]
        questions.add(str(number), [f"{row['question']} {number}", *row["asked"][:2]])
    spans = []
    for text in [text for row in lines for text in row["asked"]]:
        start = time.process_time()
        questions.find(text)
        spans.append(time.process_time() - start)
    return max(spans) * 1e3


def main() -> None:
    """Measure, and print."""
    entries = many()
    start = time.process_time()
    book = Book.of(entries)
    made = (time.process_time() - start) * 1e3
    talk = [text for body in updates(2_000) if (text := body.get("message", {}).get("text"))]
    longest = ["how much is number 7 and word8 怎么办 " * 120] * 20
    for name, texts in (("ordinary", talk), ("longest", longest)):
        few = min(cost(Book.of(islice(entries, 1)), texts) for _ in range(5))
        all_of_them = min(cost(book, texts) for _ in range(5))
        print(f"{name:>9}: {all_of_them:8.1f} us a message with {FILTERS:,} answers, {few:.1f} with one")
    print(f"     made: {made:.0f} ms for the book")
    print(f" patterns: {worst():.1f} ms for the slowest message under bad ones")
    print(f"      FAQ: {asked():.1f} ms for the slowest question against 200")


if __name__ == "__main__":
    main()
