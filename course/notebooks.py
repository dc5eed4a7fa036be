"""The notebooks, built from the lessons: prose cells, and one line of code for each exercise."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from course import text, view
from course.content import Course
from course.lesson import Exercise, Lesson, Prose

_REPOSITORY = Path(__file__).parent.parent / "notebooks"
_PACKAGED = Path(__file__).parent / "built"

OPENING = "from widgets.{lang} import exercise, workbook"
CLOSING = "workbook()"
TRAINER = "trainer"  # the folder of those that no lesson is built into
_OURS = re.compile(
    r'from widgets\.(sv|en) import exercise, workbook|exercise\("[a-z0-9-]+"\)|workbook\(\)'
)

Cell = dict[str, Any]


def folder() -> Path:
    """Give the folder of the built notebooks: the repository's, or an installed package's copy."""
    return _PACKAGED if _PACKAGED.is_dir() else _REPOSITORY


def ours(source: str) -> bool:
    """Tell whether a code cell is one that the course wrote, and so needs no kernel to be shown."""
    return _OURS.fullmatch(source.strip()) is not None


def build(course: Course) -> dict[str, bytes]:
    """Build every notebook: its path below the notebooks folder, and its bytes, always the same."""
    return {
        f"{lang}/{lesson.slug}.ipynb": _bytes(_notebook(course, lesson))
        for lang, language in course.languages.items()
        for lesson in language.lessons
    }


def trainers() -> dict[str, bytes]:
    """Give the trainer's notebooks, which are kept by hand and not built."""
    return {
        path.relative_to(folder()).as_posix(): path.read_bytes()
        for path in sorted((folder() / TRAINER).glob("*.ipynb"))
    }


def write(course: Course, to: Path) -> list[Path]:
    """Write the built notebooks below a folder, leaving those alone that are right already."""
    written = []
    for name, wanted in build(course).items():
        path = to / name
        if not path.is_file() or path.read_bytes() != wanted:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(wanted)
            written.append(path)
    return written


def stale(course: Course, held: Path) -> list[str]:
    """Name the notebooks that differ from their lesson, are missing, or have no lesson any more."""
    wanted = build(course)
    there = {
        f"{lang}/{path.name}" for lang in course.languages for path in (held / lang).glob("*.ipynb")
    }
    differ = {
        name
        for name, built in wanted.items()
        if name in there and (held / name).read_bytes() != built
    }
    return sorted(differ | (there ^ set(wanted)))


def _notebook(course: Course, lesson: Lesson) -> Cell:
    about = {"lang": lesson.lang, "slug": lesson.slug, "title": lesson.title}
    return {
        "cells": _numbered(_cells(course, lesson)),
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "kundfokus": about,
            "language_info": {"name": "python"},
            "title": lesson.title,
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def _cells(course: Course, lesson: Lesson) -> Iterator[Cell]:
    yield _markdown("title", f"# {lesson.heading}\n\n{lesson.goal}")
    yield _code("opening", OPENING.format(lang=lesson.lang))
    forms = course.someone(lesson.lang).forms
    for number, block in enumerate(lesson.blocks):
        if isinstance(block, Prose):
            yield _markdown(f"prose-{number}", text.with_spans(block.source, lesson.lang, forms))
        else:
            yield _exercise(course, block)
    yield _code("workbook", CLOSING, view.workbook(course, lesson.lang), "Workbook()")


def _numbered(cells: Iterator[Cell]) -> list[Cell]:
    """Number the code cells as a fresh run from top to bottom would."""
    numbered, number = [], 0
    for cell in cells:
        if cell["cell_type"] == "code":
            number += 1
            cell["execution_count"] = number
            cell["outputs"] = [{**each, "execution_count": number} for each in cell["outputs"]]
        numbered.append(cell)
    return numbered


def _exercise(course: Course, exercise: Exercise) -> Cell:
    html = view.show(course, exercise, None, course.someone(exercise.lang))
    return _code(exercise.id, f'exercise("{exercise.id}")', html, f'Exercise("{exercise.id}")')


def _markdown(name: str, source: str) -> Cell:
    return {"cell_type": "markdown", "id": name, "metadata": {}, "source": _lines(source)}


def _code(name: str, source: str, html: str = "", plain: str = "") -> Cell:
    """Make a code cell, folded away in JupyterLab, with its first paint as its saved output."""
    data = {"text/html": _lines(html), "text/plain": [plain]}
    output = {"data": data, "metadata": {}, "output_type": "execute_result"}
    return {
        "cell_type": "code",
        "id": name,
        "metadata": {"jupyter": {"source_hidden": True}},
        "outputs": [output] if html else [],
        "source": [source],
    }


def _lines(source: str) -> list[str]:
    return source.splitlines(keepends=True)


def _bytes(notebook: Cell) -> bytes:
    return (json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
