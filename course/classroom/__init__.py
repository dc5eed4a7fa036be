"""The classroom: JupyterLab with the course's notebooks, and the learners' server beside it."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from course.classroom.beside import kept
from course.classroom.jupyter import VOILA, furnished, words
from course.classroom.room import Room, arranged

__all__ = ["VOILA", "Room", "arranged", "furnished", "run", "words"]

ENDING = ("SIGTERM", "SIGHUP")  # Windows has no SIGHUP


def run(folder: Path, port: int, room: Room, *, no_browser: bool) -> int:
    """Run JupyterLab in a folder until it ends, and give its exit code.

    The learners' server is a process of its own, and ends when JupyterLab does.
    """
    _hear(_end)
    with furnished() as (furniture, environment), kept(room.command, room.environment):
        command = words(folder, port, furniture) + ["--no-browser"] * no_browser
        process = subprocess.Popen(command, env=environment | room.told)  # noqa: S603 -- our own words
        try:
            return _wait(process)
        finally:
            if process.poll() is None:
                process.terminate()
                process.wait()


def _wait(process: subprocess.Popen[bytes]) -> int:
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:  # JupyterLab got it too, and asks whether it is meant
            continue


def _hear(handler: Callable[..., object] | signal.Handlers) -> None:
    for name in ENDING:
        with suppress(AttributeError):
            number = getattr(signal, name)
            if signal.getsignal(number) != signal.SIG_IGN:  # as nohup wants it
                signal.signal(number, handler)


def _end(*_signal: object) -> NoReturn:
    """End both, as somebody wants us to; told again, we are at it."""
    _hear(signal.SIG_IGN)
    raise SystemExit(0)
