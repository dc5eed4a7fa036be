"""Guessed codes: so many wrong ones, and no more, from one address and from all together."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from http import HTTPStatus
from ipaddress import IPv6Address, ip_address
from time import monotonic

from course.live.store import GoneError
from course.server.buckets import Buckets
from course.server.limits import UNSUSPECTED, WRONG_ALL, WRONG_EACH, Rate
from course.server.refusals import Refusals, TooManyError

ENDED = 15 * 60  # seconds after which a code that was right counts as a wrong one
MOST = 1_000  # codes that were right, and are remembered
WIDE = 80  # bits of an IPv6 address that one who guesses can choose freely
AT_A_TIME = 8  # codes that are looked for at once; so many may be wrong beyond what is allowed


class GuessedError(TooManyError):
    """There were too many wrong codes: nobody is told of more."""


class Guessing:
    """The wrong codes of a moment ago; each of several processes allows its share of them all."""

    def __init__(self, workers: int = 1, now: Callable[[], float] = monotonic) -> None:
        """Begin with none."""
        rate, burst = WRONG_ALL.each_second / workers / 2, int(WRONG_ALL.at_once / workers)
        self._each = Buckets(WRONG_EACH, now)
        self._anyone = Buckets(Rate(rate, max(1, burst - burst // 2)), now)
        self._kept = Buckets(Rate(rate, max(1, burst // 2)), now)
        self._unsuspected = Buckets(Rate(1 / UNSUSPECTED, 1), now)
        self._looking = asyncio.Semaphore(AT_A_TIME)
        self._now, self._right = now, dict[str, float | None]()  # codes, and when they were no more
        self._refusals = Refusals(now)

    @asynccontextmanager
    async def trying(self, address: str, code: str) -> AsyncIterator[None]:
        """Try a code inside of this; raises GuessedError, and counts GoneError as a wrong one.

        Who guesses too much hears nothing of a right code either. A code that was right is no
        guess when its room has just ended: every phone of the room asks once more.
        """
        async with self._looking:
            if wait := self._wait(address):
                self._refusals.tell(HTTPStatus.TOO_MANY_REQUESTS)
                raise GuessedError(wait)
            try:
                yield
            except GoneError:
                if not self._just_ended(code):
                    self._wrong(address)
                raise
            self._right.pop(code, None)
            self._right[code] = None  # the one heard of last stands last
            if len(self._right) > MOST:
                del self._right[next(iter(self._right))]

    def __len__(self) -> int:
        """Give how many addresses are remembered."""
        return max(len(self._each), len(self._unsuspected))

    def sweep(self) -> None:
        """Forget those who guess no more."""
        for each in (self._each, self._anyone, self._kept, self._unsuspected):
            each.sweep()

    def _wait(self, address: str) -> int:
        """Give for how many seconds an address has to wait."""
        wait = self._anyone.wait("")
        if own := self._each.wait(address):
            return max(own, wait)
        if wait and not self._unsuspected.wait(_wide(address)):
            return self._kept.wait("")
        return wait

    def _wrong(self, address: str) -> None:
        """Count a wrong code."""
        self._each.take(address)
        self._unsuspected.take(_wide(address))
        if self._anyone.take(""):
            self._kept.take("")

    def _just_ended(self, code: str) -> bool:
        if code not in self._right:
            return False
        if (ended := self._right[code]) is None:
            ended = self._right[code] = self._now()
        return self._now() - ended < ENDED


def _wide(address: str) -> str:
    """Give what stands for whoever has very many addresses of IPv6; others as they are."""
    with suppress(ValueError):
        found = ip_address(address.partition("%")[0])
        if found.version == 6 and not found.ipv4_mapped:  # noqa: PLR2004 -- the version's name
            return str(IPv6Address(int(found) >> WIDE << WIDE))
    return address
