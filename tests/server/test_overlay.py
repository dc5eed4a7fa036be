"""A trainer's own folder over the course: lessons, strings and notebooks."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from course import new
from tests.repository import ROOT
from tests.server.asking import Client
from tests.server.overlays import ONLY_OURS, SLIDER, write
from tests.serving import learners


@pytest.fixture(scope="module")
def overlay(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with a lesson, a string and two notebooks of one's own."""
    folder = tmp_path_factory.mktemp("overlay")
    new.lesson(folder, "3-my-lesson")
    (folder / "sv" / "strings.toml").write_text('course = "Vår egen kurs"', "utf-8")
    write(folder, "sv", "4-only ours", ONLY_OURS)
    write(folder, "sv", "5-slider", SLIDER)
    write(folder, "sv", "6-broken", []).write_text("{", "utf-8")
    (folder / "notebooks" / "sv" / "picture.png").write_bytes(b"picture")
    return folder


@pytest.fixture(scope="module")
def client(overlay: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """Give a client of a server with that folder laid over, under a path."""
    log = tmp_path_factory.mktemp("log") / "server.log"
    with learners(log, "--with", str(overlay), "--base-path", "kurs") as served:
        yield Client(served.address)


def test_a_new_lesson_has_its_page(client: Client) -> None:
    """A lesson laid over the course is a lesson of it, in both languages and in the contents."""
    for lang in ("sv", "en"):
        answer = client.ask(f"/kurs/{lang}/3-my-lesson")
        assert answer.status == 200
        assert 'id="my-lesson-words"' in answer.text
    assert 'href="/kurs/sv/3-my-lesson"' in client.ask("/kurs/sv/").text


def test_a_string_of_ones_own_is_said(client: Client) -> None:
    """A string laid over the course's is the one on the page, and only in its language."""
    assert "Vår egen kurs</a>" in client.ask("/kurs/sv/").text
    assert "Vår egen kurs" not in client.ask("/kurs/en/").text


def test_a_notebook_with_only_our_cells_needs_no_kernel(client: Client) -> None:
    """A notebook that was never run still shows its exercises, drawn by the course."""
    answer = client.ask("/kurs/sv/4-only%20ours")
    assert answer.status == 200
    assert "<title>Bara våra – Vår egen kurs</title>" in answer.text
    assert 'id="how-far"' in answer.text
    assert 'id="workbook"' in answer.text


def test_a_notebook_with_other_code_is_not_run(client: Client) -> None:
    """Unless an operator allows kernels, the page says calmly that it cannot be shown here."""
    answer = client.ask("/kurs/sv/5-slider")
    assert answer.status == 403
    assert "Den här lektionen behöver köra kod" in answer.text
    assert 'href="/kurs/sv/5-slider" aria-current="page"' in answer.text
    assert answer.headers["Set-Cookie"] is None
    assert "ipywidgets" not in answer.text


def test_a_broken_notebook_breaks_no_other_page(client: Client) -> None:
    """A file that is no notebook is an error at its own address only."""
    answer = client.ask("/kurs/sv/6-broken")
    assert answer.status == 500
    assert "Något gick fel hos oss" in answer.text
    assert client.ask("/kurs/sv/").status == 200


def test_nothing_beside_the_notebooks_is_served(client: Client) -> None:
    """Files that lie beside a notebook are for its kernel."""
    for name in ("picture.png", "4-only%20ours.ipynb", "..%2fsv%2fstrings.toml"):
        assert client.ask(f"/kurs/sv/{name}").status == 404


def test_everything_is_under_the_base_path(client: Client) -> None:
    """A proxy that hands over one path finds every address under it, and nothing beside it."""
    assert client.ask("/kurs").headers["Location"] == "/kurs/"
    assert client.ask("/kurs/").headers["Location"] == "/kurs/sv/"
    assert client.ask("/kurs/sv").headers["Location"] == "/kurs/sv/"
    assert client.ask("/kurs/health").status == 200
    text = client.ask("/kurs/sv/").text
    assert 'data-reply="/kurs/sv/reply"' in text
    assert text.count('href="/') == text.count('href="/kurs/')
    body = b'{"draw": ["how-far"]}'
    answer = client.ask("/kurs/sv/reply", "POST", body, Content_Type="application/json")
    assert "how-far" in answer.json()["html"]
    for path in ("/", "/sv/", "/health", "/sv/reply", "/kurser/"):
        assert client.ask(path).status == 404


def test_the_course_itself_is_left_alone(client: Client) -> None:
    """What is laid over goes into a folder of its own, never into the repository's."""
    assert client.ask("/kurs/sv/4-only%20ours").status == 200
    assert not (ROOT / "notebooks" / "sv" / "4-only ours.ipynb").exists()
