"""Recall what earlier lessons said: short questions, with the way back to the lesson."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from course import questions
from course.answer import Answer, Event
from course.body import Body
from course.legend import Legend
from course.questions import Questions
from course.verdict import Verdict

if TYPE_CHECKING:
    from course.learner import Learner
    from course.lesson import Exercise


@dataclass(frozen=True)
class Spec:
    """The questions by key, in their order."""

    questions: Questions


def parse(body: Body) -> Spec:
    """Read a question under each `###` heading: its words, its options and their quotes."""
    return Spec(questions.read(body, asked=True))


def clean(exercise: Exercise, raw: object) -> Answer | None:
    """Keep the picks that name a question and one of its options."""
    return questions.clean(exercise.spec.questions, raw)


def update(exercise: Exercise, answer: Answer | None, happened: Event) -> Answer | None:
    """Take the picks of the form when the learner asks for a verdict."""
    return questions.update(exercise.spec.questions, answer, happened)


def mark(exercise: Exercise, answer: Answer | None, learner: Learner) -> Verdict:  # noqa: ARG001
    """Judge each question that has a pick."""
    return questions.mark(exercise.spec.questions, answer)


def context(exercise: Exercise, answer: Answer | None, learner: Learner) -> Mapping[str, Any]:  # noqa: ARG001
    """Give the questions, and the picks by question."""
    return {"questions": exercise.spec.questions, "picks": answer["picks"] if answer else {}}


def tally(exercise: Exercise, answers: Sequence[Answer]) -> dict[str, dict[str, int]]:
    """Count the picks of each question, in the order of its options."""
    return questions.tally(exercise.spec.questions, answers)


def legend(exercise: Exercise) -> dict[str, Legend]:
    """Give the words for what is counted."""
    return questions.legend(exercise.spec.questions)


def plan(exercise: Exercise, answer: Answer | None) -> dict[str, str]:  # noqa: ARG001
    """Write nothing in the plan."""
    return {}
