"""Sheets of paper, counted by the trainer: a field for each option that a person may choose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from course import kinds, legend
from course.content import Course
from course.learner import Learner
from course.legend import Words
from course.lesson import Exercise

Counted = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class Option:
    """An option, and how many sheets chose it."""

    key: str
    words: Words
    count: int


@dataclass(frozen=True)
class Sheet:
    """A question with its options."""

    key: str
    words: Words
    options: tuple[Option, ...]


def sheets(
    course: Course, exercise: Exercise, learner: Learner, counted: Counted
) -> tuple[Sheet, ...]:
    """Give what can be counted on paper: all that is asked, and is no amount."""
    kind = kinds.of(exercise.kind)
    assert kind  # the parser let no other in  # noqa: S101
    strings = course[exercise.lang].reference.strings
    return tuple(
        Sheet(
            key,
            legend.words(each.label, learner, strings),
            tuple(
                Option(
                    option,
                    legend.words(label, learner, strings),
                    counted.get(key, {}).get(option, 0),
                )
                for option, label in each.options.items()
            ),
        )
        for key, each in kind.legend(exercise).items()
        if each.asked and each.sort != "amount"
    )
