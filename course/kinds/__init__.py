"""The kinds of exercise: one module and one template each, all with the same few functions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, cast

if TYPE_CHECKING:
    from course.answer import Answer, Event
    from course.body import Body
    from course.learner import Learner
    from course.legend import Legend
    from course.lesson import Exercise
    from course.verdict import Verdict

ANSWERED = (
    "act",
    "again",
    "approve",
    "ask",
    "chain",
    "choose",
    "climb",
    "commit",
    "count",
    "decide",
    "fill",
    "find",
    "guess",
    "match",
    "name",
    "need",
    "order",
    "place",
    "poll",
    "prefer",
    "probe",
    "rank",
    "rate",
    "recall",
    "remember",
    "reply",
    "revisit",
    "say",
    "show",
    "tick",
    "write",
)
SILENT = ("certify", "keep", "tell")
ALL = (*ANSWERED, *SILENT)


class Kind(Protocol):
    """What every kind can do, as pure functions of the exercise and the answer."""

    def parse(self, body: Body) -> Any:  # noqa: ANN401 -- each kind has its own spec
        """Read the block; raises ContentError in plain words."""

    def clean(self, exercise: Exercise, raw: object) -> Answer | None:
        """Make a valid answer of any JSON value, or None when nothing is answered."""

    def update(self, exercise: Exercise, answer: Answer | None, event: Event) -> Answer | None:
        """Give the next answer; an event that means nothing here leaves it as it was."""

    def mark(self, exercise: Exercise, answer: Answer | None, learner: Learner) -> Verdict:
        """Judge the answer, with feedback."""

    def context(
        self, exercise: Exercise, answer: Answer | None, learner: Learner
    ) -> Mapping[str, Any]:
        """Give what the template needs beside exercise, answer and verdict."""

    def tally(
        self, exercise: Exercise, answers: Sequence[Answer]
    ) -> Mapping[str, Mapping[str, int]]:
        """Count a room's answers: for each row or question, how many chose what."""

    def legend(self, exercise: Exercise) -> Mapping[str, Legend]:
        """Give the words for every question and option that `tally` counts."""

    def plan(self, exercise: Exercise, answer: Answer | None) -> Mapping[str, str]:
        """Give the lines that the answer writes in the learner's plan, by field."""


def of(name: str) -> Kind | None:
    """Give a kind by its name, or None when there is no such kind."""
    return cast("Kind", import_module(f"course.kinds.{name}")) if name in ALL else None
