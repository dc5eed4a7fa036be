"""The learner's workbook as a file: older ones brought up to date, broken ones refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from course import kinds
from course.answer import Answer, Fields
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
    those that the course no longer has a place for kept as they are and named in `gone`;
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
    answers, gone = dict[str, Any](), list[str]()
    for key, value in _most(book, "answers"):
        at, raw = Fields(value).raw.get("at"), Fields(value).raw.get("answer")
        if not isinstance(at, int | float) or not (isinstance(raw, dict) and raw):
            continue
        valid = _valid(course, key, raw)
        gone += [] if valid else [key]
        answers[key] = {"at": at, "answer": valid or raw}
    drafts = {key: value for key, value in _most(book, "drafts") if _is_draft(value)}
    known = next(iter(course.languages.values())).exercises
    gone += [key for key in drafts if key not in known and key not in answers]
    return {"workbook": {"version": VERSION, "answers": answers, "drafts": drafts}, "gone": gone}


def _valid(course: Course, key: str, raw: dict[str, Any]) -> Answer | None:
    """Make an answer valid; None when its exercise is gone, or has become another."""
    exercise = next(iter(course.languages.values())).exercises.get(key)
    kind = kinds.of(exercise.kind) if exercise else None
    return kind.clean(exercise, raw) if exercise and kind else None


def _is_draft(value: object) -> bool:
    fields = Fields(value).raw.get("fields")
    return isinstance(fields, dict) and isinstance(Fields(value).raw.get("at"), int | float)


def _most(book: Book, name: str) -> list[tuple[str, Any]]:
    return list(_of(book, name).items())[:MOST]


def _of(book: Book, name: str) -> Mapping[str, Any]:
    return {str(key): value for key, value in Fields(book).inside(name).raw.items()}
