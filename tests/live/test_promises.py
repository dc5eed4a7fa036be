"""What participants are told of a room before they join, held against what the code does."""

import re
from collections.abc import Mapping

import pytest

from course import content
from course.content import Course
from course.live.results import FLOOR
from course.live.store import leading, schema
from tests.content.notes import notes
from tests.repository import ROOT, documents

NUMBERS: Mapping[str, Mapping[int, str]] = {
    "sv": {5: "fem", 12: "tolv"},
    "en": {5: "five", 12: "twelve"},
}
HOURS = {"sv": re.compile(r"(\w+) timmar"), "en": re.compile(r"(\w+) hours")}
LEAST = {"sv": re.compile(r"minst (\w+) har svarat"), "en": re.compile(r"at least (\w+) have ans")}
PRIVACY = {"sv": "Går du kursen i sal?", "en": "Are you in a live room?"}

both = pytest.mark.parametrize("lang", content.LANGUAGES)


def hours(lang: str) -> str:
    """Say in words how many hours a session lasts that nobody ended."""
    return NUMBERS[lang][round(leading.LASTS / 3600)]


def privacy(lang: str) -> str:
    """Read what the page about privacy says of a room."""
    whole = (content.FOLDER / lang / "asides" / "privacy.md").read_text("utf-8")
    return whole.partition(f"## {PRIVACY[lang]}\n")[2].partition("\n## ")[0]


@both
def test_it_is_said_how_long_answers_are_kept(course: Course, lang: str) -> None:
    """Before joining, and twice on the page about privacy, stand the hours that a session lasts."""
    assert HOURS[lang].findall(course[lang].reference.strings["live_before_kept"]) == [hours(lang)]
    assert HOURS[lang].findall(privacy(lang)) == [hours(lang)] * 2


@both
def test_it_is_said_how_few_are_too_few(course: Course, lang: str) -> None:
    """Before joining, on the page about privacy and in what the trainer reads aloud, once each."""
    aloud = next(each.source for each in notes(lang) if each.id == "aloud")
    for said in (course[lang].reference.strings["live_before_seen"], privacy(lang), aloud):
        assert LEAST[lang].findall(said) == [NUMBERS[lang][FLOOR]]


def test_those_who_run_it_are_told_the_same() -> None:
    """The hours and the least number of answers stand in the pages for those who run the course."""
    text = documents()["OPERATING.md"]
    assert f"deleted {hours('en')} hours after it began" in text
    assert f"from {NUMBERS['en'][FLOOR]} answers up" in text
    assert f"from {NUMBERS['en'][FLOOR]} answers up" in documents()["AUTHORING.md"]


def test_a_browser_keeps_its_key_no_longer_than_the_session_lasts() -> None:
    """The page's script forgets the voice of a room after the same time."""
    script = (ROOT / "course" / "page" / "sending.js").read_text("utf-8")
    (factor,) = re.findall(r"DAY = (\d+) \* 3600_000;", script)
    assert int(factor) * 3600 == leading.LASTS


def test_there_is_nowhere_to_keep_a_name_or_an_address() -> None:
    """Of a participant it holds the hash of a key, what was answered, and when last seen."""
    held = {
        column.name
        for table in schema.metadata.sorted_tables
        for column in table.columns
        if "voice" in table.columns
    }
    where = {"session", "turn", "round", "place"}
    answered = {"answer", "event", "mark", "said", "lang", "shown"}
    assert held == {"voice", "seen"} | where | answered
