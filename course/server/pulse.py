"""Whether the server keeps up: how long what has just come has had to wait for its turn."""

from __future__ import annotations

import asyncio
from time import monotonic, thread_time

from course.server.limits import LATE

BEAT = 0.25  # seconds


class Pulse:
    """A beat of the event loop; when it is long overdue, whoever comes now has waited as long.

    A computer that is busy with something else makes a beat late too, and then turning people away
    helps nobody. So a beat counts as late only if our own work has filled most of the time.
    """

    def __init__(self) -> None:
        """Begin in time."""
        self._beat, self._worked = monotonic(), thread_time()

    @property
    def late(self) -> bool:
        """Whether there is more to do than can be done in time."""
        waited = monotonic() - self._beat - BEAT
        return waited > LATE and thread_time() - self._worked > LATE / 2

    async def go(self) -> None:
        """Beat, for as long as the server runs."""
        while True:
            self._beat, self._worked = monotonic(), thread_time()
            await asyncio.sleep(BEAT)
