"""Notebooks with code of their own, when the operator allows kernels."""

import asyncio
import json
import os
import re
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from tornado.websocket import websocket_connect

from tests.server.asking import Answer, Client
from tests.server.overlays import ONLY_OURS, SLIDER, write
from tests.serving import Served, learners

SLIDERS = "/sv/3-slider"
FORBIDDEN = [
    f"{each}_request"
    for each in ("execute", "complete", "inspect", "history", "is_complete", "debug", "interrupt")
]


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


def cookie(answer: Answer) -> str:
    """Give the cookie that an answer sets, as a browser sends it back."""
    return str(answer.headers["Set-Cookie"]).partition(";")[0]


def leave(client: Client, page: Answer, token: str = "", sent: str = "") -> int:
    """Say what a page says last, with the page's own cookie or another; give the status."""
    token = token or cookie(page)
    path, kind = f"/voila/api/shutdown/{kernel(page)}", "application/x-www-form-urlencoded"
    body = token.encode()
    return client.ask(path, "POST", body, Content_Type=kind, Cookie=sent or token).status


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
    with ThreadPoolExecutor(1) as aside:  # the browser's tests run a loop in this thread
        told = aside.submit(asyncio.run, talking).result()
    assert "kernel_info_reply" in told
    assert "execute_reply" not in told
    assert not written.exists()


@pytest.mark.parametrize("asked", FORBIDDEN)
def test_a_kernel_hears_widgets_only(client: Client, opened: Answer, asked: str) -> None:
    """Neither code nor questions about it reach a kernel, on any channel."""
    address = f"{client.address}/api/kernels/{kernel(opened)}/channels?session_id=x"
    talking = talk(address, (asked, {"code": "1", "cursor_pos": 1}), ("kernel_info_request", {}))
    with ThreadPoolExecutor(1) as aside:
        told = aside.submit(asyncio.run, talking).result()
    assert "kernel_info_reply" in told
    assert asked.replace("request", "reply") not in told


def test_a_stranger_finds_no_kernel(client: Client, opened: Answer) -> None:
    """A kernel has a name that nobody can guess, no list names it, and no other site may listen."""
    assert re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f-]{21}", kernel(opened))
    guess = "4ad2c1ba-1b0f-4f0e-a2a2-6c9a4d7f7f60"
    for path in (f"/api/kernels/{guess}", f"/api/kernels/{guess}/channels"):
        assert client.ask(path).status in (400, 404)
    upgrade = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec_WebSocket_Version": "13"}
    upgrade |= {"Sec_WebSocket_Key": "dGhlIHNhbXBsZSBub25jZQ==", "Origin": "http://evil.example"}
    for told in ({}, {"Sec_Fetch_Site": "cross-site"}):
        answer = client.ask(f"/api/kernels/{kernel(opened)}/channels", **upgrade, **told)
        assert answer.status == 403


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_no_request_starts_a_kernel_but_the_pages_own(
    client: Client, opened: Answer, method: str
) -> None:
    """There is no address that starts, restarts, interrupts or changes a kernel."""
    name = kernel(opened)
    for path in ("", f"/{name}", f"/{name}/restart", f"/{name}/interrupt"):
        answer = client.ask(f"/api/kernels{path}", method, b"{}", Content_Type="application/json")
        assert answer.status in (403, 404, 405)
    assert client.ask(f"/api/kernels/{name}").status == 200


def test_a_page_that_vanishes_frees_its_place_within_ten_seconds(client: Client) -> None:
    """A browser that is killed says no last word; its kernel goes all the same."""
    page = client.ask(SLIDERS)
    address = f"{client.address}/api/kernels/{kernel(page)}/channels?session_id=x"
    with ThreadPoolExecutor(1) as aside:
        aside.submit(asyncio.run, talk(address, ("kernel_info_request", {}))).result()
    gone = time.monotonic()
    while client.ask(f"/api/kernels/{kernel(page)}").status == 200:
        assert time.monotonic() - gone < 10
        time.sleep(0.2)
    another = client.ask(SLIDERS)
    assert another.status == 200
    leave(client, another)


def test_a_kernel_that_dies_takes_no_page_with_it(client: Client) -> None:
    """Whoever reloads after a kernel has died gets a new one, and the server is as well as ever."""
    page = client.ask(SLIDERS)
    for path in running_kernels(kernel(page)):
        os.kill(int(path.parent.name), signal.SIGKILL)
    again = client.ask(SLIDERS, Cookie=cookie(page))
    assert again.status == 200
    assert kernel(again) != kernel(page)
    assert "kf-header" in again.text
    assert leave(client, again, cookie(page)) == 204
    assert client.ask("/sv/").status == 200


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


def kernel(answer: Answer) -> str:
    """Give the kernel that a page got."""
    return kernel_in(answer.text)


def kernel_in(text: str) -> str:
    """Find a kernel's id in a page."""
    return text.partition('"kernelId": "')[2].partition('"')[0]


async def talk(address: str, *messages: tuple[str, dict[str, Any]]) -> set[str]:
    """Send messages to a kernel; give the kinds of what it says until it has greeted."""
    channel = await websocket_connect(address.replace("http:", "ws:"))
    for kind, content in messages:
        header = {
            "msg_id": kind,
            "msg_type": kind,
            "session": "x",
            "username": "",
            "version": "5.3",
        }
        whole = {"header": header, "parent_header": {}, "metadata": {}, "content": content}
        await channel.write_message(json.dumps({**whole, "channel": "shell", "buffers": []}))
    told: set[str] = set()
    while "kernel_info_reply" not in told:
        said = await asyncio.wait_for(channel.read_message(), 20)
        told.add(json.loads(said or "{}")["header"]["msg_type"])
    channel.close()
    return told


def running_kernels(name: str) -> list[Path]:
    """Find the processes that run a kernel, where the system lists them as files."""
    lines = (path for path in Path("/proc").glob("[0-9]*/cmdline"))
    return [path for path in lines if name in _read(path)]


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8", errors="replace")
    except OSError:
        return ""
