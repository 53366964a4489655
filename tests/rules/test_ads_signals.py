"""Soft signals of an ad: words, sums, ways to reach somebody, disguises, looks, the person (S70, S72-S75)."""

from datetime import UTC, datetime

import pytest

from bot.core.facts import Carrier, ChatRef, Message, Origin, Sender
from bot.core.folding import Folded
from bot.core.patterns import BadPatternError
from bot.features.ads.rules import blocklist, copies, person, wording
from bot.features.ads.rules.looks import look_signals
from bot.features.ads.rules.person import Author
from bot.features.ads.rules.signals import FAMILY, WEIGHT
from bot.features.ads.rules.view import View, shortened
from bot.features.ads.rules.wording import word_signals

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)


def view(text: str = "", kind: str = "text", *more: Carrier) -> View:
    carriers = (*((Carrier(kind if kind != "photo" else "caption", text),) if text else ()), *more)
    return View(Message(ChatRef(-100), 5, NOON, Sender(7, "Ann"), text=text, kind=kind, carriers=carriers))


def kinds(text: str) -> set[str]:
    return {signal.kind for signal in word_signals(view(text))}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Passive income for everybody", {"earn", "trade"}),
        ("日结兼职,一天 300 元", {"earn", "pay", "trade"}),
        ("в день 500 рублей", {"pay"}),
        ("CAS\u200bINO", {"bet"}),
        ("c a s i n o", {"bet"}),
        ("саsino", {"bet"}),
        ("quick loan", {"loan"}),
        ("escort", {"adult"}),
        ("fake passport", {"goods"}),
        ("you have won", {"prize", "trade"}),
        ("join our channel", {"promo"}),
        ("look at my bio", {"profile"}),
        ("that is a scam", {"warning"}),
        ("dm me", {"call"}),
        ("it costs $40", {"price"}),
        ("crypto, trading and forex", {"trade"}),
        ("write to @somebody_x", {"call", "handle"}),
        ("call +1 202 555 0147", {"phone"}),
        ("a@example.com", {"mail"}),
        ("加vx：abc12345", {"account", "call"}),
        ("0x" + "a1" * 20, {"wallet"}),
        ("good morning everybody", set()),
        ("大家早上好", set()),
        ("see you at 7", set()),
    ],
)
def test_what_words_say(text: str, found: set[str]) -> None:
    assert kinds(text) == found


def test_the_fragment_is_quoted_as_written() -> None:
    [signal] = word_signals(view("go to my c.a.s.i.n.o tonight"))
    assert signal.shown == "c.a.s.i.n.o"


def test_several_weak_words_weigh_more_than_one_but_not_without_end() -> None:
    [one] = word_signals(view("crypto"))
    [many] = word_signals(view("crypto bitcoin forex trading nft"))
    assert (one.times, many.times) == (1, wording.MOST_TRADE)


def test_a_phrase_may_ask_for_the_end_of_its_word() -> None:
    assert kinds("bets are open") == {"trade"}
    assert kinds("beta version") == set()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("зaрaбoтoк и дoхoд", ["mixed"]),
        ("зaрaбoтoк", ["mixed"]),
        ("wo\u200brds", ["hidden"]),
        ("w\u0336o\u0336rds", ["hidden"]),
        ("можно\u200d", []),
        ("می\u200cروم", []),
        ("𝐅𝐑𝐄𝐄 𝐌𝐎𝐍𝐄𝐘", ["ornate"]),
        ("🇼 🇮 🇳", ["ornate"]),
        ("🇩🇪🇫🇷🇮🇹🇪🇸🇵🇱", []),
        ("c a s i n o", ["spaced"]),
        ("a b c d", []),
        ("n3ed c4sh", ["leet"]),
        ("гр0ші б3з відмови", ["leet"]),
        ("p2p and b2b", []),
        ("加 微 信", ["spaced"]),
        ("🎁🎁🎁🎁", ["emoji"]),
        ("BUY THIS WONDERFUL THING", ["shout"]),
        ("now!!!", ["shout"]),
        ("\n".join(["one", "two", "six"] * 3), ["lines"]),
        ("hello", []),
    ],
)
def test_s73_how_a_message_looks(text: str, found: list[str]) -> None:
    assert [signal.kind for signal in look_signals(view(text))] == found


