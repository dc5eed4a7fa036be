"""How often and how fast the server answered: numbers in memory that all its processes share."""

from __future__ import annotations

import mmap
import os
from bisect import bisect_left
from collections.abc import Iterable
from time import time

CLASSES = ("1xx", "2xx", "3xx", "4xx", "5xx")
BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)  # seconds
GAUGES = ("files_waiting", "kernels", "live_streams", "pages")
OTHER = "other"
_PID, _STARTS, _HEAD = 0, 1, 2
_SIZE = 8  # bytes of a number


class Counts:
    """A row of numbers for each process, and each process writes in its own.

    Every name that is counted by is known before the first request, so there is room for all from
    the start, and nothing that a client sends can make more. The memory is made before the
    processes are, and whichever of them is asked adds up the rows of all.
    """

    def __init__(self, routes: Iterable[str], workers: int = 1) -> None:
        """Make room; `routes` are all the addresses that there are."""
        self.routes = (*sorted({*routes}), OTHER)
        self.workers, self.started = workers, time()
        self._place = {route: place for place, route in enumerate(self.routes)}
        self._times = _HEAD + len(self.routes) * len(CLASSES)
        self._gauges = self._times + len(BOUNDS) + 2
        self._row = self._gauges + len(GAUGES)
        self._memory = mmap.mmap(-1, workers * self._row * _SIZE)
        self._numbers = memoryview(self._memory).cast("d")
        self._at = 0

    def begin(self, worker: int = 0) -> None:
        """Write from now on as this worker; one that is started anew goes on where it was."""
        self._at = worker * self._row
        self._numbers[self._at + _PID] = os.getpid()
        self._numbers[self._at + _STARTS] += 1

    def answered(self, route: str, status: int, seconds: float) -> None:
        """Count a request that is answered; an address that is not ours is counted as other."""
        place = self._place.get(route, len(self.routes) - 1)
        which = min(max(status // 100, 1), len(CLASSES)) - 1
        self._numbers[self._at + _HEAD + place * len(CLASSES) + which] += 1
        self._numbers[self._at + self._times + bisect_left(BOUNDS, seconds)] += 1
        self._numbers[self._at + self._times + len(BOUNDS) + 1] += seconds

    def now(self, **gauges: float) -> None:
        """Write how things stand in this process."""
        for name, value in gauges.items():
            self._numbers[self._at + self._gauges + GAUGES.index(name)] = value

    def requests(self) -> Iterable[tuple[str, str, float]]:
        """Give how many requests there were, by address and class of status."""
        for place, route in enumerate(self.routes):
            for which, name in enumerate(CLASSES):
                count = self._sum(_HEAD + place * len(CLASSES) + which)
                if count:
                    yield route, name, count

    def times(self) -> tuple[list[float], float]:
        """Give how many answers took so long, by bound and beyond the last, and the sum."""
        counts = [self._sum(self._times + each) for each in range(len(BOUNDS) + 1)]
        return counts, self._sum(self._times + len(BOUNDS) + 1)

    def gauge(self, name: str) -> float:
        """Give how things stand in all processes together."""
        return self._sum(self._gauges + GAUGES.index(name))

    def processes(self) -> Iterable[tuple[int, int, int]]:
        """Give each worker's number, its process, and how often it was started anew."""
        for worker in range(self.workers):
            at = worker * self._row
            yield worker, int(self._numbers[at + _PID]), int(self._numbers[at + _STARTS]) - 1

    def _sum(self, place: int) -> float:
        return sum(self._numbers[row * self._row + place] for row in range(self.workers))
