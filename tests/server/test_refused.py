"""Everything hostile at once: each try is refused, and those who learn are served as ever."""

import socket
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from threading import Event

import pytest

from tests.server import refused
from tests.server.asking import Client
from tests.server.raw import connect
from tests.server.test_reply import QUESTION
from tests.serving import Served, learners

HERE = "127.0.0.2"  # another address of this machine, from which it comes
NORMAL = 1.0  # seconds in the median: nobody waits as long, be the computer ever so busy
HALF = b"POST /sv/reply HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 900000\r\n"


@pytest.mark.parametrize("what", refused.ALL)
def test_what_is_hostile_is_refused(client: Client, what: str) -> None:
    """Each try hears what it should, and the course is there after it."""
    expected, trying = refused.ALL[what]
    assert trying(Client(client.address, HERE)) in expected
    assert client.ask("/health").text == "ok"


def test_all_of_it_at_once_slows_nobody(tmp_path: Path) -> None:
    """Hundreds of slow clients, and all tries over and over: a learner's click takes no longer."""
    assert len(refused.ALL) >= 40
    over = Event()

    def flood(served: Served) -> int:
        tries = 0
        while not over.is_set():
            for expected, trying in refused.ALL.values():
                assert trying(Client(served.address, HERE)) in expected
                tries += 1
        return tries

    def half_asked(served: Served, number: int) -> socket.socket:
        held = connect(served.address)
        held.sendall(HALF + (b"\r\n" + b"[" * 50_000 if number % 2 else b""))
        return held

    with learners(tmp_path / "log") as served, ExitStack() as held, ThreadPoolExecutor(2) as aside:
        for number in range(200):
            held.enter_context(half_asked(served, number))
        floods = [aside.submit(flood, served) for _ in range(2)]
        learner, times = Client(served.address), list[float]()
        for _ in range(40):
            began = time.monotonic()
            assert learner.reply(QUESTION).status == 200
            assert learner.ask("/sv/1-who-for").status == 200
            times.append((time.monotonic() - began) / 2)
        over.set()
        assert sum(each.result() for each in floods) >= len(refused.ALL)
        assert median(times) < NORMAL
        log = served.log.read_text("utf-8")
    assert "Traceback" not in log
    assert 'File "' not in log
