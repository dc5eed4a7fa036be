"""The server as the unit and the manifest run it: nobody's user, no home, nothing to write to."""

import base64
import json
import os
import re
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests import programs
from tests.bench import processes
from tests.operating.test_written import CONTAINER, SAID
from tests.operating.written import example
from tests.plan.conftest import FULL, answers
from tests.repository import ROOT
from tests.server.asking import Client
from tests.serving import Served, free_port, running

NOBODY = "62637"  # one of those that systemd makes up: it is in no list of users
ROOM = ["--die-with-parent", "--unshare-user", "--unshare-ipc", "--uid", NOBODY, "--gid", NOBODY]
ROOM += ["--cap-drop", "ALL", "--ro-bind", "/", "/", "--dev", "/dev"]
NAME = "kurs.example.se"
Described = Callable[[], tuple[list[str], dict[str, str], str]]


@contextmanager
def shut_in(folder: Path, words: list[str], said: dict[str, str]) -> Iterator[Served]:
    """Run the server with these words and variables only; where Linux can, with nothing else."""
    found = programs.bubblewrap()
    room = [found, *ROOM] if found else []
    variables = {
        "PATH": os.defpath,
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        **said,
    }
    cleared = ["env", "-i", *(f"{name}={value}" for name, value in variables.items())]
    server = [sys.executable, "-m", "course.command", *words]
    with running(
        [*room, *cleared, *server], folder / "log", r"(http://127\.0\.0\.1:\d+)"
    ) as served:
        yield served


def as_the_unit() -> tuple[list[str], dict[str, str], str]:
    """Give the unit's words and variables, and the path of the course."""
    (line,) = re.findall(r"^ExecStart=\S+ (.*)$", example("systemd"), re.MULTILINE)
    said = dict(re.findall(r"^Environment=(\w+)=(.*)$", example("systemd"), re.MULTILINE))
    return line.split(), said | {"KUNDFOKUS_PORT": "0"}, "/kurs"


def as_the_pod() -> tuple[list[str], dict[str, str], str]:
    """Give the pod's words and variables; HOME is what containers get without a user's own."""
    counts = f"127.0.0.1:{free_port()}"
    here = {"KUNDFOKUS_PORT": "0", "KUNDFOKUS_METRICS": counts, "KUNDFOKUS_DRAIN": "1"}
    return CONTAINER["args"], SAID | here | {"HOME": "/"}, ""


@pytest.mark.parametrize("described", [as_the_unit, as_the_pod])
def test_the_server_needs_no_user_no_home_and_no_disk(described: Described, tmp_path: Path) -> None:
    """It shows a page, answers, makes a PDF, and ends with 0 when it is told to stop."""
    words, said, path = described()
    with shut_in(tmp_path, words, said) as served:
        client = Client(served.address)
        assert client.ask(f"{path}/health", Host="10.0.0.3").text == "ok"
        assert client.ask(f"{path}/sv/1-who-for", Host=NAME).status == 200
        question = {"take": "pdf", "answers": answers(FULL), "today": "2026-11-24"}
        asked = json.dumps(question).encode()
        kind = {"Host": NAME, "Content_Type": "application/json"}
        got = client.ask(f"{path}/sv/reply", "POST", asked, **kind).json()
        assert base64.b64decode(got["file"]["base64"]).startswith(b"%PDF")
        innermost = processes.tree(served.process.pid)[-1]  # bubblewrap hands no signal on
        os.kill(innermost, signal.SIGTERM)
        assert served.process.wait(timeout=20) == 0
        assert "Traceback" not in served.log.read_text("utf-8")
