"""The learner's workbook as a file: older ones brought up to date, broken ones refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from course import kinds
from course.answer import Fields
from course.content import Course

VERSION = 1
KIND = "kundfokus-workbook"
MOST = 500  # answers or drafts read from one file

Book = Mapping[str, Any]

# From the version named to the next. Version 0 was the first sketch: answers without their time.
STEPS: Mapping[int, Callable[[Book], dict[str, Any]]] = {
    0: lambda book: {
        **book,
        "answers": {key: {"at": 1, "answer": old} for key, old in _of(book, "answers").items()},
    },
}


def opened(course: Course, raw: object) -> dict[str, Any]:
    """Read a workbook file.

    Gives `{"workbook": {"version", "answers", "drafts"}, "gone": [ids]}`: every answer made valid,
    those of exercises the course no longer has kept as they are and named in `gone`;
    or `{"refused": "broken"}`, `{"refused": "newer"}`.
    """
    book = Fields(raw).raw
    version = book.get("version")
    if book.get("kind") != KIND or type(version) is not int or version < 0:
        return {"refused": "broken"}
    if version > VERSION:
        return {"refused": "newer"}
    for step in range(version, VERSION):
        book = STEPS[step](book)
    answers = {
        key: kept
        for key, value in list(_of(book, "answers").items())[:MOST]
        if (kept := _answer(course, key, value))
    }
    known = next(iter(course.languages.values())).exercises
    drafts = {
        key: value
        for key, value in list(_of(book, "drafts").items())[:MOST]
        if key in known and _is_draft(value)
    }
    workbook = {"version": VERSION, "answers": answers, "drafts": drafts}
    return {"workbook": workbook, "gone": [key for key in answers if key not in known]}


def _answer(course: Course, key: str, value: object) -> dict[str, Any] | None:
    """Make one timed answer valid, or drop it; one for an exercise that is gone is kept whole."""
    at, raw = Fields(value).raw.get("at"), Fields(value).raw.get("answer")
    if not isinstance(at, int | float) or not isinstance(raw, dict):
        return None
    exercise = next(iter(course.languages.values())).exercises.get(key)
    kind = kinds.of(exercise.kind) if exercise else None
    answer = kind.clean(exercise, raw) if exercise and kind else raw
    return {"at": at, "answer": answer} if answer else None


def _is_draft(value: object) -> bool:
    fields = Fields(value).raw.get("fields")
    return isinstance(fields, dict) and isinstance(Fields(value).raw.get("at"), int | float)


def _of(book: Book, name: str) -> Mapping[str, Any]:
    return {str(key): value for key, value in Fields(book).inside(name).raw.items()}
