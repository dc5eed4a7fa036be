"""A voice's own answer, read back to it in words: nothing in it says whether it is right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from course import kinds, legend
from course.answer import Answer
from course.content import Course
from course.learner import Learner
from course.legend import Words
from course.lesson import Exercise
from course.live.lines import lines


@dataclass(frozen=True)
class Told:
    """A question and what was answered to it; of an amount, how much."""

    asks: Words
    answers: tuple[Words, ...]
    amounts: tuple[int, ...] = ()


def words(
    course: Course, exercise: Exercise, learner: Learner, answer: Answer
) -> tuple[list[Told], list[str]]:
    """Give the questions with what was chosen, and what was written."""
    kind = kinds.of(exercise.kind)
    assert kind  # the parser let no other in  # noqa: S101
    written = lines(course, exercise, answer) or kind.plan(exercise, answer).values()
    return list(_chosen(course, exercise, learner, answer)), [each for each in written if each]


def _chosen(course: Course, exercise: Exercise, learner: Learner, answer: Answer) -> Iterator[Told]:
    kind = kinds.of(exercise.kind)
    assert kind  # the parser let no other in  # noqa: S101
    strings = course[exercise.lang].reference.strings
    tally = kind.tally(exercise, [answer])
    for key, each in kind.legend(exercise).items():
        counts = {option: n for option, n in tally.get(key, {}).items() if n}
        labels = [each.options[option] for option in counts if option in each.options]
        if not labels or not each.asked:
            continue
        yield Told(
            legend.words(each.label, learner, strings),
            tuple(legend.words(label, learner, strings) for label in labels),
            tuple(counts.values()) if each.sort == "amount" else (),
        )
