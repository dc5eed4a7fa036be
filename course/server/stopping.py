"""How the server stops: balancers hear of it, whoever has asked is answered, and then it ends."""

from __future__ import annotations

import asyncio
import mmap
import signal
from collections.abc import Awaitable
from contextlib import suppress
from time import monotonic
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.httputil import (
    HTTPConnection,
    HTTPHeaders,
    HTTPMessageDelegate,
    HTTPServerConnectionDelegate,
    RequestStartLine,
    ResponseStartLine,
)

from course.server.plain import Plain, Site

GRACE = 20  # seconds that whoever has asked may still wait: a class's PDFs are made by then
LOOK = 0.02  # seconds between two looks at whether everybody is answered


class Stop:
    """Whether the server was told to stop, and whether it was told twice."""

    def __init__(self) -> None:
        """Begin with nothing told; what is said to all is seen in processes that are made later."""
        self.told, self.at_once = asyncio.Event(), asyncio.Event()
        self._said = mmap.mmap(-1, 1)

    @property
    def stopping(self) -> bool:
        """Whether the server is on its way out, this process or all of them."""
        return self.told.is_set() or bool(self._said[0])

    def say(self, times: int = 1) -> None:
        """Say to all processes, before each is told, how often they are told to stop.

        So none calls itself well after another has said that it stops, and one that is told twice
        while it has not heard the first time, which is one signal to it, knows that it was twice.
        """
        self._said[0] = min(times, 2)

    def tell(self) -> None:
        """Stop; told again, at once."""
        again = self.told.is_set() or self._said[0] > 1
        self.told.set()
        if again:
            self.at_once.set()

    def listen(self, *signals: signal.Signals) -> None:
        """Hear the signals; call it in the loop that runs the server."""
        for each in signals:
            with suppress(NotImplementedError):  # Windows: Ctrl+C ends asyncio.run instead
                asyncio.get_running_loop().add_signal_handler(each, self.tell)
        if hasattr(signal, "pthread_sigmask"):  # one that came to a worker too early has waited
            signal.pthread_sigmask(signal.SIG_UNBLOCK, signals)

    async def pause(self, seconds: float) -> None:
        """Wait, unless told to stop at once."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self.at_once.wait(), seconds)

    async def leave(self, server: HTTPServer, door: Door, drain: float) -> None:
        """Take new visitors for a while yet, then no more, and answer those who have asked."""
        server.conn_params.no_keep_alive = True  # each answer is the last on its connection
        if drain:
            await self.pause(drain)
        server.stop()
        ends = monotonic() + GRACE
        while door.busy and monotonic() < ends and not self.at_once.is_set():
            await self.pause(LOOK)


class Door(HTTPServerConnectionDelegate):
    """What every request comes through; `busy` are the connections that wait for an answer."""

    def __init__(self, inner: HTTPServerConnectionDelegate) -> None:
        """Keep what lies behind."""
        self._inner, self.busy = inner, set[object]()

    def start_request(
        self, server_conn: object, request_conn: HTTPConnection
    ) -> HTTPMessageDelegate:
        """Wait for a request: what was asked on this connection before is answered."""
        self.busy.discard(server_conn)
        return _Asked(self, server_conn, self._inner.start_request(server_conn, request_conn))

    def on_close(self, server_conn: object) -> None:
        """Hear that a connection is closed."""
        self.busy.discard(server_conn)
        self._inner.on_close(server_conn)


class _Asked(HTTPMessageDelegate):
    """One request, which keeps its connection busy from its first line on.

    A web socket is never answered to the end, so nobody waits for one.
    """

    def __init__(self, door: Door, connection: object, inner: HTTPMessageDelegate) -> None:
        self._door, self._connection, self._inner = door, connection, inner

    def headers_received(
        self, start_line: RequestStartLine | ResponseStartLine, headers: HTTPHeaders
    ) -> Awaitable[None] | None:
        if headers.get("Upgrade", "").lower() != "websocket":
            self._door.busy.add(self._connection)
        return self._inner.headers_received(start_line, headers)

    def data_received(self, chunk: bytes) -> Awaitable[None] | None:
        return self._inner.data_received(chunk)

    def finish(self) -> None:
        self._inner.finish()

    def on_connection_close(self) -> None:
        self._inner.on_connection_close()


class Health(Plain):
    """`/health`: whether the server answers, and goes on doing so."""

    known = "/health"

    def initialize(self, site: Site, stop: Stop | None = None) -> None:
        """Take the site, and what knows whether the server was told to stop."""
        super().initialize(site)
        self.stop = stop

    async def get(self) -> None:
        """Say ok, or that no more visitors should be sent here."""
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        if self.stop and self.stop.stopping:
            self.set_status(503)
            self.finish("stopping")
        else:
            self.finish("ok")

    head: Any = get
