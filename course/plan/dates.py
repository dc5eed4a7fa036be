"""Dates as people write them, in Swedish and English."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

_SV = "januari februari mars april maj juni juli augusti september oktober november december"
_EN = "January February March April May June July August September October November December"
MONTHS: Mapping[str, Sequence[str]] = {"sv": _SV.split(), "en": _EN.split()}
AGE = range(2000, 3000)  # years that a plan may speak of
HALF_A_YEAR = timedelta(days=183)
SHORTEST = 3  # letters of a month that tell it from the others

_ISO = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
_SLASH = re.compile(r"\b(\d{1,2})/(\d{1,2})(?:[-/ ](\d{4}))?(?![\d/])")
_NAMED = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th|:e)?\s+(?:of\s+)?([^\W\d_]{3,})\.?(?:\s+(\d{4}))?")
_MONTH_FIRST = re.compile(r"\b([^\W\d_]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?\b(?:,?\s+(\d{4}))?")


def read(text: str, today: date | None = None) -> date | None:
    """Read the first date in a text; one without a year is near today (None: in any year)."""
    if found := _ISO.search(text):
        return _date(found[1], int(found[2]), found[3], today)
    if found := _SLASH.search(text):
        return _date(found[3], int(found[2]), found[1], today)
    for pattern, day, name in ((_NAMED, 1, 2), (_MONTH_FIRST, 2, 1)):
        for found in pattern.finditer(text):
            if month := _month(found[name]):
                return _date(found[3], month, found[day], today)
    return None


def iso(text: object) -> date | None:
    """Read a date written as YYYY-MM-DD, and nothing else."""
    found = _ISO.fullmatch(text) if isinstance(text, str) else None
    return _date(found[1], int(found[2]), found[3], None) if found else None


def say(day: date, lang: str) -> str:
    """Say a date in a language."""
    return f"{day.day} {MONTHS[lang][day.month - 1]} {day.year}"


def said(text: str, lang: str) -> str:
    """Say a text that is a date and nothing else as people do; any other stays as it is."""
    day = iso(text)
    return say(day, lang) if day else text


def _month(name: str) -> int | None:
    start = name.lower()[:SHORTEST]
    for months in MONTHS.values():
        for number, month in enumerate(months, 1):
            if month.lower().startswith(start) and month.lower().startswith(name.lower()):
                return number
    return None


def _date(year: str | None, month: int, day: str, today: date | None) -> date | None:
    """Make a date of this age; without a year the one that comes, or has just been."""
    number = int(year) if year else (today.year if today else AGE[0])
    if number not in AGE:
        return None
    try:
        found = date(number, month, int(day))
    except ValueError:
        return None
    if today and not year and found < today - HALF_A_YEAR:
        return _date(str(number + 1), month, day, today)
    return found
