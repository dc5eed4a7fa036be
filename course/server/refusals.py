"""What the log says of requests that were turned away: how many, and not a line for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from http import HTTPStatus
from time import monotonic

from course.server import security

PAUSE = 10  # seconds between two lines about the same


class Refusals:
    """Counts what is turned away, so that whoever sends a flood fills no disk with lines."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        """Count from nought."""
        self._now, self._since = now, Counter[HTTPStatus]()
        self._told: dict[HTTPStatus, float] = {}

    def tell(self, status: HTTPStatus) -> None:
        """Count one, and say how many it has been if that was not said just now."""
        self._since[status] += 1
        now = self._now()
        if now - self._told.get(status, -PAUSE) >= PAUSE:
            self._told[status] = now
            security.log.info("- - %d, %d turned away", status, self._since.pop(status))


class TooManyError(Exception):
    """There was too much of something; `wait` is for how many seconds no more of it is taken."""

    def __init__(self, wait: int) -> None:
        """Say how long to wait."""
        super().__init__()
        self.wait = wait