def test_s70_a_picture_without_words() -> None:
    assert [signal.kind for signal in look_signals(view(kind="photo"))] == ["lone"]
    assert list(look_signals(view(kind="sticker"))) == []


def test_more_emoji_weigh_more() -> None:
    [few], [many] = (list(look_signals(view("🎁" * count))) for count in (4, 8))
    assert few.weight < many.weight


@pytest.mark.parametrize(
    ("author", "found"),
    [
        (Author(), ["first"]),
        (Author(messages=1), ["newcomer"]),
        (Author(messages=9, days=3), []),
        (Author(messages=9, days=3, struck=True), ["struck", "newcomer"]),
        (Author(messages=9, days=3, photo=False), ["faceless"]),
        (Author(messages=9, days=3, reacting=True), ["reactions"]),
        (Author("Ann", messages=9, days=3), []),
        (Author("Casino bonus", messages=9, days=3), ["name"]),
        (Author("Ann @ann_signals", messages=9, days=3), ["name"]),
        (Author("装修老王 13812345678", messages=9, days=3), ["name"]),
        (Author("t.me/casino", messages=9, days=3), ["name"]),
        (Author("加微abc1234", messages=9, days=3), ["name"]),
        (Author("Оlga", messages=9, days=3, staff_names=("olga",)), ["impostor"]),
        (Author("O l g a!", messages=9, days=3, staff_names=("olga",)), ["impostor"]),
        (Author("Bo", messages=9, days=3, staff_names=("olga",)), []),
    ],
)
def test_s72_who_speaks(author: Author, found: list[str]) -> None:
    assert [signal.kind for signal in person.person_signals(author)] == found


@pytest.mark.parametrize(
    ("author", "trust"),
    [
        (Author(), "new"),
        (Author(messages=50), "new"),
        (Author(days=50), "new"),
        (Author(messages=5, days=2), "settled"),
        (Author(messages=20, days=14, answered=2), "trusted"),
        (Author(messages=20, days=14, answered=1), "settled"),
        (Author(messages=40, days=14), "trusted"),
        (Author(messages=400, checked=19, days=14, answered=2), "settled"),
        (Author(messages=400, checked=4, days=99, answered=2), "new"),
        (Author(messages=400, checked=40, days=14), "trusted"),
        (Author(messages=20, days=14, answered=2, struck=True), "new"),
    ],
)
def test_s75_trust_takes_days_messages_of_some_length_and_answers(author: Author, trust: str) -> None:
    assert author.trust == trust


def test_s74_copies() -> None:
    assert [signal.kind for signal in person.copy_signals(Author(seen=2, removed=True))] == [
        "removed",
        "repeated",
    ]
    assert list(person.copy_signals(Author())) == []


def test_s74_near_copies_share_their_marks() -> None:
    first, second, other = (
        copies.print_of(Folded(text))
        for text in (
            "Join our wonderful signals group today, only ten places are left, write to the manager",
            "Join our w0nderful signals group TODAY!!! only ten places are left >> write to the manager",
            "The bus leaves at nine from the old square, bring warm clothes and something to eat",
        )
    )
    known = copies.copies_of([(first, 1), (first, 2)])
    assert known.others(second, 1) == 1
    assert known.others(second, 3) == 2
    assert known.others(other, 3) == 0


def test_r28_messages_without_words_are_no_copies_of_each_other() -> None:
    known = copies.copies_of([(copies.print_of(Folded("")), user) for user in range(5)])
    assert known.others(copies.print_of(Folded("")), 9) == 0


