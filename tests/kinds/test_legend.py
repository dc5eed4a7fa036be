"""The words beside what is counted: none is missing, and right is what the course holds right."""

from collections.abc import Iterator, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course import content, legend
from course.answer import Answer
from course.content import Course
from course.legend import Legend
from course.lesson import Exercise
from tests.rooms import COURSE, EVERY, NAMES, answers, kind_of

LANGUAGES = pytest.mark.parametrize("lang", content.LANGUAGES)


def tallied(exercise: Exercise, *said: Answer) -> Mapping[str, Mapping[str, int]]:
    """Count some answers."""
    return kind_of(exercise).tally(exercise, said)


def missing(exercise: Exercise, tally: Mapping[str, Mapping[str, int]]) -> Iterator[str]:
    """Name what is counted without words."""
    found = kind_of(exercise).legend(exercise)
    for question, counts in tally.items():
        if question not in found:
            yield question
            continue
        yield from (f"{question}/{option}" for option in counts.keys() - found[question].options)


@LANGUAGES
@pytest.mark.parametrize("well", [True, False])
def test_whatever_is_counted_has_words(lang: str, *, well: bool) -> None:
    """Every question and every option that a tally of the course's exercises counts is named."""
    for exercise in COURSE[lang].exercises.values():
        said = [answers(lang, well=well)[exercise.id]] if exercise.answers else []
        tally = tallied(exercise, *said)
        assert bool(tally) == exercise.answers
        assert list(missing(exercise, tally)) == [], exercise.id


@given(NAMES, st.data())
def test_whatever_anyone_may_answer_has_words(named: tuple[str, str], data: st.DataObject) -> None:
    """Whatever part of an answer is kept, it is counted under what has words."""
    name, lang = named
    exercise = COURSE[lang].exercises[name]
    whole = answers(lang, well=data.draw(st.booleans()))[name]
    raw = {key: value for key, value in whole.items() if data.draw(st.booleans())}
    answer = kind_of(exercise).clean(exercise, raw)
    assert list(missing(exercise, tallied(exercise, *([answer] if answer else [])))) == []


@LANGUAGES
def test_no_words_are_empty(lang: str, course: Course) -> None:
    """Every label says something, as HTML and without, and no brace of it is left unfilled."""
    strings, someone = course[lang].reference.strings, course.someone(lang)
    for exercise in course[lang].exercises.values():
        for each in kind_of(exercise).legend(exercise).values():
            under = [each.under] if each.under else []
            for label in (each.label, *each.options.values(), *under):
                words = legend.words(label, someone, strings)
                assert words.plain.strip(), exercise.id
                assert words.html.striptags() == " ".join(words.plain.split()), exercise.id
                assert "{" not in words.plain, exercise.id


def chosen(counts: Mapping[str, int]) -> set[str]:
    """The options of one person's answer."""
    return {option for option, count in counts.items() if count}


def judged(exercise: Exercise) -> dict[str, Legend]:
    """The questions in which something is right."""
    found = kind_of(exercise).legend(exercise)
    return {key: each for key, each in found.items() if each.right}


@LANGUAGES
def test_right_options_are_those_of_a_right_answer(lang: str) -> None:
    """A right answer has chosen what is marked right, and of several ticks just those."""
    for exercise in (each for each in COURSE[lang].exercises.values() if each.answers):
        tally = tallied(exercise, answers(lang, well=True)[exercise.id])
        for key, each in judged(exercise).items():
            picks = chosen(tally.get(key, {}))
            assert picks <= each.right, (exercise.id, key)
            assert each.sort != "many" or picks == each.right, (exercise.id, key)


@LANGUAGES
def test_a_wrong_answer_has_other_options(lang: str) -> None:
    """Where an answer is judged, one that is wrong has something that is not marked right."""
    for exercise in (each for each in COURSE[lang].exercises.values() if each.answers):
        found = judged(exercise)
        tally = tallied(exercise, answers(lang, well=False)[exercise.id])
        slips = [key for key, each in found.items() if chosen(tally.get(key, {})) - each.right]
        assert bool(slips) == bool(found), exercise.id


def test_where_nothing_is_right_nothing_is_marked() -> None:
    """Kinds that judge mark what is right; those that do not judge mark nothing."""
    marked = {each.kind for each in EVERY if judged(each)}
    judging = {"choose", "decide", "fill", "find", "guess", "match", "order", "prefer"}
    assert marked == judging | {"rank", "rate", "recall", "reply", "tick"}
