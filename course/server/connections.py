"""The connections: so many and no more, and none that is slow on purpose."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.iostream import IOStream

from course.server import limits

LOOK = 1  # seconds between two looks at all connections
ROOM = 128  # files that the process opens for other things
READ_AHEAD = 4_000_000  # bytes kept of what a client sends before it is asked for


class Watched(IOStream):
    """A connection that knows since when its client has kept us waiting.

    `resting` is true between two requests; `began` is when the first byte of a head came;
    `stuck` is since when the client has taken nothing of its answer.
    """

    resting = False
    crowded = False
    began: float | None = None
    stuck: float | None = None

    def rest(self) -> None:
        """Wait for the next request."""
        self.resting, self.began = True, None

    def work(self) -> None:
        """Take a request whose head has come."""
        self.resting, self.began = False, None

    def read_from_fd(self, buf: bytearray | memoryview) -> int | None:
        """Read, and note when a head begins."""
        size = super().read_from_fd(buf)
        if size and self.resting and self.began is None:
            self.began = asyncio.get_running_loop().time()
        return size

    def write_to_fd(self, data: memoryview) -> int:
        """Write, and note whether the client takes any of it."""
        taken = super().write_to_fd(data)
        if taken:
            self.stuck = None
        return taken

    def late(self, now: float) -> bool:
        """Tell whether its client has been slower than any honest one."""
        if self.writing():
            self.stuck = self.stuck or now
            return now - self.stuck > limits.STUCK
        self.stuck = None
        if self.began is None:
            return self.crowded and self.resting
        return now - self.began > limits.HEAD_TIME


class Connections(HTTPServer):
    """Tornado's server with a bound on how many are connected, and on how slow they may be."""

    def initialize(self, gate: Any, most: int = limits.CONNECTIONS, **options: Any) -> None:  # type: ignore[override]  # noqa: ANN401
        """Take what lies behind, how many connections there may be, and what Tornado takes."""
        super().initialize(
            gate,
            idle_connection_timeout=limits.IDLE,
            body_timeout=limits.BODY_TIME,
            max_header_size=limits.HEAD,
            max_body_size=limits.OTHER_BODY,
            max_buffer_size=READ_AHEAD,
            **options,
        )
        self.most, self.open = most, dict[Watched, None]()  # in the order they came

    def handle_stream(self, stream: IOStream, address: tuple[Any, ...]) -> None:
        """Take a connection; when there are too many, one that rests gives way to it."""
        watched = Watched(
            stream.socket,
            max_buffer_size=self.max_buffer_size,
            read_chunk_size=self.read_chunk_size,
        )
        self._make_room()
        watched.crowded = len(self.open) >= self.most
        if len(self.open) >= self.most + limits.SURPLUS:
            watched.close()
            return
        self.open[watched] = None
        super().handle_stream(watched, address)

    def _make_room(self) -> None:
        """When there are too many, close those that rest, the oldest first."""
        for stream in list(self.open) if len(self.open) >= self.most else ():
            if stream.closed() or stream.resting:
                self.drop(stream)
            if len(self.open) < self.most:
                return

    def drop(self, stream: Watched) -> None:
        """Close a connection."""
        self.open.pop(stream, None)
        stream.close()

    async def watch(self) -> None:
        """Look at all connections now and then, for as long as the server runs."""
        while True:
            await asyncio.sleep(LOOK)
            self.look(asyncio.get_running_loop().time())

    def look(self, now: float) -> None:
        """Forget the connections that are closed, and close those that are slow."""
        for stream in list(self.open):
            if stream.closed() or stream.late(now):
                self.drop(stream)


def room(wanted: int = limits.CONNECTIONS) -> int:
    """Give how many connections the system lets us have, asking it for more if need be."""
    with suppress(ImportError):  # Windows has no such limit
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        needed = wanted + limits.SURPLUS + ROOM
        if soft != resource.RLIM_INFINITY and soft < needed:
            more = needed if hard == resource.RLIM_INFINITY else min(needed, hard)
            with suppress(ValueError, OSError):
                resource.setrlimit(resource.RLIMIT_NOFILE, (more, hard))
                soft = more
            return max(8, min(wanted, soft - limits.SURPLUS - ROOM))
    return wanted
