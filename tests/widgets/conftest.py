"""What tests of the trainer's widgets share: a desk with an open room, and the watch over it."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from course.live.desk import Desk
from tests.live import rooms
from widgets import watch as watching
from widgets.lesson import course
from widgets.trainer import verbs
from widgets.watch import Watch


@pytest.fixture(autouse=True)
def loopless() -> Iterator[None]:
    """Hide the loop that a browser's tests keep in this thread, for it never turns by itself."""
    loop = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    yield
    asyncio._set_running_loop(loop)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Give a trainer's desk with an open room."""
    with rooms.desk(course(), tmp_path) as made:
        yield made


@pytest.fixture
def watch(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Watch:
    """Give the watch over that desk, and let the verbs have it too."""
    monkeypatch.setattr(watching, "PAUSE", 0.02)
    made = Watch(desk)
    monkeypatch.setattr(verbs, "watch", lambda: made)
    return made
