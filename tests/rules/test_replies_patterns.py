"""Patterns of stored answers: which are refused, and what the others may cost (S40, S41)."""

import pytest
import re2

from bot.core.templates import Unfit
from bot.features.replies.rules import reading
from bot.features.replies.rules.entries import PATTERN_COST, PATTERN_READ, PATTERNS, Book, Entry, pattern_of

NESTED = ("({0}+)+", "({0}*)*", "({0}|{0}{0})+", "(.*{0}){{12}}", "({0}+{0}+)+", "(({0}+)+)+", "({0}?){{20}}{0}{{20}}",
          "^(({0})+.)+", "({0}|{0}?)+", "(\\w*{0})*")  # fmt: skip
ATOMS = ("a", "[a-z]", "\\w", "(a|b)", "aa", ".", "\\S", "[^ ]", "a?", "(?:a)", "[a-c]", "(aa|a)", "\\pL",
         "[[:alpha:]]", "a{1,3}", "(a)", "\\D", "[ab]", "(?i:A)", "a.?")  # fmt: skip
BAD = [f"/{nested.format(atom)}!b$/" for nested in NESTED for atom in ATOMS]
LONGEST = ("a" * 4096, "ab" * 2048, "a!" * 2048, "价" * 4096)


def test_s40_no_book_of_bad_patterns_can_do_more_than_bounded_work() -> None:
    """Two hundred patterns that other engines never end with: each is run by the linear engine, over so many characters
    at most, and all that a chat holds have so many instructions at most. The bench holds the loop's lag to 100 ms."""
    books, refused = [Book()], 0
    for pattern in BAD:
        if not allowed(pattern, books[-1]):
            books.append(Book())
        if allowed(pattern, books[-1]):
            books[-1].add(Entry(pattern, (pattern,), "{}"))
        else:
            refused += 1
    for book in books:
        bounded(book)
    assert (len(BAD), sum(len(book.patterns) for book in books), refused) == (200, 183, 17)


def allowed(pattern: str, book: Book) -> bool:
    """May a chat that holds these have one more?"""
    try:
        reading.check_patterns([pattern], book, ())
    except Unfit:
        return False
    return True


def bounded(book: Book) -> None:
    """The work of a message is the product of two bounds, whatever it says."""
    assert {type(automaton) for automaton in book.patterns.values()} == {type(re2.compile("a"))}
    assert len(book.patterns) <= PATTERNS
    assert sum(automaton.programsize for automaton in book.patterns.values()) <= PATTERN_COST
    assert [book.matches(text) for text in LONGEST] == [[]] * len(LONGEST)


@pytest.mark.parametrize("pattern", ["/((a{1,30}){1,30})$!/", "/(.{1,30}){10}z/", "/.{200}y/"])
def test_s40_patterns_may_not_cost_more_than_all_of_a_chat_together(pattern: str) -> None:
    book = Book()
    for number in range(4):
        try:
            reading.check_patterns([pattern + "x" * number + "/"], book, ())
        except Unfit:
            break
        book.add(Entry(str(number), (pattern[:-1] + "x" * number + "/",), "{}"))
    assert sum(one.programsize for one in book.patterns.values()) <= PATTERN_COST


def test_s40_at_most_so_many_patterns() -> None:
    book = Book.of(Entry(str(number), (f"/price{number}/",), "{}") for number in range(PATTERNS))
    reading.check_patterns(["/price7/", "word"], book, ())
    with pytest.raises(Unfit, match="pattern-costly"):
        reading.check_patterns(["/another/"], book, ())


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("/a*/", "pattern-everything"),
        ("/./", "pattern-everything"),
        ("/[a-z]/", "pattern-everything"),
        ("/的|你|我|好|见|谢/", "pattern-everything"),
        ("/(/", "pattern-syntax"),
        ("/(?=a)/", "pattern-syntax"),
        ("/" + "a" * 250 + "/", "pattern-length"),
    ],
)
def test_s41_patterns_that_cannot_be_used(pattern: str, why: str) -> None:
    with pytest.raises(Unfit, match=why):
        reading.check_patterns([pattern], Book(), ())


def test_s41_a_pattern_that_is_in_every_fifth_message_here_is_refused() -> None:
    talk = ["the tent is blue"] * 4 + ["no"] * 16
    with pytest.raises(Unfit, match="pattern-everything"):
        reading.check_patterns(["/tent/"], Book(), [*talk, "a tent"])
    reading.check_patterns(["/tent/"], Book(), talk)
    reading.check_patterns(["/tent/"], Book(), ["tent"] * 19)


def test_the_text_that_patterns_see_is_cut() -> None:
    book = Book.of([Entry("t", ("/end$/",), "{}")])
    assert book.matches("x" * PATTERN_READ + "end") == []
    assert pattern_of("/end$/").search("x" * PATTERN_READ + "end")
