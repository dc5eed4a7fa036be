"""A room that answers the course's exercises: some well, some as wrong as can be."""

from collections.abc import Mapping
from functools import cache

from hypothesis import strategies as st

from course import content, kinds, workbook
from course.answer import Answer
from course.kinds import Kind
from course.lesson import Exercise
from course.live.results import Result, result
from tests import answered

COURSE = content.load()
EVERY = [each for lang in content.LANGUAGES for each in COURSE[lang].exercises.values()]
# An exercise is drawn by its name: whole, it would not fit in a failure's description.
NAMES = st.sampled_from([(each.id, each.lang) for each in EVERY if each.answers])
ROOMS = st.tuples(st.integers(0, 6), st.integers(0, 6))  # how many answer well, and badly


def kind_of(exercise: Exercise) -> Kind:
    """The kind of an exercise."""
    kind = kinds.of(exercise.kind)
    assert kind
    return kind


@cache
def answers(lang: str, *, well: bool) -> Mapping[str, Answer]:
    """Every exercise answered by one person."""
    book = workbook.opened(COURSE, answered.workbook(COURSE, lang, well=well))["workbook"]
    return {key: each["answer"] for key, each in book["answers"].items()}


def exercise(name: str, lang: str = "sv") -> Exercise:
    """An exercise of the course."""
    return COURSE[lang].exercises[name]


def room(of: Exercise, well: int, badly: int = 0) -> list[Answer]:
    """Answers of some people, well and badly."""
    good, bad = (answers(of.lang, well=each)[of.id] for each in (True, False))
    return [good] * well + [bad] * badly


def read(
    of: Exercise,
    *rounds: list[Answer],
    paper: Mapping[int, Mapping[str, Mapping[str, int]]] | None = None,
) -> Result:
    """What may be read of some rounds."""
    return result(COURSE, of, COURSE.someone(of.lang), rounds, paper or {})
