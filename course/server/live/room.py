"""The live store as the server asks it: in threads of its own, so that nobody else waits."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection
from tornado.httputil import HTTPServerRequest

from course.live import codes
from course.live.session import Session
from course.live.store import GoneError, Store, reading
from course.server.live import looking
from course.server.live.away import AwayError, Trouble
from course.server.live.drawn import Drawn
from course.server.live.guessing import Guessing
from course.server.live.newcomers import Newcomers
from course.server.live.streams import Streams
from course.server.live.watch import Watch
from course.server.visitor import Trust

MANY = 4  # threads where several can write at a time
ANYBODY = Trust()
SWEEP = 60  # seconds between two looks for sessions whose time is up
FORGET = 20  # seconds until what was drawn of a session that is over is forgotten

Given = ParamSpec("Given")
Got = TypeVar("Got")


class Room:
    """The store of one process, opened when it is first asked and not before the process is made.

    `clock` gives seconds since 1970; `watch` tells what changes in a session.
    """

    def __init__(
        self,
        where: str,
        clock: Callable[[], float] = time.time,
        trust: Trust = ANYBODY,
        workers: int = 1,
    ) -> None:
        """Open nothing yet; `where` is an SQLAlchemy address, `workers` how many are like this."""
        self.clock, self._where, self._trust = clock, where, trust
        self.guessing, self.streams = Guessing(workers), Streams()
        self.newcomers = Newcomers(workers)
        self._store: Store | None = None
        self._opening: asyncio.Task[Store] | None = None
        self._threads = ThreadPoolExecutor(1, "live")  # none is started before it is asked
        self._trouble = Trouble()
        self.watch = Watch(lambda names: self.read(reading.revisions, names))
        self.drawn = Drawn(lambda session: self.read(looking.told, session))

    async def read(
        self,
        what: Callable[Concatenate[Connection, Given], Got],
        *given: Given.args,
        **named: Given.kwargs,
    ) -> Got:
        """Read as the store is at one moment; raises AwayError, and what `what` raises."""
        store = self._store or await self._opened()
        return await self._done(partial(store.read, what, *given, **named))

    async def write(
        self,
        what: Callable[Concatenate[Connection, Given], Got],
        *given: Given.args,
        **named: Given.kwargs,
    ) -> Got:
        """Write all of it or nothing; raises AwayError, and what `what` raises."""
        store = self._store or await self._opened()
        return await self._done(partial(store.write, what, *given, **named))

    async def go(self) -> None:
        """Delete the sessions whose time is up, now and then, for as long as the server runs.

        And forget who guesses and comes no more.
        """
        swept = float("-inf")
        while True:
            self.guessing.sweep()
            self.newcomers.sweep()
            with suppress(AwayError):  # said where it was noticed; there is another time
                if (now := time.monotonic()) - swept >= SWEEP:
                    store = self._store or await self._opened()
                    await self._done(store.sweep)
                    swept = now
                await self._forget()
            await asyncio.sleep(FORGET)

    def visitor(self, request: HTTPServerRequest) -> str:
        """Give the address of whoever asks."""
        return self._trust.visitor(request.remote_ip or "", request.headers)

    async def found(self, code: str, visitor: str) -> Session:
        """Find the session of a code; raises GoneError, GuessedError and AwayError."""
        if not (letters := codes.read(code)):
            raise GoneError
        async with self.guessing.trying(visitor, letters):
            return await self.read(reading.find, letters, self.clock())

    async def _forget(self) -> None:
        """Forget what was drawn of sessions that are over."""
        if drawn := self.drawn.sessions:
            for name in {*drawn} - {*await self.read(reading.revisions, drawn)}:
                self.drawn.forget(name)

    def leave(self) -> None:
        """End every stream, now that the server stops."""
        self.watch.end()

    def close(self) -> None:
        """Let go of the store; whoever waits for it still gets an answer."""
        store, self._store = self._store, None
        if store:
            self._threads.submit(store.close)
        self._threads.shutdown(wait=False)

    async def _opened(self) -> Store:
        """Give the store; the first who asks opens it, and the others wait for that."""
        if self._opening is None or self._opening.done():
            self._opening = asyncio.create_task(self._open())
        return await asyncio.shield(self._opening)

    async def _open(self) -> Store:
        if self._store is None:
            store = await self._done(partial(Store, self._where, self.clock))
            if not store.alone:
                self._threads.shutdown(wait=False)
                self._threads = ThreadPoolExecutor(MANY, "live")
            self._store = store
        return self._store

    async def _done(self, call: Callable[[], Got]) -> Got:
        with self._trouble.noticed():
            return await asyncio.get_running_loop().run_in_executor(self._threads, call)
