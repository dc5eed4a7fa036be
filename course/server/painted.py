"""A notebook made ready for the page template: its frame, and each cell's first paint."""

from __future__ import annotations

import re
from html import escape
from typing import Any

from course import view
from course.content import Course
from course.server.frame import Frame
from course.server.shelf import Book

_EXERCISE = re.compile(r'exercise\("([a-z0-9-]+)"\)')
_PICTURES = ("image/png", "image/jpeg")

Json = dict[str, Any]


class Painter:
    """Puts into a notebook what our template asks for, in metadata that no author writes."""

    def __init__(self, course: Course, frame: Frame) -> None:
        """Keep the course, which draws what was never run, and what stands around it."""
        self._course, self._frame = course, frame

    def ready(self, notebook: Json, book: Book, *, kernel: bool = False) -> None:
        """Add the frame and the first paint of each cell."""
        before, after, *end = self._frame.around(book, kernel=kernel)
        frame = {"before": before, "after": after, "end": "".join(end)}
        notebook["metadata"]["kundfokus-frame"] = frame | {"assets": self._frame.assets}
        for cell in notebook["cells"]:
            if cell["cell_type"] == "code":
                drawn = self._drawn(cell["source"].strip(), book.lang)
                cell["metadata"]["kundfokus-painted"] = drawn or (_saved(cell) if kernel else "")

    def _drawn(self, source: str, lang: str) -> str:
        """Draw what the course knows, and not what a notebook says that it once looked like."""
        if source == "workbook()":
            return view.workbook(self._course, lang)
        asked = _EXERCISE.fullmatch(source)
        exercise = self._course[lang].exercises.get(asked[1]) if asked else None
        return (
            view.show(self._course, exercise, None, self._course.someone(lang)) if exercise else ""
        )


def _saved(cell: Json) -> str:
    """Give what a cell of the author's own showed when it last ran, until its kernel says more."""
    return "".join(_shown(output.get("data", {})) for output in cell["outputs"])


def _shown(data: Json) -> str:
    """Draw one saved output: HTML as it is, a picture as data."""
    if "text/html" in data:
        return "".join(data["text/html"])
    for kind in _PICTURES:
        if kind in data:
            return f'<img alt="" src="data:{kind};base64,{escape("".join(data[kind]))}">'
    return ""
