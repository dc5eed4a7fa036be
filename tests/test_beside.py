"""The learners' server beside JupyterLab is kept up, and ends with it."""

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from course.classroom import beside
from course.configured import WRONG

LASTING = "import time; time.sleep(60)"
NOTING = "import os, sys, time; print(os.getpid(), file=open(sys.argv[1], 'a')); "


def wait_for(path: Path, lines: int) -> list[int]:
    """Wait until so many processes have noted that they run; gives their numbers."""
    for _ in range(400):
        found = path.read_text("utf-8").split() if path.exists() else []
        if len(found) >= lines:
            return [int(each) for each in found]
        time.sleep(0.02)
    raise AssertionError(found)


def runs(process: int) -> bool:
    """Tell whether a process is there."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_one_that_dies_is_started_anew(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A server that is killed comes back, the trainer hears it, and the last one ends too."""
    noted = tmp_path / "noted"
    command = [sys.executable, "-c", NOTING + LASTING, str(noted)]
    with beside.kept(command, os.environ):
        (first,) = wait_for(noted, 1)
        os.kill(first, signal.SIGKILL)
        _, second = wait_for(noted, 2)
        assert runs(second)
    assert not runs(second)
    assert capfd.readouterr().err.strip() == beside.AGAIN.format(-9)


def test_one_that_keeps_dying_is_told_loudly(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """After some attempts the trainer is told that phones have no room, and nothing is hidden."""
    monkeypatch.setattr(beside, "TRIES", 2)
    noted = tmp_path / "noted"
    command = [sys.executable, "-c", NOTING + "sys.exit(1)", str(noted)]
    with beside.kept(command, os.environ) as kept:
        wait_for(noted, 2)
        kept.keeper.join(10)
        assert not kept.keeper.is_alive()
    said = capfd.readouterr().err
    assert said.count(beside.AGAIN.format(1)) == 1
    assert said.strip().endswith(beside.UP.format(1))


def test_an_option_that_is_wrong_is_not_tried_again(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """What does not get better by itself is told at once."""
    noted = tmp_path / "noted"
    command = [sys.executable, "-c", f"{NOTING}sys.exit({WRONG})", str(noted)]
    with beside.kept(command, os.environ) as kept:
        kept.keeper.join(10)
    assert len(wait_for(noted, 1)) == 1
    assert capfd.readouterr().err.strip() == beside.UP.format(WRONG)


def test_ctrl_c_is_for_jupyterlab_to_ask_about() -> None:
    """The server is in no group that the terminal's Ctrl+C reaches."""
    with beside.kept([sys.executable, "-c", LASTING], os.environ) as kept:
        assert os.getpgid(kept.process.pid) != os.getpgid(0)


def test_one_that_does_not_end_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for ever for a server that hangs."""
    monkeypatch.setattr(beside, "PATIENCE", 0.2)
    noted = tmp_path / "noted"
    deaf = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); {NOTING}{LASTING}"
    with beside.kept([sys.executable, "-c", deaf, str(noted)], os.environ) as kept:
        wait_for(noted, 1)
    assert kept.process.returncode == -9
