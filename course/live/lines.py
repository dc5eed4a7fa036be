"""What someone wrote, as lines that may go on the wall of a room."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from course import hints, kinds
from course.answer import Answer
from course.content import Course
from course.kinds.name import OWN
from course.lesson import Exercise
from course.live.forms import FORMS, WALL

MOST = 3  # lines of one voice
LONGEST = 120  # characters of a line
ARROW = " → "


def lines(course: Course, exercise: Exercise, answer: Answer | None) -> tuple[str, ...]:  # noqa: ARG001 -- as all that draws a turn
    """Give the open texts of an answer: those of its plan, where its kind has no lines of its own.

    At most three, none too long for a big screen. A kind that has no wall gives none: nothing of a
    plan that is one's own leaves it.
    """
    if answer is None or WALL not in FORMS[exercise.kind]:
        return ()
    told = _OWN.get(exercise.kind, _planned)(exercise, answer)
    return tuple(hints.cut(line, LONGEST) for line in told if line)[:MOST]


def _planned(exercise: Exercise, answer: Answer) -> Iterable[str]:
    """Give what the answer writes on one's page."""
    kind = kinds.of(exercise.kind)
    assert kind  # the parser let no other in  # noqa: S101
    return kind.plan(exercise, answer).values()


def _texts(_exercise: Exercise, answer: Answer) -> Iterable[str]:
    """Give the answers to questions, in their order."""
    yield from answer["texts"].values()


def _climbed(_exercise: Exercise, answer: Answer) -> Iterable[str]:
    """Give the first step and the last on one line, for they say something only together."""
    steps = [step["text"] for step in answer["steps"] if step["text"]]
    yield ARROW.join(dict.fromkeys((*steps[:1], *steps[-1:])))


def _counted(_exercise: Exercise, answer: Answer) -> Iterable[str]:
    """Give the time thief; its hours are for the chart."""
    yield answer["texts"].get("text", "")


def _needed(exercise: Exercise, answer: Answer) -> Iterable[str]:
    """Give each need by itself, for one may be known and another only thought."""
    for key, text in answer["texts"].items():
        level = answer["levels"].get(key)
        yield exercise.spec.line(key, text, level) if level else text


def _named(exercise: Exercise, answer: Answer) -> Iterable[str]:
    """Give a word of one's own; those of the list are counted."""
    return _planned(exercise, answer) if answer["key"] == OWN else ()


def _hindered(_exercise: Exercise, answer: Answer) -> Iterable[str]:
    """Give what stood in the way."""
    yield answer["obstacle"]


_OWN: Mapping[str, Callable[[Exercise, Answer], Iterable[str]]] = {
    "again": _texts,
    "climb": _climbed,
    "count": _counted,
    "name": _named,
    "need": _needed,
    "revisit": _hindered,
    "write": _texts,
}
