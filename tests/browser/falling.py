"""A learners' server that falls and gets up again, always at the same address."""

import signal
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Request

from tests.serving import free_port, learners


class Falling:
    """A server process to kill, hold still and start anew."""

    def __init__(self, folder: Path) -> None:
        """Start it on a port that it keeps."""
        self._folder, self._port, self._times = folder, free_port(), 0
        self.address = f"http://127.0.0.1:{self._port}"
        self.up()

    def up(self, *options: str) -> None:
        """Start it, and wait until it answers."""
        self._times += 1
        log = self._folder / f"server-{self._times}.log"
        self._stack = ExitStack()
        served = learners(log, "--port", str(self._port), *options)
        self._process = self._stack.enter_context(served).process

    def kill(self) -> None:
        """Cut the power: nothing is said to anybody."""
        self._process.kill()
        self._process.wait()
        self._stack.close()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the process still: connections are taken, and nothing is answered."""
        self._process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self._process.send_signal(signal.SIGCONT)


def listen(page: Page) -> list[tuple[str, str]]:
    """Note each event that is answered, as it is: the exercise, and what was done there."""
    heard: list[tuple[str, str]] = []

    def note(request: Request) -> None:
        asked: Any = request.post_data_json if request.url.endswith("/reply") else {}
        if "event" in asked:
            heard.append((asked["event"]["id"], asked["event"]["do"]))

    page.on("requestfinished", note)
    return heard
