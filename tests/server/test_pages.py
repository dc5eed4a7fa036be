"""Where the pages are, in which language, and what their bytes are like."""

import base64
import gzip
import json
import re
from hashlib import sha256
from time import sleep

import brotli  # type: ignore[import-untyped]
import pytest

from course.content import Course
from tests.server.asking import Answer, Client

FIRST = "/sv/0-starting-point"
PAGES = [f"/{lang}/{slug}" for lang in ("sv", "en") for slug in ("", "1-who-for", "2-who-pays")]


@pytest.mark.parametrize(
    ("accepted", "lang"),
    [
        ("", "sv"),
        ("en", "en"),
        ("en-GB,en;q=0.9,sv;q=0.8", "en"),
        ("sv-SE,sv;q=0.9,en;q=0.8", "sv"),
        ("de-DE, en;q=0.4, sv;q=0.3", "en"),
        ("fr", "sv"),
        ("en;q=nonsense, sv;q=0.1", "sv"),
    ],
)
def test_the_start_is_in_the_language_the_browser_asks_for(
    client: Client, accepted: str, lang: str
) -> None:
    """`/` goes to the language that the browser likes best, or to Swedish."""
    answer = client.ask("/", Accept_Language=accepted)
    assert answer.status == 302
    assert answer.headers["Location"] == f"/{lang}/"
    assert "Accept-Language" in answer.headers["Vary"]


@pytest.mark.parametrize(
    ("path", "to"),
    [("/sv", "/sv/"), ("/en", "/en/"), ("/sv/1-who-for/", "/sv/1-who-for")],
)
def test_an_address_with_a_slash_astray_leads_right(client: Client, path: str, to: str) -> None:
    """A slash too many or too few is no error."""
    answer = client.ask(path)
    assert (answer.status, answer.headers["Location"]) == (301, to)


def test_the_start_of_a_language_is_its_first_lesson(client: Client) -> None:
    """`/sv/` is the first lesson itself, not a page on the way to it."""
    assert client.ask("/sv/").body == client.ask(FIRST).body


@pytest.mark.parametrize("path", PAGES)
def test_a_page_says_its_language(client: Client, path: str) -> None:
    """The page, every exercise in it, and the strings its script speaks are in one language."""
    text = client.ask(path).text
    lang = path[1:3]
    assert f'<html lang="{lang}" data-reply="/{lang}/reply"' in text
    assert set(re.findall(r'<section [^>]*lang="(\w+)"', text)) == {lang}
    strings = re.search(r'id="kf-strings">(.*?)</script>', text)
    assert strings
    assert set(json.loads(strings[1])) == {lang}


@pytest.mark.parametrize("path", PAGES)
def test_a_page_leads_to_the_same_lesson_in_the_other_language(client: Client, path: str) -> None:
    """Whoever changes language stays in the lesson."""
    lang, slug = path[1:3], path[4:] or "0-starting-point"
    other = {"sv": "en", "en": "sv"}[lang]
    text = client.ask(path).text
    assert f'lang="{other}" hreflang="{other}" href="/{other}/{slug}"' in text
    assert f'rel="alternate" hreflang="{lang}" href="/{lang}/{slug}"' in text


def test_a_lesson_says_where_in_the_course_it_is(client: Client) -> None:
    """The place, the contents, and the steps back and on stand round each lesson."""
    first, second = client.ask(FIRST).text, client.ask("/sv/1-who-for").text
    assert '<p class="kf-place">Början ·' in first
    assert '<p class="kf-place">Lektion 1 av 8 ·' in second
    assert 'class="kf-previous"' not in first
    assert 'class="kf-previous" rel="prev" href="/sv/0-starting-point"' in second
    assert 'class="kf-next" rel="next" href="/sv/2-who-pays"' in second
    assert re.findall(r'<a href="([^"]+)" aria-current="page"', second) == ["/sv/1-who-for"]


def test_a_page_holds_every_exercise_of_its_lesson(client: Client, course: Course) -> None:
    """The first paint is the whole lesson, before any script."""
    for lesson in course["sv"].lessons:
        text = client.ask(f"/sv/{lesson.slug}").text
        for exercise in lesson.exercises:
            assert f'id="{exercise.id}"' in text


def test_headings_carry_no_links_to_themselves(client: Client) -> None:
    """A notebook's anchor signs are noise to whoever listens to a page."""
    text = client.ask(FIRST).text
    assert "anchor-link" not in text
    assert "¶" not in text


@pytest.mark.parametrize("path", PAGES)
def test_a_page_names_no_other_place(client: Client, path: str) -> None:
    """Nothing in a page comes from anywhere but this server."""
    text = client.ask(path).text
    addresses = re.findall(r'(?:src|href|action)="([^"#]+)', text)
    assert addresses
    assert all(each.startswith(("/", "data:")) for each in addresses)
    assert not re.findall(r"(?:https?:)?//(?!www\.w3\.org/)\w+\.\w+", text)


@pytest.mark.parametrize("path", ["/sv/nope", "/en/nope", "/sv/nope/", "/nope", "/sv/a/b/c"])
def test_a_wrong_address_gets_a_page_of_ours(client: Client, path: str) -> None:
    """A wrong address is told in the language of the address, with a way back."""
    answer = client.ask(path, Accept_Language="sv")
    lang = "en" if path.startswith("/en") else "sv"
    assert answer.status == 404
    assert f'<html lang="{lang}"' in answer.text
    assert f'href="/{lang}/"' in answer.text


