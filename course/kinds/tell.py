"""Tell an opening case, in the version that fits the learner's place; there is no answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from course.answer import Answer, Event
from course.body import Body
from course.text import Text
from course.verdict import EMPTY, Verdict

if TYPE_CHECKING:
    from course.learner import Learner
    from course.lesson import Exercise

OWN = "own"


@dataclass(frozen=True)
class Spec:
    """The story's paragraphs by place."""

    stories: Mapping[str, tuple[Text, ...]]


def parse(body: Body) -> Spec:
    """Read a section for every place in places.toml, and `own` for those who have not chosen."""
    stories: dict[str, tuple[Text, ...]] = {}
    for section in body.sections:
        for key in section.keys:
            if key != OWN and key not in body.works.places:
                raise section.place.error(f"“{key}” is not one of the places in places.toml.")
            stories[key] = tuple(section.paragraphs)
    for key in (*body.works.places, OWN):
        if not stories.get(key):
            raise body.error(
                f"The story has no version for “{key}”: write “### {key}” and a paragraph."
            )
    return Spec(stories)


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
    """Name the version to show; all are in the page, so that a choice shows at once."""
    spec: Spec = exercise.spec
    return {"shown": learner.place if learner.place in spec.stories else OWN}


def tally(exercise: Exercise, answers: Sequence[Answer]) -> dict[str, dict[str, int]]:  # noqa: ARG001
    """Count nothing."""
    return {}


def plan(exercise: Exercise, answer: Answer | None) -> dict[str, str]:  # noqa: ARG001
    """Write nothing in the plan."""
    return {}
