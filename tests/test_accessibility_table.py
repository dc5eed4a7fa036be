"""ACCESSIBILITY.md: every criterion stands there once, and the evidence for it exists."""

import ast
import re
from functools import cache

import pytest

from tests.repository import ROOT, documents

STATUSES = {"Supports", "Partly", "Not applicable"}
# WCAG 2.2 at levels A and AA: for each guideline its criteria, those of level AA with a star.
CRITERIA = {
    "1.1": "1",
    "1.2": "1 2 3 4* 5*",
    "1.3": "1 2 3 4* 5*",
    "1.4": "1 2 3* 4* 5* 10* 11* 12* 13*",
    "2.1": "1 2 4",
    "2.2": "1 2",
    "2.3": "1",
    "2.4": "1 2 3 4 5* 6* 7* 11*",
    "2.5": "1 2 3 4 7* 8*",
    "3.1": "1 2*",
    "3.2": "1 2 3* 4* 6",
    "3.3": "1 2 3* 4* 7 8*",
    "4.1": "2 3*",
}
LEVELS = {
    f"{guideline}.{each.rstrip('*')}": "AA" if each.endswith("*") else "A"
    for guideline, listed in CRITERIA.items()
    for each in listed.split()
}
NEW = {"2.4.11", "2.5.7", "2.5.8", "3.2.6", "3.3.7", "3.3.8"}  # EN 301 549 V3.2.1 lacks them
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
BY_EYE = re.compile(r"By eye 20\d\d-\d\d-\d\d: \S+ \S+")


@cache
def tables() -> tuple[list[list[str]], list[list[str]]]:
    """The rows of the two tables, without their headings."""
    first, second = (
        [
            [cell.strip() for cell in line.strip("|").split(" | ")]
            for line in part.splitlines()
            if line.startswith("|")
        ][2:]
        for part in documents()["ACCESSIBILITY.md"].split("\n## ")[1:]
    )
    return first, second


ROWS = [row for table in tables() for row in table]


@cache
def held_by(path: str) -> frozenset[str]:
    """The names of the tests that a file holds; a file that is not there holds none."""
    if not (ROOT / path).is_file():
        return frozenset()
    body = ast.parse((ROOT / path).read_text("utf-8")).body
    return frozenset(each.name for each in body if isinstance(each, ast.FunctionDef))


def test_there_are_fifty_five_criteria() -> None:
    """WCAG 2.2 has 31 criteria at level A and 24 at level AA."""
    assert [list(LEVELS.values()).count(level) for level in ("A", "AA")] == [31, 24]


def test_every_criterion_stands_once() -> None:
    """The first table has the criteria of WCAG 2.2 in their order, and no other."""
    listed = [row[0].partition(" ")[0] for row in tables()[0]]
    assert listed == list(LEVELS)


def test_every_criterion_has_its_level_and_clause() -> None:
    """EN 301 549 has a clause for each criterion of WCAG 2.1, by the same number after a 9."""
    for criterion, level, clause, *_ in tables()[0]:
        number = criterion.partition(" ")[0]
        assert level == LEVELS[number], criterion
        assert clause == ("new in 2.2" if number in NEW else f"9.{number}"), criterion


@pytest.mark.parametrize("row", ROWS, ids=lambda row: " ".join(row[:2]))
def test_every_row_has_a_status_a_reason_and_evidence(row: list[str]) -> None:
    """What is claimed is held by a test, or was looked at by someone on a day."""
    status, reason, evidence = row[-3:]
    assert status in STATUSES
    assert len(reason.split()) >= 3
    assert NAMED.search(evidence) or BY_EYE.search(evidence)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: " ".join(row[:2]))
def test_every_test_named_exists(row: list[str]) -> None:
    """A name in the table is that of a test in the file before it."""
    found = NAMED.findall(row[-1])
    assert len(found) == row[-1].count("::")
    assert [name for path, name in found if name not in held_by(path)] == []


def test_what_is_partly_so_is_said_to_learners_too() -> None:
    """Support is the operator's to give, so the page about accessibility says where to write."""
    assert {row[0] for row in ROWS if "Partly" in row} == {"12.2"}
    for lang in ("sv", "en"):
        page = ROOT / f"course/content/{lang}/asides/accessibility.md"
        assert "\n[contact]\n" in page.read_text("utf-8")
