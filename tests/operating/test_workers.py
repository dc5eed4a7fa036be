"""Several processes share the port, and one that dies is started anew."""

import os
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from course.server.workers import Workers
from tests.repository import ROOT
from tests.server.asking import Answer, Client
from tests.serving import Served, learners, running

AT = r"(http://127\.0\.0\.1:\d+)"


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


def ready(address: str) -> list[Answer]:
    """Ask until every process has its pages pressed; give the last answers."""
    client = Client(address)
    for _ in range(100):
        last = [client.ask("/sv/3-cornerstone", Accept_Encoding="br") for _ in range(12)]
        if {each.headers["Content-Encoding"] for each in last} == {"br"}:
            return last
        time.sleep(0.1)
    raise AssertionError([each.headers["Content-Encoding"] for each in last])


def test_all_of_them_give_the_same_pages(served: Served) -> None:
    """Each gets its pages ready beside its first visitors, and all give the same pressed bytes."""
    assert len({each.body for each in ready(served.address)}) == 1


def test_an_author_is_told_once_what_is_stale(tmp_path: Path) -> None:
    """However many processes there are, the log says once that a notebook is to be built."""
    for part in ("course", "notebooks"):
        shutil.copytree(ROOT / part, tmp_path / part)
    lesson = tmp_path / "course" / "content" / "sv" / "3-cornerstone.md"
    lesson.write_text(lesson.read_text("utf-8").replace("Grundstenen", "Grunden", 1), "utf-8")
    command = [sys.executable, "-m", "course.command", "serve", "--port=0", "--no-browser"]
    there = {"PYTHONSAFEPATH": "1", "PYTHONPATH": str(tmp_path)}
    with running([*command, "--workers=3"], tmp_path / "log", AT, there) as served:
        ready(served.address)
        told = "sv/3-cornerstone.ipynb is older than its lesson"
        for _ in range(100):
            if told in served.log.read_text("utf-8"):
                break
            time.sleep(0.1)
        assert served.log.read_text("utf-8").count(told) == 1


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
