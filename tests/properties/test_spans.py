"""Laws of spans that hold for every input."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.core.spans import LONGEST, format_span, parse_span


@given(st.integers(min_value=1, max_value=int(LONGEST.total_seconds())))
def test_what_is_written_is_read_back(seconds: int) -> None:
    span = timedelta(seconds=seconds)
    assert parse_span(format_span(span)) == span


@given(st.text())
def test_no_text_breaks_the_reader(text: str) -> None:
    span = parse_span(text)
    assert span is None or timedelta(0) < span <= LONGEST


@given(st.integers(min_value=1, max_value=999), st.sampled_from("smhdw"))
def test_full_width_digits_mean_the_same(count: int, unit: str) -> None:
    wide = str(count).translate({ord("0") + digit: ord("０") + digit for digit in range(10)})
    assert parse_span(wide + unit) == parse_span(f"{count}{unit}")
