"""What a page needs beside its HTML: one script and one stylesheet, the same for every carrier."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
SCRIPT = (
    "workbook.js",
    "tabs.js",
    "drawing.js",
    "events.js",
    "panel.js",
    "home.js",
    "exercise.js",
)
SCREEN_STYLE = ("tokens.css", "live.css", "qr.css", "screen.css")
ROOM_SCRIPT = ("drawing.js", "panel-live.js")  # a trainer's panel needs no more
ROOM_STYLE = ("tokens.css", "exercise.css", "lab.css", "live.css", "qr.css", "room.css")
STYLE = ("tokens.css", "exercise.css", "kinds.css", "page.css", "plan.css")
# What a phone needs in a live room: an exercise put back as it was, and the learner's workbook.
LIVE_SCRIPT = ("workbook.js", "tabs.js", "drawing.js", "sending.js", "live.js")
LIVE_STYLE = (*STYLE[:-1], "live.css", "phone.css")
# A notebook with blocks of ours in it, as `lab.css` names it too.
LESSON = ".jp-NotebookPanel-notebook:has(.kf-exercise, .kf-keep, .kf-tell, .kf-workbook)"
_WIDE = re.compile(r"@(?:media|container) \((min-width: [\d.]+)rem\)")
_REM = re.compile(r"(?<!--kf-rem: )(?<![\w.])(-?[\d.]+)rem\b")
_PROSE = re.compile(r"^\.kf-prose.*$", re.MULTILINE)
# The interface strings that the script says itself, by the start of their names.
SPOKEN = ("home_", "status_", "workbook_")


@cache
def script() -> str:
    """Give the script, its parts joined into the one module that a widget can carry."""
    return _joined(*SCRIPT)


@cache
def style() -> str:
    """Give the stylesheet, its parts in order."""
    return _joined(*STYLE)


@cache
def live_script() -> str:
    """Give the script of a participant's page."""
    return _joined(*LIVE_SCRIPT)


@cache
def live_style() -> str:
    """Give the stylesheet of a participant's page."""
    return _joined(*LIVE_STYLE)


@cache
def paper_style() -> str:
    """Give the stylesheet of the sheets to print."""
    return f"{live_style()}\n{_joined('paper.css')}"


@cache
def screen_script() -> str:
    """Give the script of the big screen."""
    return (FOLDER / "screen.js").read_text(encoding="utf-8")


@cache
def screen_style() -> str:
    """Give the stylesheet of the big screen."""
    return _joined(*SCREEN_STYLE)


@cache
def lab_style() -> str:
    """Give the stylesheet for a kernel's widgets, so that it fits JupyterLab too.

    There a rem is the interface's and a panel is narrower than the window: sizes count from
    `--kf-rem` and widths from the output, and Markdown cells are drawn as the page draws prose.
    """
    prose = "\n".join(_PROSE.findall(style())).replace(".kf-prose", "& .jp-MarkdownOutput")
    return _fitted(f"{style()}\n{LESSON} {{\n{prose}\n}}\n{_joined('lab.css')}")


@cache
def room_script() -> str:
    """Give the script of the trainer's panel, as one module."""
    return _joined(*ROOM_SCRIPT)


@cache
def room_style() -> str:
    """Give the stylesheet of the trainer's panel: a notebook has many, so it holds no more."""
    return _fitted(_joined(*ROOM_STYLE))


def _joined(*names: str) -> str:
    return "\n".join((FOLDER / name).read_text(encoding="utf-8") for name in names)


def _fitted(sheet: str) -> str:
    return _REM.sub(r"calc(\1 * var(--kf-rem))", _WIDE.sub(r"@container (\1em)", sheet))


def spoken(strings: Mapping[str, str]) -> dict[str, str]:
    """Pick the interface strings that the script needs."""
    return {name: text for name, text in strings.items() if name.startswith(SPOKEN)}


def live_spoken(strings: Mapping[str, str]) -> dict[str, str]:
    """Pick the interface strings that a participant's page says itself."""
    return {name: text for name, text in strings.items() if name.startswith("live_say_")}
