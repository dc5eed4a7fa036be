"""What the tests of the page share: full, sparse and hostile pages, and what is read from files."""

import io
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from icalendar import Calendar, Event
from pypdf import PdfReader

from course.content import Course
from course.plan import fingerprint, sheet
from course.plan.sheet import Sheet

PAGE = "your-page"

FULL = {
    "term": "brukare",
    "role": "Betalar fakturor åt hemtjänsten",
    "nearest": "Enhetschefen i hemtjänsten",
    "ultimate": "Den som har hemtjänst och vill bo kvar hemma",
    "payer": "Invånarna genom skatten / den som har hemtjänst / nämnden",
    "pay_sentence": "Min lön betalas av invånarna därför att de vill ha hjälp i tid",
    "purpose": "Den som behöver stöd i sin vardag får det på ett sätt som går att lita på",
    "beh_customer": "Den som ringer om en räkning får ett svar samma dag",
    "beh_colleague": "Vi frågar en gång till innan vi gissar",
    "clarity_action": "Jag tar med två exempel till mötet på tisdag",
    "chain": "Jag betalar räkningen så att varorna kommer så att duschen blir av",
    "help_colleague": "Chefen behöver veta vilka räkningar som saknar nummer",
    "needs": "Uppgift: få varor i tid (hört). Hinder: numret saknas (tror). Nytta: ? (vet inte).",
    "ask_who": "Undersköterskan på Ekbacken",
    "ask_q": "Vad hände sist? / Vad gjorde du då? / Vad hade hjälpt?",
    "ask_when": "2026-12-03",
    "ask_rhythm": "Första tisdagen i månaden",
    "rule": "Förenkla: tre underskrifter på samma räkning",
    "waste": "Samma uppgift skrivs in i tre system",
    "waste_hours": "220",
    "plan1": "När jag har hämtat kaffe på tisdag så frågar jag undersköterskan",
    "plan2": "Om det tar emot: när mötet drar ut så ställer jag en fråga",
}
SPARSE = {"term": "brukare", "ultimate": "Den som har hemtjänst"}


def answers(lines: Mapping[str, str], **more: Any) -> dict[str, Any]:
    """Give the answers of someone who wrote these lines on the page itself."""
    edits = {key: {"was": fingerprint(""), "now": text} for key, text in lines.items()}
    answer = {"edits": edits, "editing": "", "days": ["2", "14", "60"], "larger": False}
    return {PAGE: {"v": 1, **answer, "approved": True, **more}}


def brim(course: Course) -> dict[str, str]:
    """Give every line with as many characters as it has room for."""
    words = "den som har hemtjänst får sin lunch i tid och vi frågar innan vi gissar "
    rooms = course["sv"].reference.fields
    return {field: (words * 5)[: most - 1] + "å" for field, most in rooms.items()}


def events(file: bytes) -> list[Event]:
    """Read the events of a calendar file."""
    calendar = Calendar.from_ical(file)
    assert isinstance(calendar, Calendar)
    return list(calendar.events)


def pdf(file: bytes) -> tuple[PdfReader, str]:
    """Read a PDF, and its text with every run of spaces made one."""
    reader = PdfReader(io.BytesIO(file))
    text = " ".join(page.extract_text() for page in reader.pages)
    return reader, " ".join(text.replace("-\n", "").split())


@pytest.fixture
def page(course: Course) -> Callable[..., Sheet]:
    """Give a function that makes the page of these lines."""

    def made(lines: Mapping[str, str], lang: str = "sv", **more: Any) -> Sheet:
        return sheet.of(course, lang, answers(lines, **more))

    return made
