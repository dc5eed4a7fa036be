"""Keep in view what the lesson has written in the learner's plan; there is no answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from course.answer import Answer, Event
from course.body import Body
from course.verdict import EMPTY, Verdict

if TYPE_CHECKING:
    from course.learner import Learner
    from course.lesson import Exercise


@dataclass(frozen=True)
class Spec:
    """Nothing of its own: what is kept comes from the other exercises of the lesson."""


def parse(body: Body) -> Spec:
    """Read a block that holds a title and an introduction only."""
    if body.sections or body.lead.items or body.lead.tables or body.lead.quotes:
        raise body.error(
            "A keep block holds a title and a paragraph; the rest comes from the answers."
        )
    return Spec()


def clean(exercise: Exercise, raw: object) -> Answer | None:  # noqa: ARG001
    """Hold no answer."""
    return None


def update(exercise: Exercise, answer: Answer | None, happened: Event) -> Answer | None:  # noqa: ARG001
    """Hold no answer."""
    return None


def mark(exercise: Exercise, answer: Answer | None, learner: Learner) -> Verdict:  # noqa: ARG001
    """Judge nothing."""
    return EMPTY


def context(exercise: Exercise, answer: Answer | None, learner: Learner) -> Mapping[str, Any]:  # noqa: ARG001
    """Give nothing of its own: `course.view` adds the plan's lines."""
    return {}


def tally(exercise: Exercise, answers: Sequence[Answer]) -> dict[str, dict[str, int]]:  # noqa: ARG001
    """Count nothing."""
    return {}


def plan(exercise: Exercise, answer: Answer | None) -> dict[str, str]:  # noqa: ARG001
    """Write nothing in the plan."""
    return {}
