"""Two servers behind the nginx that OPERATING.md describes, to the letter but for its places."""

import base64
import json
import os
import re
import signal
import ssl
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPSConnection
from pathlib import Path
from typing import Any

import pytest

from tests import programs
from tests.operating.written import example, put
from tests.plan.conftest import FULL, answers
from tests.serving import Served, free_port, learners

# As root, nginx would become somebody who may not read the folder of a test.
AROUND = (
    ("user root;" if os.geteuid() == 0 else "")
    + """
daemon off; pid {folder}/pid; error_log {folder}/error.log; worker_processes 1;
events {{}}
http {{
    access_log {folder}/access.log;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
    {described}
}}
"""
)
NAME = "kurs.example.se"
EVENT = {"id": "how-far", "do": "check", "fields": {"choice": "none"}}


@dataclass
class Behind:
    """The two servers, and the port of the nginx before them."""

    servers: list[Served]
    port: int

    def ask(self, path: str, method: str = "GET", body: object = None, **headers: str) -> "Got":
        """Ask over TLS; the certificate is our own."""
        trusting = ssl.create_default_context()
        trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
        connection = HTTPSConnection("127.0.0.1", self.port, timeout=60, context=trusting)
        named = {"Host": NAME} | {name.replace("_", "-"): said for name, said in headers.items()}
        sent = None if body is None else json.dumps(body).encode()
        if sent:
            named["Content-Type"] = "application/json"
        connection.request(method, path, sent, named)
        answer = connection.getresponse()
        got = Got(answer.status, answer.headers, answer.read())
        connection.close()
        return got

    def reply(self, question: object) -> Any:
        """Ask the endpoint what a page asks."""
        got = self.ask("/kurs/sv/reply", "POST", question, Origin=f"https://{NAME}")
        assert got.status == 200
        return json.loads(got.body)


