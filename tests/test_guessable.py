"""Whether right options give themselves away, by their length or by their place."""

from collections.abc import Iterator
from pathlib import Path

from course import guessable
from course.content import Course
from course.guessable import Asked

HERE = Path("1-try.md")


def asked(*pairs: tuple[tuple[int, ...], int]) -> Iterator[Asked]:
    """Give questions with these lengths and right places."""
    yield from (Asked(HERE, 1, lengths, right) for lengths, right in pairs)


def test_a_right_option_that_is_always_longest_is_told() -> None:
    """Whoever picks the longest option without reading is right too often."""
    given = [((20, 10, 10), 0), ((10, 20, 10), 1), ((10, 10, 20), 2)] * 3
    (found,) = guessable.patterns(list(asked(*given)))
    assert "the longest in 9 of 9" in found["said"]
    fair = [((20, 10, 10), 0), ((10, 20, 10), 0), ((10, 10, 20), 1), ((10, 20, 10), 2)] * 3
    assert list(guessable.patterns(list(asked(*fair)))) == []


def test_a_right_option_that_always_stands_in_one_place_is_told() -> None:
    """Whoever picks the second option without reading is right too often."""
    (found,) = guessable.patterns(list(asked(*[((10, 10, 20), 1)] * 8)))
    assert "Option 2 is the right one in 8 of 8" in found["said"]


def test_every_choice_of_the_course_is_weighed(course: Course) -> None:
    """The bank's situations and the lessons' own questions are all among those weighed."""
    assert len(list(guessable.asked(course["sv"], course))) >= 50
