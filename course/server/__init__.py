"""The learners' server: a Voilà application that shows every lesson as finished bytes."""

from __future__ import annotations

import gc
from dataclasses import dataclass, field
from pathlib import Path
from socket import socket
from typing import TYPE_CHECKING

from course.content import Course
from course.operating import Operating
from course.server.limits import RATE
from course.server.responsible import NOBODY, Responsible
from course.server.visitor import Trust as Trust

if TYPE_CHECKING:
    from course.server.app import Learners


@dataclass(frozen=True)
class Settings:
    """What the operator chose: where to listen, under which path and names, and how much of what.

    `rate` is how many requests a second one address may make over time; 0 is any number.
    `responsible` is who answers for the course; `embed_in` are the sites that may frame it.
    `store` is where live sessions are kept, as an SQLAlchemy address; "" is no live room.
    `room` is the address at which phones find the course, where it is another than the browser's.
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
    store: str = ""
    operating: Operating = field(default_factory=Operating)
    room: str = ""

    @property
    def open_to_all(self) -> bool:
        """Whether others than this computer may ask, under names that we cannot know."""
        from course.server import address

        return self.trust.proxied or not address.local(self.host)


def serve(
    course: Course,
    notebooks: Path,
    settings: Settings,
    sockets: list[socket],
    counts: list[socket],
) -> int:
    """Serve the notebooks of a folder on open sockets until SIGINT or SIGTERM.

    `counts` are the sockets to give the counts on, if any. Gives the exit code: 1 when somebody was
    left without an answer, and nobody is to wait for the threads that made it.
    """
    gc.disable()  # nothing that starting makes is garbage, so looking for it is lost time
    app = _application(settings)(course, notebooks, settings, sockets, counts)
    app.start()
    return app.code


def _application(settings: Settings) -> type[Learners]:
    """Give the server with kernels, or the one that starts in half the time without."""
    from course.server import postponed

    if settings.kernels:
        postponed.voila()
        from course.server.voilas import WithKernels

        return WithKernels
    postponed.exporter()
    from course.server.app import Learners

    return Learners
