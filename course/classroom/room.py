"""Where a class meets: the learners' server as `kundfokus lab` starts it, and what kernels know."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from socket import create_server
from urllib.parse import urlsplit

from course.classroom import reached
from course.configured import PREFIX
from course.server import address

FOLDER, FILE = ".room", "room.sqlite"  # JupyterLab shows no such folders, and gives none away
EVERYWHERE = "*"  # what --room asks for: every address of this computer, old and new
FURTHER = 20  # ports that are tried after the first

OPEN = "Phones in the room open {}live"
CLOSED = "The course is at {}, for this computer only. Say --room to let phones in."


@dataclass(frozen=True)
class Room:
    """The store, the port, whether phones are let in, and the address that they are told."""

    store: str
    port: int
    wide: bool
    address: str

    @property
    def command(self) -> list[str]:
        """The learners' server's words; flags go before what the environment says."""
        command = [sys.executable, "-m", "course.command", "serve", "--no-browser", "--base-path=/"]
        command += [f"--port={self.port}", f"--room-address={self.address}"]
        command += [f"--host={EVERYWHERE if self.wide else address.HERE}"]
        return [*command, *(f"--name={each}" for each in self._names())]

    @property
    def environment(self) -> dict[str, str]:
        """What it hears beside them: a store's address may hold a password, and words are seen."""
        return os.environ | {f"{PREFIX}STORE": self.store}

    @property
    def told(self) -> dict[str, str]:
        """What the trainer's kernels are told."""
        return {f"{PREFIX}STORE": self.store, f"{PREFIX}ROOM_ADDRESS": self.address}

    @property
    def said(self) -> str:
        """A sentence for the trainer."""
        return (OPEN if self.wide else CLOSED).format(self.address)

    def _names(self) -> list[str]:
        """Give the names that it answers to beside localhost, for else it would answer to any."""
        own = urlsplit(self.address).hostname or ""
        known = reached.names() if self.wide else []
        return list(dict.fromkeys([own, *known])) if self.wide or not address.local(own) else []


def arranged(folder: Path, *, store: str, server_port: int, room_address: str, wide: bool) -> Room:
    """Choose a store and a port, and find the address, where the trainer has said none.

    Raises OSError for a folder where no store can be.
    """
    from course.live import where  # it takes a while, and only this needs it

    host = EVERYWHERE if wide else address.HERE
    free = _free(host, server_port)
    here = address.origin(reached.best() if wide else host, free) + "/"
    kept = where.whole(store) if store else where.in_file(_own(folder))
    return Room(kept, free, wide, room_address or here)


def _own(folder: Path) -> Path:
    """Give the place for a store in the trainer's folder, which nobody else may look into."""
    room = folder.resolve() / FOLDER
    room.mkdir(mode=0o700, parents=True, exist_ok=True)
    room.chmod(0o700)
    return room / FILE


def _free(host: str, first: int) -> int:
    """Give a port that nobody listens on: the first, or one of the next, or any."""
    at = "" if host == EVERYWHERE else host
    for port in (*range(first, min(first + FURTHER, 65536)), 0):
        with suppress(OSError), create_server((at, port)) as tried:
            return int(tried.getsockname()[1])
    return first  # the server tells why it cannot have it
