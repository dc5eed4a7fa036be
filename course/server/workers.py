"""Several processes that share one port: made by forking when everything is ready, and kept up."""

from __future__ import annotations

import os
import select
import signal
from collections.abc import Callable
from dataclasses import dataclass
from socket import socket
from time import monotonic
from typing import NoReturn

from course.server import security

SOUND = 10  # seconds after which a worker that dies is simply started anew
LONGEST = 30  # seconds at most that one that keeps dying is waited for
STOPPING = (signal.SIGINT, signal.SIGTERM)

Work = Callable[[int, int], int]  # the worker's number, and what closes when the parent is gone


@dataclass
class Place:
    """A worker's place: its process, when it was started, and when to start the next."""

    process: int = 0
    began: float = 0
    due: float = 0
    wait: float = 0


class Workers:
    """The processes, and the parent that starts them and starts them anew."""

    def __init__(
        self,
        number: int,
        work: Work,
        sockets: list[socket],
        drain: float,
        say: Callable[[int], None] = lambda _times: None,
    ) -> None:
        """Keep what each of them does; `work` gives its exit code.

        `say` says to all at once how often they are told to stop, before each of them is told.
        """
        self._work, self._sockets, self._drain, self._say = work, sockets, drain, say
        self._places = [Place() for _ in range(number)]
        self._told, self._closes = 0, float("inf")
        self._failed = False
        self._alive = os.pipe()  # its other end closes in every worker when the parent is gone

    def run(self) -> int:
        """Run until told to stop and all have ended; gives the exit code."""
        woken, wakes = os.pipe()
        os.set_blocking(woken, False)
        os.set_blocking(wakes, False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        for each in STOPPING:
            signal.signal(each, self._stop)
        signal.set_wakeup_fd(wakes, warn_on_full_buffer=False)
        while True:
            self._start()
            self._close()
            if self._told and not any(place.process for place in self._places):
                return int(self._failed)
            select.select([woken], [], [], self._patience())
            _empty(woken)
            self._bury()

    def _stop(self, *_signal: object) -> None:
        """Tell every worker; each of them knows what a second time means."""
        self._told += 1
        self._say(self._told)
        if self._told == 1:
            self._closes = monotonic() + self._drain
        for place in self._places:
            if place.process:
                os.kill(place.process, signal.SIGTERM)

    def _close(self) -> None:
        """Close the port here too when the workers do, or visitors would wait for nobody."""
        if monotonic() >= self._closes or self._told > 1:
            for each in self._sockets:
                each.close()
            self._closes = float("inf")

    def _start(self) -> None:
        for number, place in enumerate(self._places):
            if not (place.process or self._told) and monotonic() >= place.due:
                self._fork(number, place)

    def _fork(self, number: int, place: Place) -> None:
        signal.pthread_sigmask(signal.SIG_BLOCK, STOPPING)  # one that comes now is for both
        place.began, place.process = monotonic(), os.fork()
        if not place.process:
            self._become(number)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPPING)

    def _become(self, number: int) -> NoReturn:
        """Be a worker, to the end."""
        code = 1
        try:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C comes to all; the parent tells us
            signal.pthread_sigmask(signal.SIG_UNBLOCK, (signal.SIGINT,))  # SIGTERM once it is heard
            os.close(self._alive[1])
            code = self._work(number, self._alive[0])
        except BaseException as problem:  # noqa: BLE001 -- a worker ends here, whatever happened
            security.log.error("Worker %d ended with %s.", number, type(problem).__name__)
        finally:
            os._exit(code)

    def _bury(self) -> None:
        """Notice who has died, and when to start another in their place."""
        for number, place in enumerate(self._places):
            if not place.process:
                continue
            process, status = os.waitpid(place.process, os.WNOHANG)
            if not process:
                continue
            place.process, code = 0, os.waitstatus_to_exitcode(status)
            if self._told:
                self._failed = self._failed or bool(code)
                continue
            sound = monotonic() - place.began > SOUND
            place.wait = 0 if sound else min(LONGEST, max(1, 2 * place.wait))
            place.due = monotonic() + place.wait
            security.log.warning("Worker %d died (%d), and is started anew.", number, code)

    def _patience(self) -> float | None:
        """Give for how long there is nothing to do but to wait."""
        waiting = [place.due for place in self._places if not (place.process or self._told)]
        first = min([*waiting, self._closes])
        return None if first == float("inf") else max(0, first - monotonic())


def _empty(pipe: int) -> None:
    try:
        while os.read(pipe, 512):
            pass
    except BlockingIOError:
        pass
