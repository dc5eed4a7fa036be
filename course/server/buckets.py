"""How fast each address asks: a bucket of tokens for each, known for moments and by no name."""

from __future__ import annotations

import asyncio
import math
import secrets
from collections.abc import Callable
from hashlib import blake2b
from ipaddress import ip_address
from time import monotonic

from course.server.limits import Rate

MOST = 20_000  # addresses remembered; beyond it the one heard of first is forgotten
SWEEP = 30  # seconds between two looks for those to forget
HOME = 64  # bits of an IPv6 address that one household or office has


class Buckets:
    """A bucket for each address that asked a moment ago.

    What is kept is no address but a hash of it, under a secret made when the process starts and
    written nowhere. It is kept until the bucket is full again, at most some seconds after the
    last request, and then only to the next sweep.
    """

    def __init__(self, rate: Rate, now: Callable[[], float] = monotonic) -> None:
        """Know nobody."""
        self._rate, self._now = rate, now
        self._secret = secrets.token_bytes(32)
        self._held: dict[bytes, tuple[float, float]] = {}  # tokens left, and when that was so
        self._swept = now()

    def __len__(self) -> int:
        return len(self._held)

    def take(self, address: str, tokens: float = 1) -> int:
        """Take tokens from an address's bucket; give the seconds to wait when it has too few."""
        if not self._rate.each_second:
            return 0
        if wait := self.wait(address, tokens):
            return wait
        now, key = self._now(), self._key(address)
        left = self._left(key, now) - tokens
        self._held.pop(key, None)  # so that the one heard of last stands last
        self._held[key] = (left, now)
        if len(self._held) > MOST:
            del self._held[next(iter(self._held))]
        return 0

    async def go(self) -> None:
        """Forget those who ask no more, also where nobody else asks, for as long as we run."""
        while True:
            await asyncio.sleep(SWEEP)
            self.sweep()

    def sweep(self) -> None:
        """Forget those whose bucket is full again."""
        now = self._swept = self._now()
        full = [key for key in self._held if self._left(key, now) >= self._rate.at_once]
        for key in full:
            del self._held[key]

    def give_back(self, address: str) -> None:
        """Put a token back that was not used after all."""
        key = self._key(address)
        if key in self._held:
            left, then = self._held[key]
            self._held[key] = (left + 1, then)

    def wait(self, address: str, tokens: float = 1) -> int:
        """Give the seconds until there are so many tokens, and take none."""
        now = self._now()
        if now - self._swept >= SWEEP:
            self.sweep()
        left = self._left(self._key(address), now) - tokens
        return max(1, math.ceil(-left / self._rate.each_second)) if left < 0 else 0

    def _left(self, key: bytes, now: float) -> float:
        tokens, then = self._held.get(key, (self._rate.at_once, now))
        return min(self._rate.at_once, tokens + (now - then) * self._rate.each_second)

    def _key(self, address: str) -> bytes:
        return blake2b(_whose(address), key=self._secret, digest_size=12).digest()


def _whose(address: str) -> bytes:
    """Give what stands for one visitor: an IPv4 address, or the network of an IPv6 address."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return address.encode("utf-8", "replace")
    if found.version == 6:  # noqa: PLR2004 -- the version's name
        return (found.ipv4_mapped or found).packed[: 4 if found.ipv4_mapped else HOME // 8]
    return found.packed
