"""The workbook that other tests look at pages with is a whole one."""

from collections.abc import Iterator

import pytest

from course import answering, content, kinds, workbook
from course.content import Course
from course.lesson import Exercise
from course.plan import sheet
from course.verdict import Verdict
from tests import answered

# Kinds that say what is missing or too long, or take a text as it is, and no misconception.
SAYS_WHAT_IS_LEFT = (
    "name", "place", "write", "remember", "need", "count", "again", "approve", "poll",
)  # fmt: skip

both = pytest.mark.parametrize("lang", content.LANGUAGES)


def marked(course: Course, lang: str, *, well: bool) -> Iterator[tuple[Exercise, Verdict]]:
    """Judge every answer of the workbook."""
    book = workbook.opened(course, answered.workbook(course, lang, well=well))["workbook"]
    answers = {key: each["answer"] for key, each in book["answers"].items()}
    someone = answering.learner(course, lang, answers)
    for exercise in course[lang].exercises.values():
        if exercise.answers:
            kind = kinds.of(exercise.kind)
            assert kind
            yield exercise, kind.mark(exercise, answers.get(exercise.id), someone)


@both
@pytest.mark.parametrize("well", [True, False])
def test_it_is_a_file_that_the_course_opens_unchanged(
    lang: str, course: Course, *, well: bool
) -> None:
    """A learner could have saved it: the course opens it and mends no answer in it."""
    book = answered.workbook(course, lang, well=well)
    opened = workbook.opened(course, book)
    assert opened["gone"] == []
    assert opened["workbook"]["answers"] == book["answers"]


@both
def test_well_answered_is_done(lang: str, course: Course) -> None:
    """Every exercise is right or done, and the page passes every check."""
    states = {each.id: verdict.state for each, verdict in marked(course, lang, well=True)}
    assert {key: state for key, state in states.items() if state not in ("right", "done")} == {}
    book = answered.workbook(course, lang, well=True)["answers"]
    page = sheet.of(course, lang, {key: each["answer"] for key, each in book.items()})
    assert set(page.checks.values()) == {True}


@both
def test_badly_answered_says_what_was_wrong(lang: str, course: Course) -> None:
    """Every exercise is answered, and whatever judges an answer judges this one wrong."""
    for exercise, verdict in marked(course, lang, well=False):
        assert verdict.state != "empty", exercise.id
        assert verdict.said or verdict.after, exercise.id
        tags = {note.tag for note in (*verdict.notes.values(), *verdict.after)} - {None}
        assert verdict.state != "right", exercise.id
        assert tags or exercise.kind in SAYS_WHAT_IS_LEFT, exercise.id
