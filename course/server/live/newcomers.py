"""New voices: so many of one address at a time, so that nobody fills a room with nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from time import monotonic

from course.server.buckets import Buckets
from course.server.limits import VOICES, VOICES_LEAST, Rate
from course.server.refusals import Refusals, TooManyError

UNEVEN = 1.5  # times its share that one of several processes may get


class CrowdError(TooManyError):
    """Too many new voices came from an address."""


class Newcomers:
    """The new voices of a moment ago; each of several processes allows its share of them."""

    def __init__(self, workers: int = 1, now: Callable[[], float] = monotonic) -> None:
        """Begin with none."""
        share = min(1, UNEVEN / workers)
        rate = max(VOICES_LEAST.each_second, share * VOICES.each_second)
        self._each = Buckets(Rate(rate, max(VOICES_LEAST.at_once, share * VOICES.at_once)), now)
        self._refusals = Refusals(now)

    def __len__(self) -> int:
        """Give how many addresses are remembered."""
        return len(self._each)

    def sweep(self) -> None:
        """Forget those who come no more."""
        self._each.sweep()

    @contextmanager
    def one(self, address: str) -> Iterator[Newcomer]:
        """Let one in inside of this; raises CrowdError. Who was in already is none."""
        if wait := self._each.take(address):
            self._refusals.tell(HTTPStatus.TOO_MANY_REQUESTS)
            raise CrowdError(wait)
        one = Newcomer()
        try:
            yield one
        finally:
            if not one.new:
                self._each.give_back(address)


class Newcomer:
    """Whoever comes in; `new` once they have a voice that they had not before."""

    new = False
