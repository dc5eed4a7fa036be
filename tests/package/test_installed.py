"""The wheel alone, with what it asks for, outside the repository: the whole course is there."""

import base64
import json
import os
import re
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from course.content import LANGUAGES, Course
from tests.package import bare
from tests.package.bare import Bare
from tests.plan.conftest import FULL, answers
from tests.repository import ROOT
from tests.server.asking import Answer, Client
from tests.serving import Served, free_port, running

SERVING = r"(http://127\.0\.0\.1:\d+)/"
WORKING = r"(http://127\.0\.0\.1:\d+/lab\?token=\w+)"
LESSON = "sv/3-cornerstone.ipynb"

Begin = Callable[..., Served]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder where the commands are given, and where the user's own things are."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Bare:
    """Give the environment."""
    return bare.make(tmp_path_factory.mktemp("bare") / "env", wheel)


@pytest.fixture(scope="module")
def untouched(installed: Bare) -> dict[Path, tuple[int, int]]:
    """Give what the package is before anything has run."""
    return installed.modules()


@pytest.fixture(scope="module")
def begin(installed: Bare, home: Path, untouched: object) -> Iterator[Begin]:
    """Give a way to run the command that the wheel brought, until it says where it is."""
    assert untouched
    with ExitStack() as until:

        def start(ready: str, *words: str) -> Served:
            command = [installed.command, *words, "--no-browser"]
            with pytest.MonkeyPatch.context() as there:
                for name in os.environ.keys() - (kept := bare.alone(home)).keys():
                    there.delenv(name)
                there.setenv("HOME", kept["HOME"])
                there.chdir(home)
                log = home.with_name(f"{home.name}-{words[0]}.log")
                return until.enter_context(running(command, log, ready))

        yield start


@pytest.fixture(scope="module")
def client(begin: Begin) -> Client:
    """Give a client of `kundfokus serve`."""
    return Client(begin(SERVING, "serve", "--port", "0").address)


@pytest.fixture(scope="module")
def lab(begin: Begin) -> Served:
    """Run `kundfokus lab`."""
    return begin(WORKING, "lab", "--port", str(free_port()))


def ask(lab: Served, name: str, *more: Any) -> Answer:
    """Ask JupyterLab for a file, once it answers at all."""
    address, _, token = lab.address.partition("/lab?token=")
    for _ in range(300):
        try:
            return Client(address).ask(f"/api/contents/{name}?token={token}", *more)
        except OSError:
            time.sleep(0.1)
    raise AssertionError(lab.log.read_text("utf-8"))


def test_it_is_really_elsewhere(installed: Bare) -> None:
    """Neither the repository nor what only the tests use can be reached from there."""
    asked = "import course, sys; print(course.__file__); print(*sys.path, sep='\\n')"
    place, *paths = installed.run("-c", asked).splitlines()
    assert Path(place).is_relative_to(installed.site)
    assert not [path for path in paths if (installed.at / path).resolve().is_relative_to(ROOT)]
    for stranger in ("pytest", "playwright", "hatchling", "mypy"):
        found = f"import importlib.util; print(importlib.util.find_spec({stranger!r}))"
        assert installed.run("-c", found) == "None\n"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_is_served(client: Client, course: Course, lang: str) -> None:
    """Each lesson, each page beside them and the files of others come, in either language."""
    for lesson in (*course[lang].lessons, *course[lang].asides):
        answer = client.ask(f"/{lang}/{lesson.slug}")
        assert (answer.status, f'<html lang="{lang}"' in answer.text) == (200, True), lesson.slug
        assert not [each.id for each in lesson.exercises if f'id="{each.id}"' not in answer.text]
    files = re.findall(r'(?:src|href)="(/static/[^"]+)"', client.ask(f"/{lang}/paper").text)
    assert files
    assert {client.ask(path).status for path in files} == {200}


def test_an_answer_gets_its_feedback(client: Client) -> None:
    """A click is answered."""
    event = {"id": "how-far", "do": "check", "fields": {"pick-receptionist": "none"}}
    answer = client.reply({"answers": {}, "event": event, "draw": ["how-far"]})
    assert answer.status == 200
    assert "how-far" in answer.json()["html"]


@pytest.mark.parametrize(("what", "begins"), [("pdf", b"%PDF-"), ("calendar", b"BEGIN:VCALENDAR")])
def test_a_file_is_made(client: Client, what: str, begins: bytes) -> None:
    """The page to take home and the reminders are made by what the wheel asked for."""
    asked = {"take": what, "answers": answers(FULL), "today": "2026-11-24"}
    file = base64.b64decode(client.reply(asked).json()["file"]["base64"])
    assert file.startswith(begins)


def test_jupyterlab_has_the_lessons(lab: Served, course: Course, home: Path) -> None:
    """The trainer finds every notebook, in a folder of their own, and is told where it is."""
    for lang in LANGUAGES:
        listed = ask(lab, lang).json()["content"]
        assert {each["name"] for each in listed} == {
            f"{lesson.slug}.ipynb" for lesson in course[lang].lessons
        }
        assert ask(lab, f"trainer/{lang}.ipynb").status == 200
    folder = home / "kundfokus-notebooks"
    assert f"Your notebooks are in {folder}\n" in lab.log.read_text("utf-8")
    assert (folder / LESSON).is_file()


def test_a_lesson_runs_in_a_kernel(lab: Served, installed: Bare, home: Path) -> None:
    """The trainer's copy runs from top to bottom in a kernel of that environment."""
    assert ask(lab, "").status == 200
    copy = home / "kundfokus-notebooks" / LESSON
    said = installed.run("-m", "nbconvert", "--to", "notebook", "--execute", "--stdout", str(copy))
    cells = [cell for cell in json.loads(said)["cells"] if cell["cell_type"] == "code"]
    live = "application/vnd.jupyter.widget-view+json"
    assert len(cells) > 3
    assert all(live in cell["outputs"][0]["data"] for cell in cells[1:])


def test_nothing_in_the_package_is_written_to(
    lab: Served, installed: Bare, untouched: dict[Path, tuple[int, int]]
) -> None:
    """JupyterLab saves into the trainer's copy; in the package no file is new or changed."""
    model = ask(lab, LESSON).json()["content"]
    model["metadata"]["changed"] = True
    body = json.dumps({"type": "notebook", "content": model}).encode()
    assert ask(lab, LESSON, "PUT", body).status == 200
    assert ask(lab, LESSON).json()["content"]["metadata"]["changed"]
    assert installed.modules() == untouched