def test_a_wrong_address_outside_the_languages_is_told_in_the_browsers(client: Client) -> None:
    """Where the address names no language, the browser's own is used."""
    assert '<html lang="en"' in client.ask("/nope", Accept_Language="en").text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_a_page_is_only_read(client: Client, method: str) -> None:
    """A page takes nothing but GET and HEAD, and says so."""
    answer = client.ask(FIRST, method)
    assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD")


def test_a_head_is_an_answer_without_its_body(client: Client) -> None:
    """HEAD says what GET would."""
    got, head = client.ask(FIRST), client.ask(FIRST, "HEAD")
    assert (head.status, head.body) == (200, b"")
    for name in ("Etag", "Content-Length", "Content-Type", "Cache-Control"):
        assert head.headers[name] == got.headers[name]


def _pressed(client: Client, path: str, accepted: str) -> Answer:
    """Give a file once it is pressed: a server that has just begun gives it at once, but larger."""
    for _ in range(100):
        answer = client.ask(path, Accept_Encoding=accepted)
        if answer.headers.get("Content-Encoding") == "br":
            return answer
        sleep(0.1)
    raise AssertionError("The page is never pressed.")


def test_a_page_is_compressed_as_the_browser_likes(client: Client) -> None:
    """Plain, gzip and Brotli are one text, with a tag each."""
    plain = client.ask(FIRST)
    zipped = client.ask(FIRST, Accept_Encoding="gzip")
    small = _pressed(client, FIRST, "gzip, deflate, br;q=0.9")
    refused = client.ask(FIRST, Accept_Encoding="br;q=0, gzip;q=0")
    assert gzip.decompress(zipped.body) == brotli.decompress(small.body) == plain.body
    assert refused.body == plain.body
    assert zipped.headers["Content-Encoding"] == "gzip"
    assert small.headers["Content-Encoding"] == "br"
    assert "Accept-Encoding" in plain.headers["Vary"]
    assert len({each.headers["Etag"] for each in (plain, zipped, small)}) == 3


@pytest.mark.parametrize("encoding", ["", "gzip", "br"])
def test_a_page_that_has_not_changed_is_not_sent_again(client: Client, encoding: str) -> None:
    """A browser that has the page asks whether it still is the same, and hears only that."""
    headers = {"Accept_Encoding": encoding} if encoding else {}
    first = client.ask(FIRST, **headers)
    assert first.headers["Cache-Control"] == "no-cache"
    again = client.ask(FIRST, **headers, If_None_Match=first.headers["Etag"])
    assert (again.status, again.body) == (304, b"")
    assert client.ask(FIRST, **headers, If_None_Match='"old"').status == 200


def test_a_lesson_is_one_answer(client: Client, course: Course) -> None:
    """A lesson, or a page beside them, holds its style and its script, and they are let be."""
    for lang in course.languages:
        for each in (*course[lang].lessons, *course[lang].asides):
            answer = client.ask(f"/{lang}/{each.slug}")
            assert not re.findall(r'(?:src|href)="(/static/[^"]+)"', answer.text)
            running = _running(answer.text)
            assert [name for name, _ in running] == ["style", "script"]
            for name, text in running:
                said = base64.b64encode(sha256(text.encode()).digest()).decode()
                allowed = f"{name}-src 'self' 'sha256-{said}';"
                assert allowed in answer.headers["Content-Security-Policy"]


def test_files_may_be_kept_for_a_year(client: Client) -> None:
    """What other pages load has an address that changes with it: a browser need never ask again."""
    files = _files(client, "/nope", "/sv/paper")
    assert len(files) == 3  # two styles, and the script for light and dark
    for path in files:
        answer = client.ask(path)
        assert answer.status == 200
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        small = _pressed(client, path, "br")
        assert brotli.decompress(small.body) == answer.body
    assert client.ask("/static/kundfokus-0.js").status == 404


def test_a_lesson_is_light(client: Client, course: Course) -> None:
    """A lesson with its script and style is at most 40 kB on the wire, in either compression."""
    for lang in course.languages:
        for lesson in course[lang].lessons:
            path = f"/{lang}/{lesson.slug}"
            for answer in (_pressed(client, path, "br"), client.ask(path, Accept_Encoding="gzip")):
                assert answer.headers["Content-Encoding"]
                assert len(answer.body) <= 40_000


def test_the_server_says_that_it_is_well(client: Client) -> None:
    """An operator's watchdog has an address of its own."""
    answer = client.ask("/health")
    assert (answer.status, answer.body) == (200, b"ok")


def _files(client: Client, *pages: str) -> set[str]:
    """Give the addresses of what these pages load."""
    texts = [client.ask(each).text for each in pages]
    return {path for text in texts for path in re.findall(r'(?:src|href)="(/static/[^"]+)"', text)}


def _running(page: str) -> list[tuple[str, str]]:
    """Give the styles and scripts that stand in a page; what is data to a script is neither."""
    found = re.findall(r"<(style|script)([^>]*)>(.*?)</\1>", page, re.DOTALL)
    return [(name, text) for name, kind, text in found if "json" not in kind]
