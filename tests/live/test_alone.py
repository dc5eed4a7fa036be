"""A room of one process alone is gone with it, also when it is killed."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from course.live import alone, led
from tests.repository import ROOT

OPEN = "from course.live import led; room = led.opened(); print(room.place, flush=True); input()"


def opened(at: Path) -> "subprocess.Popen[str]":
    """Open a room in a process of its own; it waits for a line."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    more = {**os.environ, "TMPDIR": str(at), "PYTHONPATH": str(ROOT)}
    return subprocess.Popen([sys.executable, "-c", OPEN], text=True, env=more, **pipes)  # type: ignore[call-overload,no-any-return]


def place(process: "subprocess.Popen[str]") -> Path:
    """Give the folder of its room."""
    assert process.stdout
    return Path(process.stdout.readline().strip()).parent


def leave(process: "subprocess.Popen[str]") -> None:
    """Let it end by itself."""
    process.communicate("\n", timeout=20)


def test_what_a_killed_process_left_is_taken_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next room does so; the room of a process that lives is left alone."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    killed, living = opened(tmp_path), opened(tmp_path)
    left, used = place(killed), place(living)
    killed.kill()
    killed.communicate()
    assert (left / "room.sqlite").is_file()
    elsewhere = tmp_path / "kept"
    elsewhere.mkdir()
    (elsewhere / alone.LOCK).touch()
    (tmp_path / f"{alone.PREFIX}link").symlink_to(elsewhere)
    room = led.opened()
    assert not left.exists()
    assert (used / "room.sqlite").is_file()
    assert (elsewhere / alone.LOCK).exists()
    assert room.place
    assert room.place.is_file()
    room.store.close()
    leave(living)
    assert not used.exists()
