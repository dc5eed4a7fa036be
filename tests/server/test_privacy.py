"""Nobody's words leave their answer: not in a log, a file, an error, or anyone else's page.

One server runs for this file, in folders of its own, with errors provoked inside it.
"""

import json
import os
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from course import view
from course.content import Course
from course.lesson import Exercise
from tests.plan.conftest import FULL, answers
from tests.repository import ROOT
from tests.server.asking import Client
from tests.server.provoking import WHERE
from tests.serving import Served, running

CANARY = "Kanariefågel-7f3a"
ASCII = "7f3a"
ADDRESS = "203.0.113.77"
TOLD = {"X_Forwarded_For": ADDRESS}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the one folder that the server may write in."""
    folder = tmp_path_factory.mktemp("home")
    (folder / "tmp").mkdir()
    return folder


@pytest.fixture(scope="module")
def served(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Give a server that fails when it is asked to, with every folder of its own under `home`."""
    serve = ["serve", "--port", "0", "--no-browser", "--trust-proxy", "1"]
    command = [sys.executable, "-m", "tests.server.provoking", *serve]
    folders = {name: str(home) for name in ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")}
    folders |= {name: str(home) for name in ("XDG_DATA_HOME", "JUPYTER_DATA_DIR", "IPYTHONDIR")}
    more = {**folders, "TMPDIR": str(home / "tmp"), "PYTHONPATH": str(ROOT)}
    log = tmp_path_factory.mktemp("log") / "log"
    here = Path.cwd()
    os.chdir(home)
    try:
        with running(command, log, r"(http://127\.0\.0\.1:\d+)", more) as started:
            yield started
    finally:
        os.chdir(here)


@pytest.fixture(scope="module")
def client(served: Served) -> Client:
    """Give a client of that server."""
    return Client(served.address)


def fields(course: Course, exercise: Exercise, text: str) -> dict[str, Any]:
    """Give a form in which a text stands in everything that can be filled in."""
    html = view.show(course, exercise, None, course.someone(exercise.lang))
    return dict.fromkeys(re.findall(r' name="([^"]+)"', html), text)


def of_each_kind(course: Course) -> list[Exercise]:
    """Give an exercise of each kind that takes answers."""
    found = {each.kind: each for each in course["sv"].exercises.values() if each.answers}
    return list(found.values())


def question(exercise: Exercise, form: dict[str, Any], text: str) -> dict[str, Any]:
    """Give what a page would send of a form, with the text among the answers too."""
    event = {"id": exercise.id, "do": "check", "fields": form}
    held = {"v": 1, **form, "text": text, "now": text}
    return {"answers": {exercise.id: held}, "event": event, "draw": [exercise.id]}


def test_every_kind_is_asked_and_says_it_to_nobody_else(client: Client, course: Course) -> None:
    """What is written in any kind of exercise is in no other's answer, and in no page."""
    echoed = 0
    for exercise in of_each_kind(course):
        answer = client.reply(question(exercise, fields(course, exercise, CANARY), CANARY), **TOLD)
        assert answer.status == 200, exercise.kind
        echoed += CANARY in json.dumps(answer.json(), ensure_ascii=False)
    assert echoed > 8  # the text did come in
    for path in ("/sv/", "/sv/1-who-for", "/sv/nope", "/health", "/sv/certificate"):
        assert CANARY not in client.ask(path, **TOLD).text
    everything = {"draw": list(course["sv"].exercises)}
    assert ASCII not in client.reply(everything, **TOLD).text


@pytest.mark.parametrize("where", WHERE)
def test_an_error_inside_quotes_nobody(client: Client, course: Course, where: str) -> None:
    """Whatever fails with somebody's words in its error, the answer holds none of them."""
    text = f"{CANARY} provoke-{where}"
    told = 0
    for exercise in of_each_kind(course):
        answer = client.reply(question(exercise, fields(course, exercise, text), text), **TOLD)
        assert answer.status in (200, 500)
        told += answer.status == 500
        if answer.status == 500:
            assert answer.json() == {"status": 500}
    assert told or where in ("later", "thread", "log", "warn")


@pytest.mark.parametrize("what", ["pdf", "calendar"])
def test_a_file_that_cannot_be_made_quotes_nobody(client: Client, what: str) -> None:
    """Typst's error, and the calendar's, stay inside."""
    asked = {"take": what, "answers": answers(FULL | {"plan1": CANARY}), "today": "2026-11-24"}
    assert client.reply(asked, **TOLD).json() == {"status": 500}


def test_a_text_file_is_made(client: Client) -> None:
    """A file that can be made holds the words, and only its own answer does."""
    asked = {"take": "text", "answers": answers(FULL | {"plan1": CANARY})}
    assert client.reply(asked, **TOLD).status == 200


@pytest.mark.parametrize(
    "body",
    [
        CANARY.encode(),
        f'{{"event": "{CANARY}'.encode(),
        f'"{CANARY}"'.encode() * 100_000,
        b"[" * 5_000 + CANARY.encode(),
        CANARY.encode("utf-16"),
        f'["{CANARY}", NaN]'.encode(),
    ],
)
def test_what_is_refused_is_quoted_nowhere(client: Client, body: bytes) -> None:
    """Broken and oversized questions are refused without a word of theirs."""
    for kind in ("application/json", "text/plain", f"text/{ASCII}"):
        answer = client.ask("/sv/reply", "POST", body, Content_Type=kind, **TOLD)
        assert answer.status in (400, 413, 415)
        assert ASCII not in answer.text


def test_heads_are_quoted_nowhere(client: Client) -> None:
    """Addresses, queries, names, cookies and methods are repeated to nobody."""
    said = dict.fromkeys(("Cookie", "Referer", "User_Agent", "If_None_Match"), ASCII)
    for path in (f"/sv/{ASCII}", f"/{ASCII}?{ASCII}", f"/sv/?q={ASCII}", f"/static/{ASCII}"):
        for method in ("GET", "POST", ASCII):
            assert ASCII not in client.ask(path, method, **said, **TOLD).text
    assert ASCII not in client.ask("/sv/", Origin=f"http://{ASCII}", **TOLD).text
    for origin in (f"http://{ASCII}", ASCII):
        assert ASCII not in client.reply({}, Origin=origin, **TOLD).text


def test_afterwards_nothing_is_left(served: Served, home: Path, client: Client) -> None:
    """No log line, and no file that the server wrote, holds a word or an address of anyone."""
    client.reply({"event": {"fields": CANARY + " provoke-thread provoke-later"}}, **TOLD)
    for _ in range(3):
        client.ask("/sv/2-who-pays", **TOLD)
        time.sleep(0.2)
    served.stop()  # what was never collected is told now at the latest
    log = served.log.read_text("utf-8")
    assert "ValueError" in log  # the errors were told, with their places
    assert "provoking.py" in log
    written = [path for path in home.rglob("*") if path.is_file()]
    for text in (log, *(path.read_bytes().decode("utf-8", "replace") for path in written)):
        assert ASCII not in text
        assert "fågel" not in text
        assert ADDRESS not in text
        assert "203.0" not in text
    assert not list((home / "tmp").rglob("*"))
