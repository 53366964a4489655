"""Ten thousand stored answers in one chat: what a message costs, and what loading them does.

    python -m tests.bench.replies

Prints microseconds of CPU a message for ordinary talk, for the longest message, and against a chat with none; the
milliseconds to make the book; the slowest message under two hundred patterns known to be bad, and for how long an
event loop is held at most while they are set and the longest messages come (S40). Exit code 1 = longer than 100 ms."""

import asyncio
import json
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from bot.core.templates import Unfit
from bot.features.faq.rules.likeness import Questions
from bot.features.replies.rules import reading
from bot.features.replies.rules.entries import Book, Entry
from tests.bench.updates import updates
from tests.rules.test_replies_patterns import BAD, LONGEST

FILTERS = 10_000
HELD = 100.0  # milliseconds
PULSE = 0.001  # seconds
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


def allowed(pattern: str, book: Book) -> bool:
    """May a chat that holds these have one more?"""
    try:
        reading.check_patterns([pattern], book, ())
    except Unfit:
        return False
    return True


def bad_books() -> Iterator[Book]:
    """Chats that come to hold as many bad patterns as they may: after each pattern the book that was given it."""
    book = Book()
    for pattern in BAD:
        book = book if allowed(pattern, book) else Book()
        if not allowed(pattern, book):
            continue
        book.add(Entry(pattern, (pattern,), "{}"))
        yield book


async def held() -> float:
    """Milliseconds of CPU for which a loop is held at most, while bad patterns are set and the longest messages come.
    What other processes take meanwhile does not count."""
    late = [0.0]

    async def watch() -> None:
        while True:
            before = time.thread_time()
            await asyncio.sleep(PULSE)  # the measure itself: how much later than asked
            late.append(time.thread_time() - before)

    watching = asyncio.create_task(watch())
    for book in bad_books():
        for text in LONGEST:
            await asyncio.sleep(0)  # lets the watch look
            book.matches(text)
    await asyncio.sleep(2 * PULSE)  # the last look
    watching.cancel()
    return max(late) * 1e3


def worst() -> float:
    """Milliseconds of CPU of the slowest message, in chats that hold as many bad patterns as they may."""
    books = {id(book): book for book in bad_books()}.values()
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


def main() -> int:
    """Measure, and print; exit code 1 = bad patterns hold the loop for too long."""
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
    late = asyncio.run(held())
    print(f"     loop: held for {late:.1f} ms at most while {len(BAD)} bad patterns are set and heard")
    print(f"      FAQ: {asked():.1f} ms for the slowest question against 200")
    return int(late > HELD)


if __name__ == "__main__":
    sys.exit(main())
