"""The server stops as a balancer and a learner would have it."""

import base64
import json
import signal
import socket
import threading
import time
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.plan.conftest import FULL, answers
from tests.server.asking import Client
from tests.serving import Served, learners

HELD = 60  # seconds: no test waits for it


def kept(served: Served) -> HTTPConnection:
    """Open a connection that is kept, as a balancer keeps one."""
    connection = HTTPConnection(served.address.removeprefix("http://"), timeout=HELD)
    connection.request("GET", "/health")
    assert connection.getresponse().read() == b"ok"
    return connection


def health(connection: HTTPConnection) -> tuple[int, bytes]:
    """Ask for the health on a connection that is kept."""
    connection.request("GET", "/health")
    answer = connection.getresponse()
    return answer.status, answer.read()


def half_asked(served: Served) -> socket.socket:
    """Begin to ask, and stop in the middle of the question."""
    host, _, port = served.address.removeprefix("http://").partition(":")
    held = socket.create_connection((host, int(port)), timeout=HELD)
    held.sendall(
        b"POST /sv/reply HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        b"Content-Length: 2\r\n\r\n{"
    )
    time.sleep(0.3)  # the server has read it
    return held


def refused(served: Served) -> bool:
    """Whether nobody answers any more."""
    try:
        Client(served.address).ask("/health")
    except OSError:
        return True
    return False


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_whoever_has_asked_is_answered(tmp_path: Path, sign: signal.Signals, workers: int) -> None:
    """Told to stop, the server takes nobody new, answers who has begun to ask, and ends with 0."""
    with (
        learners(tmp_path / "log", "--workers", str(workers)) as served,
        half_asked(served) as held,
    ):
        served.process.send_signal(sign)
        for _ in range(100):
            if refused(served):
                break
            time.sleep(0.05)
        assert refused(served)
        assert served.process.poll() is None
        held.sendall(b"}")
        answer = held.recv(10_000)
        assert answer.startswith(b"HTTP/1.1 200 OK")
        assert served.process.wait(timeout=15) == 0


@pytest.mark.parametrize("workers", [1, 2])
def test_the_balancer_hears_first(tmp_path: Path, workers: int) -> None:
    """While it drains, the server says that it stops, and still serves whoever comes."""
    options = ["--drain", "30", "--workers", str(workers)]
    with learners(tmp_path / "log", *options) as served:
        client = Client(served.address)
        assert client.ask("/health").text == "ok"
        served.process.terminate()
        for _ in range(100):
            if client.ask("/health").status == 503:
                break
            time.sleep(0.05)
        told = [client.ask("/health") for _ in range(10)]
        assert {(each.status, each.text) for each in told} == {(503, "stopping")}
        assert client.ask("/sv/").status == 200
        served.process.terminate()
        assert served.process.wait(timeout=10) == 0


def test_a_kept_connection_hears_that_it_stops(tmp_path: Path) -> None:
    """A balancer that keeps a connection gets its 503 there, though no new one is taken."""
    with learners(tmp_path / "log") as served:
        connection = kept(served)
        with half_asked(served):
            served.process.terminate()
            for _ in range(100):
                if refused(served):
                    break
                time.sleep(0.05)
            assert health(connection) == (503, b"stopping")
            served.process.terminate()


@pytest.mark.parametrize("workers", [1, 2])
def test_told_twice_it_ends_at_once(tmp_path: Path, workers: int) -> None:
    """A second signal waits for nobody, and the exit code says that somebody was left."""
    with learners(tmp_path / "log", "--workers", str(workers)) as served, half_asked(served):
        served.process.terminate()
        time.sleep(0.5)
        assert served.process.poll() is None
        began = time.monotonic()
        served.process.send_signal(signal.SIGINT)
        assert served.process.wait(timeout=10) == 1
        assert time.monotonic() - began < 5


def test_a_file_that_is_being_made_is_finished(tmp_path: Path) -> None:
    """Whoever waits for their page as a PDF gets it, though the server was told to stop."""
    question = {"take": "pdf", "answers": answers(FULL), "today": "2026-11-24"}
    got: list[bytes] = []

    def take(address: str) -> None:
        got.append(Client(address).reply(question).body)

    with learners(tmp_path / "log") as served:
        learners_waiting = [threading.Thread(target=take, args=[served.address]) for _ in range(3)]
        for each in learners_waiting:
            each.start()
        time.sleep(0.15)
        served.process.terminate()
        assert served.process.wait(timeout=30) == 0
        for each in learners_waiting:
            each.join()
    assert len(got) == 3
    for body in got:
        assert base64.b64decode(json.loads(body)["file"]["base64"]).startswith(b"%PDF")
