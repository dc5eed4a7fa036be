"""`kundfokus doctor` tells whether this computer can serve the course."""

import json
import socket
import subprocess
import sys
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from course import command, doctor, notebooks
from course.doctor import Asked, Check, computer, contents, running

EVERYTHING = [
    *("python", "packages", "port", "disk", "store", "browser", "chromium"),
    *("content", "notebooks", "pdf", "jupyterlab", "server"),
]

Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    """Give a way to ask the doctor."""
    return lambda *words: CliRunner().invoke(command.main, ["doctor", *map(str, words)])


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out what takes seconds."""
    monkeypatch.setattr(contents, "CHECKS", ())
    monkeypatch.setattr(running, "CHECKS", ())


def test_a_computer_that_can_serve_the_course_is_well(run: Run) -> None:
    """Everything is looked at, nothing is wrong, and the server that was started is gone."""
    told = run("--port", 0, "--json")
    found = {each["about"]: each for each in json.loads(told.stdout)}
    assert list(found) == EVERYTHING
    assert {each["state"] for each in found.values()} <= {"ok", "note"}, told.stdout
    assert {about for about, each in found.items() if each["state"] == "note"} <= {
        "browser",
        "chromium",
    }
    assert "Voilà is off" in found["jupyterlab"]["said"]
    assert " ms." in found["server"]["said"]
    assert told.exit_code == 0


@pytest.mark.usefixtures("quick")
def test_each_finding_is_a_line(run: Run) -> None:
    """For people each finding is a line: how it is, what it is about, and a sentence."""
    told = run("--port", 0)
    lines = told.stdout.splitlines()
    assert [line.split()[1] for line in lines] == [each.about for each in computer.CHECKS]
    assert all(line.split()[0] in ("ok", "note") and line[-1] in ".e" for line in lines)
    assert told.exit_code == 0


def test_a_taken_port_is_wrong() -> None:
    """What keeps the server from starting is told with what to do."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        asked = f"from course.doctor import *; print(*computer.port(Asked(port={port})))"
        asked = f"from course.doctor import computer; {asked}"
        said = subprocess.run(
            [sys.executable, "-c", asked], capture_output=True, text=True, check=True
        ).stdout
    assert said == (
        f"wrong Port {port} is taken by another program. Choose another one with --port.\n"
    )


@pytest.mark.usefixtures("quick")
def test_what_is_wrong_fails_the_command(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The exit code is that of whether the course can be served; a note is no failure."""
    for state, code in (("ok", 0), ("note", 0), ("wrong", 1)):
        check = Check("one", lambda _asked, state=state: (state, "So it is."))  # type: ignore[misc]
        monkeypatch.setattr(computer, "CHECKS", (check,))
        told = run()
        assert (told.exit_code, told.stdout) == (code, f"{state:<6}one         So it is.\n")


def test_a_package_that_is_missing_or_old_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each package that is amiss is named, with how to get it."""
    known = metadata.version

    def version(name: str) -> str:
        if name == "typst":
            raise metadata.PackageNotFoundError(name)
        return "7.9.1" if name == "click" else known(name)

    monkeypatch.setattr(metadata, "version", version)
    monkeypatch.setattr(metadata, "requires", lambda _: ["click>=8.1", "jinja2>=3", "typst>=0.14"])
    state, said = computer.packages(Asked())
    assert state == "wrong"
    assert said.startswith("click 7.9.1 is older than 8.1, typst is missing. Run make serve")


def test_a_course_that_is_not_installed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that was only unpacked has no packages to ask for."""

    def requires(name: str) -> list[str]:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "requires", requires)
    assert computer.packages(Asked())[0] == "wrong"


def test_an_old_python_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The version that is there and the one that is needed are both said."""
    monkeypatch.setattr("sys.version_info", (3, 10, 4, "final", 0))
    assert computer.python(Asked()) == (
        "wrong",
        "This is Python 3.10.4; the course needs 3.11 or newer.",
    )


def test_a_disk_that_takes_nothing_is_a_note(monkeypatch: pytest.MonkeyPatch) -> None:
    """The course as it is needs no disk, so it is said what does."""

    def full() -> None:
        raise OSError

    monkeypatch.setattr("tempfile.TemporaryFile", full)
    state, said = computer.disk(Asked())
    assert state == "note"
    assert "--with" in said


def test_a_store_that_cannot_be_opened_is_wrong(tmp_path: Path) -> None:
    """The store that live rooms would be kept in is opened, and why it cannot be is told."""
    assert computer.store(Asked(store=f"sqlite:///{tmp_path / 'room.sqlite'}")) == (
        "ok",
        "The live store opens.",
    )
    state, said = computer.store(Asked(store="mysql://here/there"))
    assert (state, said) == ("wrong", "A store is an SQLite file or a PostgreSQL database.")
    assert computer.store(Asked())[0] == "ok"


def test_mistakes_in_a_lesson_are_wrong(tmp_path: Path) -> None:
    """A folder of one's own is looked at too."""
    lesson = tmp_path / "sv" / "1-who-for.md"
    lesson.parent.mkdir()
    lesson.write_text("---\ntitle: x\nminutes: many\ngoal: y\n---\n", "utf-8")
    state, said = contents.content(Asked(overlays=(tmp_path,)))
    assert (state, said) == (
        "wrong",
        "A lesson cannot be read. Run kundfokus check to see where.",
    )


def test_stale_notebooks_are_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    """A notebook that is older than its lesson is named."""
    monkeypatch.setattr(notebooks, "stale", lambda *_: ["sv/1-who-for.ipynb"])
    state, said = contents.fresh(Asked())
    assert (state, "sv/1-who-for.ipynb" in said) == ("wrong", True)


def test_voila_in_the_lab_would_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """If the lab ran Voilà, which runs what anyone sends, that would be wrong."""
    told = ["python", "-c", "print('{\"ServerApp\": {}}')"]
    monkeypatch.setattr("course.classroom.words", lambda *_, **__: told)
    assert running.jupyterlab(Asked())[0] == "wrong"


def test_a_server_that_does_not_start_is_wrong(tmp_path: Path) -> None:
    """It is asked for a page, and it is told when there is none."""
    lesson = tmp_path / "sv" / "1-who-for.md"
    lesson.parent.mkdir()
    lesson.write_text("nothing", "utf-8")
    assert running.page(Asked(overlays=(tmp_path,)))[0] == "wrong"


def test_what_cannot_be_looked_at_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    """A check that fails itself says so, and the next one is made."""

    def missing(_asked: Asked) -> tuple[doctor.State, str]:
        raise ModuleNotFoundError(name="typst")

    def broken(_asked: Asked) -> tuple[doctor.State, str]:
        raise RuntimeError

    checks = (Check("one", missing), Check("two", broken))
    monkeypatch.setattr(computer, "CHECKS", checks)
    monkeypatch.setattr(contents, "CHECKS", ())
    monkeypatch.setattr(running, "CHECKS", ())
    one, two = doctor.findings(Asked())
    assert one.state == two.state == "wrong"
    assert one.said.startswith("typst is missing or broken.")
    assert two.said == "This could not be looked at: RuntimeError."
