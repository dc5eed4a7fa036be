"""The forms that an exercise may take in a room."""

import pytest

from course import kinds
from course.content import Course
from course.lesson import Exercise
from course.live.forms import FORMS, PRIVATE, VOTE, WALL


def test_every_kind_that_is_answered_has_a_form() -> None:
    """Whatever can be answered can be put to a room, in a way that is known beforehand."""
    assert FORMS.keys() == set(kinds.ANSWERED)
    for kind, forms in FORMS.items():
        assert forms, kind
        assert len(set(forms)) == len(forms), kind
        assert set(forms) <= {VOTE, WALL, PRIVATE}, kind


def test_anything_may_be_answered_in_silence() -> None:
    """A trainer may let people answer for themselves, whatever the exercise."""
    assert [kind for kind, forms in FORMS.items() if PRIVATE not in forms] == []


@pytest.mark.parametrize("kind", ["commit", "ask", "approve"])
def test_a_plan_of_ones_own_is_never_shown(kind: str) -> None:
    """What somebody will do, and whom they will ask, stays with them."""
    assert FORMS[kind] == (PRIVATE,)


def test_a_first_try_is_made_in_silence() -> None:
    """The three questions and the page's lines that follow are not for the wall unless asked."""
    assert FORMS["write"][0] == FORMS["again"][0] == PRIVATE


def exercises(course: Course) -> list[Exercise]:
    """Give what can be answered."""
    return [each for each in course["sv"].exercises.values() if each.answers]


def test_what_is_put_to_a_vote_can_be_counted(course: Course) -> None:
    """Every exercise that takes a vote has something to count when nobody has answered yet."""
    for exercise in exercises(course):
        if VOTE in FORMS[exercise.kind]:
            kind = kinds.of(exercise.kind)
            assert kind
            assert kind.tally(exercise, []) is not None, exercise.id
