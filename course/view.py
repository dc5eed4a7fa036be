"""Exercises drawn as HTML, from the templates beside their kinds."""

from __future__ import annotations

from functools import lru_cache, partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from course import kinds
from course.answer import Answer
from course.content import Course
from course.learner import Learner
from course.lesson import Exercise
from course.plan import shown
from course.text import Text, fill

TEMPLATES = (Path(__file__).parent / "kinds", Path(__file__).parent / "page")


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Give the template environment: everything escaped, every missing name an error."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


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
    kind = kinds.of(exercise.kind)
    assert kind  # the parser let no other in  # noqa: S101
    strings = course[exercise.lang].reference.strings
    return environment().get_template(f"{exercise.kind}.html").render(
        x=exercise,
        s=exercise.spec,
        a=answer,
        v=kind.mark(exercise, answer, learner),
        reads=reads(course, exercise),
        learner=learner,
        t=partial(_html, learner),
        p=partial(_plain, learner),
        ui=lambda name, **slots: fill(strings[name], slots),
        **shown.more(course, exercise, learner),
        **kind.context(exercise, answer, learner),
    )  # fmt: skip


def workbook(course: Course, lang: str) -> str:
    """Draw the panel with the workbook's buttons: save, download, open, erase."""
    strings = course[lang].reference.strings
    return environment().get_template("workbook.html").render(lang=lang, ui=strings.__getitem__)


def _html(learner: Learner, text: Text) -> Markup:
    return text.html(learner.forms)


def _plain(learner: Learner, text: Text) -> str:
    return text.plain(learner.forms)
