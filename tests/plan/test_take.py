"""What a learner takes home: a PDF, a calendar and a text, made on the spot and kept nowhere."""

import base64
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.answering import reply
from course.content import Course
from tests.plan.conftest import FULL, SPARSE, answers, brim, events, pdf

TODAY = "2026-11-24"
HOME = "https://example.org/sv/"
HOSTILE = '#panic("x") $a$ *b* `c` <d> @e \\ "f" // g <script>alert(1)</script>'


def taken(course: Course, what: str, lines: dict[str, str], lang: str = "sv", **more: Any) -> bytes:
    """Ask for a file as a page does, and give its bytes."""
    given = answers(lines, **more.pop("answer", {}))
    asked = {"take": what, "answers": given, "today": TODAY, "home": HOME, **more}
    return base64.b64decode(reply(course, lang, asked)["file"]["base64"])


WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_watched: list[list[object]] = []
sys.addaudithook(
    lambda what, told: (
        _watched[-1].append(told[0])
        if _watched and what == "open" and isinstance(told[2], int) and told[2] & WRITING
        else None
    )
)


@contextmanager
def written() -> Iterator[list[object]]:
    """Collect the files that Python opens for writing."""
    _watched.append([])
    try:
        yield _watched[-1]
    finally:
        _watched.pop()


def words(text: str) -> str:
    """Give a text without spaces and the hyphens at the ends of lines, to look for words in."""
    return "".join(text.split()).replace("-", "")


@pytest.mark.parametrize(("what", "name"), [("pdf", "pdf"), ("calendar", "ics"), ("text", "txt")])
def test_a_file_has_a_name_in_the_learners_language(course: Course, what: str, name: str) -> None:
    """The file is named in the language of the page, and says what it is."""
    for lang, said in (("sv", "min-sida"), ("en", "my-page")):
        file = reply(course, lang, {"take": what, "answers": {}})["file"]
        assert file["name"] == f"{said}.{name}"
        assert file["type"]


def test_the_pdf_is_one_sheet_however_much_is_written(course: Course) -> None:
    """Every line at its greatest length still makes one A4 page."""
    reader, text = pdf(taken(course, "pdf", brim(course)))
    assert len(reader.pages) == 1
    assert [round(float(side)) for side in reader.pages[0].mediabox[2:]] == [595, 842]
    assert words(text).count("gissar") >= 20


def test_the_widest_letters_still_make_one_sheet(course: Course) -> None:
    """Even a page of the widest letters there are is one sheet, in smaller letters."""
    rooms = course["sv"].reference.fields
    wide = {field: ("W" * 9 + " ") * most for field, most in rooms.items()}
    assert len(pdf(taken(course, "pdf", wide))[0].pages) == 1


def test_larger_text_may_take_two_sheets(course: Course) -> None:
    """Whoever wants larger text gets it, on two sheets."""
    reader, _ = pdf(taken(course, "pdf", brim(course), answer={"larger": True}))
    assert len(reader.pages) == 2


@pytest.mark.parametrize(("lang", "title"), [("sv", "Min sida"), ("en", "My page")])
def test_the_pdf_can_be_read_aloud(course: Course, lang: str, title: str) -> None:
    """The PDF is tagged after PDF/UA, says its language and has a title."""
    for lines in (FULL, SPARSE, {}):
        reader, _ = pdf(taken(course, "pdf", lines, lang))
        root: Any = reader.trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"]
        assert str(root["/Lang"]).startswith(lang)
        assert reader.metadata
        assert str(reader.metadata.title).startswith(title)
        assert b"pdfuaid" in root["/Metadata"].get_object().get_data()


def test_the_pdf_says_what_the_page_says(course: Course) -> None:
    """Every line, the open questions and the foot can be read out of the PDF."""
    _, text = pdf(taken(course, "pdf", FULL))
    for said in ("Ekbacken", "lita på", "Stämmer det?", "3 december 2026", "Vad gjorde du då?"):
        assert words(said) in words(text)
    assert words(course["sv"].reference.strings["sheet_foot"]) in words(text)


def test_what_is_written_is_never_read_as_typst(course: Course) -> None:
    """Signs that mean something to Typst, HTML or JSON come out as they were written."""
    _, text = pdf(taken(course, "pdf", {"purpose": HOSTILE}))
    for said in ('#panic("x")', "$a$", "*b*", "<d>", "@e", "//g", "alert(1)"):
        assert said in words(text)


def test_a_sign_that_no_font_has_still_gives_a_pdf(course: Course) -> None:
    """A sign that cannot be drawn costs the promise of the standard, not the page or its tags."""
    reader, _ = pdf(taken(course, "pdf", {"purpose": "Hej \U000e0041 \u0e01"}))
    root: Any = reader.trailer["/Root"]
    assert len(reader.pages) == 1
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "sv"


