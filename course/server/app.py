"""The learners' server as a Voilà application."""

from __future__ import annotations

import asyncio
import gc
import logging
import re
import shutil
import signal
import webbrowser
from contextlib import suppress
from pathlib import Path
from socket import socket
from typing import Any

from voila.app import Voila  # type: ignore[import-untyped]

from course import notebooks
from course.content import Course
from course.server import Settings, address, channels, handlers, ordinary, plan, security
from course.server.buckets import Buckets
from course.server.connections import Connections, room
from course.server.files import Files
from course.server.frame import Frame
from course.server.gate import Gate
from course.server.limits import BURST, RATE, Rate
from course.server.origins import Names
from course.server.pages import Pages
from course.server.painted import Painter
from course.server.plain import Site
from course.server.policy import Policy
from course.server.reply import Reply
from course.server.responsible import UNSAID
from course.server.shelf import Shelf


class Learners(Voila):  # type: ignore[misc]
    """Voilà with our own pages, and with kernels only when an operator asks for them."""

    def __init__(
        self, course: Course, folder: Path, settings: Settings, sockets: list[socket]
    ) -> None:
        """Find the notebooks; `sockets` are open already."""
        # No configuration file is read: one that lies about must not open what we keep shut.
        super().__init__(config_file_paths=[], log_level=logging.ERROR, root_dir=str(folder))
        security.log_to_the_terminal()
        self.chosen, self.sockets = settings, sockets
        self.base_url = address.base(settings.base_path)
        self.site = _site(course, Shelf(course, folder), self.base_url, settings)

    def setup_template_dirs(self) -> None:
        """Use our own templates, given where they are needed, and look for no other."""

    def init_settings(self) -> dict[str, Any]:
        """Leave out Voilà's managers of kernels and contents when no kernel is allowed."""
        voilas = {}
        if self.chosen.kernels:
            ordinary.configure(self)
            voilas = super().init_settings() | ordinary.settings(self)
        return voilas | {
            "default_handler_class": handlers.Nothing,
            "default_handler_args": {"site": self.site},
            "headers": self.site.policy.headers,
            "log_function": security.tell,
        }

    def init_handlers(self) -> list[Any]:
        """Give our own addresses and, with kernels, the few of Voilà's that they need."""
        base, site = re.escape(self.base_url), {"site": self.site}
        lang = f"({'|'.join(self.site.course.languages)})"
        above = [(base.rstrip("/"), handlers.Slash, site)] if self.base_url != "/" else []
        return [
            *(channels.addresses(self) if self.chosen.kernels else []),
            *above,
            (base, handlers.Start, site),
            (f"{base}{lang}", handlers.Slash, site),
            (f"{base}{lang}/reply", Reply, site),
            (f"{base}{lang}/({plan.slugs(self.site.course)})", plan.Aside, {**site, "drawn": {}}),
            (f"{base}{lang}/([^/]*)", handlers.Lesson, site),
            (f"{base}{lang}/([^/]+)/", handlers.Slash, site),
            (f"{base}static/([^/]+)", handlers.File, site),
            (f"{base}health", handlers.Health, site),
        ]

    def listen(self) -> None:
        """Answer on the open sockets until told to stop."""
        asyncio.run(self._run())

    def stop(self) -> None:
        """Take away what starting made."""
        shutil.rmtree(self.connection_dir, ignore_errors=True)

    async def _run(self) -> None:
        told = asyncio.Event()
        for each in (signal.SIGINT, signal.SIGTERM):
            with suppress(NotImplementedError):  # Windows: Ctrl+C ends asyncio.run instead
                asyncio.get_running_loop().add_signal_handler(each, told.set)
        gate = self._gate()
        server = Connections(gate, most=room())
        server.add_sockets(self.sockets)
        self._greet()
        work = (self._warm(), gate.pulse.go(), server.watch())
        tasks = [asyncio.create_task(each) for each in work]
        try:
            await told.wait()
        finally:
            for task in tasks:
                task.cancel()
            server.stop()
            if self.chosen.kernels:
                await self.kernel_manager.shutdown_all(now=True)
            await server.close_all_connections()
            self.stop()

    def _gate(self) -> Gate:
        """Put the gate before our addresses."""
        chosen = self.chosen
        names = Names(
            frozenset(map(str.lower, chosen.names)),
            anyone=chosen.open_to_all,
            proxied=chosen.trust.proxied,
        )
        buckets = Buckets(Rate(chosen.rate, max(10, BURST * chosen.rate / RATE)))
        return Gate(self.app, self.site, names, chosen.trust, buckets)

    def _greet(self) -> None:
        """Say where the course is, and open it."""
        start = address.origin(self.chosen.host, self.sockets[0].getsockname()[1]) + self.base_url
        first = next(iter(self.site.course.languages))
        print(f"{start}{first}/", flush=True)  # noqa: T201 -- what the operator waits for
        if not self.chosen.responsible.report_to:
            print(UNSAID, flush=True)  # noqa: T201 -- once, where the operator looks
        if self.chosen.open_browser:
            asyncio.get_running_loop().run_in_executor(None, webbrowser.open, start)

    async def _warm(self) -> None:
        """Get everything ready ahead of its visitors."""
        await self.site.pages.warm(self.site.files.packed.values())
        if self.site.shelf.folder == notebooks.folder():
            await asyncio.get_running_loop().run_in_executor(None, self._say_what_is_stale)
        gc.freeze()  # what is here now stays, and need not be looked at again
        gc.enable()

    def _say_what_is_stale(self) -> None:
        """Tell an author who changed a lesson why its page is still the old one."""
        for name in notebooks.stale(self.site.course, self.site.shelf.folder):
            security.log.warning("%s is older than its lesson. Run: kundfokus build", name)


def _site(course: Course, shelf: Shelf, base: str, chosen: Settings) -> Site:
    """Put together what the handlers work with."""
    files = Files(base)
    frame = Frame(course, shelf, base, files.addresses)
    painter = Painter(course, frame)
    pages = Pages(shelf, painter, base)
    return Site(
        course=course,
        shelf=shelf,
        frame=frame,
        painter=painter,
        pages=pages,
        files=files,
        base=base,
        kernels=chosen.kernels,
        responsible=chosen.responsible,
        policy=Policy(chosen.embed_in),
    )
