"""The page as plain text, for pasting into a chat or an e-mail."""

from __future__ import annotations

from collections.abc import Iterator

from course.plan.sheet import Line, Sheet
from course.reference import Reference


def text(page: Sheet, works: Reference) -> str:
    """Write the page as plain text; what is not written yet is left out."""
    said = works.strings
    lines = [f"{said['sheet_title']} – {said['course']}", ""]
    lines += [line for each in (page.head, page.strip) for line in _line(each, works)]
    for part in (part for column in page.columns for part in column if part.filled):
        lines += ["", part.title.upper()]
        lines += [line for each in part.lines for line in _line(each, works)]
    return "\n".join([*lines, "", said["sheet_foot"], ""])


def _line(line: Line, works: Reference) -> Iterator[str]:
    """Write one field; what was only believed becomes questions of their own."""
    open_needs = [need for need in line.needs if need.open and not line.over]
    known = [need.text for need in line.needs if not need.open]
    pieces = known if open_needs else list(line.pieces)
    if len(pieces) > 1:
        yield f"• {line.label}:"
        yield from (f"  – {piece}" for piece in pieces)
    elif pieces:
        yield f"• {line.label}: {pieces[0]}"
    if open_needs:
        yield f"• {works.strings['sheet_open']}:"
        for need in open_needs:
            asks = f" {works.strings['sheet_is_it_so']}" if need.asks else ""
            yield f"  – {need.ended}{asks}"
