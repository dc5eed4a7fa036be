"""The addresses of pages and files: what is asked for, and the finished bytes it gets."""

from __future__ import annotations

from urllib.parse import quote

from tornado.web import HTTPError

from course.server.plain import Plain
from course.server.shelf import Book

YEAR = 365 * 24 * 3600


class Start(Plain):
    """`/`: the course in the language that the browser asks for."""

    known, told = "/", True

    async def get(self) -> None:
        """Go to the start of a language."""
        self.set_header("Vary", "Accept-Language")
        self.set_header("Cache-Control", "no-cache")
        self.move(f"{self.lang}/", 302)

    head = get


class Lesson(Plain):
    """`/sv/` and `/sv/<slug>`: a lesson."""

    told = True

    async def get(self, lang: str, slug: str) -> None:
        """Answer with the page."""
        book = self.site.shelf[lang].get(slug) if slug else self.site.shelf.first(lang)
        if book is None:
            raise HTTPError(404)
        self.known = f"/{lang}/{slug}"
        if book.needs_kernel:
            self._without_kernel(book)
            return
        self.send(await self.site.pages.get(book), "no-cache")

    head = get

    def _without_kernel(self, book: Book) -> None:
        """Say that the operator allows none; or show the way from `/sv/` to where there is one."""
        if self.site.kernels:
            self.move(f"{book.lang}/{quote(book.slug)}", 302)
        else:
            self.notice(403, "kernel_off", book)


class Slash(Plain):
    """Addresses with a slash too many or too few."""

    async def get(self, lang: str = "", slug: str = "") -> None:
        """Go to the address as it should be."""
        self.known = f"/{lang}"
        self.set_header("Cache-Control", "no-cache")
        if slug and slug not in self.site.shelf[lang]:
            raise HTTPError(404)
        self.move(f"{lang}/{quote(slug)}" if lang else "", 301)

    head = get


class File(Plain):
    """The script and the stylesheet, at addresses that change when they do."""

    async def get(self, name: str) -> None:
        """Answer with the file; it may be kept for a year."""
        if name not in self.site.files:
            raise HTTPError(404)
        self.known = "/static"
        self.send(self.site.files[name], f"public, max-age={YEAR}, immutable")

    head = get


class Health(Plain):
    """`/health`: whether the server answers."""

    known = "/health"

    async def get(self) -> None:
        """Say ok."""
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.finish("ok")

    head = get


class Nothing(Plain):
    """Every other address."""

    async def prepare(self) -> None:
        """Say that there is no such page, however it was asked for."""
        raise HTTPError(404)
