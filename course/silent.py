"""What a kind does that only shows something: without an answer nothing is marked or counted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from course.answer import Answer, Event
from course.legend import Legend
from course.verdict import EMPTY, Verdict

if TYPE_CHECKING:
    from course.body import Body
    from course.learner import Learner
    from course.lesson import Exercise


def bare(body: Body, said: str) -> None:
    """Refuse a block with more than a title and paragraphs; `said` tells its author so."""
    if body.sections or body.lead.items or body.lead.tables or body.lead.quotes:
        raise body.error(said)


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


def legend(exercise: Exercise) -> dict[str, Legend]:  # noqa: ARG001
    """Have words for nothing."""
    return {}


def plan(exercise: Exercise, answer: Answer | None) -> dict[str, str]:  # noqa: ARG001
    """Write nothing in the plan."""
    return {}
