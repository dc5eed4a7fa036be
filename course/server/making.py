"""Files to take home, made beside the others' clicks, and only so many at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from course.server.limits import FILE_TIME, FILES


class BusyError(Exception):
    """There are too many files to make already, or one took too long."""


class Making:
    """One worker, and a short line in front of it."""

    def __init__(self, most: int = FILES, patience: float = FILE_TIME) -> None:
        """Begin with nothing to do."""
        self._most, self._patience = most, patience
        self._worker = ThreadPoolExecutor(1, "take")  # a PDF takes longer than a click may wait
        self._waiting: set[Future[Any]] = set()

    def __len__(self) -> int:
        """Give how many are being made or wait for it."""
        return sum(not each.done() for each in self._waiting)

    async def make(self, call: Callable[..., Any], *given: object) -> Any:  # noqa: ANN401 -- what it makes
        """Make a file; raises BusyError. Whoever is cancelled leaves the line."""
        self._waiting = {each for each in self._waiting if not each.done()}
        if len(self._waiting) >= self._most:
            raise BusyError
        future = self._worker.submit(call, *given)
        self._waiting.add(future)
        try:
            return await asyncio.wait_for(asyncio.wrap_future(future), self._patience)
        except TimeoutError as problem:
            raise BusyError from problem
