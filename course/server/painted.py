"""An exercise as it stands before anything runs: the notebook's saved output."""

from __future__ import annotations

import re
from html import escape
from typing import Any

from course import view
from course.content import Course

_EXERCISE = re.compile(r'exercise\("([a-z0-9-]+)"\)')
_OPENING = re.compile(r"from widgets\.(\w+) import")
PICTURES = ("image/png", "image/jpeg")


class Painter:
    """Finds the HTML that a cell shows, or draws it for a notebook that was never run."""

    def __init__(self, course: Course) -> None:
        """Keep the course that can draw."""
        self._course = course

    def painted(self, cell: dict[str, Any], lang: str = "") -> str:
        """Give a code cell's first paint; "" for a cell that shows nothing."""
        shown = "".join(_shown(output.get("data", {})) for output in cell.get("outputs", []))
        return shown or self._never_run(str(cell["source"]).strip(), lang)

    def _never_run(self, source: str, lang: str) -> str:
        if lang and source == "workbook()":
            return view.workbook(self._course, lang)
        found = _EXERCISE.fullmatch(source)
        known = self._course[lang].exercises if lang else {}
        if not found or found[1] not in known:
            return ""
        return view.show(self._course, known[found[1]], None, self._course.someone(lang))


def _shown(data: dict[str, Any]) -> str:
    """Draw one saved output: HTML as it is, a picture as data."""
    if "text/html" in data:
        return "".join(data["text/html"])
    for kind in PICTURES:
        if kind in data:
            return f'<img alt="" src="data:{kind};base64,{escape("".join(data[kind]))}">'
    return ""
