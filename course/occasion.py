"""Whether a plan has its occasion: a word that says when or where, and a day to begin on."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import timedelta

from course.plan import dates

_WORD = re.compile(r"[^\W\d_]+")
_DAYS: Mapping[str, str] = {
    "sv": (
        r"(?:mån|tis|ons|tors|fre|lör|sön)dag\w*|i ?dag|i ?morgon|i ?kväll|veckan"
        r"|(?:nästa|den här) vecka|varje (?:dag|morgon|kväll|vecka|månad)"
        r"|jan(?:uari)?|feb(?:ruari)?|mars|apr(?:il)?|maj|jun[i]?|jul[i]?|aug(?:usti)?"
        r"|sep(?:t|tember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?"
    ),
    "en": (
        r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|today|tomorrow|tonight|weekly|daily"
        r"|(?:next|this) week|every (?:day|morning|evening|week|month)|in may"
        r"|january|february|march|april|june|july|august|september|october|november|december"
    ),
}


def has_cue(text: str, words: Collection[str], lang: str) -> bool:
    """Tell whether a text names an occasion: one of the words, a day, a figure such as a time."""
    said = f" {' '.join(_WORD.findall(text.lower()))} "
    named = any(f" {word} " in said for word in words)
    return named or bool(re.search(r"\d", text)) or has_day(text, lang)


def has_day(text: str, lang: str) -> bool:
    """Tell whether a text names a day: a date, a weekday, a month, a word like “tomorrow”."""
    named = re.search(rf"\b(?:{_DAYS[lang]})\b", text.lower())
    return bool(named) or dates.read(text) is not None


def too_far(text: str, today: str, days: int) -> bool:
    """Tell whether a text names a date that is past, or more than so many days from today."""
    start = dates.iso(today)
    day = dates.read(text, start) if start else None
    if start is None or day is None:
        return False
    return not timedelta(0) <= day - start <= timedelta(days=days)


def bare(lead: str, text: str) -> str:
    """Take away a first word that the words before the gap already say ("När" and "när jag …")."""
    first, _, rest = text.partition(" ")
    return rest if rest and lead.lower().split()[-1:] == [first.lower()] else text
