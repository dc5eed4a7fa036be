"""Whether the servers start: the learners' own, and the trainer's JupyterLab as it is told to."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic
from urllib.parse import urlsplit

from course import classroom, configured, overlay
from course.doctor import Asked, Check, State
from course.doctor.computer import INSTALL

LONG = 60  # seconds for a program to do what takes it a few


def jupyterlab(_asked: Asked) -> tuple[State, str]:
    """Ask JupyterLab how it would start, and whether Voilà would be in it."""
    with classroom.furnished() as (furniture, environment):
        command = [*classroom.words(Path(), 0, furniture), "--no-browser", "--show-config-json"]
        told = subprocess.run(  # noqa: S603 -- our own words
            command, capture_output=True, text=True, check=False, timeout=LONG, env=environment
        )
    if told.returncode:
        return "note", f"JupyterLab does not start. Learners do not need it. {INSTALL}"
    settings = json.loads(told.stdout[told.stdout.index("{") :])
    if (
        settings.get("ServerApp", {}).get("jpserver_extensions", {}).get(classroom.VOILA)
        is not False
    ):
        return "wrong", "Voilà is on in JupyterLab, and would run what anyone sends."
    return "ok", "JupyterLab starts, on this computer only, and Voilà is off in it."


def page(asked: Asked) -> tuple[State, str]:
    """Start the server, and ask it for a page."""
    began = monotonic()
    with _serving(asked) as address:
        if not address.startswith("http://"):
            return "wrong", "The server does not start. Run kundfokus serve to see why."
        connection = HTTPConnection(urlsplit(address).netloc, timeout=LONG)  # by no proxy
        connection.request("GET", urlsplit(address).path)
        answer = connection.getresponse()
        answer.read()
        took = 1000 * (monotonic() - began)
        connection.close()
    if answer.status != 200:  # noqa: PLR2004 -- HTTP's own number
        return "wrong", f"The server answers with {answer.status} in place of a lesson."
    return "ok", f"The server starts, and the first page is there after {took:.0f} ms."


@contextmanager
def _serving(asked: Asked) -> Iterator[str]:
    """Serve the course on any free port; gives what it says first: its address, if it starts."""
    command = [sys.executable, "-m", "course.command", "serve", "--port=0", "--no-browser"]
    command += [f"--with={each}" for each in asked.overlays]
    ours = {each: said for each, said in os.environ.items() if _may_stay(each)}
    process = subprocess.Popen(  # noqa: S603 -- our own words
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=ours
    )
    assert process.stdout  # it was asked for  # noqa: S101
    try:
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        process.wait(timeout=LONG)
        process.stdout.close()


def _may_stay(variable: str) -> bool:
    """Whether a variable of the environment is no option of ours."""
    return variable == overlay.VARIABLE or not variable.startswith(configured.PREFIX)


CHECKS = (Check("jupyterlab", jupyterlab), Check("server", page))
