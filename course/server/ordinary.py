"""Voilà's ordinary way, for notebooks with code of their own: a kernel each, in our page."""

from __future__ import annotations

import os
import re
from types import TracebackType
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from jupyter_server.base.handlers import FileFindHandler
from jupyter_server.services.kernels.handlers import KernelHandler
from tornado.iostream import StreamClosedError
from tornado.web import HTTPError, authenticated
from voila.paths import collect_static_paths
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.static_file_handler import MultiStaticFileHandler
from voila.tornado.handler import TornadoVoilaHandler
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from course.server import security
from course.server.frame import TEMPLATES
from course.server.handlers import Site
from course.server.kernels import VISIT, FullError, Kernels, Nobody, Visit
from course.server.packed import HTML
from course.server.pages import MARKDOWN
from course.server.shelf import Book

if TYPE_CHECKING:
    from course.server.app import Learners

TEMPLATE = TEMPLATES / "kundfokus-kernel"
EXTENSIONS = (
    "@jupyter-widgets/jupyterlab-manager",
    "@voila-dashboards/widgets-manager8",
    "anywidget",
)
_KERNEL = r"(?P<kernel_id>\w+-\w+-\w+-\w+-\w+)"
_SOON = 30  # seconds after which a visitor who found no room may try again


class Quiet:
    """What Jupyter's handlers say in a log: where an error happened, nothing of who or what."""

    def log_exception(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Log where an error happened."""
        if error and not isinstance(error, HTTPError):
            security.tell_failure(error)


class Ordinary(Quiet, TornadoVoilaHandler):  # type: ignore[misc]
    """A notebook's page, run by a kernel of the visitor's own."""

    kernel_manager: Kernels
    book: Book | None = None
    told = True

    def initialize(self, site: Site, **voilas: Any) -> None:  # noqa: ANN401 -- what Voilà takes
        """Take the site and what Voilà's own handler takes."""
        self.site = site
        super().initialize(**voilas)

    @authenticated
    async def get(self, lang: str, slug: str) -> None:
        """Start a kernel, run the notebook, and send the page as it comes."""
        self.book = self.site.shelf[lang][unquote(slug)]
        self.known = f"/{lang}/{slug}"
        new = self.xsrf_token.decode()  # sets the cookie, without which no page may end its kernel
        self.visit = Visit(self.get_cookie("_xsrf") or new)
        VISIT.set(self.visit)
        await self.kernel_manager.make_room(self.visit.visitor)
        self.set_header("Content-Security-Policy", security.KERNEL)
        try:
            async for piece in self.get_generator(path=f"{lang}/{self.book.path.name}"):
                self.write(piece)
                await self.flush()
        except FullError:
            self.set_header("Retry-After", str(_SOON))
            self._notice(503, "kernel_full")
        except StreamClosedError:
            await self.kernel_manager.end(self.visit.kernel)  # left before it had begun

    @authenticated
    async def head(self, lang: str, slug: str) -> None:
        """Say that the page is there, and start nothing."""
        self.set_header("Content-Type", HTML)

    def write_error(self, status_code: int, **_more: object) -> None:
        """Say in our own words what is wrong."""
        self._notice(status_code, "broken")

    def _notice(self, status: int, name: str) -> None:
        self.set_status(status)
        self.set_header("Content-Type", HTML)
        self.set_header("Content-Security-Policy", security.PAGE)
        self.set_header("Cache-Control", "no-store")
        lang = self.book.lang if self.book else next(iter(self.site.course.languages))
        self.finish(self.site.frame.notice(lang, name, self.book))


class Model(Quiet, KernelHandler):  # type: ignore[misc]
    """What a page asks of its kernel before it connects."""

    SUPPORTED_METHODS = ("GET",)


class Channels(Quiet, VoilaKernelWebsocketHandler):  # type: ignore[misc]
    """The messages between a page and its kernel."""


class Shutdown(Quiet, VoilaShutdownKernelHandler):  # type: ignore[misc]
    """The last word of a page that is left."""

    SUPPORTED_METHODS = ("POST",)
    kernel_manager: Kernels

    @authenticated
    async def post(self, kernel_id: str) -> None:
        """End the kernel; a page may say it twice."""
        await self.kernel_manager.end(kernel_id)
        self.set_status(204)
        self.finish()


class Bundle(Quiet, MultiStaticFileHandler):  # type: ignore[misc]
    """Voilà's own script and what it loads."""

    def set_extra_headers(self, _path: str) -> None:
        """Let the browser ask each time whether it has changed."""
        self.set_header("Cache-Control", "no-cache")
        for name, value in security.HEADERS.items():
            self.set_header(name, value)


class Extension(Quiet, FileFindHandler):  # type: ignore[misc]
    """The widgets' scripts."""


def configure(app: Learners) -> None:
    """Tell Voilà how we want it, before it makes its settings."""
    app.identity_provider_class = Nobody
    chosen = app.voila_configuration
    chosen.multi_kernel_manager_class = Kernels
    chosen.template = TEMPLATE.name
    chosen.allow_template_override = chosen.allow_theme_override = "NO"
    chosen.extension_allowlist = list(EXTENSIONS)
    chosen.prelaunch_hook = _ready
    app.config.Kernels.most = app.chosen.kernels
    if os.name == "posix":
        app.config.KernelManager.transport = "ipc"  # no port that others on this computer could try


def settings(app: Learners) -> dict[str, Any]:
    """Give what Tornado needs to know: the headers of Jupyter's handlers, and where a cookie goes."""
    return {
        "compress_response": True,
        "headers": security.HEADERS,
        "xsrf_cookie_kwargs": {"path": app.base_url, "samesite": "Strict", "expires_days": None},
    }


def _ready(handler: Ordinary, notebook: dict[str, Any], cwd: str) -> None:  # noqa: ARG001 -- Voilà's order
    """Put our frame round a notebook that Voilà is about to run."""
    handler.site.painter.ready(notebook, handler.book, kernel=True)


def addresses(app: Learners) -> list[Any]:
    """Give the addresses that the pages with kernels need."""
    base, site = re.escape(app.base_url), app.site
    slugs = {
        lang: [quote(book.slug) for book in site.shelf[lang].values() if book.needs_kernel]
        for lang in site.course.languages
    }
    pages = "|".join(f"{lang}/{re.escape(slug)}" for lang, found in slugs.items() for slug in found)
    if not pages:
        return []
    voilas = {
        "template_paths": [str(TEMPLATE)],
        "config": MARKDOWN,
        "voila_configuration": app.voila_configuration,
    }
    static = [path for path in collect_static_paths(["voila"], "base", prune=True)]
    extensions = "|".join(map(re.escape, EXTENSIONS))
    return [
        (f"{base}(?=(?:{pages})$)([^/]+)/([^/]+)", Ordinary, {"site": site, **voilas}),
        (f"{base}api/kernels/{_KERNEL}", Model),
        (f"{base}api/kernels/{_KERNEL}/channels", Channels),
        (f"{base}voila/api/shutdown/{_KERNEL}", Shutdown),
        (f"{base}voila/static/(.+)", Bundle, {"paths": static}),
        (
            f"{base}voila/labextensions/((?:{extensions})/.+)",
            Extension,
            {"path": app.labextensions_path, "no_cache_paths": ["/"]},
        ),
    ]
