"""The voices of a rehearsal: made of the session's secret, so that any kernel knows them."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256

from course.live import codes
from course.live.session import Key

MOST = 100  # voices in a rehearsal


@lru_cache(maxsize=4)
def voices(key: Key) -> tuple[str, ...]:
    """Give the voices that pretend to be in a session, as many as there may be."""
    tokens = (sha256(f"{key.secret} {number}".encode()).hexdigest()[:32] for number in range(MOST))
    return tuple(codes.hashed(each) for each in tokens)
