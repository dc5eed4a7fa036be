"""The page itself: the plan's lines in their parts, ready for paper, screen or plain text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from course import across, diagram, plan
from course.answer import Answer
from course.content import Course
from course.plan import checks, dates, needs
from course.reference import Reference

HEAD, STRIP = "ultimate", "chain"  # whom it is all for, and the way there, across both columns
LEFT = {
    "exist": ("term", "role", "nearest", "payer", "pay_sentence"),
    "purpose": ("purpose", "beh_customer", "beh_colleague", "clarity_action"),
    "link": ("help_colleague",),
}
RIGHT = {
    "ask": ("needs", "ask_who", "ask_when", "ask_rhythm", "ask_q"),
    "drop": ("rule", "waste", "waste_hours"),
    "do": ("plan1", "plan2", "followups"),
}
FIELDS = (HEAD, STRIP, *(field for part in (LEFT | RIGHT).values() for field in part))
BETWEEN = " / "  # the questions of one line
LARGER = 1.14  # letters on the page with larger text, as a share of 11 points
ENOUGH = 3  # parts with something in them, for the others to be left off the paper
_LINKS = {
    "sv": re.compile(r",?\s+så\s+att\s+", re.IGNORECASE),
    "en": re.compile(r",?\s+so\s+that\s+", re.IGNORECASE),
}


@dataclass(frozen=True)
class Line:
    """A field on the page: its label, its text, what the exercise wrote, and its room."""

    field: str
    label: str
    text: str
    own: str
    most: int
    needs: tuple[needs.Need, ...] = ()

    @property
    def mark(self) -> str:
        """The fingerprint of what the exercise wrote."""
        return plan.fingerprint(self.own)

    @property
    def over(self) -> int:
        """How many characters too long the text was for its room."""
        return max(0, len(self.text) - self.most)

    @property
    def shown(self) -> str:
        """The text as there is room for it."""
        return plan.fit(self.text, self.most)

    @property
    def pieces(self) -> tuple[str, ...]:
        """The text in its pieces: questions stand one by one, anything else is one piece."""
        apart = self.shown.split(BETWEEN) if self.field == "ask_q" else [self.shown]
        return tuple(piece for piece in apart if piece)


@dataclass(frozen=True)
class Part:
    """Some lines under one heading."""

    name: str
    title: str
    lines: tuple[Line, ...]

    @property
    def filled(self) -> bool:
        """Whether anything is written in it."""
        return any(line.text for line in self.lines)


@dataclass(frozen=True)
class Chain:
    """The chain's picture: down a screen, and across a sheet of paper."""

    screen: diagram.Picture
    paper: diagram.Picture


@dataclass(frozen=True)
class Sheet:
    """A whole page: whom it is for, the way there in links, two columns, and the checks."""

    lang: str
    head: Line
    strip: Line
    columns: tuple[tuple[Part, ...], tuple[Part, ...]]
    checks: Mapping[str, bool]
    larger: bool

    @property
    def links(self) -> tuple[str, ...]:
        """The links of the chain, from one's own desk to the person at the end."""
        return tuple(link for link in _LINKS[self.lang].split(self.strip.shown) if link)

    def chain(self, so_that: str) -> Chain:
        """Lay out the chain's picture, with these words between two links."""
        leads = ("", *(so_that for _ in self.links[1:]))
        links = list(zip(leads, self.links, strict=True))
        size = across.SIZE * (LARGER if self.larger else 1)
        return Chain(diagram.picture(links, self.lang), across.picture(links, self.lang, size))

    @property
    def lines(self) -> Mapping[str, Line]:
        """Every line by its field."""
        inside = [line for column in self.columns for part in column for line in part.lines]
        return {line.field: line for line in (self.head, self.strip, *inside)}

    @property
    def on_paper(self) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
        """The columns without parts that are wholly empty, unless most of the page is."""
        parts = [part for column in self.columns for part in column]
        every = sum(part.filled for part in parts) < ENOUGH
        left, right = (tuple(p for p in column if every or p.filled) for column in self.columns)
        return left, right


def of(course: Course, lang: str, answers: Mapping[str, Answer]) -> Sheet:
    """Make the page out of a learner's answers."""
    language = course[lang]
    exercises, works = language.exercises.values(), language.reference
    own = plan.written(exercises, answers)
    changed = plan.edits(exercises, answers)
    more = tuple(field for field in own if field not in FIELDS)
    known = {
        field: _line(
            field, plan.edited(own.get(field, ""), changed.get(field)), own.get(field, ""), works
        )
        for field in (*FIELDS, *more)
    }
    left = _column(LEFT, known, works)
    right = _column({**RIGHT, "do": (*RIGHT["do"], *more)}, known, works)
    green = checks.green({field: line.text for field, line in known.items()}, works)
    larger = any(
        answers[x.id]["larger"] for x in exercises if x.kind == plan.PAGE and x.id in answers
    )
    return Sheet(lang, known[HEAD], known[STRIP], (left, right), green, larger)


def _need(need: needs.Need) -> dict[str, Any]:
    return {"text": need.ended if need.open else need.text, "open": need.open, "asks": need.asks}


def _line(field: str, text: str, own: str, works: Reference) -> Line:
    known = needs.read(text, checks.levels(works)) if field == "needs" else ()
    text = dates.said(text, works.lang) if field == "ask_when" else text
    most = works.fields.get(field, plan.ROOM)
    return Line(field, works.strings[f"plan_{field}"], text, own, most, known)


def _column(
    parts: Mapping[str, tuple[str, ...]], known: Mapping[str, Line], works: Reference
) -> tuple[Part, ...]:
    return tuple(
        Part(name, works.strings[f"sheet_{name}"], tuple(known[field] for field in fields))
        for name, fields in parts.items()
    )


def data(sheet: Sheet, works: Reference, **more: Any) -> dict[str, Any]:  # noqa: ANN401 -- JSON
    """Give the page as JSON, for a template that is not ours to escape in."""

    def line(each: Line) -> dict[str, Any]:
        said = [_need(need) for need in each.needs if each.over == 0]
        return {
            "field": each.field,
            "label": each.label,
            "pieces": list(each.pieces),
            "needs": said,
        }

    def part(each: Part) -> dict[str, Any]:
        return {"title": each.title, "lines": [line(one) for one in each.lines]}

    said = {name[6:]: text for name, text in works.strings.items() if name.startswith("sheet_")}
    return {
        "lang": sheet.lang,
        "course": works.strings["course"],
        "said": said,
        "head": line(sheet.head),
        "strip": line(sheet.strip) | {"links": list(sheet.links)},
        "columns": [[part(each) for each in column] for column in sheet.on_paper],
        "larger": sheet.larger,
        **more,
    }
