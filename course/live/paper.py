"""The paper kit: a sheet for each exercise, for a room without phones; the trainer types counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from course import kinds, legend
from course.content import Course
from course.learner import Learner
from course.legend import Label, Legend, Words
from course.lesson import Exercise
from course.live import open_lines
from course.live.templates import environment
from course.text import fill

# These follow what one has answered before, or are about a page that nobody else sees.
APART = ("again", "approve", "commit", "decide", "revisit")
GRID = 3  # questions with the same options from which they share a table
LINES = 2  # to write on, under a question that is answered in one's own words


@dataclass(frozen=True)
class Ask:
    """What a sheet asks: words (none when the title says it), how to answer, what to choose."""

    words: Words | None
    sort: str
    options: tuple[Words, ...]
    lines: int


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

    asks = [
        Ask(words(label) if label != exercise.title else None, sort, tuple(map(words, options)), n)
        for label, sort, options, n in _asks(exercise)
    ]
    return environment().get_template("paper.html").render(
        x=exercise,
        title=words(exercise.title),
        told=[words(each) for each in exercise.intro],
        given=[[words(label) for label in each] for each in open_lines.given(exercise)],
        asks=asks,
        grid=_grid(asks),
        ui=lambda name, **slots: fill(strings[name], slots),
    )  # fmt: skip


def _asks(exercise: Exercise) -> Iterator[tuple[Label, str, list[Label], int]]:
    """Give what a sheet asks, in the order of the exercise: label, how, options, lines."""
    kind = kinds.of(exercise.kind)
    assert kind  # the parser let no other in  # noqa: S101
    asked = {key: each for key, each in kind.legend(exercise).items() if each.asked}
    written = open_lines.asked(exercise)
    alone = [
        (label, "own", list[Label](), LINES) for key, label in written.items() if key not in asked
    ]
    if exercise.kind in open_lines.FIRST:
        yield from alone
    yield from _ordered(exercise, asked)
    for key, each in asked.items():
        if each.sort == "word":
            yield each.label, each.sort, [], 1
        elif each.sort != "place":
            chosen = (
                []
                if exercise.kind == "write" and not exercise.spec.sure
                else [*each.options.values()]
            )
            yield each.label, each.sort if chosen else "own", chosen, LINES if key in written else 0
    if exercise.kind not in open_lines.FIRST:
        yield from alone


def _ordered(
    exercise: Exercise, asked: Mapping[str, Legend]
) -> Iterator[tuple[Label, str, list[Label], int]]:
    """Give the things to put in order, mixed as they are at first on a page."""
    start = open_lines.start(exercise)
    if start:
        yield exercise.title, "place", [asked[key].label for key in start], 0


def _grid(asks: Sequence[Ask]) -> bool:
    """Tell whether every question has the same options, so that a table holds them all."""
    same = {(each.sort, each.options, each.lines) for each in asks}
    return len(asks) >= GRID and len(same) == 1 and bool(asks[0].options) and not asks[0].lines
