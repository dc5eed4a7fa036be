"""Tell an opening case, in the version that fits the learner's place; there is no answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from course.answer import Answer
from course.body import Body
from course.silent import clean, legend, mark, plan, tally, update
from course.text import Text

if TYPE_CHECKING:
    from course.learner import Learner
    from course.lesson import Exercise

OWN = "own"

__all__ = ["Spec", "clean", "context", "legend", "mark", "parse", "plan", "tally", "update"]


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


def context(exercise: Exercise, answer: Answer | None, learner: Learner) -> Mapping[str, Any]:  # noqa: ARG001
    """Name the version to show; all are in the page, so that a choice shows at once."""
    spec: Spec = exercise.spec
    return {"shown": learner.place if learner.place in spec.stories else OWN}
