"""Lessons drawn through Voilà's exporter, once each, and kept as finished bytes."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import nbformat
from traitlets.config import Config
from voila.exporter import VoilaExporter, VoilaMarkdownRenderer

from course.content import Course
from course.server.frame import TEMPLATES, Frame
from course.server.packed import HTML, Packed, pack
from course.server.painted import Painter
from course.server.shelf import Book, Shelf

TEMPLATE = TEMPLATES / "kundfokus"


class PlainMarkdown(VoilaMarkdownRenderer):  # type: ignore[misc]
    """Voilà's Markdown without the sign that links a heading to itself."""

    def __init__(self, *args: object, **options: object) -> None:
        """Take whatever Voilà gives."""
        super().__init__(*args, **options, exclude_anchor_links=True)


MARKDOWN = Config({"VoilaExporter": {"markdown_renderer_class": PlainMarkdown}})


class NoFiles:
    """What Voilà asks for pictures to put into a page: a lesson of the course has none."""

    def file_exists(self, _path: str) -> bool:
        """Say that there is no such file."""
        return False


class Pages:
    """The finished pages, each drawn when it is first asked for."""

    def __init__(self, course: Course, shelf: Shelf, frame: Frame, base: str) -> None:
        """Draw nothing yet."""
        self._frame, self._painter = frame, Painter(course)
        self._shelf = shelf
        self._drawn: dict[tuple[str, str], asyncio.Future[Packed]] = {}
        self._worker = ThreadPoolExecutor(1, "pages")  # jinja's environment is one at a time
        self._exporter = VoilaExporter(
            template_paths=[str(TEMPLATE)],
            template_name=TEMPLATE.name,
            contents_manager=NoFiles(),
            base_url=base,
            config=MARKDOWN,
        )

    async def get(self, book: Book) -> Packed:
        """Give a page, drawing it if it is the first time."""
        key = (book.lang, book.slug)
        if key not in self._drawn:
            loop = asyncio.get_running_loop()
            self._drawn[key] = loop.run_in_executor(self._worker, self._draw, book)
        try:
            return await asyncio.shield(self._drawn[key])
        except Exception:
            self._drawn.pop(key, None)  # a notebook that was broken may be mended
            raise

    async def warm(self) -> None:
        """Draw every page that needs no kernel, in the order they are likely to be wanted."""
        for book in self._shelf:
            if not book.needs_kernel:
                await self.get(book)

    def _draw(self, book: Book) -> Packed:
        return pack(HTML, asyncio.run(self._text(book)))

    async def _text(self, book: Book) -> str:
        before, after = self._frame.around(book)
        notebook = nbformat.from_dict({"metadata": {}, "cells": [cell(each) for each in book.cells]})  # type: ignore[no-untyped-call]
        more = {"before": before, "after": after, "painted": self._painter.painted}
        return "".join([said async for said, _ in self._exporter.generate_from_notebook_node(notebook, {}, more)])


def cell(raw: dict[str, Any]) -> dict[str, Any]:
    """Give a cell what the exporter expects of one, whatever wrote the notebook."""
    return {"metadata": {}, "outputs": [], **raw}


def template_paths() -> list[str]:
    """Say where Voilà finds the page template."""
    return [str(Path(TEMPLATE))]
