"""The learner's one-page plan: its lines, gathered from the answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from course import hints, kinds
from course.answer import Answer
from course.lesson import Exercise

PAGE = "approve"  # the kind of the exercise that shows the page and lets it be edited
STANDS_IN = "again"  # the kind that asks once more: it writes only what nobody else has written
ROOM = 160  # characters of a field that the course does not know

Lines = dict[str, str]


def written(exercises: Iterable[Exercise], answers: Mapping[str, Answer]) -> Lines:
    """Give each plan field what the exercises wrote in it, the latest that wrote anything.

    What is asked once more at the end stands in only for a field that is empty.
    """
    found: Lines = {}
    for exercise in exercises:
        kind = kinds.of(exercise.kind)
        said = kind.plan(exercise, answers.get(exercise.id)) if kind and exercise.plan else {}
        for field in exercise.plan:
            new, old = said.get(field, ""), found.get(field, "")
            found[field] = (old or new) if exercise.kind == STANDS_IN else (new or old)
    return found


def lines(
    exercises: Iterable[Exercise], answers: Mapping[str, Answer], everyone: Iterable[Exercise] = ()
) -> Lines:
    """Give the plan fields of some exercises their lines as the page has them.

    `everyone` are the exercises that may have written or changed them, if they are more.
    """
    exercises = list(exercises)
    everyone = list(everyone) or exercises
    whole, changed = written(everyone, answers), edits(everyone, answers)
    fields = dict.fromkeys(field for each in exercises for field in each.plan)
    return {field: edited(whole[field], changed.get(field)) for field in fields}


def edited(own: str, edit: Mapping[str, str] | None) -> str:
    """Give the edited line, unless the exercise has written another since it was edited."""
    return edit["now"] if edit and edit["was"] == fingerprint(own) else own


def fingerprint(line: str) -> str:
    """Give a short name for a line as it is, to see later whether it has been written anew."""
    return sha256(line.encode("utf-8", "replace")).hexdigest()[:12]


def fit(line: str, most: int) -> str:
    """Shorten a line to its room on the page."""
    return hints.cut(line, most)


def edits(exercises: Iterable[Exercise], answers: Mapping[str, Answer]) -> Mapping[str, Any]:
    """Give what was changed on the page itself, by field: which line it was, what it is now."""
    found = (answers.get(each.id) for each in exercises if each.kind == PAGE)
    return next((answer["edits"] for answer in found if answer), {})
