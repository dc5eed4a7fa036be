"""What is told of a running server: its counts on a port of their own, and its log as JSON."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from socket import socket

from tornado.httpserver import HTTPServer

from course.server import Settings, journal, live
from course.server.counting import Counts
from course.server.plain import Site

EACH = 1  # seconds between two looks at how things stand

Gauges = dict[str, Callable[[], float]]


class Watched:
    """The counts of a server, if they are wanted, and how its log is written."""

    def __init__(self, site: Site, settings: Settings, sockets: list[socket]) -> None:
        """Make room for the counts, before there is more than one process; `sockets` are open."""
        self._site, self._chosen, self.sockets = site, settings.operating, sockets
        self.counts = Counts(routes(site), self._chosen.workers) if sockets else None
        if self._chosen.json:
            journal.write_json(site.course.build)

    def begin(self, worker: int = 0) -> None:
        """Count and write as this worker."""
        if self.counts:
            self.counts.begin(worker)
        if self._chosen.json and self._chosen.workers > 1:
            journal.write_json(self._site.course.build, worker)

    def refused(self, status: int) -> None:
        """Count a request that was turned away at the gate, before anything of ours heard of it."""
        if self.counts:
            self.counts.answered("", status, 0)

    async def watch(self, gauges: Gauges) -> None:
        """Give the counts to whoever asks, for as long as the server runs."""
        if not self.counts:
            return
        from course.server import metrics  # what writes them is needed by those who count only

        server = HTTPServer(metrics.application(self.counts, self._site.course.build))
        server.add_sockets(self.sockets)
        while True:
            self.counts.now(**{name: ask() for name, ask in gauges.items()})
            await asyncio.sleep(EACH)


def routes(site: Site) -> Iterator[str]:
    """Give every address as the log calls it; there are no others, whatever is asked for."""
    yield from ("/", "/health", "/static", "reply", *live.ROUTES)
    for lang, language in site.course.languages.items():
        yield from (f"/{lang}/", f"/{lang}/paper")
        yield from (f"/{lang}/{slug}" for slug in site.shelf[lang])
        yield from (f"/{lang}/{each.slug}" for each in language.asides)
