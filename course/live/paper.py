"""The paper kit: a sheet for each exercise, for a room without phones; the trainer types counts."""

from __future__ import annotations

from collections.abc import Sequence

from course import legend
from course.content import Course
from course.learner import Learner
from course.legend import Label, Words
from course.lesson import Exercise
from course.live.asking import Asked, asked, given
from course.live.templates import environment
from course.text import fill

# These follow what one has answered before, or are about a page that nobody else sees.
APART = ("again", "approve", "commit", "decide", "revisit")
GRID = 3  # questions with the same options from which they share a table


def fit(course: Course, lang: str) -> tuple[str, ...]:
    """Name the exercises that a room can answer on paper, in the order of the course."""
    every = course[lang].exercises.values()
    return tuple(each.id for each in every if each.answers and each.kind not in APART)


def sheets(
    course: Course, lang: str, ids: Sequence[str] = (), learner: Learner | None = None
) -> str:
    """Draw a sheet for each of the exercises, all that fit when none is named.

    `learner` has the room's word. Raises KeyError for an exercise that there is not.
    """
    someone = learner or course.someone(lang)
    every = course[lang].exercises
    return "\n".join(_sheet(course, every[each], someone) for each in ids or fit(course, lang))


def _sheet(course: Course, exercise: Exercise, learner: Learner) -> str:
    strings = course[exercise.lang].reference.strings

    def words(label: Label) -> Words:
        return legend.words(label, learner, strings)

    asks = asked(exercise)
    grid = alike(asks)
    return environment().get_template("paper.html").render(
        x=exercise,
        given=given(exercise),
        grid=grid,
        asks=[each for each in asks if each not in grid],
        w=lambda label: words(label).html,
        ui=lambda name, **slots: fill(strings[name], slots),
    )  # fmt: skip


def alike(asks: Sequence[Asked]) -> list[Asked]:
    """Give the questions that share a table: all that have options, when these are the same."""
    ticked = [each for each in asks if each.options]
    alike = all((each.how, each.options) == (ticked[0].how, ticked[0].options) for each in ticked)
    lined = any(each.lines for each in ticked)
    return ticked if len(ticked) >= GRID and alike and not lined else []
