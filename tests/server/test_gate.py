"""What no request gets past: other names, other sites, strange methods, heads read in two ways."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.server.asking import Client
from tests.server.test_reply import QUESTION
from tests.serving import Served, learners


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Give a server behind a proxy, with a name, a low rate, and a site that may frame it."""
    options = ["--trust-proxy", "1", "--name", "kurs.example.se", "--rate", "0.01"]
    options += [
        "--embed-in",
        "https://intranet.example:8443/",
        "--embed-in",
        "http://Skola.example",
    ]
    with learners(tmp_path_factory.mktemp("log") / "log", *options) as running:
        yield running


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://["},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Sec_Fetch_Site": "cross-site", "Origin": "OURS"},
    ],
)
def test_another_site_cannot_ask(client: Client, headers: dict[str, str]) -> None:
    """A page from elsewhere gets no answer, however it dresses its question."""
    said = {name: each.replace("OURS", client.address) for name, each in headers.items()}
    answer = client.reply(QUESTION, **said)
    assert (answer.status, answer.json()) == (403, {"status": 403})


@pytest.mark.parametrize(
    "headers", [{}, {"Origin": "OURS"}, {"Sec_Fetch_Site": "same-origin", "Origin": "OURS"}]
)
def test_our_own_page_can_ask(client: Client, headers: dict[str, str]) -> None:
    """A page of ours is answered, and so is a program that is no browser."""
    said = {name: each.replace("OURS", client.address) for name, each in headers.items()}
    assert client.reply(QUESTION, **said).status == 200


@pytest.mark.parametrize("path", ["/", "/sv/", "/sv/reply", "/static/x", "/nope"])
@pytest.mark.parametrize("name", ["evil.example", "127.0.0.1.evil.example", "192.0.2.1:8866"])
def test_a_server_for_this_computer_has_no_other_name(client: Client, path: str, name: str) -> None:
    """A name made to lead here opens nothing: the answer says what the operator can do."""
    answer = client.ask(path, Host=name)
    assert answer.status == 421
    assert path == "/sv/reply" or "--name" in answer.text


@pytest.mark.parametrize("name", ["localhost:1", "LOCALHOST", "kurs.localhost", "[::1]:8866"])
def test_this_computer_has_several_names(client: Client, name: str) -> None:
    """Whatever means this computer is ours."""
    assert client.ask("/sv/", Host=name).status == 200


def test_a_watchdog_may_call_the_server_what_it_likes(client: Client) -> None:
    """Whether the server is well is no secret."""
    assert client.ask("/health", Host="10.1.2.3:8866").status == 200


def test_an_operator_gives_the_course_its_name(opened: Served) -> None:
    """With a name given, that name is ours and a page under it may ask, and no other may."""
    client = Client(opened.address)
    ours = {"Host": "kurs.example.se", "X_Forwarded_For": "192.0.2.1"}
    assert client.ask("/sv/", **ours).status == 200
    assert client.ask("/sv/", **{**ours, "Host": "evil.example"}).status == 421
    origin = "https://kurs.example.se"
    assert client.reply(QUESTION, **ours, Origin=origin).status == 200
    assert client.reply(QUESTION, **ours, Origin="https://evil.example").status == 403


def test_an_operator_lets_a_site_show_the_course(opened: Served) -> None:
    """The sites named, and no others, may frame the pages; nothing else is looser."""
    answer = Client(opened.address).ask("/sv/", X_Forwarded_For="192.0.2.2")
    policy = str(answer.headers["Content-Security-Policy"])
    wanted = "'self' https://intranet.example:8443 http://skola.example"
    assert policy.endswith(f"; frame-ancestors {wanted}")
    assert "unsafe" not in policy


