"""The addresses of pages and files: what is asked for, and the finished bytes it gets."""

from __future__ import annotations

from http import HTTPStatus

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
        self.move(HTTPStatus.FOUND, self.lang, "")

    head = get


class Lesson(Plain):
    """`/sv/` and `/sv/<slug>`: a lesson."""

    told = True

    async def get(self, lang: str, slug: str) -> None:
        """Answer with the page."""
        book = self.site.shelf[lang].get(slug) if slug else self.site.shelf.first(lang)
        if book is None:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        self.known = f"/{lang}/{slug}"
        if not book.needs_kernel:
            self.give(await self.site.pages.get(book), "no-cache")
        elif (
            self.site.kernels
        ):  # this is `/sv/`, and the notebook with a kernel has its own address
            self.move(HTTPStatus.FOUND, lang, book.slug)
        else:
            self._off(book)

    head = get

    def _off(self, book: Book) -> None:
        """Say that the operator allows no kernel: a refusal, not a fault that passes."""
        self.notice(HTTPStatus.FORBIDDEN, "kernel_off", book)


class Slash(Plain):
    """Addresses with a slash too many or too few."""

    told = True

    async def get(self, lang: str = "", slug: str = "") -> None:
        """Go to the address as it should be."""
        if slug and slug not in self.site.shelf[lang]:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        self.known = f"/{lang}/{slug}"
        self.move(HTTPStatus.MOVED_PERMANENTLY, *([lang, slug] if lang else [""]))

    head = get


class File(Plain):
    """The script and the stylesheet, at addresses that change when they do."""

    shown = False

    async def get(self, name: str) -> None:
        """Answer with the file; it may be kept for a year."""
        if name not in self.site.files.packed:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        self.known = "/static"
        self.give(self.site.files.packed[name], f"public, max-age={YEAR}, immutable")

    head = get


class Nothing(Plain):
    """Every other address."""

    async def prepare(self) -> None:
        """Say that there is no such page, however it was asked for."""
        raise HTTPError(HTTPStatus.NOT_FOUND)
