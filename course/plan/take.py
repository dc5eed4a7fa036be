"""What a learner takes home: a file made of the answers on the spot, and kept nowhere."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from datetime import date
from typing import Any

from course.answer import Answer, Fields
from course.content import Course
from course.plan import chat, dates, sheet

KINDS = {
    "pdf": ("pdf", "application/pdf"),
    "calendar": ("ics", "text/calendar; charset=utf-8"),
    "text": ("txt", "text/plain; charset=utf-8"),
}


def wanted(asked: Fields) -> str | None:
    """Tell which file a question asks for, if any."""
    return asked.one("take", KINDS)


def file(course: Course, lang: str, asked: Fields, answers: Mapping[str, Answer]) -> dict[str, Any]:
    """Make the file: `{"file": {"name", "type", "base64"}}`.

    `asked` may say the day where the learner is (`today`, YYYY-MM-DD), and the address that the
    course has for them (`home`), for the calendar to lead back to.
    """
    what = asked.one("take", KINDS) or "text"
    ending, kind = KINDS[what]
    page = sheet.of(course, lang, answers)
    made = _make(what, course, page, asked, answers)
    name = f"{course[lang].reference.strings['take_name']}.{ending}"
    return {"file": {"name": name, "type": kind, "base64": b64encode(made).decode("ascii")}}


def _make(
    what: str, course: Course, page: sheet.Sheet, asked: Fields, answers: Mapping[str, Answer]
) -> bytes:
    works = course[page.lang].reference
    if what == "text":
        return chat.text(page, works).encode("utf-8", "replace")
    if what == "pdf":
        from course.plan import pdf  # only who asks for one needs what makes it

        return pdf.make(sheet.data(page, works))
    from course.plan import reminders

    today = dates.iso(asked.raw.get("today")) or date.today()  # noqa: DTZ011 -- a day of life
    return reminders.calendar(
        page, works, today, days(course, page.lang, answers), asked.text("home")
    )


def days(course: Course, lang: str, answers: Mapping[str, Answer]) -> tuple[int, ...]:
    """Give the days after which the learner wants to be reminded."""
    from course.kinds.approve import DAYS

    pages = [each.id for each in course[lang].exercises.values() if each.kind == "approve"]
    chosen = next((answers[each]["days"] for each in pages if each in answers), DAYS)
    return tuple(int(day) for day in chosen)
