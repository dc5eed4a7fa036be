"""The learners' server: its addresses, its processes, and how it begins and ends."""

from __future__ import annotations

import asyncio
import gc
import re
import signal
import webbrowser
from pathlib import Path
from socket import socket
from typing import TYPE_CHECKING, Any

from tornado.web import Application

from course import notebooks
from course.content import Course
from course.server import Settings, address, handlers, journal, live, paper, plan, security
from course.server.buckets import Buckets
from course.server.connections import Connections
from course.server.connections import room as places
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
from course.server.stopping import Door, Health, Stop
from course.server.watched import Gauges, Watched
from course.server.workers import Workers

if TYPE_CHECKING:
    from course.server.live.room import Room


class Learners:
    """The server without kernels, which is all that the course itself needs."""

    def __init__(
        self,
        course: Course,
        folder: Path,
        settings: Settings,
        sockets: list[socket],
        counts: list[socket],
    ) -> None:
        """Find the notebooks; `sockets` are open already, and those to give the counts on."""
        security.log_to_the_terminal()
        self.chosen, self.sockets = settings, sockets
        self.base_url = address.base(settings.base_path)
        self.site = _site(course, Shelf(course, folder), self.base_url, settings)
        self.watched = Watched(self.site, settings, counts)
        self.ending, self.code, self.tells = Stop(), 0, True  # an author is told once
        self.asides: plan.Drawn = {}

    def init_settings(self) -> dict[str, Any]:
        """Give what Tornado needs to know."""
        return {
            "default_handler_class": handlers.Nothing,
            "default_handler_args": {"site": self.site},
            "headers": self.site.policy.headers,
            "log_function": journal.counted(self.watched.counts),
        }

    def init_handlers(self) -> list[Any]:
        """Give our own addresses."""
        base, site = re.escape(self.base_url), {"site": self.site}
        lang = f"({'|'.join(self.site.course.languages)})"
        above = [(base.rstrip("/"), handlers.Slash, site)] if self.base_url != "/" else []
        return [
            *above,
            (base, handlers.Start, site),
            (f"{base}{lang}", handlers.Slash, site),
            (f"{base}{lang}/reply", Reply, site),
            (
                f"{base}{lang}/({plan.slugs(self.site.course)})",
                plan.Aside,
                {**site, "drawn": self.asides},
            ),
            (f"{base}{lang}/paper", paper.Paper, site),
            (f"{base}{lang}/([^/]*)", handlers.Lesson, site),
            (f"{base}{lang}/([^/]+)/", handlers.Slash, site),
            (f"{base}static/([^/]+)", handlers.File, site),
            (f"{base}health", Health, {**site, "stop": self.ending}),
            *live.handlers(self.base_url, self.site),
        ]

    def start(self) -> None:
        """Put the application together, and answer."""
        self.app = Application(**self.init_settings())
        self.app.add_handlers(".*$", self.init_handlers())
        self.listen()

    def listen(self) -> None:
        """Answer on the open sockets until told to stop, in as many processes as are wanted."""
        operating = self.chosen.operating
        if operating.workers == 1:
            self.watched.begin()
            asyncio.run(self._run())
            return
        self._greet()
        known = ([*self.sockets, *self.watched.sockets], operating.drain, self.ending.say)
        self.code = Workers(operating.workers, self._work, *known).run()

    def _work(self, number: int, alive: int) -> int:
        """Be one of several processes; `alive` closes when their parent is gone."""
        self.watched.begin(number)
        self.tells = number == 0
        asyncio.run(self._run(alive))
        return self.code

    async def _run(self, alive: int | None = None) -> None:
        gate = self._gate()
        door = Door(gate)
        server = Connections(door, most=places())
        server.add_sockets(self.sockets)
        work = [self.watched.watch(self._gauges()), gate.go(), server.watch()]
        room = self.site.live
        tasks = [asyncio.create_task(each) for each in (*work, *([room.go()] if room else []))]
        tasks.append(asyncio.create_task(self._warm()))
        if alive is None:
            self.ending.listen(signal.SIGINT, signal.SIGTERM)
            self._greet()
            self._open()
        else:
            self.ending.listen(signal.SIGTERM)
            asyncio.get_running_loop().add_reader(alive, self._orphaned)
        try:
            await self.ending.told.wait()
            if room:
                room.leave()
            await self.ending.leave(server, door, self.chosen.operating.drain)
        finally:
            for each in tasks:
                each.cancel()
            server.stop()
            if room:
                room.close()
            await self.end_kernels()
            if door.busy:  # told twice, or somebody's answer took too long: wait for no thread
                self.code = 1
            else:
                await server.close_all_connections()

    def kernels(self) -> int:
        """Give how many kernels run."""
        return 0

    async def end_kernels(self) -> None:
        """End them, and take away what they needed."""

    def _gauges(self) -> Gauges:
        """Tell how things stand in this process."""
        return {
            "files_waiting": lambda: len(self.site.making),
            "kernels": self.kernels,
            "live_streams": lambda: len(self.site.live.streams) if self.site.live else 0,
            "pages": lambda: len(self.site.pages) + len(self.asides),
        }

    def _orphaned(self) -> None:
        """Stop, since the process that started us is gone."""
        self.ending.told.set()

    def _gate(self) -> Gate:
        """Put the gate before our addresses."""
        chosen = self.chosen
        names = Names(
            frozenset(map(str.lower, chosen.names)),
            anyone=chosen.open_to_all,
            proxied=chosen.trust.proxied,
        )
        buckets = Buckets(Rate(chosen.rate, max(10, BURST * chosen.rate / RATE)))
        gate = Gate(self.app, self.site, names, chosen.trust, buckets)
        gate.counted = self.watched.refused
        return gate

    def _greet(self) -> None:
        """Say where the course is."""
        where = f"{self._start()}{next(iter(self.site.course.languages))}/"
        self._say(where)
        if not self.chosen.responsible.report_to:
            self._say(UNSAID)

    def _say(self, said: str) -> None:
        """Say once what the operator looks for."""
        if self.chosen.operating.json:
            security.log.info(said)
        else:
            print(said, flush=True)  # noqa: T201 -- what the operator waits for

    def _start(self) -> str:
        port = self.sockets[0].getsockname()[1]
        return address.origin(self.chosen.host, port) + self.base_url

    def _open(self) -> None:
        if self.chosen.open_browser:
            asyncio.get_running_loop().run_in_executor(None, webbrowser.open, self._start())

    async def _warm(self) -> None:
        """Get everything ready ahead of its visitors."""
        await self.site.pages.warm(self.site.files.packed.values())
        self.asides.update(plan.drawn(self.site))
        if self.tells and self.site.shelf.folder == notebooks.folder():
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
    frame = Frame(course, shelf, base, files)
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
        policy=Policy(chosen.embed_in, files.within.sources),
        live=_live(chosen),
        phones=chosen.room,
    )


def _live(chosen: Settings) -> Room | None:
    """Give the live room, if there is a store for it; it is opened once the processes are made."""
    if not chosen.store:
        return None
    from course.server.live.room import Room  # a server without one needs no database

    return Room(chosen.store, trust=chosen.trust, workers=chosen.operating.workers)
