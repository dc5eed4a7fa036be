"""What stands around a lesson: the page's head, header and footer, from our own templates."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment

from course import page, templates
from course.content import Course
from course.plan import express
from course.server.files import Files
from course.server.shelf import Book, Shelf
from course.text import fill

TEMPLATES = Path(__file__).parent / "templates"
_CUT = "\ue000"


def _templates() -> Environment:
    return templates.environment(TEMPLATES)


class Frame:
    """Draws what stands around a lesson or a notice."""

    def __init__(self, course: Course, shelf: Shelf, base: str, files: Files) -> None:
        """Keep the course, its notebooks, the path it lives under, and its pages' files."""
        self.course, self.shelf, self.base, self.files = course, shelf, base, files
        self.assets = files.addresses

    def around(self, book: Book, *, kernel: bool = False) -> list[str]:
        """Give what stands before and after a notebook's cells, and with a kernel at the end."""
        shelves = [self.shelf[lang] for lang in self.course.languages]
        twins = {twin.lang: twin for books in shelves if (twin := books.get(book.slug))}
        more = {"kernel": kernel, "twins": twins, **self._steps(book)}
        drawn = self._draw("lesson.html", book.lang, book=book, body=_CUT, **more)
        return drawn.split(_CUT)

    def aside(self, book: Book, body: str, twins: dict[str, Book]) -> str:
        """Draw a page beside the lessons: no lesson comes before it, and none after."""
        alone: dict[str, Any] = {"previous": None, "next": None, "kernel": False}
        return self._draw("aside.html", book.lang, book=book, body=body, twins=twins, **alone)

    def notice(self, lang: str, name: str, book: Book | None = None) -> str:
        """Draw a page that says why there is no lesson here: `{name}_title`, `{name}_about`."""
        return self._draw("notice.html", lang, name=name, book=book, twins={})

    def live(self, lang: str, template: str, **more: Any) -> str:  # noqa: ANN401 -- a template's
        """Draw a page of the live room."""
        return self._draw(template, lang, book=None, twins={}, **more)

    def address(self, book: Book) -> str:
        """Give a notebook's address."""
        return f"{self.base}{book.lang}/{quote(book.slug)}"

    def _steps(self, book: Book) -> dict[str, Book | None]:
        row: list[Book | None] = [None, *self.shelf[book.lang].values(), None]
        at = row.index(book)
        return {"previous": row[at - 1], "next": row[at + 1]}

    def _draw(self, template: str, lang: str, **more: Any) -> str:  # noqa: ANN401
        strings = self.course[lang].reference.strings
        return _templates().get_template(template).render(
            lang=lang,
            languages=tuple(self.course.languages),
            books=tuple(self.shelf[lang].values()),
            base=self.base,
            build=self.course.build,
            assets=self.assets,
            within=self.files.within,
            address=self.address,
            other_strings={
                each: self.course[each].reference.strings for each in self.course.languages
            },
            express=express.path(self.course, lang),
            spoken={lang: page.spoken(dict(strings))},
            live_spoken=page.live_spoken(strings),
            ui=lambda name, **slots: fill(strings[name], slots),
            **more,
        )  # fmt: skip


def render(template: str, strings: Mapping[str, str], **slots: Any) -> str:  # noqa: ANN401
    """Draw a piece of a page; `strings` are the interface's words."""
    return _templates().get_template(template).render(
        ui=lambda name, **said: fill(strings[name], said), **slots
    )  # fmt: skip
