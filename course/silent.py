"""What a kind does that only shows something: without an answer nothing is marked or counted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from course.answer import Answer, Event
from course.verdict import EMPTY, Verdict

if TYPE_CHECKING:
    from course.learner import Learner
    from course.lesson import Exercise


def clean(exercise: Exercise, raw: object) -> Answer | None:  # noqa: ARG001
    """Hold no answer."""
    return None


def update(exercise: Exercise, answer: Answer | None, happened: Event) -> Answer | None:  # noqa: ARG001
    """Hold no answer."""
    return None


def mark(exercise: Exercise, answer: Answer | None, learner: Learner) -> Verdict:  # noqa: ARG001
    """Judge nothing."""
    return EMPTY


def tally(exercise: Exercise, answers: Sequence[Answer]) -> dict[str, dict[str, int]]:  # noqa: ARG001
    """Count nothing."""
    return {}


def plan(exercise: Exercise, answer: Answer | None) -> dict[str, str]:  # noqa: ARG001
    """Write nothing in the plan."""
    return {}
