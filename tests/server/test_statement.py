"""The pages about accessibility and privacy: in both languages, linked everywhere, true here."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path

import pytest

from course.content import Course
from course.server import responsible
from course.server.responsible import UnusableError
from tests.server.asking import Client
from tests.serving import learners

WITHIN = ("accessibility", "privacy")
NAME = 'Ås & <script>alert(1)</script> "kommun" {organisation}'
ESCAPED = "Ås &amp; &lt;script&gt;alert(1)&lt;/script&gt; &#34;kommun&#34; {organisation}"
NO_ADDRESSES = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,x",
    "ftp://example.org/",
    "//example.org/report",
    "example.org",
    "https://",
    "https:///report",
    "https://us:secret@example.org/",
    "https://example.org:99999/",
    "https://example.org/a b",
    'https://example.org/"onclick="x',
    "https://example.org/<b>",
    "https://exa\u202emple.org/",
    "us@example",
    "us@@example.org",
    "us@example.org?bcc=them@example.org",
    "us@example.org\r\nSet-Cookie: a=b",
    "mailto:",
    "mailto:mailto:us@example.org",
    "mailto:us@example.org,them@example.org",
)

Serve = Callable[..., subprocess.CompletedProcess[str]]


@contextmanager
def asked(log: Path, *options: str) -> Iterator[Client]:
    """Give a client of a server with these options."""
    with learners(log, *options) as served:
        yield Client(served.address)


@pytest.fixture
def refused() -> Serve:
    """Give a way to start a server that does not start."""
    command = [sys.executable, "-m", "course.command", "serve", "--no-browser", "--port", "0"]

    def start(*options: str, **more: str) -> subprocess.CompletedProcess[str]:
        given = {**os.environ, **more}
        return subprocess.run(
            [*command, *options], env=given, capture_output=True, text=True, check=False
        )

    return start


@pytest.mark.parametrize("path", ["", "3-cornerstone", "again-2", *WITHIN, "no-such-page"])
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_every_page_leads_there(client: Client, lang: str, path: str) -> None:
    """The footer of every page has the links, of lessons, pages beside them, and errors alike."""
    text = client.ask(f"/{lang}/{path}").text
    footer = text[text.index("<footer") : text.index("</footer>")]
    for slug in WITHIN:
        assert f'href="/{lang}/{slug}"' in footer
        assert (f'/{slug}" aria-current="page"' in footer) == (path == slug)


def test_it_says_what_the_law_asks_for(client: Client) -> None:
    """Compliance, standards, limits, method, date, reports and supervision stand on it."""
    for lang, compliance, day in (
        ("sv", "helt förenlig", "24 november 2026"),
        ("en", "fully compliant", "24 November 2026"),
    ):
        text = client.ask(f"/{lang}/accessibility").text
        for said in ("2018:1937", "EN 301 549 V3.2.1", "WCAG 2.1", "WCAG 2.2", compliance, day):
            assert said in text
        assert 'href="https://www.digg.se/tdosanmalan"' in text
        assert text.count("<h2>") == 6


def test_nobody_named_is_said_calmly(tmp_path: Path, course: Course) -> None:
    """Where the operator said nothing, the page says so, and whom to ask instead."""
    with asked(tmp_path / "log", "--organisation", "", "--report-to", "") as client:
        for lang in course.languages:
            strings = course[lang].reference.strings
            for slug, named in zip(WITHIN, ("organisation", "host"), strict=True):
                text = client.ask(f"/{lang}/{slug}").text
                assert strings[f"statement_{named}_unsaid"] in text
                assert strings["statement_contact_unsaid"] in text
                assert not [left for left in (f"[{named}]", "[contact]", "mailto:") if left in text]


def test_the_operator_is_named_and_nothing_else_comes_of_it(tmp_path: Path) -> None:
    """The name is text whatever is in it, and the address a link."""
    log = tmp_path / "log"
    with asked(log, "--organisation", NAME, "--report-to", "mailto:a.b+c@xn--s-0ga.se") as client:
        for lang, slug in product(("sv", "en"), WITHIN):
            text = client.ask(f"/{lang}/{slug}").text
            assert f"<strong>{ESCAPED}</strong>" in text
            assert '<a href="mailto:a.b+c@xn--s-0ga.se">a.b+c@xn--s-0ga.se</a>' in text
            assert "alert(1)</script>" not in text


def test_settings_come_from_the_environment_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A service is set up by variables; a flag beside them has the last word."""
    monkeypatch.setenv("KUNDFOKUS_ORGANISATION", "Ås kommun")
    monkeypatch.setenv("KUNDFOKUS_REPORT_TO", "https://example.org/not-here")
    wanted = "https://example.org/report?a=1&b=2"
    with asked(tmp_path / "log", "--report-to", wanted, "--base-path", "/kurs") as client:
        text = client.ask("/kurs/sv/accessibility").text
        assert "<strong>Ås kommun</strong>" in text
        escaped = wanted.replace("&", "&amp;")
        assert f'<a href="{escaped}">{escaped}</a>' in text
        assert 'href="/kurs/sv/accessibility"' in client.ask("/kurs/sv/").text


@pytest.mark.parametrize("to", NO_ADDRESSES)
def test_what_is_no_address_is_refused(to: str) -> None:
    """Only an e-mail address or a web address can be a link on the page."""
    with pytest.raises(UnusableError, match=r"is no address to report to"):
        responsible.read("", to)


@pytest.mark.parametrize(
    ("to", "href"),
    [
        ("us@example.org", "mailto:us@example.org"),
        (" MAILTO:us@example.org ", "mailto:us@example.org"),
        ("o'hara@example.org", "mailto:o%27hara@example.org"),
        ("https://example.org/", "https://example.org/"),
        ("http://localhost:8080/report?a=b#c", "http://localhost:8080/report?a=b#c"),
        ("https://example.org/?to=mailto:us", "https://example.org/?to=mailto:us"),
        ("", ""),
        ("  ", ""),
    ],
)
def test_what_is_an_address_is_taken(to: str, href: str) -> None:
    """The link leads where the operator said, by mail or by the web."""
    assert responsible.read("", to).href == href


@pytest.mark.parametrize("name", ["Ås\r\nSet-Cookie: a=b", "Ås\x00", "\u202esÅ", "a\u2028b"])
def test_a_name_is_one_line_that_can_be_seen(name: str) -> None:
    """Line breaks and signs that only steer are refused."""
    with pytest.raises(UnusableError, match=r"one line of visible text"):
        responsible.read(name, "")


@pytest.mark.parametrize("by", ["flag", "environment"])
def test_a_broken_address_stops_the_server_in_a_sentence(refused: Serve, by: str) -> None:
    """The operator reads what is wrong, with no traceback, and nothing is served."""
    wrong = "javascript:alert(1)"
    done = refused("--report-to", wrong) if by == "flag" else refused(KUNDFOKUS_REPORT_TO=wrong)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"“{wrong}” is no address to report to. "
        "Write an e-mail address, or one that begins with https://.\n"
    )
