"""Who asked is forgotten, also when nobody asks after them."""

import asyncio

import pytest

from course.server import buckets
from course.server.buckets import Buckets
from course.server.limits import Rate
from tests.scenes import play


def test_the_last_to_ask_is_forgotten_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody else has to ask for someone to be forgotten."""
    monkeypatch.setattr(buckets, "SWEEP", 0.01)
    held = Buckets(Rate(100, 1))
    held.take("192.0.2.77")

    async def night() -> None:
        sweeping = asyncio.ensure_future(held.go())
        for _ in range(2_000):
            await asyncio.sleep(0.01)
            if not held:
                break
        sweeping.cancel()

    play(night())
    assert len(held) == 0
