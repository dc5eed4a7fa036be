"""Pages beside the lessons, and files to take home, as the server gives them."""

import base64
from datetime import date

import pytest

from tests.plan.conftest import FULL, answers, events
from tests.server.asking import Client
from tests.serving import Served

SLUGS = (
    "again-2",
    "again-14",
    "again-60",
    "certificate",
    "for-your-manager",
    "follow-up",
    "privacy",
)
PRIVATE = "Undersköterskan med den gula cykeln"


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_page_beside_the_lessons_has_an_address(client: Client, lang: str, slug: str) -> None:
    """The same address in each language gives the page in that language, for everybody alike."""
    answer = client.ask(f"/{lang}/{slug}")
    assert answer.status == 200
    assert f'<html lang="{lang}"' in answer.text
    assert f'href="/{"en" if lang == "sv" else "sv"}/{slug}"' in answer.text
    assert answer.headers["Etag"] == client.ask(f"/{lang}/{slug}").headers["Etag"]


def test_it_is_no_lesson(client: Client) -> None:
    """The contents list the lessons only, and no lesson leads on to a page beside them."""
    assert "again-2" not in client.ask("/sv/").text
    assert 'class="kf-next"' not in client.ask("/sv/again-2").text


def test_the_start_shows_the_express_path(client: Client) -> None:
    """The first lesson shows the way for those who have 40 minutes; the others do not."""
    start = client.ask("/sv/").text
    for step in ("5-desk-to-customer#my-chain", "6-ask-do-not-guess#three-ways-to-an-answer"):
        assert f'href="/sv/{step}"' in start
    assert 'id="express"' not in client.ask("/sv/1-who-for").text


def test_the_half_page_for_a_manager_can_be_printed(client: Client) -> None:
    """The page asks the two questions, and has a button that prints it."""
    text = client.ask("/sv/for-your-manager").text
    assert "Vem pratade du med?" in text
    assert "Vad kan vi sluta göra?" in text
    assert 'data-take="print"' in text


@pytest.mark.parametrize("what", ["pdf", "calendar", "text"])
def test_a_file_is_given_and_not_spoken_of(served: Served, client: Client, what: str) -> None:
    """A file comes in the reply, is not to be kept on the way, and leaves no word in the log."""
    lines = FULL | {"ask_who": PRIVATE}
    answer = client.reply({"take": what, "answers": answers(lines), "today": "2026-11-24"})
    assert (answer.status, answer.headers["Cache-Control"]) == (200, "no-store")
    assert base64.b64decode(answer.json()["file"]["base64"])
    log = served.log.read_text("utf-8")
    assert PRIVATE not in log
    assert "take" not in log


def test_a_day_that_is_not_sent_is_the_servers(client: Client) -> None:
    """Without a day from the browser the calendar counts from the server's."""
    file = client.reply({"take": "calendar", "answers": {}}).json()["file"]
    first, *_ = events(base64.b64decode(file["base64"]))
    assert 1 <= (first.decoded("dtstart") - date.today()).days <= 3  # noqa: DTZ011 -- as the server does
