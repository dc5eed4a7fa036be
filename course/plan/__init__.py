"""The learner's one-page plan: its lines, gathered from the answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from course import kinds
from course.answer import Answer
from course.lesson import Exercise


def lines(exercises: Iterable[Exercise], answers: Mapping[str, Answer]) -> dict[str, str]:
    """Give each plan field of the exercises its line; a field not yet written is empty."""
    found: dict[str, str] = {}
    for exercise in exercises:
        kind = kinds.of(exercise.kind)
        written = kind.plan(exercise, answers.get(exercise.id)) if kind and exercise.plan else {}
        found |= {field: written.get(field, "") for field in exercise.plan}
    return found
