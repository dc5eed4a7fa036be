"""What the exercises write on the page: the latest counts, and a last answer stands in."""

import pytest

from course import plan
from course.answer import new
from course.content import Course
from course.plan import dates

AGAIN = {
    "three-questions-again": new(
        texts={"pays": "Invånarna", "purpose": "Att alla bor kvar"}, ticks={}, checked=False
    )
}


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_what_is_asked_again_stands_in_for_an_empty_field(course: Course, lang: str) -> None:
    """Somebody on the express path skipped the purpose; the last three questions fill it in."""
    lines = plan.written(course[lang].exercises.values(), AGAIN)
    assert lines["purpose"] == "Att alla bor kvar"
    assert lines["pay_sentence"] == "Invånarna"


def test_what_is_asked_again_never_takes_the_place_of_what_was_written(course: Course) -> None:
    """A sentence written for the page stays, whatever is said from memory at the end."""
    exercises = course["sv"].exercises
    saying = exercises["one-sentence"]
    answer = new(
        texts={part.key: f"ord {part.key}" for part in saying.spec.parts},
        ticks=[], checked=False, seen=[],
    )  # fmt: skip
    lines = plan.written(exercises.values(), {"one-sentence": answer, **AGAIN})
    assert "ord " in lines["pay_sentence"]
    assert lines["purpose"] == "Att alla bor kvar"


@pytest.mark.parametrize(("lang", "day"), [("sv", "9 mars 2026"), ("en", "9 March 2026")])
def test_a_day_is_said_as_people_say_it(lang: str, day: str) -> None:
    """A booked day reads as a day wherever it is shown, and any other text stays."""
    assert dates.said("2026-03-09", lang) == day
    assert dates.said("på tisdag 2026-03-09", lang) == "på tisdag 2026-03-09"
