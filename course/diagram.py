"""A chain drawn as a picture: boxes one below the other, their text broken into lines that fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from course.lettering import split

# All in the picture's own units, which are pixels where there is room for it.
WIDTH = 256  # fits beside the thread on a page of 320 pixels
EDGE = 2  # room for the outer half of a line
INSIDE = 12  # from a box's edge to its text
TEXT, LEAD = 16, 14  # sizes of type
GAP = 30  # between two boxes
STEM = 22  # how far in the line between two boxes stands
HEAD = 5  # the arrow's head

Link = tuple[str, str]


@dataclass(frozen=True)
class Line:
    """A line of text, the height it stands on, and words before it that are said more quietly."""

    text: str
    y: float
    lead: str = ""


@dataclass(frozen=True)
class Lines:
    """Lines of one size below one another; none when there is no text."""

    x: float
    size: float
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Box:
    """A link: its box, its text, the words before it, and the arrow that leads to it."""

    x: float
    y: float
    width: float
    height: float
    text: Lines
    lead: Lines
    join: str
    last: bool


@dataclass(frozen=True)
class Picture:
    """A chain, ready to be drawn, and its links as sentences."""

    width: int
    height: float
    boxes: tuple[Box, ...]
    links: tuple[str, ...]


def picture(links: Sequence[Link], lang: str = "") -> Picture:
    """Lay out links, each the words before it and its text; an empty text is a box to come.

    `lang` is the code of the language whose words may have to be divided.
    """
    boxes: list[Box] = []
    y: float = EDGE
    for number, (lead, text) in enumerate(links):
        box = _box(y, (lead, text), lang, first=number == 0, last=number == len(links) - 1)
        boxes.append(box)
        y = box.y + box.height
    return Picture(WIDTH, y + EDGE, tuple(boxes), spoken(links))


def spoken(links: Sequence[Link]) -> tuple[str, ...]:
    """Give the links as they are read aloud."""
    return tuple(f"{lead} {text}".strip() for lead, text in links if text)


def draw(links: Sequence[Link], key: str, title: str, lang: str = "") -> Markup:
    """Draw links as a figure with the id `key`: an SVG picture, and a list to be read aloud."""
    from course import view  # drawing needs the templates, laying out does not

    module = view.environment().get_template("_chain.html").module
    drawn: Markup = module.drawn(picture(links, lang), key, title)  # type: ignore[attr-defined]
    return drawn


def _box(top: float, link: Link, lang: str, *, first: bool, last: bool) -> Box:
    """Lay out one link from `top` down: the words before it, then its box."""
    lead, text = link
    before = _lines(lead, lang, LEAD, top, left=EDGE if first else STEM + 2 * HEAD)
    tall = _height(before)
    y = top + (tall and tall + 2 * EDGE if first else max(GAP, tall + INSIDE))
    inside = _lines(text, lang, TEXT, y + INSIDE * 0.75, left=EDGE + INSIDE)
    height = (_height(inside) or TEXT * 1.375) + INSIDE * 1.5
    join = "" if first else _arrow(top, y)
    return Box(EDGE, y, WIDTH - 2 * EDGE, height, inside, before, join, last)


def _lines(text: str, lang: str, size: int, top: float, *, left: float) -> Lines:
    """Set a text from `top` down, as wide as the picture from `left` on."""
    broken = split(text, size, WIDTH - left - EDGE - INSIDE, lang)
    heights = (top + size * (1.375 * number + 1.05) for number in range(len(broken)))
    return Lines(
        left, size, tuple(Line(said, round(y, 2)) for said, y in zip(broken, heights, strict=True))
    )


def _height(lines: Lines) -> float:
    return lines.size * 1.375 * len(lines.lines)


def _arrow(top: float, bottom: float) -> str:
    """Draw the way from one box to the next, with a head that points down."""
    tip = bottom - 3
    head = f"M{STEM - HEAD} {tip - HEAD}L{STEM} {tip}L{STEM + HEAD} {tip - HEAD}"
    return f"M{STEM} {top + 3}V{tip}{head}"