@dataclass
class Got:
    """What came back."""

    status: int
    headers: Message
    body: bytes


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a certificate that nobody but this test trusts."""
    folder = tmp_path_factory.mktemp("tls")
    making = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    making += ["-subj", "/CN=kurs.example.se", "-keyout", "key.pem", "-out", "certificate.pem"]
    subprocess.run(making, cwd=folder, check=True, capture_output=True)
    return folder


@pytest.fixture
def behind(tmp_path: Path, certificate: Path) -> Iterator[Behind]:
    """Run two servers, as systemd would, and nginx before them."""
    (line,) = re.findall(r"^ExecStart=\S+ serve (.*)$", example("systemd"), re.MULTILINE)
    words = line.split()
    with (
        learners(tmp_path / "one", *words) as one,
        learners(tmp_path / "two", *words) as two,
    ):
        port = free_port()
        described = example("nginx")
        described = put(described, "/var/cache/nginx/kundfokus", str(tmp_path / "cache"))
        described = put(described, "listen 443", f"listen 127.0.0.1:{port}")
        described = put(described, "127.0.0.1:8866", one.address.removeprefix("http://"))
        described = put(described, "127.0.0.1:8867", two.address.removeprefix("http://"))
        described = put(
            described, "/etc/ssl/kurs.example.se.pem", str(certificate / "certificate.pem")
        )
        described = put(
            described, "/etc/ssl/private/kurs.example.se.key", str(certificate / "key.pem")
        )
        with nginx(tmp_path, AROUND.format(folder=tmp_path, described=described), port):
            yield Behind([one, two], port)


@contextmanager
def nginx(folder: Path, configuration: str, port: int) -> Iterator[None]:
    """Run nginx until the test is done."""
    found = programs.nginx()
    assert found, programs.MISSING
    path = folder / "nginx.conf"
    path.write_text(configuration, "utf-8")
    command = [found, "-p", str(folder), "-c", str(path)]
    checked = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    process = subprocess.Popen(command)
    try:
        until(lambda: Behind([], port).ask("/kurs").status == 301)
        yield
    finally:
        process.terminate()
        process.wait(timeout=10)


def until(true: Callable[[], bool]) -> None:
    """Wait for something to be so."""
    for _ in range(200):
        try:
            if true():
                return
        except OSError:
            pass
        time.sleep(0.05)
    raise AssertionError


def requests(served: Served) -> int:
    """How many pages a server says that it has given."""
    return served.log.read_text("utf-8").count(" 200 ")


def test_a_learner_moves_between_servers_unharmed(behind: Behind) -> None:
    """Answers go to either server at each click; one is stopped and one killed in between."""
    page = behind.ask("/kurs/sv/1-who-for")
    assert page.status == 200
    assert b'href="/kurs/sv/' in page.body
    for _ in range(4):
        behind.ask("/kurs/sv/1-who-for")
    until(lambda: all(map(requests, behind.servers)))
    first = behind.reply({"event": EVENT, "draw": ["how-far"]})
    kept = {"how-far": first["answers"]["how-far"]}
    drawn = behind.reply({"answers": kept, "draw": ["how-far"]})["html"]
    behind.servers[0].process.send_signal(signal.SIGTERM)
    for _ in range(6):  # while it stops, and when it has
        assert behind.reply({"answers": kept, "draw": ["how-far"]})["html"] == drawn
        assert behind.ask("/kurs/sv/2-who-pays").status == 200
        time.sleep(0.1)
    assert behind.servers[0].process.wait(timeout=20) == 0
    assert behind.reply({"answers": kept, "draw": ["how-far"]})["html"] == drawn


def test_a_server_that_is_killed_is_not_missed(behind: Behind) -> None:
    """Even the click that meets it as it dies is answered, by the other."""
    for number in range(12):
        if number == 4:
            behind.servers[1].process.kill()
        assert "how-far" in behind.reply({"event": EVENT, "draw": ["how-far"]})["html"]


def test_bytes_come_as_the_server_made_them(behind: Behind) -> None:
    """Pages come in the course's own compression, and with its headers and one more."""
    page = behind.ask("/kurs/sv/1-who-for", Accept_Encoding="br, gzip")
    assert page.headers["Content-Encoding"] in ("br", "gzip")
    assert page.headers["Cache-Control"] == "no-cache"
    assert page.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert page.headers["Strict-Transport-Security"] == "max-age=31536000"
    again = behind.ask(
        "/kurs/sv/1-who-for", Accept_Encoding="br, gzip", If_None_Match=page.headers["Etag"]
    )
    assert again.status in (200, 304)  # the other server may have pressed it already


def test_files_are_kept_by_the_proxy(behind: Behind) -> None:
    """A script comes from the proxy when both servers are gone, each encoding by itself."""
    page = behind.ask("/kurs/sv/paper").body.decode()
    script = page.split('src="', 1)[1].split('"', 1)[0]
    plain = behind.ask(script)
    packed = behind.ask(script, Accept_Encoding="gzip")
    assert script.startswith("/kurs/static/")
    assert (plain.status, packed.headers["Content-Encoding"]) == (200, "gzip")
    for served in behind.servers:
        served.process.kill()
        served.process.wait(timeout=5)
    assert behind.ask("/kurs/sv/1-who-for").status == 502
    assert behind.ask(script).body == plain.body
    assert behind.ask(script, Accept_Encoding="gzip").body == packed.body


def test_a_whole_workbook_and_a_pdf_pass(behind: Behind) -> None:
    """Neither the longest question nor the largest answer is too much for the proxy."""
    answer = behind.reply({"take": "pdf", "answers": answers(FULL), "today": "2026-11-24"})
    assert base64.b64decode(answer["file"]["base64"]).startswith(b"%PDF")
    long = {"answers": {}, "draw": [], "more": "x" * 900_000}
    assert "html" in behind.reply(long)


def test_the_health_is_for_those_who_run_it(behind: Behind) -> None:
    """Nobody outside asks how each server is, and the course is nowhere but under its path."""
    assert behind.ask("/kurs/health").status == 403
    assert behind.ask("/kurs").headers["Location"].endswith("/kurs/")
    assert behind.ask("/sv/").status == 404
