"""The notebooks on disk: which there are, in what order, and which of them need a kernel."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import nbformat
from markupsafe import Markup, escape
from nbformat import NotebookNode

from course.content import Course, Language
from course.lesson import Lesson
from course.notebooks import ours


@dataclass(frozen=True)
class Book:
    """One notebook: a lesson of the course, or one that an operator laid beside them."""

    lang: str
    slug: str
    path: Path
    lesson: Lesson | None

    def read(self) -> NotebookNode:
        """Read the notebook, whichever version of the format it is in."""
        notebook: NotebookNode = nbformat.read(self.path, as_version=4)
        return notebook

    @cached_property
    def needs_kernel(self) -> bool:
        """Whether a code cell holds anything but the course's own lines."""
        sources = (cell["source"] for cell in self.read()["cells"] if cell["cell_type"] == "code")
        return any(source.strip() and not ours(source) for source in sources)

    @property
    def heading(self) -> Markup:
        """The title as HTML, with words in another language marked as such."""
        return self.lesson.heading if self.lesson else escape(self.title)

    @cached_property
    def title(self) -> str:
        """The lesson's title, or the notebook's first heading, or its file name."""
        if self.lesson:
            return self.lesson.title
        try:
            prose = [
                cell["source"] for cell in self.read()["cells"] if cell["cell_type"] == "markdown"
            ]
        except Exception:  # noqa: BLE001 -- nbformat raises many sorts
            return self.slug  # the page itself will say that it is broken
        heading = re.search(r"^# +(.+)$", "\n".join(prose), re.MULTILINE)
        return heading[1].strip() if heading else self.slug


class Shelf:
    """Every notebook by language and slug, the course's lessons in order and others among them."""

    def __init__(self, course: Course, folder: Path) -> None:
        """Look at what there is; a notebook is read when it is asked for."""
        self.folder = folder
        self._books = {
            lang: {book.slug: book for book in _books(language, folder)}
            for lang, language in course.languages.items()
        }

    def __getitem__(self, lang: str) -> Mapping[str, Book]:
        return self._books[lang]

    def __iter__(self) -> Iterator[Book]:
        """Every notebook, the first of each language before the second of any."""
        rows = [list(books.values()) for books in self._books.values()]
        for place in range(max(map(len, rows), default=0)):
            yield from (row[place] for row in rows if place < len(row))

    def first(self, lang: str) -> Book | None:
        """The notebook that a language begins with."""
        return next(iter(self._books[lang].values()), None)


def _books(language: Language, folder: Path) -> Iterator[Book]:
    lessons = {lesson.slug: lesson for lesson in language.lessons}
    paths = sorted((folder / language.lang).glob("*.ipynb"), key=lambda path: _order(path.stem))
    for path in paths:
        yield Book(language.lang, path.stem, path, lessons.get(path.stem))


def _order(slug: str) -> tuple[float, str]:
    """Order by the number a name begins with, and names without one last."""
    number = re.match(r"\d+", slug)
    return (int(number[0]) if number else float("inf"), slug)
