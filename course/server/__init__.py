"""The learners' server: a Voilà application that shows every lesson as finished bytes."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from pathlib import Path
from socket import socket

from course.content import Course
from course.server.responsible import NOBODY, Responsible


@dataclass(frozen=True)
class Settings:
    """What the operator chose: where to listen, under which path, how many kernels, who answers."""

    host: str = "127.0.0.1"
    port: int = 8866
    base_path: str = "/"
    kernels: int = 0
    open_browser: bool = True
    responsible: Responsible = NOBODY


def serve(course: Course, notebooks: Path, settings: Settings, sockets: list[socket]) -> None:
    """Serve the notebooks of a folder on open sockets until SIGINT or SIGTERM."""
    gc.disable()  # nothing that starting makes is garbage, so looking for it is lost time
    from course.server import postponed

    postponed.voila()
    from course.server.app import Learners

    app = Learners(course, notebooks, settings, sockets)
    app.initialize([])
    app.start()
