"""What a page needs beside its HTML: one script and one stylesheet, the same for every carrier."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
SCRIPT = ("workbook.js", "drawing.js", "events.js", "panel.js", "home.js", "exercise.js")
STYLE = ("tokens.css", "exercise.css", "kinds.css", "page.css", "plan.css")
# The interface strings that the script says itself, by the start of their names.
SPOKEN = ("home_", "status_", "workbook_")


@cache
def script() -> str:
    """Give the script, its parts joined into the one module that a widget can carry."""
    return "\n".join((FOLDER / name).read_text(encoding="utf-8") for name in SCRIPT)


@cache
def style() -> str:
    """Give the stylesheet, its parts in order."""
    return "\n".join((FOLDER / name).read_text(encoding="utf-8") for name in STYLE)


def spoken(strings: Mapping[str, str]) -> dict[str, str]:
    """Pick the interface strings that the script needs."""
    return {name: text for name, text in strings.items() if name.startswith(SPOKEN)}
