"""Golden transcripts: what the course says with tricky words, and to every kind of answer.

`GOLDEN=write` writes them anew; read the difference before you keep it.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from course import content, kinds, passages, text
from course.content import Course
from course.learner import Learner
from course.lesson import Exercise
from course.text import Text
from tests.content.provoking import answers, quotes

FOLDER = Path(__file__).parent.parent / "data" / "transcripts"
TRICKY = ("sökande", "anhörig", "barn")

both = pytest.mark.parametrize("lang", content.LANGUAGES)


def learner(course: Course, lang: str, word: str) -> Learner:
    """Give a learner who has chosen a word."""
    return Learner(lang, course.words[word].forms(lang))


def line(drawn: Text, someone: Learner) -> str:
    """Draw a text on one line."""
    return " ".join(drawn.plain(someone.forms).split())


def spoken(course: Course, lang: str) -> Iterator[str]:
    """Draw each sentence that holds the learner's word with each of the tricky words."""
    people = [learner(course, lang, word) for word in TRICKY]
    seen: set[str] = set()
    for each in passages.every(course):
        for source in (
            each.text.source.split("\n") if each.lang == lang and each.text.varies else ()
        ):
            sentence = text.inline(source, lang)
            if sentence.varies and source not in seen:
                seen.add(source)
                yield f"\n{each.path.name} {each.owner}"
                yield from (f"- {line(sentence, someone)}" for someone in people)


def said(course: Course, exercise: Exercise, someone: Learner) -> dict[str, str]:
    """Give all that an exercise says to its answers: each text, and where it is said first."""
    kind = kinds.of(exercise.kind)
    assert kind
    found: dict[str, str] = {}
    for answer in answers(course, exercise):
        verdict = kind.mark(exercise, answer, someone)
        after = (("after", note) for note in verdict.after)
        for key, note in [*verdict.notes.items(), *after]:
            if note.text:
                where = f"{key} [{note.mark}{' ' + note.tag if note.tag else ''}]"
                found.setdefault(line(note.text, someone), where)
    return found


def feedback(course: Course, lang: str) -> Iterator[str]:
    """Draw the feedback of every exercise, with the first of the tricky words."""
    someone = learner(course, lang, TRICKY[0])
    for exercise in course[lang].exercises.values():
        if exercise.answers and (found := said(course, exercise, someone)):
            yield f"\n{exercise.lesson} {exercise.id} ({exercise.kind})"
            places = list(dict.fromkeys(where.split()[0] for where in found.values()))
            ordered = sorted(found, key=lambda said: places.index(found[said].split()[0]))
            yield from (f"- {found[each]} {each}" for each in ordered)


@both
@pytest.mark.parametrize("what", [spoken, feedback])
def test_the_course_says_what_was_read_and_found_good(
    what: Callable[[Course, str], Iterator[str]], lang: str, course: Course
) -> None:
    """The transcript is the one that somebody has read line by line."""
    path = FOLDER / f"{what.__name__}-{lang}.txt"
    now = "\n".join(what(course, lang)).lstrip() + "\n"
    if os.environ.get("GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(now, encoding="utf-8")
    assert now == path.read_text(encoding="utf-8")


@both
def test_no_feedback_is_without_an_answer_that_calls_for_it(lang: str, course: Course) -> None:
    """Every quote of every exercise is said to some answer."""
    someone = learner(course, lang, TRICKY[0])
    for exercise in course[lang].exercises.values():
        found = said(course, exercise, someone) if exercise.answers else {}
        written = [line(quote.text, someone) for quote in quotes(exercise.spec) if quote.text]
        assert not [each for each in written if each not in found], exercise.id
