"""Clients that are slow on purpose, and too many of them, before a small server in this process."""

import socket
import time

import pytest
from tornado.httpserver import HTTPServer
from tornado.web import Application

from course.content import Course
from course.notebooks import folder
from course.server import Settings, limits
from course.server.app import _site
from course.server.connections import Connections, room
from course.server.plain import Site
from course.server.shelf import Shelf
from tests.server.raw import Heard, connect, hear
from tests.server.small import serving

HEALTHY = b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n"
POST = b"POST /sv/reply HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
SMALL = b'Content-Length: 12\r\n\r\n{"draw": []}'


@pytest.fixture(scope="module")
def site(course: Course) -> Site:
    """Give what handlers work with."""
    return _site(course, Shelf(course, folder()), "/", Settings())


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every patience short."""
    for name in ("HEAD_TIME", "BODY_TIME", "STUCK"):
        monkeypatch.setattr(limits, name, 0.5)


def drip(connection: socket.socket, text: bytes) -> None:
    """Send a text a byte at a time."""
    for sign in text:
        connection.sendall(bytes([sign]))
        time.sleep(0.2)


def cut(connection: socket.socket, patience: float = 6) -> bool:
    """Tell whether the server closes a connection without an answer."""
    heard = hear(connection, patience)
    return heard.closed and heard.said == b""


@pytest.mark.usefixtures("hasty")
def test_a_head_that_drips_is_cut(site: Site) -> None:
    """A byte now and then keeps no connection: the whole head has its time."""
    with serving(site) as (address, _, _), connect(address) as slow:
        begun = time.monotonic()
        with pytest.raises(OSError, match=r"."):
            drip(slow, HEALTHY)
        assert time.monotonic() - begun < 8


@pytest.mark.usefixtures("hasty")
@pytest.mark.parametrize("head", [SMALL[:-4], b"Transfer-Encoding: chunked\r\n\r\n2\r\n{"])
def test_a_body_that_stops_is_cut(site: Site, head: bytes) -> None:
    """Who promises a body and sends half of it is not waited for, and nothing of it is kept."""
    with serving(site) as (address, _, _), connect(address) as slow:
        slow.sendall(POST + head)
        assert cut(slow)
        wait_for(lambda: site.bodies.total == 0)


@pytest.mark.usefixtures("hasty")
def test_an_answer_that_nobody_takes_is_dropped(site: Site) -> None:
    """Who asks for much and reads nothing keeps no memory of ours."""
    with serving(site) as (address, server, _), connect(address) as slow:
        slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
        slow.sendall(HEALTHY.replace(b"/health", b"/long"))
        deadline = time.monotonic() + 10
        while not server.open and time.monotonic() < deadline:
            time.sleep(0.02)
        while server.open and time.monotonic() < deadline:
            time.sleep(0.05)
        assert not server.open


@pytest.mark.usefixtures("hasty")
def test_a_connection_may_rest_between_clicks(site: Site) -> None:
    """A learner who reads for a while loses no connection by it."""
    with serving(site) as (address, _, _), connect(address) as patient:
        for pause in (2.5, 0):
            patient.sendall(HEALTHY)
            assert hear(patient, 5, until=b"ok").statuses == [200]
            time.sleep(pause)


def test_one_that_rests_gives_way(site: Site) -> None:
    """When all places are taken, the connection that has rested longest is closed for a new one."""
    with serving(site, most=5) as (address, server, _):
        held = [connect(address) for _ in range(5)]
        for each in held:
            each.sendall(HEALTHY)
            assert hear(each, 5, until=b"ok").statuses == [200]
        with connect(address) as new:
            new.sendall(HEALTHY)
            assert hear(new, 5, until=b"ok").statuses == [200]
            assert cut(held[0])
            held[1].sendall(HEALTHY)
            assert hear(held[1], 5, until=b"ok").statuses == [200]
            assert len(server.open) <= 5
        for each in held:
            each.close()


def test_one_too_many_hears_so(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """With every place at work, newcomers hear when to come back; beyond some, they are cut."""
    monkeypatch.setattr(limits, "SURPLUS", 2)
    with serving(site, most=3) as (address, server, _):
        busy = [connect(address) for _ in range(3)]
        for each in busy:
            each.sendall(POST + SMALL[:-4])
        wait_for(lambda: sum(not stream.resting for stream in server.open) == 3)
        turned = [asked(address) for _ in range(2)]
        assert all(heard.statuses == [503] for heard in turned)
        assert all(b"Retry-After: 3\r\n" in heard.said for heard in turned)
        crowd = [connect(address) for _ in range(20)]
        wait_for(lambda: len(server.open) <= 5)
        for each in busy:
            each.sendall(SMALL[-4:])
            assert hear(each, 5, until=b"place").statuses == [200]
        for each in [*busy, *crowd]:
            each.close()


def test_overload_is_answered_early(site: Site) -> None:
    """A server that is behind turns clicks away before reading them, and says when to come back."""
    with serving(site) as (address, _, gate):
        assert asked(address, POST + SMALL).statuses == [200]

        class Late:
            late = True

        gate.pulse = Late()  # type: ignore[assignment]
        heard = asked(address, POST + SMALL)
        assert heard.statuses == [503]
        assert b"Retry-After: 3\r\n" in heard.said
        assert asked(address).statuses == [200]  # what costs nothing is given


def test_half_questions_have_a_bound_together(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many send a megabyte and wait, what is held stays within bounds, and a click goes."""
    monkeypatch.setattr(site.bodies, "_most", 2_000_000)
    with serving(site) as (address, _, _):
        crowd = [connect(address) for _ in range(8)]
        for each in crowd:
            each.sendall(POST + b"Content-Length: 900000\r\n\r\n" + b"x" * 600_000)
        wait_for(lambda: site.bodies.total > 1_000_000)
        for _ in range(5):
            assert site.bodies.total <= 2_000_000
            assert asked(address, POST + SMALL).statuses == [200]
        for each in crowd:
            each.sendall(b"x" * 300_000)
        heard = [hear(each, 5, until=b"}") for each in crowd]
        assert {status for each in heard for status in each.statuses} == {400, 503}
        assert any(b"Retry-After: 3\r\n" in each.said for each in heard)
        for each in crowd:
            each.close()
        wait_for(lambda: site.bodies.total == 0)


def test_there_is_room_for_as_many_as_the_system_lets() -> None:
    """The bound is below what the system gives, so that accepting never fails."""
    assert 8 <= room(100) <= 100
    assert room(10**9) < 10**9 or not hasattr(socket, "AF_UNIX")


def test_tornado_has_what_we_lean_on() -> None:
    """The server is Tornado's, with our bounds given to it."""
    assert issubclass(Connections, HTTPServer)
    params = Connections(Application()).conn_params
    assert params.max_header_size == limits.HEAD
    assert params.body_timeout == limits.BODY_TIME
    assert params.header_timeout == limits.IDLE


def asked(address: str, request: bytes = HEALTHY) -> Heard:
    """Ask on a connection of its own, which is closed after the answer."""
    with connect(address) as connection:
        connection.sendall(request.replace(b"Host:", b"Connection: close\r\nHost:"))
        return hear(connection, 10)


def wait_for(true: object) -> None:
    """Wait until something holds."""
    assert callable(true)
    for _ in range(200):
        if true():
            return
        time.sleep(0.02)
    raise AssertionError
