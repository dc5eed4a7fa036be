"""Voilà's ordinary way, for a notebook with code of its own: a kernel for it, in our page."""

from __future__ import annotations

import os
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from tornado.iostream import StreamClosedError
from tornado.web import authenticated
from voila.tornado.handler import TornadoVoilaHandler  # type: ignore[import-untyped]

from course.server import limits, security
from course.server.frame import TEMPLATES
from course.server.kernels import VISIT, FullError, Kernels, Nobody, Visit
from course.server.packed import HTML
from course.server.plain import Site
from course.server.shelf import Book

if TYPE_CHECKING:
    from course.server.voilas import WithKernels

TEMPLATE = TEMPLATES / "kundfokus-kernel"
EXTENSIONS = (
    "@jupyter-widgets/jupyterlab-manager",
    "@voila-dashboards/widgets-manager8",
    "anywidget",
)
SOON = 30  # seconds after which a visitor who found no room may try again


class Ordinary(security.Discreet, TornadoVoilaHandler):  # type: ignore[misc]
    """A notebook's page, run by a kernel of the visitor's own."""

    told = True
    kernel_manager: Kernels

    def initialize(self, site: Site, **voilas: Any) -> None:  # noqa: ANN401 -- what Voilà takes
        """Take the site and what Voilà's own handler takes."""
        self.site = site
        super().initialize(**voilas)

    async def prepare(self, **options: Any) -> None:  # noqa: ANN401 -- what Jupyter takes
        """Find the notebook."""
        lang, slug = self.path_args
        self.book: Book = self.site.shelf[lang][slug]
        self.known = f"/{lang}/{slug}"
        await super().prepare(**options)

    @authenticated
    async def get(self, *_address: str) -> None:
        """Start a kernel, run the notebook, and send the page as it comes."""
        new = self.xsrf_token.decode()  # sets the cookie, without which no page may end its kernel
        visit = Visit(self.get_cookie("_xsrf") or new)
        VISIT.set(visit)
        await self.kernel_manager.make_room(visit.visitor)
        self.set_header("Content-Security-Policy", self.site.policy.kernel)
        try:
            async for piece in self.get_generator(path=f"{self.book.lang}/{self.book.path.name}"):
                self.write(piece)
                await self.flush()
        except FullError:
            self.set_header("Retry-After", str(SOON))
            self._notice(HTTPStatus.SERVICE_UNAVAILABLE, "kernel_full")
        except StreamClosedError:
            await self.kernel_manager.end(visit.kernel)  # left before it had begun

    @authenticated
    async def head(self, *_address: str) -> None:
        """Say that the page is there, and start nothing."""
        self.set_header("Content-Type", HTML)

    def write_error(self, status_code: int, **_more: object) -> None:
        """Say in our own words what is wrong."""
        self._notice(status_code, "broken")

    def _notice(self, status: int, name: str) -> None:
        self.set_status(status)
        self.set_header("Content-Type", HTML)
        self.set_header("Content-Security-Policy", self.site.policy.page)
        self.set_header("Cache-Control", "no-store")
        self.finish(self.site.frame.notice(self.book.lang, name, self.book))


def configure(app: WithKernels) -> None:
    """Tell Voilà how we want it, before it makes its settings."""
    app.identity_provider_class = Nobody
    app.config.Kernels.most = app.chosen.kernels
    # One that is started anew knows nothing of the notebook: the page must be loaded anew instead.
    app.config.KernelRestarter.restart_limit = 0
    if os.name == "posix":
        app.config.KernelManager.transport = "ipc"  # no port that others on this computer could try
    voila = app.voila_configuration
    voila.multi_kernel_manager_class = Kernels
    voila.template = TEMPLATE.name
    voila.allow_template_override = voila.allow_theme_override = "NO"
    voila.extension_allowlist = list(EXTENSIONS)
    voila.prelaunch_hook = _ready


def settings(app: WithKernels) -> dict[str, Any]:
    """Give what Tornado needs to know: the headers of Jupyter's handlers, where a cookie goes."""
    return {
        "compress_response": True,
        "websocket_max_message_size": limits.MESSAGE,
        "xsrf_cookie_kwargs": {
            "path": app.base_url,
            "samesite": "Strict",
            "expires_days": None,
        },
    }


def _ready(handler: Ordinary, notebook: dict[str, Any], **_more: object) -> None:
    """Put our frame round a notebook that Voilà is about to run."""
    handler.site.painter.ready(notebook, handler.book, kernel=True)
