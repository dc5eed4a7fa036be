"""What a kernel hears, who finds it, and when it goes."""

import os
import re
import signal
import time
from asyncio import wait_for
from collections.abc import Iterator

import pytest
from tornado.websocket import websocket_connect

from tests.scenes import play
from tests.server.asking import Answer, Client
from tests.server.overlays import SLIDER, write
from tests.server.visiting import SLIDERS, cookie, kernel, leave, running_kernels, talk
from tests.serving import Served, learners

FORBIDDEN = [
    f"{each}_request"
    for each in ("execute", "complete", "inspect", "history", "is_complete", "debug", "interrupt")
]
GUESS = "4ad2c1ba-1b0f-4f0e-a2a2-6c9a4d7f7f60"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Give a server that allows one kernel."""
    overlay = tmp_path_factory.mktemp("overlay")
    write(overlay, "sv", "3-slider", SLIDER)
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


def test_a_kernel_hears_widgets_only(client: Client, opened: Answer) -> None:
    """Neither code nor questions about it reach a kernel."""
    address = f"{client.address}/api/kernels/{kernel(opened)}/channels?session_id=x"
    asked = [(each, {"code": "1", "cursor_pos": 1}) for each in FORBIDDEN]
    talking = talk(address, *asked, ("kernel_info_request", {}))
    told = play(talking)
    assert "kernel_info_reply" in told
    assert not {each.replace("request", "reply") for each in FORBIDDEN} & told


def test_a_stranger_finds_no_kernel(client: Client, opened: Answer) -> None:
    """A kernel has a name that nobody can guess, no list names it, and no other site may listen."""
    assert re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f-]{21}", kernel(opened))
    for path in (f"/api/kernels/{GUESS}", f"/api/kernels/{GUESS}/channels"):
        assert client.ask(path).status in (400, 404)
    upgrade = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec_WebSocket_Version": "13"}
    upgrade |= {"Sec_WebSocket_Key": "dGhlIHNhbXBsZSBub25jZQ==", "Origin": "http://evil.example"}
    for told in ({}, {"Sec_Fetch_Site": "cross-site"}):
        answer = client.ask(f"/api/kernels/{kernel(opened)}/channels", **upgrade, **told)
        assert answer.status == 403


@pytest.mark.parametrize(
    "path",
    [
        f"/api/kernels/{GUESS}",
        f"/api/kernels/{GUESS}/channels",
        f"/voila/api/shutdown/{GUESS}",
        "/voila/static/voila.js",
        "/voila/static/nothing",
        "/voila/static/%2e%2e/nothing",
        "/voila/labextensions/anywidget/package.json",
        "/voila/labextensions/anywidget/nothing",
        "/voila/labextensions/anywidget/%2e%2e/%2e%2e/nothing",
    ],
)
def test_what_a_kernel_needs_says_what_every_answer_says(client: Client, path: str) -> None:
    """Voilà's and Jupyter's own addresses have our headers, no cookie, and tell of no version."""
    for method in ("GET", "HEAD", "POST"):
        answer = client.ask(path, method)
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "same-origin"
        assert "default-src 'none'" in str(answer.headers["Content-Security-Policy"])
        assert answer.headers["Server"] == "kundfokus"
        assert answer.headers["Set-Cookie"] is None
        assert answer.status == 200 or answer.headers["Content-Type"] == "application/json"


def test_what_is_no_message_ends_the_talk(client: Client, served: Served, opened: Answer) -> None:
    """Whoever sends bytes that are none is cut off, fills no log, and the kernel is there still."""
    before = served.log.read_text("utf-8")
    address = f"{client.address}/api/kernels/{kernel(opened)}/channels?session_id=x"

    async def cut_off(said: str | bytes) -> None:
        channel = await websocket_connect(address.replace("http:", "ws:"))
        await channel.write_message(said, binary=isinstance(said, bytes))
        try:
            while await wait_for(channel.read_message(), 20) is not None:
                pass
        finally:
            channel.close()

    for said in (b"", b"\0" * 8, b"\xff" * 64, "x", "[]", '{"header": null, "channel": "shell"}'):
        play(cut_off(said))
    assert 'File "' not in served.log.read_text("utf-8").removeprefix(before)
    assert client.ask(f"/api/kernels/{kernel(opened)}").status == 200


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
    play(talk(address, ("kernel_info_request", {})))
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
