"""Reminders as a calendar file: whole days, one question in each, and the talk that is booked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from urllib.parse import urlsplit

from icalendar import Alarm, Calendar, Event

from course.plan import dates
from course.plan.sheet import Sheet
from course.reference import Reference

MORNING = timedelta(hours=9)  # after midnight, when the calendar speaks
SOON = 2  # days after which it is memory that counts, and the plan is not quoted
LONGEST_ADDRESS = 200
MAKER = "-//kundfokus//kundfokus//"


@dataclass(frozen=True)
class _Due:
    """What is due on a day: a title, some words, and where they lead."""

    day: date
    title: str
    words: str
    link: str = ""


def calendar(
    page: Sheet, works: Reference, today: date, days: Sequence[int], home: str = ""
) -> bytes:
    """Make the calendar of the days chosen, counted from today, and of the talk that has a date."""
    made = Calendar()
    made.add("prodid", MAKER + page.lang.upper())
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    for due in _all_due(page, works, today, days, _address(home)):
        made.add_component(_event(page, due, today))
    return bytes(made.to_ical())


def _all_due(
    page: Sheet, works: Reference, today: date, days: Sequence[int], home: str
) -> Iterator[_Due]:
    said, lines = works.strings, page.lines
    if talk := dates.read(lines["ask_when"].text, today):
        title = f"{said['calendar_talk']}: {lines['ask_who'].shown}".rstrip(": ")
        yield _Due(talk, title, "\n".join(lines["ask_q"].pieces) or said["calendar_talk_asks"])
    for after in days:
        promised = lines["plan1"].shown if after > SOON else ""
        plan = f"{said['calendar_plan']}: {promised}" if promised else ""
        link = f"{home}again-{after}" if home else ""
        words = "\n\n".join(each for each in (said[f"calendar_asks_{after}"], plan, link) if each)
        yield _Due(today + timedelta(days=after), said[f"calendar_title_{after}"], words, link)


def _event(page: Sheet, due: _Due, today: date) -> Event:
    """Make an event that fills no time in the calendar of others."""
    event = Event()
    event.add("uid", f"{_fingerprint(page, due)}@kundfokus")
    event.add("dtstamp", datetime(today.year, today.month, today.day, 12, tzinfo=UTC))
    event.add("dtstart", due.day)
    event.add("dtend", due.day + timedelta(days=1))
    event.add("summary", due.title, {"LANGUAGE": page.lang})
    event.add("description", due.words, {"LANGUAGE": page.lang})
    if due.link:
        event.add("url", due.link)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", due.title)
    alarm.add("trigger", MORNING)
    event.add_component(alarm)
    return event


def _fingerprint(page: Sheet, due: _Due) -> str:
    """Name an event the same each time for the same page, so that it is not entered twice."""
    texts = [*(line.text for line in page.lines.values()), due.title, due.day.isoformat()]
    return sha256("\n".join(texts).encode("utf-8", "replace")).hexdigest()[:32]


def _address(home: str) -> str:
    """Take the course's address when it is one, with a slash at its end."""
    try:
        parts = urlsplit(home)
    except ValueError:
        return ""
    fine = parts.scheme in ("http", "https") and parts.netloc and len(home) <= LONGEST_ADDRESS
    return f"{home.rstrip('/')}/" if fine and not (parts.query or parts.fragment) else ""
