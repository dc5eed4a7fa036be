"""The few of Voilà's own addresses that a page with a kernel needs, and no others."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from jupyter_server.base.handlers import FileFindHandler
from jupyter_server.services.kernels.handlers import KernelHandler
from tornado.web import RequestHandler, authenticated
from voila.paths import collect_static_paths  # type: ignore[import-untyped]
from voila.shutdown_kernel_handler import (  # type: ignore[import-untyped]
    VoilaShutdownKernelHandler,
)
from voila.static_file_handler import MultiStaticFileHandler  # type: ignore[import-untyped]
from voila.tornado.kernel_websocket_handler import (  # type: ignore[import-untyped]
    VoilaKernelWebsocketHandler,
)

from course.server import security
from course.server.kernels import Kernels
from course.server.ordinary import EXTENSIONS, TEMPLATE, Ordinary
from course.server.pages import MARKDOWN

if TYPE_CHECKING:
    from course.server.voilas import WithKernels

NO_MESSAGE = 1007  # RFC 6455: what came is not what it should be
KERNEL = r"(?P<kernel_id>\w+-\w+-\w+-\w+-\w+)"


class Ours(security.Discreet, RequestHandler):
    """A handler of Voilà's or Jupyter's that says what every answer of ours says, and no more."""

    def set_default_headers(self) -> None:
        """Set them; some of theirs would set none, and tell what the server is made of."""
        for name, value in self.settings["headers"].items():
            self.set_header(name, value)

    def write_error(self, status_code: int, **_more: object) -> None:
        """Say the number; who asks is a script."""
        self.set_header("Content-Type", "application/json")
        self.set_header("Cache-Control", "no-store")
        self.finish(json.dumps({"status": status_code}))


class Model(Ours, KernelHandler):
    """What a page asks of its kernel before it connects."""

    SUPPORTED_METHODS = ("GET",)


class Channels(Ours, VoilaKernelWebsocketHandler):  # type: ignore[misc]
    """The messages between a page and its kernel."""

    def on_message(self, message: str | bytes) -> None:
        """Hand a message on; who sends what is none is heard no more, nor told of at length."""
        try:
            super().on_message(message)
        except Exception:  # noqa: BLE001 -- Jupyter's reading of bytes raises many sorts
            self.close(NO_MESSAGE)


class Shutdown(Ours, VoilaShutdownKernelHandler):  # type: ignore[misc]
    """The last word of a page that is left."""

    SUPPORTED_METHODS = ("POST",)
    kernel_manager: Kernels

    @authenticated
    async def post(self, kernel_id: str) -> None:
        """End the kernel; a page may say it twice."""
        await self.kernel_manager.end(kernel_id)
        self.set_status(204)
        self.finish()


class Bundle(Ours, MultiStaticFileHandler):  # type: ignore[misc]
    """Voilà's own script and what it loads."""

    def set_extra_headers(self, _path: str) -> None:
        """Let the browser ask each time whether it has changed."""
        self.set_header("Cache-Control", "no-cache")


class Extension(Ours, FileFindHandler):
    """The widgets' scripts."""


def addresses(app: WithKernels) -> list[Any]:
    """Give the addresses that notebooks with kernels need; none when there is no such one."""
    pages = "|".join(
        re.escape(f"{book.lang}/{quote(book.slug)}") for book in app.site.shelf if book.needs_kernel
    )
    if not pages:
        return []
    base = re.escape(app.base_url)
    voilas = {
        "template_paths": [str(TEMPLATE)],
        "config": MARKDOWN,
        "voila_configuration": app.voila_configuration,
    }
    widgets = "|".join(map(re.escape, EXTENSIONS))
    where = {"path": app.labextensions_path, "no_cache_paths": ["/"]}
    bundle = {"paths": collect_static_paths(["voila"], "base", prune=True)}
    return [
        (f"{base}(?=(?:{pages})$)([^/]+)/([^/]+)", Ordinary, {"site": app.site, **voilas}),
        (f"{base}api/kernels/{KERNEL}", Model),
        (f"{base}api/kernels/{KERNEL}/channels", Channels),
        (f"{base}voila/api/shutdown/{KERNEL}", Shutdown),
        (f"{base}voila/static/(.+)", Bundle, bundle),
        (f"{base}voila/labextensions/((?:{widgets})/.+)", Extension, where),
    ]