def test_whoever_asks_too_fast_hears_when_to_come_back(opened: Served) -> None:
    """429 says how long, in words to a person and JSON to a page; a neighbour notices nothing."""
    client = Client(opened.address)
    fast = {"X_Forwarded_For": "1.2.3.4, 192.0.2.3"}
    answers = [client.ask("/health", **fast) for _ in range(20)]
    refused = [each for each in answers if each.status == 429]
    assert len(refused) == 10
    assert all(1 <= int(each.headers["Retry-After"]) <= 100 for each in refused)
    page, said = client.ask("/en/", **fast), client.reply(QUESTION, **fast)
    assert (page.status, said.status, said.json()) == (429, 429, {"status": 429})
    assert '<html lang="en"' in page.text
    assert "Many people are here" in page.text
    assert client.ask("/health", X_Forwarded_For="192.0.2.4").status == 200


def test_nobody_dodges_the_rate_with_a_header(opened: Served) -> None:
    """What stands before the proxy's own word in the header makes nobody someone new."""
    client = Client(opened.address)
    said = [f"203.0.113.{number}, 192.0.2.5" for number in range(30)]
    assert any(client.ask("/health", X_Forwarded_For=each).status == 429 for each in said)


@pytest.mark.parametrize("site", ["intranet.example", "https://a.example/x", "https://*", "a b"])
@pytest.mark.parametrize("more", ["; script-src *", "\r\nX: y", ""])
def test_a_site_that_is_none_is_told(site: str, more: str) -> None:
    """What an operator gives as a site can put nothing else into the headers."""
    from click.testing import CliRunner

    from course.command import main

    done = CliRunner().invoke(main, ["serve", "--port", "0", "--embed-in", f"{site}{more}"])
    assert done.exit_code == 2
    assert "is not a site" in done.output


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "PROPFIND", "get", "X" * 200])
@pytest.mark.parametrize("path", ["/sv/", "/sv/reply", "/health"])
def test_a_strange_method_is_refused(client: Client, method: str, path: str) -> None:
    """Nothing is echoed and nothing is tunnelled."""
    answer = client.ask(path, method, X_Canary="canary")
    assert answer.status in (400, 405)
    assert b"canary" not in answer.body


@pytest.mark.parametrize("path", ["/", "/sv/", "/sv/reply", "/static/x", "/nope"])
def test_no_other_site_is_given_leave(client: Client, path: str) -> None:
    """A preflight from elsewhere is answered by no word that lets it on."""
    asked = {"Access_Control_Request_Method": "POST", "Origin": "https://evil.example"}
    answer = client.ask(path, "OPTIONS", **asked)
    assert answer.status in (403, 404, 405)
    assert not [name for name in answer.headers if name.lower().startswith("access-control")]


@pytest.mark.parametrize(
    "path",
    [
        "/static/..%2f..%2f..%2fetc%2fpasswd",
        "/static/%2e%2e/%2e%2e/strings.toml",
        "/sv/..%2f..%2fcontent%2fsv%2fstrings.toml",
        "/sv/....//....//etc/passwd",
        "/sv/%00",
        "/sv/%ff%fe",
        "//etc/passwd",
        "/sv//etc/passwd",
        "/sv/%0d%0aSet-Cookie:%20x=1",
        "/sv/x%0d%0aSet-Cookie:%20x=1/",
        "http://evil.example/sv/",
        "/static/",
        "/course/",
        "/.git/config",
    ],
)
def test_no_path_leads_out_of_the_course(client: Client, path: str) -> None:
    """No file beside the course's own, no list of files, and no header from an address."""
    answer = client.ask(path)
    assert answer.status in (400, 404, 421)
    assert answer.headers["Set-Cookie"] is None
    assert "root:" not in answer.text


def test_an_unknown_proxy_is_told_once(tmp_path: Path) -> None:
    """An operator hears that a proxy stands before the server and is not trusted, once."""
    log = tmp_path / "log"
    with learners(log) as served:
        client = Client(served.address)
        for _ in range(3):
            assert client.ask("/health", X_Forwarded_For="192.0.2.9").status == 200
        body = json.dumps(QUESTION).encode()
        assert client.ask("/sv/reply", "POST", body, Content_Type="application/json").status == 200
    assert log.read_text("utf-8").count("--trust-proxy") == 1
    assert "192.0.2" not in log.read_text("utf-8")
