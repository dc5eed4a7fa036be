"""How the server starts and stops."""

import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from course.server.responsible import UNSAID
from tests.serving import learners

SERVE = [sys.executable, "-m", "course.command", "serve", "--no-browser"]


def test_the_server_says_where_it_is_once_it_is_there(tmp_path: Path) -> None:
    """With port 0 any free port is taken, and the whole address stands on one line."""
    log = tmp_path / "log"
    with learners(log) as served:
        port = int(served.address.rpartition(":")[2])
        assert log.read_text("utf-8").splitlines()[0] == f"{served.address}/sv/"
        with socket.create_connection(("127.0.0.1", port), timeout=5):
            pass


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_the_server_stops_when_told(tmp_path: Path, sign: signal.Signals) -> None:
    """Ctrl+C and an operator's stop end it at once and without a word of complaint."""
    log = tmp_path / "log"
    with learners(log, "--report-to", "us@example.org") as served:
        served.process.send_signal(sign)
        assert served.process.wait(timeout=10) == 0
    assert len(log.read_text("utf-8").splitlines()) == 1


def test_an_operator_is_told_once_that_nobody_is_named(tmp_path: Path) -> None:
    """Without an address for reports the line after the address says how to name one."""
    log = tmp_path / "log"
    with learners(log, "--report-to", "") as served:
        served.process.terminate()
        assert served.process.wait(timeout=10) == 0
    assert log.read_text("utf-8").splitlines() == [f"{served.address}/sv/", UNSAID]


def test_a_connection_left_open_does_not_keep_the_server(tmp_path: Path) -> None:
    """A browser that holds its connection does not hold the server up."""
    with learners(tmp_path / "log") as served:
        port = int(served.address.rpartition(":")[2])
        with socket.create_connection(("127.0.0.1", port), timeout=5) as held:
            held.sendall(b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n")
            assert held.recv(15) == b"HTTP/1.1 200 OK"
            served.process.terminate()
            assert served.process.wait(timeout=10) == 0


def test_a_taken_port_is_said_in_a_sentence() -> None:
    """Two servers cannot have one port, and the second one says so and fails."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = subprocess.run(
            [*SERVE, "--port", str(port)], capture_output=True, text=True, check=False
        )
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr == (
        f"Port {port} is taken by another program. Choose another one with --port.\n"
    )


def test_an_address_of_another_computer_is_said_in_a_sentence() -> None:
    """What cannot be listened on is told without a traceback."""
    done = subprocess.run(
        [*SERVE, "--port", "0", "--host", "192.0.2.1"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert re.fullmatch(r"[^\n]+\.\n", done.stderr)


def test_mistakes_in_a_lesson_are_told_before_the_server_starts(tmp_path: Path) -> None:
    """Each mistake stands on a line with its file and line, and the server does not start."""
    lesson = tmp_path / "sv" / "1-who-for.md"
    lesson.parent.mkdir()
    lesson.write_text("---\ntitle: x\nminutes: many\ngoal: y\n---\n\n::: nope #x\n:::\n", "utf-8")
    command = [*SERVE, "--port", "0", "--with", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    lines = (done.stdout + done.stderr).splitlines()
    assert len(lines) >= 2
    assert all(re.match(r".+\.md:\d+: .+\.$", line) for line in lines)
