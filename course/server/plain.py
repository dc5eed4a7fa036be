"""What all our handlers share: the site, our headers, and errors told in our own words."""

from __future__ import annotations

from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import quote

from tornado.web import RequestHandler

from course.content import Course
from course.server import address, security
from course.server.bodies import Bodies
from course.server.files import Files
from course.server.frame import Frame
from course.server.making import Making
from course.server.packed import HTML, Packed
from course.server.pages import Pages
from course.server.painted import Painter
from course.server.policy import PAGES_ONLY, Policy
from course.server.responsible import Responsible
from course.server.shelf import Book, Shelf

if TYPE_CHECKING:
    from course.server.live.room import Room

NOTICES = {HTTPStatus.NOT_FOUND: "not_found", HTTPStatus.METHOD_NOT_ALLOWED: "not_done"}


@dataclass(frozen=True)
class Site:
    """What every handler works with."""

    course: Course
    shelf: Shelf
    frame: Frame
    painter: Painter
    pages: Pages
    files: Files
    base: str
    kernels: int
    responsible: Responsible
    policy: Policy
    bodies: Bodies = field(default_factory=Bodies)
    making: Making = field(default_factory=Making)
    live: Room | None = None
    phones: str = ""  # the address of the course that a room is told, if it is not the browser's


def language(site: Site, path: str, accepted: str) -> str:
    """Give the language of an address, or else the one that an Accept-Language header wants."""
    languages = tuple(site.course.languages)
    first = path.removeprefix(site.base).partition("/")[0]
    return first if first in languages else address.language(accepted, languages)


class Plain(security.Discreet, RequestHandler):
    """A handler with our headers and no cookies."""

    methods = "GET, HEAD"
    shown = True  # whether a browser may show the answer as a page

    def initialize(self, site: Site) -> None:
        """Take the site."""
        self.site = site

    def set_default_headers(self) -> None:
        """Set what every answer of ours says."""
        for name, value in self.settings["headers"].items():
            if self.shown or name not in PAGES_ONLY:
                self.set_header(name, value)

    def compute_etag(self) -> None:
        """Leave entity tags to those who made the bytes."""

    @property
    def lang(self) -> str:
        """The language of the address, or else the one that the browser asks for."""
        accepted = self.request.headers.get("Accept-Language", "")
        return language(self.site, self.request.path, accepted)

    def write_error(self, status_code: int, **_more: object) -> None:
        """Say in our own words what is wrong."""
        if status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            self.set_header("Allow", self.methods)
        self.notice(status_code, NOTICES.get(HTTPStatus(status_code), "broken"))

    def notice(self, status: int, name: str, book: Book | None = None) -> None:
        """Answer with a page that says why there is no lesson here."""
        self.set_status(status)
        self.set_header("Cache-Control", "no-store")
        self.set_header("Content-Type", HTML)
        self.finish(self.site.frame.notice(self.lang, name, book))

    def give(self, packed: Packed, cache: str) -> None:
        """Answer with finished bytes, or with the news that the browser has them already."""
        encoding = packed.best(self.request.headers.get("Accept-Encoding", ""))
        self.set_header("Content-Type", packed.kind)
        self.set_header("Cache-Control", cache)
        self.set_header("Vary", "Accept-Encoding")
        self.set_header("Etag", packed.etag(encoding))
        if self.check_etag_header():
            self.set_status(HTTPStatus.NOT_MODIFIED)
            self.finish()
            return
        if encoding:
            self.set_header("Content-Encoding", encoding)
        self.finish(packed.encodings[encoding])

    def move(self, status: HTTPStatus, *to: str) -> None:
        """Send the browser to another address of ours."""
        self.set_status(status)
        self.set_header("Cache-Control", "no-cache")
        self.set_header("Location", self.site.base + "/".join(map(quote, to)))
        self.finish()
