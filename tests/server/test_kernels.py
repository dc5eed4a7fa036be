"""Notebooks with code of their own, when the operator allows kernels."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.scenes import play
from tests.server.asking import Answer, Client
from tests.server.overlays import ONLY_OURS, SLIDER, write
from tests.server.visiting import SLIDERS, cookie, kernel, kernel_in, leave, running_kernels, talk
from tests.serving import Served, learners


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Give a server that allows one kernel."""
    overlay = tmp_path_factory.mktemp("overlay")
    write(overlay, "sv", "3-slider", SLIDER)
    write(overlay, "sv", "4-only-ours", ONLY_OURS)
    log = tmp_path_factory.mktemp("log") / "server.log"
    with learners(log, "--with", str(overlay), "--kernels", "1") as running:
        yield running


@pytest.fixture(scope="module")
def client(served: Served) -> Client:
    """Give a client of that server."""
    return Client(served.address)


@pytest.fixture
def opened(client: Client) -> Iterator[Answer]:
    """Give the page of a visitor who is still there, and leaves when the test is over."""
    page = client.ask(SLIDERS)
    yield page
    leave(client, page)


def test_a_page_with_a_kernel_is_the_courses_page(opened: Answer) -> None:
    """Header, prose and exercise stand before anything the kernel says."""
    assert opened.status == 200
    text = opened.text
    parts = ['<html lang="sv"', 'class="kf-header"', "Dra i reglaget.", 'id="how-far"']
    parts += ["jupyter-config-data", "application/vnd.voila.cell-output+json", "voila.js"]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)
    assert text.rstrip().endswith("</html>")
    assert "data-reply" not in text  # here the kernel answers


def test_a_page_with_a_kernel_fetches_from_here_only(opened: Answer) -> None:
    """Voilà's own template asks a stranger for icons; ours does not, and the browser may not."""
    assert "//cdn" not in opened.text
    policy = str(opened.headers["Content-Security-Policy"])
    assert "connect-src 'self';" in policy
    assert "http" not in policy


def test_only_that_page_has_a_looser_policy(client: Client, opened: Answer) -> None:
    """What Voilà's script needs is allowed on its own page and nowhere else."""
    policy = str(opened.headers["Content-Security-Policy"])
    assert "script-src 'self' blob:;" in policy
    assert "style-src 'self' 'unsafe-inline';" in policy
    for path in ("/sv/", "/sv/4-only-ours", "/nope"):
        strict = str(client.ask(path).headers["Content-Security-Policy"])
        assert "unsafe" not in strict
        assert "blob:" not in strict


def test_its_cookie_says_nothing_and_goes_with_the_tab(opened: Answer) -> None:
    """The one cookie is a random number for this site, gone when the browser closes."""
    (said,) = opened.headers.get_all("Set-Cookie") or []
    assert said.startswith("_xsrf=")
    assert "SameSite=Strict" in said
    assert "expires" not in said.lower()


def test_there_are_as_many_kernels_as_allowed_and_no_more(client: Client, opened: Answer) -> None:
    """A visitor too many gets a page that says so, and when to try again."""
    assert opened.status == 200
    answer = client.ask(SLIDERS)
    assert answer.status == 503
    assert answer.headers["Retry-After"] == "30"
    assert "Just nu är det fullt här" in answer.text
    assert "unsafe" not in str(answer.headers["Content-Security-Policy"])


def test_asking_whether_the_page_is_there_starts_nothing(client: Client) -> None:
    """HEAD takes no kernel."""
    assert client.ask(SLIDERS, "HEAD").status == 200


def test_a_reload_takes_ones_own_place(client: Client, opened: Answer) -> None:
    """The same browser gets a new kernel in place of its old one."""
    again = client.ask(SLIDERS, Cookie=cookie(opened))
    assert again.status == 200
    assert kernel(again) != kernel(opened)
    assert client.ask(f"/api/kernels/{kernel(opened)}").status == 404
    assert client.ask(f"/api/kernels/{kernel(again)}").status == 200
    last = client.ask(SLIDERS, Cookie=cookie(opened))
    assert client.ask(f"/api/kernels/{kernel(again)}").status == 404
    leave(client, last, cookie(opened))


def test_a_page_that_is_left_gives_its_kernel_back(client: Client, opened: Answer) -> None:
    """The last word of a page ends its kernel, with its cookie and not without."""
    assert leave(client, opened, sent="_xsrf=other") == 403
    assert leave(client, opened) == 204
    assert leave(client, opened) == 204  # a page may say it twice
    another = client.ask(SLIDERS)
    assert another.status == 200
    assert leave(client, another) == 204


def test_a_visitor_runs_no_code_of_their_own(
    client: Client, opened: Answer, tmp_path: Path
) -> None:
    """The kernel hears widgets and greetings; code that a visitor sends is not run."""
    written = tmp_path / "written"
    address = f"{client.address}/api/kernels/{kernel(opened)}/channels?session_id=x"
    code = {"code": f"open({str(written)!r}, 'w').close()", "silent": False}
    talking = talk(address, ("execute_request", code), ("kernel_info_request", {}))
    told = play(talking)
    assert "kernel_info_reply" in told
    assert "execute_reply" not in told
    assert not written.exists()


@pytest.mark.parametrize(
    "path",
    [
        "/api/kernels",
        "/api/contents",
        "/api/sessions",
        "/api/me",
        "/login",
        "/voila/files/sv/3-slider.ipynb",
        "/voila/render/sv/3-slider.ipynb",
        "/voila/tree",
        "/voila/static/../../../lab/index.html.j2",
        "/voila/labextensions/jupyterlab_pygments/package.json",
        "/sv/3-slider.ipynb",
    ],
)
def test_no_more_of_voila_is_open_than_the_page_needs(client: Client, path: str) -> None:
    """Lists of kernels, files and everything else stay shut."""
    assert client.ask(path).status in (403, 404)


@pytest.mark.parametrize("name", ["template", "theme"])
def test_nobody_chooses_another_template(client: Client, name: str) -> None:
    """The address cannot change how the page is made."""
    answer = client.ask(f"{SLIDERS}?{name}=lab")
    assert 'class="kf-header"' in answer.text
    assert "fontawesome" not in answer.text
    leave(client, answer)


def test_the_other_lessons_are_as_ever(client: Client) -> None:
    """A course page has no kernel, no cookie and no script of Voilà's, also beside one that has."""
    for path in ("/sv/", "/sv/4-only-ours"):
        answer = client.ask(path)
        assert answer.status == 200
        assert answer.headers["Set-Cookie"] is None
        assert "voila" not in answer.text


def test_kernels_end_with_the_server(tmp_path: Path) -> None:
    """An operator who stops the server leaves nothing running."""
    write(tmp_path, "sv", "0-starting-point", SLIDER)
    with learners(tmp_path / "log", "--with", str(tmp_path), "--kernels", "1") as running:
        client = Client(running.address)
        assert client.ask("/sv/").headers["Location"] == "/sv/0-starting-point"
        text = client.ask("/sv/0-starting-point").text
        name = kernel_in(text)
        assert running_kernels(name)
        running.stop()
    for _ in range(40):
        if not running_kernels(name):
            return
        time.sleep(0.1)
    raise AssertionError(name)
