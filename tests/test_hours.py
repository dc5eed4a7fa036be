"""Numbers as people write them, and the hours they add up to."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course import hours


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("6", Fraction(6)),
        ("1,5", Fraction(3, 2)),
        ("1.5", Fraction(3, 2)),
        (" 0,25 ", Fraction(1, 4)),
        ("1 000", Fraction(1000)),
        ("1\u00a0000", Fraction(1000)),
        ("1.000", Fraction(1000)),
        ("1,000", Fraction(1000)),
        ("12.345.678", Fraction(12345678)),
        ("0,125", Fraction(1, 8)),
        ("0", Fraction(0)),
    ],
)
def test_a_number_is_read_as_it_is_written(written: str, value: Fraction) -> None:
    """A decimal comma or point, and thousands apart in any of the usual ways."""
    assert hours.number(written) == value


@pytest.mark.parametrize(
    "written",
    [
        "",
        "sex",
        "6 minuter",
        "-6",
        "6-8",
        "1e9",
        "½",
        "٣x",
        "1,2,3",
        "1.2,3",
        "1 2",
        ",5",
        "5,",
        "9" * 30,
    ],
)
def test_nonsense_is_no_number(written: str) -> None:
    """What is not one number is none, and nothing is guessed."""
    assert hours.number(written) is None


@given(st.text(max_size=30))
def test_any_text_at_all_can_be_read(written: str) -> None:
    """Nothing that can be typed is an error; a number read is never negative."""
    value = hours.number(written)
    assert value is None or value >= 0


def test_small_things_add_up() -> None:
    """Six minutes a day for ten people are 220 hours a year: 220 days of one hour."""
    assert hours.yearly(Fraction(6), Fraction(5), Fraction(10)) == 220
    assert hours.WEEKS * 5 == 220


@pytest.mark.parametrize(
    ("value", "sv", "en"),
    [
        (Fraction(220), "220", "220"),
        (Fraction(1540), "1\u00a0540", "1,540"),
        (Fraction(21, 2), "10", "10"),
        (Fraction(997, 100), "10", "10"),
        (Fraction(11, 15), "0,7", "0.7"),
        (Fraction(3), "3", "3"),
        (Fraction(1), "1,0", "1.0"),  # 1.0 hours, but 1 hour
        (Fraction(1, 900), "0,1", "0.1"),
        (Fraction(12345678), "12\u00a0345\u00a0678", "12,345,678"),
    ],
)
def test_hours_are_told_as_roughly_as_they_are_known(value: Fraction, sv: str, en: str) -> None:
    """From ten hours on there are no decimals, and something is never told as nothing."""
    assert (hours.told(value, "sv"), hours.told(value, "en")) == (sv, en)
