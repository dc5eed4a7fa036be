"""Hours in a year: numbers as people write them, and what small things add up to."""

from __future__ import annotations

import re
from fractions import Fraction

WEEKS = 44  # weeks worked in a year: 220 days of 5 to the week
_MINUTES = 60
_ROUGH = 10  # hours from here on are told without decimals
_NUMBER = re.compile(r"\d{1,9}(?:[.,]\d{1,9})?")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*")
_BETWEEN = {"sv": "\u00a0", "en": ","}
_DECIMAL = {"sv": ",", "en": "."}


def number(written: str) -> Fraction | None:
    """Read “1,5”, “1.5”, “1 000” or “1.000”; None when it is no such number."""
    text = re.sub(r"(?<=\d)\s(?=\d{3}(?!\d))", "", written.strip())
    if _THOUSANDS.fullmatch(text):
        text = re.sub(r"[.,]", "", text)
    return Fraction(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None


def yearly(minutes: Fraction, times: Fraction, people: Fraction) -> Fraction:
    """Give the hours a year of so many minutes, so many times a week, for so many people."""
    return minutes * times * people * WEEKS / _MINUTES


def told(hours: Fraction, lang: str) -> str:
    """Write hours for reading: whole from ten up, with one decimal below."""
    if hours >= _ROUGH:
        return apart(round(hours), lang)
    units, tenths = divmod(max(1, round(hours * 10)), 10)
    whole = tenths == 0 and units != 1  # “1.0 hours”, for one hour is no hours
    return str(units) if whole else f"{units}{_DECIMAL[lang]}{tenths}"


def apart(amount: int, lang: str) -> str:
    """Write a whole number with its thousands apart."""
    return f"{amount:,}".replace(",", _BETWEEN[lang])
