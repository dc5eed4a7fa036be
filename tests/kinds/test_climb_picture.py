"""The kind `climb` draws the steps as a chain that grows."""

from collections.abc import Callable

import pytest

from course.learner import Learner
from course.lesson import Exercise
from tests.kinds.conftest import Draw
from tests.kinds.test_climb import SAMPLE, said, send


@pytest.fixture(scope="module")
def exercise(exercise_from: Callable[..., Exercise]) -> Exercise:
    """Give the sample."""
    return exercise_from(SAMPLE)


def test_the_picture_grows_as_one_types(exercise: Exercise, someone: Learner, draw: Draw) -> None:
    """Leaving a field draws the steps so far, with one to come until someone stands outside."""
    assert "for-whom-picture" not in draw(exercise).ids()
    answer = send(exercise, "Läkaren", do="draw")
    assert said(exercise, answer, someone) == ("partly", "", set())
    page = draw(exercise, answer)
    assert [each["data-send"] for each in page.all("textarea")] == ["draw"]
    assert "Läkaren" in page.text("for-whom-picture")
    assert len(page.all("rect")) == 2
    whole = send(exercise, "Läkaren", "Patienten", out=2, do="outside")
    assert len(draw(exercise, whole).all("rect")) == 2


def test_drawing_asks_for_no_reply(exercise: Exercise, someone: Learner) -> None:
    """A hint waits until one asks; drawing the same steps again keeps what was said."""
    drawn = send(exercise, "vi", out=1, do="draw")
    assert said(exercise, drawn, someone) == ("done", "", set())
    asked = send(exercise, "vi", out=1, answer=drawn)
    assert said(exercise, asked, someone)[2] == {"self"}
    assert send(exercise, "vi", out=1, answer=asked, do="draw") == asked
