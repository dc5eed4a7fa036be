"""The course served for a test: a process of its own, on a free port of this machine only."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO


class Served:
    """A running server: its address, and its log so far."""

    def __init__(self, process: "subprocess.Popen[str]", address: str, log: Path) -> None:
        """Keep the process, the address without a last slash, and where the log is."""
        self.process, self.address, self.log = process, address, log

    def stop(self) -> None:
        """End the server as an operator would; one that does not heed it is killed."""
        self.process.terminate()
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def leave(self) -> None:
        """End the server when nobody waits for anything any more: told twice, it ends at once."""
        for _ in range(2):
            if self.process.poll() is None:
                self.process.terminate()
                with suppress(subprocess.TimeoutExpired):
                    self.process.wait(timeout=2)
        if self.process.poll() is None:
            self.stop()


@contextmanager
def running(
    command: list[str], log: Path, ready: str, more: Mapping[str, str] | None = None
) -> Iterator[Served]:
    """Run a server whose output says where it is: `ready` is a pattern with the address in it."""
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", **(more or {})}
    with log.open("w", encoding="utf-8") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out, text=True, env=environment)
    served = Served(process, "", log)
    try:
        with log.open(encoding="utf-8") as told:
            served.address = _wait(process, told, ready)
        yield served
    finally:
        served.leave()


def _wait(process: "subprocess.Popen[str]", told: IO[str], ready: str) -> str:
    said = ""
    while process.poll() is None:
        said += told.readline()
        if found := re.search(ready, said):
            return found[1]
    raise RuntimeError(said + told.read())


def free_port() -> int:
    """Give a port of this machine that nothing listens on, for servers that cannot choose one."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


@contextmanager
def learners(log: Path, *options: str) -> Iterator[Served]:
    """Run `kundfokus serve` on a free port."""
    command = [
        sys.executable,
        "-m",
        "course.command",
        "serve",
        "--port",
        "0",
        "--no-browser",
        *options,
    ]
    with running(command, log, r"(http://127\.0\.0\.1:\d+)") as served:
        yield served


@contextmanager
def trainers(log: Path, notebooks: Path) -> Iterator[Served]:
    """Run JupyterLab on a copy of the notebooks, with nobody's settings, and asking for no news."""
    own = log.parent / "jupyter"
    silent = own / "settings" / "@jupyterlab" / "apputils-extension"
    silent.mkdir(parents=True)
    silent.joinpath("notification.jupyterlab-settings").write_text('{"fetchNews": "false"}')
    folders = {"JUPYTER_CONFIG_DIR": "config", "JUPYTERLAB_SETTINGS_DIR": "settings"}
    folders |= {"JUPYTERLAB_WORKSPACES_DIR": "workspaces"}
    more = {variable: str(own / folder) for variable, folder in folders.items()}
    command = [
        sys.executable, "-m", "jupyterlab", str(notebooks),
        "--no-browser", "--allow-root", "--port=0",
        "--IdentityProvider.token=", "--ServerApp.disable_check_xsrf=True",
        "--LabApp.news_url=", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    ]  # fmt: skip
    with running(command, log, r"(http://(?:localhost|127\.0\.0\.1):\d+)/lab", more) as served:
        yield served
