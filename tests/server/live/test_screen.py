"""The big screen's page, what it asks while it is open, and what it is told of."""

import json
import re
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.server.asking import Answer, Client
from tests.server.live.rooms import Led
from tests.serving import learners

VOTE = "what-is-customer-focus"
RIGHT = {"pick": "need", "sure": "sure"}


@pytest.fixture
def led(where: str) -> Iterator[Led]:
    """Begin a session in the server's store."""
    begun = Led(where)
    yield begun
    begun.close()


def state(client: Client, led: Led, more: str = "") -> Answer:
    """Ask how things stand."""
    return client.ask(f"/live/{led.code}/screen/state?lang=sv{more}")


def test_the_page_says_where_to_join(client: Client, led: Led) -> None:
    """It shows the address that the browser knows, the code, and both as a QR code."""
    page = client.ask(f"/live/{led.code}/screen?lang=sv")
    assert (page.status, page.headers["Cache-Control"]) == (200, "no-store")
    host = urlsplit(client.address).netloc
    assert f">{host}/live<" in page.text
    assert f">{led.code}<" in page.text
    assert f'aria-label="QR-kod till http://{host}/live/{led.code}"' in page.text
    assert "fullscreen=(self)" in page.headers["Permissions-Policy"]
    assert "<style" not in page.text
    assert " style=" not in page.text


@pytest.mark.parametrize(("lang", "said"), [("sv", "Ta fram telefonen"), ("en", "Take out your")])
def test_the_screen_has_its_own_language(client: Client, led: Led, lang: str, said: str) -> None:
    """`?lang=` decides, whatever the browser would like."""
    asked = f"/live/{led.code}/screen?lang={lang}"
    page = client.ask(asked, Accept_Language="de").text
    assert f'<html lang="{lang}"' in page
    assert said in page


def test_the_state_tells_how_things_stand(client: Client, led: Led) -> None:
    """It has the revision, all changes, the stage, the time that is left, and what to show."""
    led.join(3)
    led.put(VOTE)
    first = state(client, led).json()
    assert first.keys() == {"revision", "changes", "stage", "left", "build", "html"}
    assert (first["stage"], first["left"]) == ("vote1", None)
    led.answer(1, RIGHT)
    led.wait(90)
    second = state(client, led).json()
    assert second["changes"] > first["changes"]
    assert 80 < second["left"] <= 90
    assert "1 av 3 har svarat" in second["html"]


def test_a_code_that_is_none_shows_nothing(client: Client, led: Led) -> None:
    """So does one of a session that is over, and another session's number."""
    other = Led(str(led.store._engine.url))
    assert state(client, led, f"&session={other.key.id}").status == 410
    other.end()
    other.close()
    assert client.ask("/live/BBB-BBB/screen/state").status == 410
    assert state(client, other).json() == {"status": 410, "why": "gone"}
    assert client.ask(f"/live/{other.code}/screen").status == 404


def test_a_screen_that_is_open_outlives_a_flood_of_guesses(client: Client, led: Led) -> None:
    """Somebody in the room who tries codes takes the screen from nobody."""
    page = client.ask(f"/live/{led.code}/screen?lang=sv").text
    (address,) = re.findall(r'data-state="([^"]+)"', page)
    for _ in range(60):
        client.ask("/live/BBB-BBB/screen/state")
    assert state(client, led).status == 429
    assert client.ask(address.replace("&amp;", "&")).status == 200


def test_the_stream_tells_of_each_answer_once_a_second_at_most(led: Led, where: str) -> None:
    """The screen hears that people answer, and a flood of answers makes no flood of words."""
    log = Path(where.removeprefix("sqlite:///")).with_name("log")
    with learners(log, "--store", where) as own:
        connection = HTTPConnection(urlsplit(own.address).netloc, timeout=20)
        connection.request("GET", f"/live/{led.code}/screen/events")
        answer = connection.getresponse()
        assert answer.headers["Content-Type"].startswith("text/event-stream")
        led.join(8)
        led.put(VOTE)
        heard: list[tuple[float, dict[str, int]]] = []
        while len(heard) < 4:
            line = answer.fp.readline().decode()
            if line.startswith("data:"):
                heard.append((time.monotonic(), json.loads(line.removeprefix("data:"))))
                led.answer(8, RIGHT)
        connection.close()
    times, news = zip(*heard, strict=True)
    assert all(b - a > 0.9 for a, b in pairwise(times[1:]))  # the first had come before the room
    assert len({each["changes"] for each in news}) == len(news)
    assert all(each.keys() == {"revision", "changes"} for each in news)


def test_an_address_of_the_operators_goes_before_the_browsers(
    where: str, led: Led, tmp_path: Path
) -> None:
    """With --room-address phones are told that one, wherever the screen is opened."""
    room = "https://kurs.example.se/kurs/"
    with learners(tmp_path / "log", "--store", where, "--room-address", room) as own:
        page = Client(own.address).ask(f"/live/{led.code}/screen?lang=sv").text
    assert ">kurs.example.se/kurs/live<" in page
    assert f"QR-kod till {room}live/{led.code}" in page
