"""Lessons drawn through Voilà's exporter, once each, and kept as finished bytes."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

from traitlets.config import Config
from voila.exporter import (  # type: ignore[import-untyped]
    VoilaExporter,
    VoilaMarkdownRenderer,
)

from course.inert import inert
from course.server import security
from course.server.frame import TEMPLATES
from course.server.packed import HTML, Packed, pack
from course.server.painted import Painter
from course.server.shelf import Book, Shelf

TEMPLATE = TEMPLATES / "kundfokus"


class PlainMarkdown(VoilaMarkdownRenderer):  # type: ignore[misc]
    """Voilà's Markdown without the sign that links a heading to itself, and without scripts."""

    def __init__(self, *args: object, **options: object) -> None:
        """Take whatever Voilà gives."""
        ours = {"exclude_anchor_links": True, "allow_harmful_protocols": False}
        super().__init__(*args, **options, **ours)

    def inline_html(self, html: str) -> str:
        """Draw HTML that stands in a line."""
        return inert(super().inline_html(html))

    def block_html(self, html: str) -> str:
        """Draw HTML that stands by itself."""
        return inert(super().block_html(html))


MARKDOWN = Config({"VoilaExporter": {"markdown_renderer_class": PlainMarkdown}})


class NoFiles:
    """What Voilà asks for pictures to put into a page: a lesson of the course has none."""

    def file_exists(self, _path: str) -> bool:
        """Say that there is no such file."""
        return False


class Pages:
    """The finished pages, each drawn when it is first asked for."""

    def __init__(self, shelf: Shelf, painter: Painter, base: str) -> None:
        """Draw nothing yet."""
        self._shelf, self._painter = shelf, painter
        self._drawn: dict[tuple[str, str], Packed] = {}
        self._drawing: dict[tuple[str, str], asyncio.Future[Packed]] = {}
        self._worker = ThreadPoolExecutor(1, "pages")  # the exporter is for one at a time
        self._exporter = VoilaExporter(
            template_paths=[str(TEMPLATE)],
            template_name=TEMPLATE.name,
            contents_manager=NoFiles(),
            base_url=base,
            config=MARKDOWN,
        )

    def __len__(self) -> int:
        return len(self._drawn)

    async def get(self, book: Book) -> Packed:
        """Give a page, drawing it if it is the first time."""
        key = (book.lang, book.slug)
        if key in self._drawn:
            return self._drawn[key]
        if key not in self._drawing:
            loop = asyncio.get_running_loop()
            self._drawing[key] = loop.run_in_executor(self._worker, self._draw, book)
        try:
            self._drawn[key] = await asyncio.shield(self._drawing[key])
        finally:
            # A notebook that was broken may be mended; whoever was cancelled waits no more.
            if self._drawing.get(key) and self._drawing[key].done():
                del self._drawing[key]
        return self._drawn[key]

    async def warm(self, files: Iterable[Packed]) -> None:
        """Draw the pages that need no kernel, the likeliest first, and then press everything."""
        drawn = [page for book in self._shelf if (page := await self._drawable(book))]
        for packed in (*files, *drawn):
            await asyncio.get_running_loop().run_in_executor(self._worker, packed.press)

    async def _drawable(self, book: Book) -> Packed | None:
        """Draw a page ahead of its visitors; one broken notebook stops no other."""
        try:
            return None if book.needs_kernel else await self.get(book)
        except Exception as problem:  # noqa: BLE001 -- whatever is wrong in a notebook
            security.log.error("%s cannot be shown: %s", book.path, problem)
            return None

    def _draw(self, book: Book) -> Packed:
        return pack(HTML, asyncio.run(self._text(book)))

    async def _text(self, book: Book) -> str:
        notebook = book.read()
        self._painter.ready(notebook, book)
        drawing = self._exporter.generate_from_notebook_node(notebook, {})
        return "".join([said async for said, _ in drawing])
