"""The six checks of a plan, and the dates and needs that they read."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.plan import dates, needs
from course.plan.sheet import Sheet
from tests.plan.conftest import FULL

LEVELS = {"heard": "hört", "think": "tror", "unknown": "vet inte"}
TODAY = date(2026, 11, 24)


def test_a_full_page_is_green(page: Callable[..., Sheet]) -> None:
    """A page with everything on it passes all six."""
    assert page(FULL).checks == dict.fromkeys(page(FULL).checks, True)
    assert len(page(FULL).checks) == 6


@pytest.mark.parametrize(
    ("field", "text", "check"),
    [
        ("ultimate", "Chefen", "outside"),
        ("ultimate", "", "outside"),
        ("payer", "", "payer"),
        ("purpose", "", "purpose"),
        ("needs", "Uppgift: få varor i tid", "evidence"),
        ("needs", "", "evidence"),
        ("ask_when", "snart", "talk"),
        ("ask_who", "", "talk"),
        ("plan1", "Jag ska fråga undersköterskan mer", "occasion"),
        ("plan1", "På tisdag", "occasion"),
    ],
)
def test_each_check_looks_at_its_own(
    page: Callable[..., Sheet], field: str, text: str, check: str
) -> None:
    """One line that is missing or will not do turns just its own check."""
    red = [name for name, passed in page(FULL | {field: text}).checks.items() if not passed]
    assert red == [check]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-03", date(2026, 12, 3)),
        ("tisdag 3 december", date(2026, 12, 3)),
        ("3 dec 2027", date(2027, 12, 3)),
        ("3 January", date(2027, 1, 3)),
        ("the 3rd of March 2027", date(2027, 3, 3)),
        ("March 3, 2027", date(2027, 3, 3)),
        ("3/12", date(2026, 12, 3)),
        ("3 november", date(2026, 11, 3)),
        ("30 februari", None),
        ("3 rader", None),
        ("2026-13-01", None),
        ("9999-12-31", None),
        ("i morgon", None),
    ],
)
def test_a_date_is_read_as_people_write_it(text: str, day: date | None) -> None:
    """Dates are read in Swedish and English; a year left out is the one that is near."""
    assert dates.read(text, TODAY) == day


@given(st.text(max_size=40))
def test_any_text_can_be_looked_through_for_a_date(text: str) -> None:
    """Nothing that a learner writes as a day is an error."""
    dates.read(text, TODAY)
    dates.iso(text)


@given(st.text(max_size=80))
def test_no_word_of_a_need_is_lost(text: str) -> None:
    """Whatever is written as needs, every word of it that is not a level stays."""
    said = " ".join(need.text for need in needs.read(text, LEVELS))
    if "(" not in text:
        assert said == text.strip()
