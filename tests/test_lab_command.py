"""The command `kundfokus lab`: JupyterLab for its user, and the learners' server beside it."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner

from course import command, new
from tests.repository import ROOT
from tests.server.asking import Answer, Client
from tests.server.overlays import ONLY_OURS, write
from tests.serving import Served, free_port, running


def test_the_labs_copy_is_no_part_of_the_checkout() -> None:
    """Git ignores the folder that `kundfokus lab` makes, wherever in the repository it is made."""
    (said,) = [each for each in command.main.commands["lab"].params if each.name == "copy"]
    for folder in (said.default, f"docs/{said.default}"):
        ignored = ["git", "check-ignore", "--quiet", f"{folder}/sv/1-who-for.ipynb"]
        assert subprocess.run(ignored, cwd=ROOT, check=False).returncode == 0


@pytest.mark.parametrize("to", ["notebooks", "notebooks/sv", "pyproject.toml/copy"])
def test_a_folder_that_cannot_hold_the_copy_is_told_in_a_sentence(to: str) -> None:
    """The course's own folder, and one that cannot be made, begin no JupyterLab."""
    words = ["lab", "--no-browser", "--notebooks", str(ROOT / to)]
    told = CliRunner().invoke(command.main, words)
    assert told.exit_code == 1
    assert told.stderr.endswith("Say another folder with --notebooks.\n")
    assert len(told.stderr.splitlines()) == 1


def test_the_lab_is_for_its_own_user(tmp_path: Path) -> None:
    """JupyterLab keeps its token and runs no Voilà, which would run what anyone sends."""
    new.lesson(tmp_path, "3-my-lesson")
    mine = write(tmp_path, "sv", "4-mine", ONLY_OURS)
    copy = tmp_path / "copy"
    words = ["lab", "--no-browser", "--port", str(free_port()), "--with", str(tmp_path)]
    words += ["--notebooks", str(copy)]
    lab = [sys.executable, "-m", "course.command", *words]
    with running(lab, tmp_path / "log", r"(http://127\.0\.0\.1:\d+/lab\?token=\w+)") as served:
        address, _, token = served.address.partition("/lab?token=")
        client = Client(address)
        assert ready(client).status == 403
        for path in ("/voila", "/voila/render/sv/4-mine.ipynb"):
            assert client.ask(f"{path}?token={token}").status == 404
        for name in ("sv/4-mine.ipynb", "en/3-my-lesson.ipynb", "sv/1-who-for.ipynb"):
            assert client.ask(f"/api/contents/{name}?token={token}").status == 200
        model = {"type": "notebook", "content": json.loads(mine.read_text("utf-8"))}
        model["content"]["metadata"]["changed"] = True
        client.ask(
            f"/api/contents/sv/4-mine.ipynb?token={token}", "PUT", json.dumps(model).encode()
        )
    assert json.loads(mine.read_text("utf-8"))["metadata"]["changed"]


def test_the_lab_brings_the_learners_server(tmp_path: Path) -> None:
    """It is beside JupyterLab on a port of its own, comes back when it dies, and ends with it."""
    words = ["lab", "--no-browser", "--port", str(free_port()), "--server-port", str(free_port())]
    words += ["--notebooks", str(tmp_path / "copy")]
    lab = [sys.executable, "-m", "course.command", *words]
    with running(lab, tmp_path / "log", r"(http://127\.0\.0\.1:\d+/lab\?token=\w+)") as served:
        (port,) = re.findall(r"course is at http://127\.0\.0\.1:(\d+)/", told(served))
        address, _, token = served.address.partition("/lab?token=")
        client, server = Client(address), Client(f"http://127.0.0.1:{port}")
        assert ready(client).status == 403
        assert ready(server, "/sv/").status == 200
        assert server.ask("/sv/", Host="elsewhere.example").status == 421
        assert client.ask(f"/api/contents/.room/room.sqlite?token={token}").status == 404
        assert (tmp_path / "copy" / ".room" / "room.sqlite").is_file()
        first = listening(int(port))
        os.kill(first, signal.SIGKILL)
        while "is started anew" not in told(served):
            time.sleep(0.1)
        assert ready(server, "/sv/").status == 200
        second = listening(int(port))
        served.process.terminate()
        assert served.process.wait(timeout=40) == 0
        assert second != first
        for closed in (client, server):
            with pytest.raises(OSError):  # noqa: PT011 -- each system words it its own way
                closed.ask("/health")


def told(served: Served) -> str:
    """Give what the command has said so far."""
    return served.log.read_text("utf-8")


def listening(port: int) -> int:
    """Give the process that listens on a port, by what its command says."""
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            words = (folder / "cmdline").read_text("utf-8").split("\0")
            if "serve" in words and f"--port={port}" in words:
                return int(folder.name)
    raise AssertionError(port)


def ready(client: Client, path: str = "/api/contents") -> Answer:
    """Ask for the files without the token, once the server answers at all."""
    for _ in range(100):
        try:
            return client.ask(path)
        except OSError:
            time.sleep(0.1)
    raise AssertionError
