"""The learners' server beside JupyterLab: kept up while the class lasts, and ended with it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from threading import Event, Lock, Thread
from time import monotonic
from typing import Any

import click

from course.configured import WRONG

SOUND = 10  # seconds after which one that dies is simply started anew
TRIES = 3  # how many that die sooner, one after the other, are enough
PATIENCE = 25  # seconds to answer those who have asked, which takes the server 20 at most

AGAIN = "The learners' server ended by itself ({}), and is started anew. Phones find it again."
UP = (
    "THE LEARNERS' SERVER DOES NOT STAY UP ({}): phones are without the room. JupyterLab goes on.\n"
    "The reason stands above. Save your notebooks, stop with Ctrl+C, and start again."
)


class Beside:
    """A process that is started anew when it dies, until it is told to end."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        """Start it."""
        self._command, self._environment = command, environment
        self._ended, self._starting = Event(), Lock()
        self.process = self._start()
        self.keeper = Thread(target=self._keep, daemon=True)
        self.keeper.start()

    def end(self) -> None:
        """End it; one that does not heed it is killed."""
        with self._starting:
            self._ended.set()
        self.process.terminate()
        try:
            self.process.wait(PATIENCE)
        except (subprocess.TimeoutExpired, KeyboardInterrupt):
            self.process.kill()
            self.process.wait()

    def _keep(self) -> None:
        soon = 0
        while True:
            began = monotonic()
            code = self.process.wait()
            if self._ended.is_set():
                return
            soon = soon + 1 if monotonic() - began < SOUND else 0
            if soon >= TRIES or code == WRONG:  # an option that is wrong does not get better
                click.echo(f"\n{UP.format(code)}\n", err=True)
                return
            click.echo(f"\n{AGAIN.format(code)}\n", err=True)
            self._ended.wait(soon)
            with self._starting:
                if self._ended.is_set():
                    return
                self.process = self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        """Start it away from the terminal, whose Ctrl+C JupyterLab asks about first."""
        return subprocess.Popen(  # noqa: S603 -- our own words
            self._command,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,  # where it is we say ourselves; its log is elsewhere
            **_apart(),
        )


def _apart() -> dict[str, Any]:
    if os.name == "posix":
        return {"start_new_session": True}
    return {"creationflags": getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)}


@contextmanager
def kept(command: Sequence[str], environment: Mapping[str, str]) -> Iterator[Beside]:
    """Keep a process up for as long as the context lasts."""
    beside = Beside(command, environment)
    try:
        yield beside
    finally:
        beside.end()
