"""Keep in view what the lesson has written in the learner's plan; there is no answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from course.answer import Answer
from course.body import Body
from course.silent import bare, clean, legend, mark, plan, tally, update

if TYPE_CHECKING:
    from course.learner import Learner
    from course.lesson import Exercise

__all__ = ["Spec", "clean", "context", "legend", "mark", "parse", "plan", "tally", "update"]


@dataclass(frozen=True)
class Spec:
    """Nothing of its own: what is kept comes from the other exercises of the lesson."""


def parse(body: Body) -> Spec:
    """Read a block that holds a title and an introduction only."""
    bare(body, "A keep block holds a title and a paragraph; the rest comes from the answers.")
    return Spec()


def context(exercise: Exercise, answer: Answer | None, learner: Learner) -> Mapping[str, Any]:  # noqa: ARG001
    """Give nothing of its own: `course.view` adds the plan's lines."""
    return {}
