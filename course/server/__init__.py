"""The learners' server: a Voilà application that shows every lesson as finished bytes."""

from __future__ import annotations

import gc
from dataclasses import dataclass, field
from pathlib import Path
from socket import socket

from course.content import Course
from course.server.limits import RATE
from course.server.responsible import NOBODY, Responsible
from course.server.visitor import Trust as Trust


@dataclass(frozen=True)
class Settings:
    """What the operator chose: where to listen, under which path and names, and how much of what.

    `rate` is how many requests a second one address may make over time; 0 is any number.
    `responsible` is who answers for the course; `embed_in` are the sites that may frame it.
    """

    host: str = "127.0.0.1"
    port: int = 8866
    base_path: str = "/"
    kernels: int = 0
    open_browser: bool = True
    responsible: Responsible = NOBODY
    names: tuple[str, ...] = ()
    trust: Trust = field(default_factory=Trust)
    rate: float = RATE
    embed_in: tuple[str, ...] = ()

    @property
    def open_to_all(self) -> bool:
        """Whether others than this computer may ask, under names that we cannot know."""
        from course.server import address

        return self.trust.proxied or not address.local(self.host)


def serve(course: Course, notebooks: Path, settings: Settings, sockets: list[socket]) -> None:
    """Serve the notebooks of a folder on open sockets until SIGINT or SIGTERM."""
    gc.disable()  # nothing that starting makes is garbage, so looking for it is lost time
    from course.server import postponed

    postponed.voila()
    from course.server.app import Learners

    app = Learners(course, notebooks, settings, sockets)
    app.initialize([])
    app.start()
