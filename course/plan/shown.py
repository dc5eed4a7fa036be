"""What the exercises that show the learner's plan need beside their own answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from course import plan
from course.content import Course
from course.learner import Learner
from course.lesson import Exercise
from course.plan import dates, progress, sheet


def reads(course: Course, exercise: Exercise) -> tuple[str, ...]:
    """Name the exercises whose answers this one shows, by id."""
    found = dict.fromkeys(each.id for each in _read(course, exercise))
    return tuple(each for each in found if each != exercise.id)


def _read(course: Course, exercise: Exercise) -> Iterator[Exercise]:
    everyone = course[exercise.lang].exercises.values()
    if exercise.kind == "certify":
        yield from (each for each in everyone if each.answers)
    elif exercise.kind in ("approve", "revisit"):
        yield from (each for each in everyone if each.plan)
    elif exercise.kind == "keep":
        written = {field for each in _beside(course, exercise) for field in each.plan}
        pages = (each for each in everyone if each.kind == plan.PAGE)
        yield from (each for each in everyone if written & set(each.plan))
        yield from pages if written else ()


def more(course: Course, exercise: Exercise, learner: Learner) -> dict[str, Any]:
    """Give what the template of the exercise's kind asks for."""
    if exercise.kind == "keep":
        everyone = course[exercise.lang].exercises.values()
        kept = plan.lines(_beside(course, exercise), learner.answers, everyone)
        return {"kept": {field: dates.said(line, exercise.lang) for field, line in kept.items()}}
    if exercise.kind == "revisit":
        return {"sheet": sheet.of(course, exercise.lang, learner.answers)}
    if exercise.kind not in ("approve", "certify"):
        return {}
    mend = {
        name: {"href": f"{each.lesson}#{each.id}", "title": each.title.plain(learner.forms)}
        for name, each in progress.mend(course, exercise.lang).items()
    }
    page = sheet.of(course, exercise.lang, learner.answers)
    far = progress.of(course, learner) if exercise.kind == "certify" else None
    return {"sheet": page, "mend": mend, "far": far}


def _beside(course: Course, exercise: Exercise) -> tuple[Exercise, ...]:
    """Give the exercises of the same lesson."""
    language = course[exercise.lang]
    lessons = {each.slug: each for each in (*language.lessons, *language.asides)}
    return lessons[exercise.lesson].exercises if exercise.lesson in lessons else ()
