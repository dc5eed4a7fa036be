"""What the server does not do: no door of Jupyter's, no cookie, no log of anyone."""

import re
import time
from pathlib import Path

import pytest

from tests.server.asking import Client
from tests.serving import Served

JUPYTERS = [
    "/api",
    "/api/contents",
    "/api/contents/sv",
    "/api/kernels",
    "/api/kernels/4ad2c1ba-1b0f-4f0e-a2a2-6c9a4d7f7f60",
    "/api/kernels/4ad2c1ba-1b0f-4f0e-a2a2-6c9a4d7f7f60/channels",
    "/api/kernelspecs",
    "/api/me",
    "/api/sessions",
    "/api/status",
    "/api/terminals",
    "/files/sv/0-starting-point.ipynb",
    "/lab",
    "/login",
    "/logout",
    "/metrics",
    "/nbconvert/html/sv/0-starting-point.ipynb",
    "/notebooks/sv/0-starting-point.ipynb",
    "/sv/0-starting-point.ipynb",
    "/static/../sv/0-starting-point.ipynb",
    "/static/%2e%2e/sv/0-starting-point.ipynb",
    "/static/style/bootstrap.min.css",
    "/terminals/1",
    "/tree",
    "/view/sv/0-starting-point.ipynb",
    "/voila",
    "/voila/api/contents/",
    "/voila/api/shutdown/4ad2c1ba-1b0f-4f0e-a2a2-6c9a4d7f7f60",
    "/voila/api/themes/index.css",
    "/voila/execution/4ad2c1ba-1b0f-4f0e-a2a2-6c9a4d7f7f60",
    "/voila/files/sv/0-starting-point.ipynb",
    "/voila/labextensions/anywidget/package.json",
    "/voila/query/4ad2c1ba-1b0f-4f0e-a2a2-6c9a4d7f7f60",
    "/voila/render/sv/0-starting-point.ipynb",
    "/voila/static/voila.js",
    "/voila/templates/lab/static/voila.js",
    "/voila/tree",
]
EVERYWHERE = ["/", "/sv", "/sv/", "/en/2-who-pays", "/nope", "/health", "/static/x", "/sv/reply"]
CANARY = "canary7f3a"


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("path", JUPYTERS)
def test_nothing_of_jupyters_is_served(client: Client, path: str, method: str) -> None:
    """None of the addresses of Voilà or Jupyter Server leads anywhere."""
    answer = client.ask(path, method)
    assert answer.status in (404, 405)
    assert "ipynb_checkpoints" not in answer.text


@pytest.mark.parametrize("path", EVERYWHERE)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_every_answer_says_what_a_browser_may_do(client: Client, path: str, method: str) -> None:
    """Pages, files, errors and redirects carry the same strict headers."""
    headers = client.ask(path, method).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    policy = dict(each.split(" ", 1) for each in headers["Content-Security-Policy"].split("; "))
    named = {each: policy.pop(each).split(" ") for each in ("script-src", "style-src")}
    for sources in named.values():
        own, fingerprint = sources
        assert own == "'self'"
        assert re.fullmatch(r"'sha256-[\w+/]{43}='", fingerprint)
    assert policy == {
        "default-src": "'none'",
        "img-src": "'self' data:",
        "connect-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'self'",
    }


@pytest.mark.parametrize("path", ["/", "/sv/", "/en/2-who-pays", "/nope", "/sv/certificate"])
def test_a_page_uses_no_feature_of_the_browser(client: Client, path: str) -> None:
    """Every feature is off, and only a page of ours may copy; no opener shares its window."""
    headers = client.ask(path).headers
    features = dict(each.split("=") for each in str(headers["Permissions-Policy"]).split(", "))
    assert features.pop("clipboard-write") == "(self)"
    assert len(features) > 25
    assert set(features.values()) == {"()"}


@pytest.mark.parametrize("path", EVERYWHERE)
def test_no_cookie_is_set(client: Client, path: str) -> None:
    """No answer asks the browser to remember anything."""
    for method in ("GET", "POST"):
        assert client.ask(path, method, Cookie="_xsrf=1").headers["Set-Cookie"] is None


def test_no_answer_tells_what_the_server_is_made_of(client: Client) -> None:
    """The server's name holds no version that someone could look up a hole for."""
    assert {client.ask(path).headers["Server"] for path in EVERYWHERE} == {"kundfokus"}


def test_the_log_holds_no_text_and_nobody(client: Client, served: Served) -> None:
    """Nothing that was typed, no query, no client's address and no browser's name is logged."""
    event = {"id": "your-place", "do": "check", "fields": {"task": CANARY}}
    headers = {"User_Agent": CANARY, "Referer": f"http://{CANARY}/", "X_Forwarded_For": CANARY}
    client.reply({"event": event}, **headers)
    client.reply(f'{{"a": {CANARY}}}'.encode(), **headers)
    client.reply(f'"{CANARY}"'.encode() * 100_000, **headers)
    client.ask(f"/sv/?name={CANARY}", **headers)
    client.ask(f"/sv/{CANARY}", **headers)
    client.ask(f"/{CANARY}?q={CANARY}", "POST", CANARY.encode(), **headers)
    client.ask("/sv/1-who-for", **headers)
    log = read_until(served.log, " GET /sv/1-who-for 200 ")
    assert " GET - 404 " in log
    assert CANARY not in log
    assert len(re.findall(r"127\.0\.0\.1", log)) == 1  # the address it said at the start
    assert "?" not in log


def read_until(log: Path, line: str) -> str:
    """Read a log once it holds a line: a server writes it when its answer is on the way."""
    for _ in range(100):
        text = log.read_text("utf-8")
        if line in text:
            return text
        time.sleep(0.05)
    raise AssertionError(text)
