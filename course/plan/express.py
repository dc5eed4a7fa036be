"""The express path: the lessons and exercises that are enough for a page of one's own."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from course.content import Course

FILE = "express.toml"


@dataclass(frozen=True)
class Step:
    """A step of the path: its address within the language, and its title."""

    href: str
    title: Markup


def path(course: Course, lang: str) -> tuple[Step, ...]:
    """Give the steps that the course has; the file of the folder laid on top counts."""
    files = [folder / FILE for folder in course.folders if (folder / FILE).is_file()]
    named = tomllib.loads(files[-1].read_text(encoding="utf-8"))["path"] if files else []
    titles = _titles(course, lang)
    return tuple(Step(each, titles[each]) for each in named if each in titles)


def _titles(course: Course, lang: str) -> Mapping[str, Markup]:
    forms = course.someone(lang).forms
    titles = {lesson.slug: lesson.heading for lesson in course[lang].lessons}
    for lesson in course[lang].lessons:
        for each in lesson.exercises:
            titles[f"{lesson.slug}#{each.id}"] = Markup("{}: {}").format(
                lesson.heading, each.title.plain(forms)
            )
    return titles
