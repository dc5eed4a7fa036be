"""How many streams there are, in this process and for one address; the rest must ask instead."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b

from course.server import limits


class Streams:
    """The open streams; an address is known by a hash, for as long as it has one."""

    def __init__(self, most: int = limits.STREAMS, each: int = limits.STREAMS_EACH) -> None:
        """Begin with none."""
        self._most, self._each = most, each
        self._secret = secrets.token_bytes(32)
        self._open = Counter[bytes]()

    def __len__(self) -> int:
        return self._open.total()

    def full(self, address: str) -> bool:
        """Tell whether there is no room for another."""
        return len(self) >= self._most or self._open[self._key(address)] >= self._each

    @contextmanager
    def one(self, address: str) -> Iterator[None]:
        """Count a stream for as long as it is open."""
        key = self._key(address)
        self._open[key] += 1
        try:
            yield
        finally:
            self._open[key] -= 1
            if not self._open[key]:
                del self._open[key]

    def _key(self, address: str) -> bytes:
        return blake2b(
            address.encode("utf-8", "replace"), key=self._secret, digest_size=12
        ).digest()