@pytest.mark.parametrize("text", ["收到", "ok", "1. Ann\n2. Bo\n3. Cy and her friends"])
def test_short_texts_and_lists_are_no_copies(text: str) -> None:
    assert copies.print_of(Folded(text)) == ()


def test_the_oldest_copies_are_forgotten() -> None:
    known = copies.Copies()
    for number in range(copies.MOST + 10):
        known.add(tuple(range(number * 10, number * 10 + copies.PRINTS)), number)
    assert len(known.whose) <= copies.MOST * copies.PRINTS
    assert known.others(tuple(range(6)), -1) == 0


@pytest.mark.parametrize(
    ("phrase", "text", "hit"),
    [
        ("cheap followers", "Cheap   FOLLOWERS here", True),
        ("cheap followers", "cheapest followers", False),
        ("涨粉", "专业涨粉刷赞", True),
        ("/follow(er)?s/", "FOLLOWS", True),
        ("/^buy/", "we buy", False),
    ],
)
def test_blocked_words_and_patterns(phrase: str, text: str, hit: bool) -> None:
    found = blocklist.blocklist_of([phrase]).found_in(view(text))
    assert [(signal.kind, signal.shown) for signal in found] == ([("blocked", phrase)] if hit else [])
    assert blocklist.blocklist_of([phrase]).holds(Folded(text)) is hit


@pytest.mark.parametrize(
    ("phrase", "why"),
    [
        ("", "length"),
        ("x" * 201, "length"),
        ("/(/", "syntax"),
        ("/.*/", "everything"),
        ("/x?/", "everything"),
        ("/./", "everything"),
        ("/[a-z]/", "everything"),
        ("/的|你|我|好|见|谢/", "everything"),
        ("/[0-9]{2}|👍|ok|😂/", "everything"),
    ],
)
def test_s41_patterns_that_cannot_be_used(phrase: str, why: str) -> None:
    with pytest.raises(BadPatternError, match=why):
        blocklist.compiled(phrase)
    assert blocklist.blocklist_of([phrase]) == blocklist.Blocklist()


NESTED = ("({0}+)+", "({0}*)*", "({0}|{0}{0})+", "(.*{0}){{12}}", "({0}+{0}+)+", "(({0}+)+)+", "({0}?){{20}}{0}{{20}}",
          "^(({0})+.)+", "({0}|{0}?)+", "(\\w*{0})*")  # fmt: skip
ATOMS = ("a", "[a-z]", "\\w", "(a|b)", "aa", ".", "\\S", "[^ ]", "a?", "(?:a)", "[a-c]", "(aa|a)", "\\pL",
         "[[:alpha:]]", "a{1,3}", "(a)", "\\D", "[ab]", "(?i:A)", "a.?")  # fmt: skip


@pytest.mark.parametrize("nested", NESTED)
def test_s40_no_pattern_takes_long(nested: str) -> None:
    """Two hundred patterns that other engines never end with, each on the longest text there is."""
    for atom in ATOMS:
        try:
            found = blocklist.compiled(f"/{nested.format(atom)}!b$/")
        except BadPatternError:
            continue
        assert found.search("a" * 4096) is None


def test_every_kind_has_one_family_and_a_weight() -> None:
    assert set(FAMILY) == set(WEIGHT)


def test_evidence_is_one_short_line() -> None:
    assert shortened("a\n b") == "a b"
    assert len(shortened("x" * 999)) == 200


def test_a_forwarded_name_is_not_the_authors_word() -> None:
    forwarded = Carrier("forward", "Casino", ("@casino",))
    seen = View(Message(ChatRef(-100), 5, NOON, Sender(7), carriers=(Carrier("text", "look"), forwarded),
                        forward=Origin("user", 5, "casino", "Casino")))  # fmt: skip
    assert seen.text.raw == "look"
    assert seen.links == ("@casino",)
