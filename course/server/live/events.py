"""`GET /live/KRT-HMB/events`: a stream that says when there is something new to ask for."""

from __future__ import annotations

import asyncio
import json
import random
import socket
from contextlib import suppress
from http import HTTPStatus
from typing import Any, cast

from tornado.iostream import StreamClosedError

from course.server import limits
from course.server.live.refusing import RefusedError, spoken
from course.server.live.shared import Shared
from course.server.live.watch import News

RETRY = 2_000  # ms after which a browser that lost its stream asks for another
BEAT = 15  # seconds after which a stream says again what it said last


class Events(Shared):
    """A stream of what is new in a session: only that there is something, and never what.

    With `every` it tells of each answer too, which the big screen counts; `calm` is for how many
    seconds it says nothing more after a word.
    """

    every, calm = False, 0.0
    shown = False

    async def get(self, code: str) -> None:
        """Tell of news for as long as somebody listens, the session lasts and the server runs."""
        with spoken():
            session = await self.room.found(code, self.visitor)
        if self.room.watch.ended or self.room.streams.full(self.visitor):
            raise RefusedError(HTTPStatus.SERVICE_UNAVAILABLE, "streams", limits.SOON)
        self.set_header("Content-Type", "text/event-stream; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Accel-Buffering", "no")
        _give_up(cast("Any", self.request.connection).stream.socket)
        with self.room.streams.one(self.visitor):
            self._telling = asyncio.ensure_future(self._tell(session.id))
            await asyncio.wait({self._telling})
        if not self._telling.cancelled() and not self._telling.exception():
            self.finish()

    async def _tell(self, name: str) -> None:
        ends = asyncio.get_running_loop().time() + limits.STREAM_LIFE * random.uniform(0.8, 1)  # noqa: S311 -- no secret
        self.write(f"retry: {RETRY}\n\n")
        last = News()
        with suppress(StreamClosedError), self.room.watch.listening(name, every=self.every) as ear:
            while asyncio.get_running_loop().time() < ends:
                last = await ear.hear(BEAT) or last
                if self.room.watch.ended:
                    return
                self.write(_written(last, every=self.every))
                await self.flush()
                if last.over:
                    return
                await asyncio.sleep(self.calm)

    def on_connection_close(self) -> None:
        """Tell nobody any more."""
        if telling := getattr(self, "_telling", None):
            telling.cancel()

    def write_error(self, status_code: int, **more: object) -> None:  # noqa: ARG002 -- it is set
        """Say nothing but the number; who asks is a script."""
        self.refused(more)
        self.set_header("Cache-Control", "no-store")
        self.finish()


def _written(news: News, *, every: bool) -> str:
    """Write an event: by its name a browser says what it heard last."""
    if news.over:
        return f"data: {json.dumps({'over': True})}\n\n"
    said = {"revision": news.revision} | ({"changes": news.changes} if every else {})
    return f"id: {news.revision}\ndata: {json.dumps(said)}\n\n" if news.revision else ": \n\n"


def _give_up(client: socket.socket) -> None:
    """Close a stream that nobody confirms any more, where the system can tell."""
    if hasattr(socket, "TCP_USER_TIMEOUT"):
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, 1000 * limits.UNHEARD)
