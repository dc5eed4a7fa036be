"""A chain drawn across a sheet of paper: boxes side by side, an arrow between each two."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from course.diagram import EDGE, HEAD, Box, Line, Lines, Link, Picture, spoken
from course.lettering import split

# All in the picture's own units: as many as a sheet of A4 has pixels between its margins.
WIDTH = 684
GAP = 18  # between two boxes
INSIDE = 7  # from a box's edge to its text
SIZE = 14.7  # 11 points
LEAD = 1.22  # from line to line, as a share of the size
MOST = 5  # boxes side by side
SPREAD = 0.0  # on paper nobody spreads the letters

_NOTHING = Lines(0, SIZE, ())


def picture(links: Sequence[Link], lang: str = "", size: float = SIZE) -> Picture:
    """Lay out links in as many rows as they need, each the words before it and its text."""
    rows = max(1, ceil(len(links) / MOST))
    beside = max(1, ceil(len(links) / rows))
    before = GAP if rows > 1 else 0  # where the arrow stands that leads on from the row above
    room = (WIDTH - 2 * EDGE - before - GAP * (beside - 1)) / beside
    boxes: list[Box] = []
    top: float = EDGE
    for first in range(0, len(links), beside):
        texts = [_said(link, size, room, lang) for link in links[first : first + beside]]
        height = round(max(map(len, texts)) * size * LEAD + 1.5 * INSIDE, 2)
        for number, lines in enumerate(texts):
            x = round(EDGE + before + number * (room + GAP), 2)
            corner = (x, top, round(room, 2), height)
            boxes.append(_box(corner, lines, size, at=first + number, all_links=len(links)))
        top = round(top + height + GAP / 2, 2)
    return Picture(WIDTH, round(top - GAP / 2 + EDGE, 2), tuple(boxes), spoken(links))


def _said(link: Link, size: float, room: float, lang: str) -> list[tuple[str, str]]:
    """Break a link into lines, its first words kept apart for as far as the first line has them."""
    lead, text = link
    lines = split(f"{lead} {text}", size, room - 2 * INSIDE, lang, SPREAD) or [""]
    if lead and lines[0].startswith(lead):
        return [(lead, lines[0].removeprefix(lead)), *(("", line) for line in lines[1:])]
    return [("", line) for line in lines]


def _box(
    corner: tuple[float, float, float, float],
    lines: list[tuple[str, str]],
    size: float,
    *,
    at: int,
    all_links: int,
) -> Box:
    x, y, width, height = corner
    heights = (y + INSIDE * 0.75 + size * (LEAD * number + 0.95) for number in range(len(lines)))
    set_lines = tuple(
        Line(text, round(on, 2), lead) for (lead, text), on in zip(lines, heights, strict=True)
    )
    text = Lines(x + INSIDE, size, set_lines)
    join = _arrow(x, y + height / 2) if at else ""
    return Box(x, y, width, height, text, _NOTHING, join, at == all_links - 1)


def _arrow(right: float, y: float) -> str:
    """Draw the way to a box from the left of it, with a head that points at it."""
    tip, y = round(right - 3, 2), round(y, 2)
    head = f"M{tip - HEAD} {y - HEAD}L{tip} {y}L{tip - HEAD} {y + HEAD}"
    return f"M{round(right - GAP + 3, 2)} {y}H{tip}{head}"
