"""The workbook as a file."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from course.content import Course
from course.workbook import KIND, VERSION, opened
from tests.test_answering import JSON

ANSWER = {"v": 1, "place": "labb", "task": "Läser av prover"}


def book(**parts: Any) -> dict[str, Any]:
    """Make a workbook file of the present version."""
    return {"kind": KIND, "version": VERSION, "answers": {}, "drafts": {}, **parts}


def test_a_workbook_opens_as_it_was_saved(course: Course) -> None:
    """What was downloaded comes back whole: answers, times and half-typed text."""
    saved = book(
        answers={"your-place": {"at": 5, "answer": ANSWER}},
        drafts={"one-sentence": {"at": 6, "fields": {"payer": "Alla som"}}},
    )
    got = opened(course, saved)
    assert got["workbook"]["answers"] == saved["answers"]
    assert got["workbook"]["drafts"] == saved["drafts"]
    assert got["gone"] == []


def test_a_workbook_of_the_first_version_is_brought_up_to_date(course: Course) -> None:
    """A file of version 0 held answers without their time: they count as older than any other."""
    got = opened(course, {"kind": KIND, "version": 0, "answers": {"your-place": ANSWER}})
    assert got["workbook"]["version"] == VERSION
    assert got["workbook"]["answers"] == {"your-place": {"at": 1, "answer": ANSWER}}


def test_an_answer_to_an_exercise_that_is_gone_is_kept_and_named(course: Course) -> None:
    """Nothing a learner wrote is thrown away because the course has changed."""
    got = opened(course, book(answers={"long-gone": {"at": 5, "answer": {"v": 1, "text": "Mitt"}}}))
    assert got["workbook"]["answers"]["long-gone"]["answer"]["text"] == "Mitt"
    assert got["gone"] == ["long-gone"]


def test_a_newer_workbook_is_refused(course: Course) -> None:
    """A file from a later version of the course is refused, not half understood."""
    assert opened(course, book(version=VERSION + 1)) == {"refused": "newer"}


@pytest.mark.parametrize(
    "raw",
    [
        None,
        [],
        "text",
        {},
        {"kind": "other", "version": 1},
        book(version="1"),
        book(version=True),
        book(version=-1),
    ],
)
def test_a_broken_workbook_is_refused(course: Course, raw: Any) -> None:
    """A file that is no workbook is refused."""
    assert opened(course, raw) == {"refused": "broken"}


def test_an_answer_to_an_exercise_that_has_become_another_is_kept_and_named(course: Course) -> None:
    """An answer that its exercise can no longer read is not thrown away either."""
    old = {"v": 1, "lines": ["Mitt"]}
    got = opened(course, book(answers={"your-place": {"at": 5, "answer": old}}))
    assert got["workbook"]["answers"]["your-place"] == {"at": 5, "answer": old}
    assert got["gone"] == ["your-place"]


def test_half_a_text_for_an_exercise_that_is_gone_is_kept_and_named(course: Course) -> None:
    """What was typed and never sent is kept too, and named once."""
    draft = {"at": 6, "fields": {"text": "Halva"}}
    both = {"long-gone": draft, "gone-too": draft}
    got = opened(course, book(answers={"long-gone": {"at": 5, "answer": {"v": 1}}}, drafts=both))
    assert got["workbook"]["drafts"] == both
    assert got["gone"] == ["long-gone", "gone-too"]


@pytest.mark.parametrize(
    "bad", ["nonsense", {"at": "5", "answer": ANSWER}, {"at": 5, "answer": {}}]
)
def test_what_is_no_answer_is_left_out(course: Course, bad: Any) -> None:
    """What no page ever wrote does not spoil the rest of the file."""
    good = {"your-place": {"at": 5, "answer": ANSWER}}
    got = opened(course, book(answers={"how-far": bad, **good}))
    assert got["workbook"]["answers"] == good
    assert got["gone"] == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(answers=JSON, drafts=JSON)
def test_any_file_is_either_opened_or_refused(course: Course, answers: Any, drafts: Any) -> None:
    """No content of a file raises an error."""
    assert "workbook" in opened(course, book(answers=answers, drafts=drafts))
