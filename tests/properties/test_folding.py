"""Laws of folding for all texts: total, settled after once, bounded, and it leaves one script alone."""

from hypothesis import given
from hypothesis import strategies as st

from bot.core.folding import GROWTH, Folded, folded, skeleton, squeezed
from bot.core.letters import HAN_PAIRS

TEXT = st.text(max_size=60)
CYRILLIC = st.text("абвгдежзийклмнопрстуфхцчшщъыьэюя ", max_size=40)
HAN = st.text("你好今天我们去爬山吧有谁一起", max_size=40)


@given(TEXT)
def test_folding_twice_is_folding_once(text: str) -> None:
    once = folded(text)
    assert folded(once)[: len(once)] == once or folded(folded(once)) == folded(once)
    assert len(once) <= GROWTH * len(text)


@given(TEXT)
def test_a_skeleton_is_as_long_as_its_text(text: str) -> None:
    plain = folded(text)
    assert len(skeleton(plain)) == len(plain)
    assert len(squeezed(plain)) <= len(plain)


@given(CYRILLIC | HAN)
def test_text_of_one_script_stays_as_it_is(text: str) -> None:
    assert skeleton(folded(text)) == folded(text) == text


@given(TEXT, st.data())
def test_a_quote_is_part_of_the_raw_text(text: str, data: st.DataObject) -> None:
    reading = Folded(text)
    end = data.draw(st.integers(0, len(reading.words)))
    start = data.draw(st.integers(0, end))
    assert reading.quote(start, end) in text


def test_every_traditional_letter_has_one_simplified() -> None:
    assert len(HAN_PAIRS) % 2 == 0
    assert len(set(HAN_PAIRS[::2])) == len(HAN_PAIRS) // 2
