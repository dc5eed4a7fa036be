"""The six checks of a plan; each is a promise to oneself, and none of them is a mark."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from course import hints
from course.plan import dates, needs
from course.reference import Reference

# What each check looks at, in the order of the course: the field that it is mended in.
FIELDS = {
    "outside": "ultimate",
    "payer": "payer",
    "purpose": "purpose",
    "evidence": "needs",
    "talk": "ask_when",
    "occasion": "plan1",
}
_ACT = re.compile(r"[^\W\d_]{2,}")
FEWEST_WORDS = 4  # of a plan that holds an occasion and an act


def green(lines: Mapping[str, str], works: Reference, today: date | None = None) -> dict[str, bool]:
    """Tell of each check whether the lines pass it."""
    passes: Mapping[str, Callable[[], bool]] = {
        "outside": lambda: _someone(lines.get("ultimate", ""), works),
        "payer": lambda: _someone(lines.get("payer", ""), works),
        "purpose": lambda: bool(lines.get("purpose")),
        "evidence": lambda: _known(lines.get("needs", ""), works),
        "talk": lambda: bool(lines.get("ask_who") and dates.read(lines.get("ask_when", ""), today)),
        "occasion": lambda: _occasion(lines.get("plan1", ""), works),
    }
    return {name: passes[name]() for name in FIELDS}


def levels(works: Reference) -> dict[str, str]:
    """Give how the levels of knowing are written in a language."""
    return {level: works.strings[f"need_{level}"] for level in needs.LEVELS}


def _someone(line: str, works: Reference) -> bool:
    """Tell whether a line names someone who is not ourselves."""
    return bool(line) and not hints.self_word(line, works.hints.get("self_words", ()), works.lang)


def _known(line: str, works: Reference) -> bool:
    found = needs.read(line, levels(works))
    return bool(found) and all(need.level for need in found)


def _occasion(line: str, works: Reference) -> bool:
    """Tell whether a plan says when, and then what: a cue word, and words enough for an act."""
    said = f" {' '.join(_ACT.findall(line.lower()))} "
    cued = any(f" {word} " in said for word in works.hints.get("cue_words", ())) or bool(
        dates.read(line)
    )
    return cued and len(said.split()) >= FEWEST_WORDS
