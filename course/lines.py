"""Lines that a learner writes: a table key | label | max, and hints that are said once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from course import hints
from course.answer import Fields
from course.body import Quote, Row, Section
from course.text import Text


@dataclass(frozen=True)
class Line:
    """A line to fill in: what it asks, and how many characters the page has room for."""

    key: str
    label: Text
    most: int


Lines = Mapping[str, Line]


def read(section: Section, wanted: Sequence[str] = (), label: str = "label") -> Lines:
    """Read the table key | label | max of a section; `wanted` are the rows it must have."""
    rows = section.table(0, "key", label, "max")
    found = {row.key: _line(row) for row in rows}
    for row in rows if wanted else ():
        if row.key not in wanted:
            raise row.place.error(f"“{row.key}” is not one of the rows {', '.join(wanted)}.")
    for key in wanted:
        if key not in found:
            raise section.place.error(f"The table has no row “{key}”.")
    return found


def _line(row: Row) -> Line:
    key, label, most = row.cells
    if not label:
        raise row.place.error("The row has no words that say what to write.")
    if not (most.isdecimal() and 0 < int(most) <= hints.LONGEST):
        longest = hints.LONGEST
        raise row.place.error(f"The greatest length is a number from 1 to {longest}, not “{most}”.")
    return Line(key, row.place.inline(label), int(most))


def replies(section: Section, wanted: Sequence[str]) -> Mapping[str, Quote]:
    """Read the keyed list of what the course says to a text, a quote each."""
    items = section.keyed()
    for item in items:
        if item.key not in wanted:
            raise item.place.error(f"“{item.key}” is not one of the replies {', '.join(wanted)}.")
    found = {item.key: item.quote for item in items if item.quote}
    for key in wanted:
        if key not in found:
            said = f"The reply “{key}” is missing: “- `{key}`” with a quote (>) below."
            raise section.place.error(said)
    return found


def written(lines: Lines, given: Fields, prefix: str = "") -> dict[str, str]:
    """Give what stands in the lines' fields, by key; an empty line is left out."""
    texts = ((key, given.text(f"{prefix}{key}", hints.LONGEST)) for key in lines)
    return {key: text for key, text in texts if text}


def too_long(lines: Lines, texts: Mapping[str, str]) -> dict[str, int]:
    """Give the lines that are too long for the page, and by how many characters."""
    over = {key: hints.too_long(texts.get(key, ""), line.most) for key, line in lines.items()}
    return {key: by for key, by in over.items() if by}


def fresh(called: Mapping[str, str], seen: Sequence[str]) -> dict[str, str]:
    """Give, of the hints called for (name: text), those not said before, as they are remembered."""
    entries = {name: hints.entry(name, text) for name, text in called.items()}
    return {name: entry for name, entry in entries.items() if entry not in seen}


def remember(seen: Sequence[str], shown: Mapping[str, str]) -> list[str]:
    """Add the hints that were shown to those remembered."""
    kept = list(seen)
    for entry in shown.values():
        kept = hints.remember(kept, entry)
    return kept
