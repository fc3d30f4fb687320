import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.percent import percent, running, shown


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        (35, 53, "66.0"),
        (11, 35, "31.4"),
        (0, 7, "0.0"),
        (7, 7, "100.0"),
        (1, 2000, "0.1"),
        (1, 2001, "0.0"),
        (1, 800, "0.1"),
    ],
)
def test_percent_has_one_decimal_half_up(part, whole, text):
    assert percent(part, whole) == text


def test_percent_of_nothing_is_none():
    assert percent(0, 0) is None


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_percent_is_the_nearest_tenth(part, whole):
    tenths = int(percent(part, whole).replace(".", ""))
    assert -whole <= 2000 * part - 2 * whole * tenths < whole


def test_a_table_shows_the_decimal():
    assert shown("66.0") == "66,0 %"


@pytest.mark.parametrize(("text", "said"), [("66.0", "66 %"), ("31.4", "31,4 %"), ("100.0", "100 %")])
def test_a_sentence_drops_a_decimal_of_nought(text, said):
    assert running(text) == said


@pytest.mark.parametrize("show", [shown, running])
def test_nothing_is_a_dash(show):
    assert show(None) == "–"