def test_the_calendar_has_four_events(course: Course) -> None:
    """The talk, and the days 2, 14 and 60 from today, each a whole day of the learner's own."""
    made = events(taken(course, "calendar", FULL))
    days = [event.decoded("dtstart") for event in made]
    today = date.fromisoformat(TODAY)
    assert days == [date(2026, 12, 3), *(today + timedelta(days=n) for n in (2, 14, 60))]
    assert len({event["uid"] for event in made}) == 4
    assert all(event["transp"] == "TRANSPARENT" for event in made)


def test_each_reminder_asks_one_question_and_leads_back(course: Course) -> None:
    """A reminder holds one question, and the address of the page to come back to."""
    _, two, fourteen, sixty = events(taken(course, "calendar", FULL))
    for event, days in ((two, 2), (fourteen, 14), (sixty, 60)):
        assert str(event["description"]).count("?") == 1
        assert event["url"] == f"{HOME}again-{days}"
    assert FULL["plan1"] in str(fourteen["description"])


def test_only_chosen_reminders_are_made(course: Course) -> None:
    """A learner who wants one reminder gets one; without a day there is no talk."""
    made = events(taken(course, "calendar", SPARSE, answer={"days": ["14"]}))
    assert [event.decoded("dtstart") for event in made] == [date(2026, 12, 8)]


def test_a_calendar_made_twice_is_the_same(course: Course) -> None:
    """The same page gives the same events, so that a calendar does not hold them twice."""
    assert taken(course, "calendar", FULL) == taken(course, "calendar", FULL)


@pytest.mark.parametrize(
    "home", ["javascript:alert(1)", "https://a b", "/sv/", "http://[", "https://x/?q=1", 7, None]
)
def test_an_address_that_is_none_is_left_out(course: Course, home: object) -> None:
    """Only an address of a page stands in the calendar."""
    made = events(taken(course, "calendar", FULL, home=home))
    assert all("url" not in event or str(event["url"]).startswith("https://a") for event in made)


def test_a_line_of_the_calendar_is_as_long_as_it_may_be(course: Course) -> None:
    """Lines end in CRLF and are at most 75 octets, with no letter cut in two."""
    lines = {"plan1": "När åäö " * 20, "ask_who": "ö" * 60, "ask_when": "2026-12-03"}
    file = taken(course, "calendar", lines)
    assert all(len(line) <= 75 for line in file.split(b"\r\n"))
    assert b"\n" not in file.replace(b"\r\n", b"")
    file.decode("utf-8")
    assert str(events(file)[0]["summary"]).endswith("ö" * 60)


@given(st.text(max_size=60))
def test_no_text_makes_an_event_of_its_own(course: Course, text: str) -> None:
    """Whatever is written, line ends and names of properties too, there are still four events."""
    sly = f"{text}\r\nEND:VEVENT\r\nBEGIN:VEVENT\nATTACH:x"
    lines = {"ask_who": sly, "plan1": sly, "ask_q": sly, "ask_when": "2026-12-03"}
    made = events(taken(course, "calendar", lines))
    assert len(made) == 4
    assert all("attach" not in event for event in made)


def test_the_text_has_every_line_and_no_more(course: Course) -> None:
    """The text for a chat holds each written line once, on a line of its own."""
    text = taken(course, "text", FULL).decode()
    for said in (
        "• Vårt ord: brukare",
        "  – Vad gjorde du då?",
        "  – Hinder: numret saknas. Stämmer det?",
    ):
        assert f"\n{said}\n" in text
    assert "• Jag frågar:" not in taken(course, "text", SPARSE).decode()


@given(st.text(max_size=60))
def test_no_text_makes_a_line_of_its_own(course: Course, text: str) -> None:
    """A line end in what is written makes no new line in the text."""
    one = taken(course, "text", {"purpose": "x"}).decode()
    many = taken(course, "text", {"purpose": f"x\n• Falsk: {text}\r\u2028y"}).decode()
    assert len(many.splitlines()) == len(one.splitlines())


@pytest.mark.parametrize("what", ["pdf", "calendar", "text"])
@pytest.mark.parametrize(
    "asked",
    [{"answers": 7}, {"answers": {"your-page": []}}, {"today": "9999-12-31"}, {"today": []}],
)
def test_whatever_is_sent_gives_a_file(course: Course, what: str, asked: dict[str, Any]) -> None:
    """A question that makes little sense gets an empty page, and never an error."""
    assert reply(course, "sv", {"take": what, **asked})["file"]["base64"]


def test_what_is_not_made_is_not_asked_for(course: Course) -> None:
    """A file of another sort is no question, and gets the ordinary reply."""
    assert "file" not in reply(course, "sv", {"take": "docx"})
    assert "file" not in reply(course, "sv", {"take": ["pdf"]})


def test_nothing_is_written_anywhere(
    course: Course, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Making the files opens no file for writing, and leaves nothing in the working folder."""
    for what in ("pdf", "calendar", "text"):
        taken(course, what, FULL)  # what is imported and looked for the first time is no matter
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    with written() as files:
        for what in ("pdf", "calendar", "text"):
            taken(course, what, FULL)
    assert files == []
    assert list(tmp_path.iterdir()) == []
