"""Certify that the course is done: what is left, or a paper to print; there is no answer."""

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
    """Nothing of its own: what is done follows from the other exercises."""


def parse(body: Body) -> Spec:
    """Read a block that holds a title and paragraphs: what the paper says of the course."""
    bare(body, "A certify block holds a title and paragraphs; the rest comes from the answers.")
    return Spec()


def context(exercise: Exercise, answer: Answer | None, learner: Learner) -> Mapping[str, Any]:  # noqa: ARG001
    """Give nothing of its own: `course.view` adds how far the learner has come."""
    return {}
