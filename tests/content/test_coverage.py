"""What the whole course covers: no statement untaught, no misconception unanswered."""

import pytest

from course import checking, content
from course.content import Course


@pytest.fixture(scope="module")
def uses(course: Course) -> dict[str, dict[str, list[str]]]:
    """Give which exercises serve which statement and which misconception."""
    report = checking.report(course)
    return {name: report[name] for name in ("statements", "misconceptions")}


@pytest.mark.parametrize("name", ["statements", "misconceptions"])
def test_everything_is_served_by_at_least_two_exercises(
    name: str, uses: dict[str, dict[str, list[str]]]
) -> None:
    """Each of the 28 statements and 17 misconceptions stands in two exercises or more."""
    assert len(uses[name]) == {"statements": 28, "misconceptions": 17}[name]
    assert not {tag: served for tag, served in uses[name].items() if len(set(served)) < 2}


@pytest.mark.parametrize("lang", content.LANGUAGES)
def test_every_misconception_is_answered_in_each_language(lang: str, course: Course) -> None:
    """Each misconception has a text in the bank, and feedback in two exercises of the language."""
    language = course[lang]
    answered = [tag for each in language.exercises.values() for tag in each.misconceptions]
    for tag, text in language.reference.bank.items():
        assert text, tag
        assert answered.count(tag) >= 2, tag


def test_the_languages_cover_the_same(course: Course) -> None:
    """An exercise serves the same statements and misconceptions in every language."""
    first, other = (course[lang].exercises for lang in content.LANGUAGES)
    assert first.keys() == other.keys()
    for name, each in first.items():
        assert each.statements == other[name].statements, name
        assert each.misconceptions == other[name].misconceptions, name
