"""An open stream is neither idle nor slow; a client that stops reading is cut."""

import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from course.content import Course
from course.live.store import Store
from course.notebooks import folder
from course.server import Settings, limits
from course.server.app import _site
from course.server.live import events, handlers
from course.server.plain import Site
from course.server.shelf import Shelf
from tests.server.live import leading
from tests.server.live.leading import Trainer
from tests.server.live.phones import stream
from tests.server.small import serving


@pytest.fixture
def led(where: str) -> Iterator[Trainer]:
    """Begin a session."""
    store = Store(where)
    yield leading.begin(store)
    store.close()


@pytest.fixture
def site(course: Course, where: str) -> Iterator[Site]:
    """Give what handlers work with, in a process without patience."""
    made = _site(course, Shelf(course, folder()), "/", replace(Settings(), store=where))
    yield made
    assert made.live
    made.live.close()


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every patience short."""
    for name in ("HEAD_TIME", "BODY_TIME", "STUCK", "IDLE"):
        monkeypatch.setattr(limits, name, 0.5)


def test_a_stream_outlasts_every_patience_while_it_is_read(site: Site, led: Trainer) -> None:
    """Nothing happens for longer than any client may be slow, and then the news comes."""
    with (
        serving(site, more=handlers("/", site)) as (address, _, _),
        stream(address, led.code) as opened,
    ):
        assert opened.until('{"revision": 1}')
        time.sleep(3)
        led.put("how-far")
        assert opened.until('{"revision": 2}')


def test_a_client_that_stops_reading_is_cut(
    site: Site, led: Trainer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What nobody takes is kept for nobody."""
    monkeypatch.setattr(events, "BEAT", 0.05)
    monkeypatch.setattr(events, "_written", lambda _news, **_more: "data: " + "x" * 2_000_000)
    room = site.live
    assert room
    with serving(site, more=handlers("/", site)) as (address, _, _), stream(address, led.code):
        for _ in range(100):
            time.sleep(0.1)
            if len(room.streams):
                break
        assert len(room.streams) == 1
        for _ in range(100):
            time.sleep(0.1)
            if not len(room.streams):
                break
        assert len(room.streams) == 0


def test_who_finds_no_room_for_a_stream_is_told_to_ask(
    site: Site, led: Trainer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page asks now and then instead."""
    room = site.live
    assert room
    monkeypatch.setattr(room.streams, "_most", 1)
    with (
        serving(site, more=handlers("/", site)) as (address, _, _),
        stream(address, led.code) as one,
    ):
        assert one.until('{"revision": 1}')
        with stream(address, led.code) as two:
            assert two.until("\r\n\r\n")
        assert " 503 " in two.said
        assert "Retry-After: 3" in two.said
