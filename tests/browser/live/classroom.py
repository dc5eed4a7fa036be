"""`kundfokus lab` as a trainer starts it who has never been here: both servers, and their copy."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.browser.jupyterlab import listened
from tests.serving import free_port, running

READY = r"(http://127\.0\.0\.1:\d+/lab\?token=\w+)"
# JupyterLab's own settings are nobody's, and nothing of the computer's is in the room.
THEIRS = ("JUPYTER_CONFIG_DIR", "JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR")


@dataclass(frozen=True)
class Classroom:
    """A running classroom: JupyterLab's address with its token, the copy, and what was logged."""

    address: str
    copy: Path
    log: Path

    def notebook(self, path: str) -> str:
        """Give the address that opens a notebook of the copy, and nothing that was open before."""
        address, _, token = self.address.partition("?")
        return f"{address}/tree/{path}?reset&{token}"

    @property
    def store(self) -> Path:
        """The folder that the room's store is in."""
        return self.copy / ".room"


@contextmanager
def classroom(own: Path, *options: str) -> Iterator[Classroom]:
    """Run `kundfokus lab` on free ports with a copy of its own; `own` is an empty folder."""
    copy, log = own / "notebooks", own / "log"
    command = [sys.executable, "-m", "course.command", "lab", "--no-browser"]
    command += ["--port", str(free_port()), "--server-port", str(free_port())]
    command += ["--notebooks", str(copy), *options]
    told = {name: str(own / name) for name in THEIRS}
    with running(command, log, READY, told) as served:
        listened(served.address)
        yield Classroom(served.address, copy, log)


def everything(folder: Path) -> bytes:
    """Give the bytes of every file in a folder, those that are hidden too."""
    files = [Path(top) / name for top, _, names in os.walk(folder) for name in names]
    return b"\n".join(path.read_bytes() for path in files)
