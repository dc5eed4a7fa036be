"""Exercises drawn as HTML, from the templates beside their kinds."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

from course import kinds, templates, together
from course.answer import Answer
from course.content import Course
from course.learner import Learner
from course.lesson import Exercise
from course.plan import shown
from course.text import Text, fill
from course.verdict import Verdict

TEMPLATES = (Path(__file__).parent / "kinds", Path(__file__).parent / "page")


def environment() -> Environment:
    """Give the template environment: everything escaped, every missing name an error."""
    return templates.environment(*TEMPLATES)


def reads(course: Course, exercise: Exercise) -> tuple[str, ...]:
    """Name the other exercises whose answers this one shows or follows, by id."""
    if exercise.kind == "tell":
        return ()  # the page itself shows the right story and word
    asked = [each for each in course.asks.values() if each != exercise.id]
    asked += [each for each in shown.reads(course, exercise) if each not in asked]
    if (other := getattr(exercise.spec, "reads", "")) and other not in asked:
        asked.append(other)
    return tuple(asked)


def show(course: Course, exercise: Exercise, answer: Answer | None, learner: Learner) -> str:
    """Draw an exercise with an answer (None: not answered yet) for a learner."""
    kind = _kind(exercise)
    return _drawn(
        course, exercise, answer, learner,
        v=kind.mark(exercise, answer, learner),
        ballot=False,
        told="",
        reads=reads(course, exercise),
        **shown.more(course, exercise, learner),
    )  # fmt: skip


def ballot(course: Course, exercise: Exercise, answer: Answer | None, learner: Learner) -> str:
    """Draw an exercise to be answered in a room: its form with the answer, and no verdict on it.

    What is right and what is said of an answer stay out, and so do the learner's workplace, page
    and other answers; ballots differ in nothing but what is filled in. The exercise is one that can
    be answered.
    """
    someone = Learner(learner.lang, learner.forms)
    held = together.shared(exercise, answer)
    verdict = Verdict("empty" if answer is None else "done")
    told = together.told(exercise)
    return _drawn(course, exercise, held, someone, v=verdict, ballot=True, told=told, reads=())


def _drawn(
    course: Course, exercise: Exercise, answer: Answer | None, learner: Learner, **more: object
) -> str:
    strings = course[exercise.lang].reference.strings
    return environment().get_template(f"{exercise.kind}.html").render(
        x=exercise,
        s=exercise.spec,
        a=answer,
        learner=learner,
        t=partial(_html, learner),
        p=partial(_plain, learner),
        ui=lambda name, **slots: fill(strings[name], slots),
        **more,
        **_kind(exercise).context(exercise, answer, learner),
    )  # fmt: skip


def _kind(exercise: Exercise) -> kinds.Kind:
    kind = kinds.of(exercise.kind)
    assert kind  # the parser let no other in  # noqa: S101
    return kind


def workbook(course: Course, lang: str) -> str:
    """Draw the panel with the workbook's buttons: save, download, open, erase."""
    strings = course[lang].reference.strings
    return environment().get_template("workbook.html").render(lang=lang, ui=strings.__getitem__)


def _html(learner: Learner, text: Text) -> Markup:
    return text.html(learner.forms)


def _plain(learner: Learner, text: Text) -> str:
    return text.plain(learner.forms)
