"""The trainer's notebooks as the tests read them: their cells, their agendas, their sentences."""

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from course.text import reader
from tests.repository import ROOT

FOLDER = ROOT / "notebooks" / "trainer"
AGENDAS = {"sixty": 60, "ninety": 90, "long": 180}  # how the ids of its cells begin, its minutes
FORMS = ("vote", "wall", "private")

_TIMES = re.compile(r"^### (\d+)–(\d+) ", re.MULTILINE)
_ROW = re.compile(r"^\| (\d+)–(\d+) \|", re.MULTILINE)
_LINK = re.compile(r"\]\(([^)]*)\)")
_WITH_TEXT = ("text", "code_inline")
# What is no running text: code, where a link leads, and words marked as of another language.
_APART = re.compile(r"`[^`]*`|\]\([^)]*\)|<span lang.*?</span>")
_WORD = re.compile(r"(?<!\w)[^\W\d_]+(?:['’-][^\W\d_]+)*")

Times = list[tuple[int, int]]


@dataclass(frozen=True)
class Cell:
    """One cell of a notebook: `raw` is all of it as JSON."""

    id: str
    kind: str
    source: str
    raw: dict[str, Any]


@dataclass(frozen=True)
class Step:
    """What a trainer reads, and the exercise that the code below it puts to the room."""

    notes: Cell
    exercise: str
    form: str

    @property
    def borrowed(self) -> bool:
        """Whether the notes stand in an earlier agenda, and only a link to them here."""
        return "**" not in self.notes.source


@cache
def notebook(lang: str) -> dict[str, Any]:
    """Read a trainer's notebook."""
    read: dict[str, Any] = json.loads((FOLDER / f"{lang}.ipynb").read_text("utf-8"))
    return read


@cache
def cells(lang: str) -> tuple[Cell, ...]:
    """Give the cells of a trainer's notebook."""
    return tuple(
        Cell(each["id"], each["cell_type"], "".join(each["source"]), each)
        for each in notebook(lang)["cells"]
    )


def notes(lang: str) -> list[Cell]:
    """Give the cells that hold text."""
    return [each for each in cells(lang) if each.kind == "markdown"]


def steps(lang: str, agenda: str = "") -> list[Step]:
    """Give the steps of an agenda, or of all: each cell that puts an exercise, with its notes."""
    return [
        Step(before, *put(cell))
        for before, cell in pairwise(cells(lang))
        if cell.source.startswith("put(") and cell.id.startswith(agenda)
    ]


def put(cell: Cell) -> tuple[str, str]:
    """Read which exercise a cell puts to the room, and in which form; a vote unless it says so."""
    (statement,) = ast.parse(cell.source).body
    assert isinstance(statement, ast.Expr)
    assert isinstance(statement.value, ast.Call)
    (said,) = map(ast.literal_eval, statement.value.args)
    named = {each.arg: ast.literal_eval(each.value) for each in statement.value.keywords}
    assert set(named) <= {"form"}, cell.source
    return said, named.get("form", "vote")


def headed(sources: list[str]) -> Times:
    """Give the minutes that the headings of some cells name."""
    return [(int(a), int(b)) for each in sources for a, b in _TIMES.findall(each)]


def listed(table: str) -> Times:
    """Give the minutes that an agenda's table names."""
    return [(int(a), int(b)) for a, b in _ROW.findall(table)]


def unbroken(times: Times, end: int) -> bool:
    """Tell whether minutes follow on one another from 0 to the end."""
    starts, ends = [a for a, _ in times], [b for _, b in times]
    return [*starts, end] == [0, *ends] and all(a < b for a, b in times)


def links(source: str) -> list[str]:
    """Give where a text's links lead."""
    return _LINK.findall(source)


def paragraphs(source: str) -> Iterator[str]:
    """Give a text's paragraphs, points and headings as they are read; a table has no sentences."""
    inside = 0
    for token in reader().parse(source):
        inside += (token.type == "table_open") - (token.type == "table_close")
        if token.type == "inline" and not inside:
            parts = token.children or []
            yield "".join(
                each.content if each.type in _WITH_TEXT else " " * (each.type == "softbreak")
                for each in parts
            )


def written(source: str) -> set[str]:
    """Give the words of a text that a dictionary should know."""
    return set(_WORD.findall(_APART.sub(" ", source)))
