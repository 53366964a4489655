"""The learned score: its pieces, the model that ships, the chat's own labels, and how both are mixed."""

import itertools
from array import array

import pytest

from bot.core.folding import Folded
from bot.features.ads.rules.local import (
    ENOUGH,
    LEAST_SHIFT,
    MOST_PIECES,
    STEPS,
    TYPICAL,
    Local,
    fitted,
    mixed,
    packed,
    shift_of,
    slot,
    unpacked,
)
from bot.features.ads.rules.score import BITS, HEADER, Model, loaded, pieces, prepared
from bot.features.ads.seed import SEED_FILE, seed

ADS = [f"Earn {sum_} dollars a day with our friendly {team} team, ask the manager" for sum_, team in
       itertools.product(("300", "500", "700"), ("sales", "crypto", "support", "night"))]  # fmt: skip
TALK = [f"Shall we meet on {day} near the {place}? I bring {food}" for day, place, food in
        itertools.product(("Monday", "Sunday"), ("lake", "old mill"), ("cheese", "bread", "tea"))]  # fmt: skip


def of(text: str) -> frozenset[int]:
    return pieces(Folded(text))


def test_links_handles_and_digits_are_all_alike() -> None:
    assert prepared(Folded("See  https://a.zz/x @somebody 2024")) == " see \x01 \x02 0000 "


def test_a_long_text_is_read_at_both_ends() -> None:
    long = prepared(Folded("begin " + "x" * 5000 + " end"))
    assert long.startswith(" begin")
    assert long.endswith("end ")
    assert len(long) < 1500


def test_disguise_changes_little() -> None:
    plain, disguised = of("casino bonus today"), of("саsinо b o n u s todаy")
    assert len(plain & disguised) > 0.6 * len(plain)


def test_shapes_are_pieces_too() -> None:
    assert of("hello") != of("HELLO") != of("HELLO!!!")
    assert of("a\u200bb") != of("ab")


def test_the_model_that_ships_is_small_and_knows_an_ad() -> None:
    assert SEED_FILE.stat().st_size <= 512 * 1024
    assert seed().logit(of(ADS[0])) > seed().logit(of(TALK[0]))
    assert seed().logit(frozenset()) == 0.0


def test_a_model_survives_its_file() -> None:
    model = Model(array("b", [1] * (1 << BITS)), 0.5, -1.0)
    again = loaded(model.dumped())
    assert again == model
    assert again.logit({1, 2, 3, 4}) == pytest.approx(-1.0 + 0.5 * 2)


@pytest.mark.parametrize(
    "data",
    [b"", HEADER.pack(b"NOPE", 1, BITS, 1.0, 0.0), HEADER.pack(b"ANTH", 9, BITS, 1.0, 0.0),
     Model(array("b", [0] * 8), 1.0, 0.0).dumped()],
)  # fmt: skip
def test_other_files_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="model"):
        loaded(data)


def test_labels_are_learned_at_once_and_unlearned_without_a_trace() -> None:
    labels = [(of(text), True) for text in ADS[:6]] + [(of(text), False) for text in TALK[:6]]
    before, after = fitted(labels[:6]), fitted(labels)
    assert after.logit(of(ADS[7])) > 0 > after.logit(of(TALK[7]))
    assert after.trust > before.trust
    assert fitted(labels[:6]) == before


def test_no_labels_say_nothing() -> None:
    assert fitted([]) == Local()
    assert fitted([(frozenset(), True)]) == Local()
    assert Local().logit(of("hello")) == 0.0
    assert fitted([(of(ADS[0]), True)]).logit(frozenset()) == 0.0


def test_talk_that_nobody_objected_to_stands_in_for_ordinary_labels() -> None:
    ads = [(of(text), True) for text in ADS[:6]]
    talk = [of(text) for text in TALK[:8]]
    assert fitted(ads, talk).logit(of(TALK[9])) < fitted(ads).logit(of(TALK[9]))


def test_the_seed_fades_as_labels_come_in() -> None:
    found = of(TALK[9])
    high = Model(array("b", [0] * (1 << BITS)), 1.0, 3.0)
    labels = [(of(text), True) for text in ADS] + [(of(text), False) for text in TALK[:9]]
    assert mixed(high, Local(), 0.0, found) == 3.0
    assert mixed(high, Local(), 2.0, found) == 1.0
    assert mixed(high, fitted(labels), 0.0, found) < 3.0


def test_the_chats_own_talk_sets_the_seed_right() -> None:
    assert shift_of([0] * STEPS) == 0.0
    low, usual, high = [0] * STEPS, [0] * STEPS, [0] * STEPS
    low[slot(-5.0)] = usual[slot(TYPICAL)] = high[slot(3.0)] = ENOUGH
    assert shift_of(low) == LEAST_SHIFT
    assert 0 <= shift_of(usual) <= 0.25
    assert 0.5 < shift_of(high) < 1.5
    assert (slot(-99), slot(99)) == (0, STEPS - 1)


def test_rows_keep_the_pieces() -> None:
    found = of(ADS[0])
    assert unpacked(packed(found)) == found
    many = frozenset(range(5000))
    assert len(unpacked(packed(many))) == MOST_PIECES
    assert packed(many) == packed(reversed(range(5000)))
