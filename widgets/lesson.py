"""The course that this kernel serves, and a lesson's two verbs in one language."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

from course import content
from course.content import Course
from widgets.exercise import Exercise, Workbook


@cache
def course() -> Course:
    """Give the course, with the folders laid over it that `KUNDFOKUS_WITH` names."""
    overlays = os.environ.get("KUNDFOKUS_WITH", "")
    return content.load(*(Path(each) for each in overlays.split(os.pathsep) if each))


def verbs(lang: str) -> tuple[Callable[[str], Exercise], Callable[[], Workbook]]:
    """Give `exercise(id)` and `workbook()` in a language."""

    def exercise(name: str) -> Exercise:
        """Show an exercise of the course by its id; raises KeyError for one it has not."""
        return Exercise(course(), lang, name)

    def workbook() -> Workbook:
        """Show where the learner's answers are kept, and the buttons to save and erase them."""
        return Workbook(course(), lang)

    return exercise, workbook
