"""The trainer's desk: the one session that a kernel leads, and the rehearsal beside it."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from threading import RLock

from course.content import Course
from course.live import led, rehearsed
from course.live.led import AwayError, Led
from course.live.rehearsal import Rehearsal
from course.live.standing import Standing, standing
from course.live.store import GoneError, NewerError, UnusableStoreError, leading

TROUBLES = (GoneError, UnusableStoreError, NewerError, AwayError)  # what there may be with a store
STORE, ADDRESS = "KUNDFOKUS_STORE", "KUNDFOKUS_ROOM_ADDRESS"


@dataclass(frozen=True)
class Trouble:
    """Why there is nothing to lead; `name` is that of an interface string."""

    name: str


@dataclass
class Desk:
    """Opens a room when it is first asked for, and holds it until it is ended.

    `where` is the store's address (none: a store of this process alone), `address` where phones
    find the course. Everything here may be called from any thread.
    """

    course: Course
    where: str = ""
    address: str = ""
    rehearsal: Rehearsal | None = None
    _led: Led | None = None
    _over: bool = False
    _lock: RLock = field(default_factory=RLock)

    @property
    def led(self) -> Led:
        """Give the session; opened anew only by `open`, once it was ended.

        Raises GoneError, UnusableStoreError, NewerError and AwayError.
        """
        with self._lock:
            if self._over:
                raise GoneError
            if self._led is None:
                self._led = led.opened(self.where)
            return self._led

    def open(self) -> None:
        """Open a room where there is none, or none any more; raises as `led` does."""
        with self._lock:
            if self._led and (self._over or self._led.changes is None):
                self._leave()
            self._over = False
            _ = self.led

    def look(self, before: object = None) -> Standing | Trouble | None:
        """See how the session stands; None where nothing changed since `before` was seen."""
        try:
            if isinstance(before, Standing) and self.led.changes == before.session.changes:
                return None
            return standing(self.led)
        except TROUBLES as problem:
            found = Trouble(named(problem))
        return None if found == before else found

    def rehearse(self, many: int) -> None:
        """Let as many pretend to be in the room; 0 sends them away with all that they answered."""
        with self._lock:
            if self.rehearsal:
                self.rehearsal.stop()
            self.rehearsal = None
            self.led.does(leading.dismiss, rehearsed.voices(self.led.key))
            if many > 0:
                self.rehearsal = Rehearsal(self.course, self.led, min(many, rehearsed.MOST))
                self.rehearsal.start()

    def end(self) -> None:
        """Delete the session and every trace of it; raises as `Led.end` does."""
        with self._lock:
            if self.rehearsal:
                self.rehearsal.stop()
            self.rehearsal = None
            if not self._over:
                self.led.end()
            self._over = True

    def _leave(self) -> None:
        if self._led:
            self._led.store.close()
        self._led = None


def named(problem: Exception) -> str:
    """Name the interface string that tells of a problem."""
    if isinstance(problem, GoneError):
        return "room_gone"
    if isinstance(problem, UnusableStoreError | NewerError):
        return "room_unusable"
    return "room_away"


def of_this_process(course: Course) -> Desk:
    """Give a desk where the environment says that rooms are kept and found."""
    address = os.environ.get(ADDRESS, "").strip()
    return Desk(course, os.environ.get(STORE, "").strip(), address and f"{address.rstrip('/')}/")
