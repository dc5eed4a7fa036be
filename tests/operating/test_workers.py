"""Several processes share the port, and one that dies is started anew."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from course.server.workers import Workers
from tests.server.asking import Client
from tests.serving import Served, learners


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """Serve from three processes."""
    with learners(tmp_path / "log", "--workers", "3") as running:
        yield running


def children(served: Served) -> set[int]:
    """The processes that the server has made."""
    process = served.process.pid
    listing = Path(f"/proc/{process}/task/{process}/children").read_text("utf-8")
    return {int(each) for each in listing.split()}


def three(served: Served, but: int = 0) -> set[int]:
    """The processes, once there are three, and none of them is this one."""
    for _ in range(200):
        found = children(served)
        if len(found) == 3 and but not in found:
            return found
        time.sleep(0.05)
    raise AssertionError(found)


def test_a_dead_process_is_started_anew(served: Served) -> None:
    """A worker that dies leaves its work to the others and gets a successor."""
    before = three(served)
    victim = min(before)
    os.kill(victim, signal.SIGKILL)
    client = Client(served.address)
    assert {client.ask("/sv/").status for _ in range(20)} == {200}
    after = three(served, but=victim)
    assert before - {victim} <= after
    assert {client.ask("/sv/").status for _ in range(20)} == {200}
    assert "died (-9), and is started anew" in served.log.read_text("utf-8")


def test_all_of_them_end_with_their_parent(served: Served) -> None:
    """When the parent is killed and can tell nobody, its workers notice and end."""
    workers = three(served)
    os.kill(served.process.pid, signal.SIGKILL)
    served.process.wait(timeout=5)
    for _ in range(200):
        if not any(map(runs, workers)):
            break
        time.sleep(0.05)
    assert not any(map(runs, workers))


def runs(process: int) -> bool:
    """Whether a process still does anything."""
    try:
        return ") Z " not in Path(f"/proc/{process}/stat").read_text("utf-8")
    except OSError:
        return False


def test_the_pages_are_there_before_the_processes(served: Served) -> None:
    """Every worker answers with the pressed bytes from its first request on."""
    client = Client(served.address)
    first = [client.ask("/sv/3-cornerstone", Accept_Encoding="br") for _ in range(12)]
    assert {each.headers["Content-Encoding"] for each in first} == {"br"}
    assert len({each.body for each in first}) == 1


def test_one_that_keeps_dying_is_started_ever_more_seldom(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pause doubles, up to half a minute, and ends when a worker has lived for a while."""
    now = 0.0
    monkeypatch.setattr("course.server.workers.monotonic", lambda: now)
    workers = Workers(1, lambda _number, _alive: 0, [], 0)
    (place,) = workers._places
    monkeypatch.setattr(os, "waitpid", lambda process, _how: (process, signal.SIGKILL))
    pauses = []
    for _ in range(7):
        place.process, place.began = 1, now
        workers._bury()
        pauses.append(place.due - now)
        now = place.due
    assert pauses == [1, 2, 4, 8, 16, 30, 30]
    place.process, place.began = 1, now
    now += 11
    workers._bury()
    assert place.due == now
