"""Calibration: how sure one was, against how it went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from course.answer import Answer
from course.legend import Legend, Said, named

CELLS = ("sure_wrong", "sure_right", "unsure_wrong", "unsure_right")
SURENESS = {"sure": 0, "think": 1, "guess": 2}


def table(answer: Answer) -> dict[str, int]:
    """Count the situations drawn and judged: sure or not, wrong or right; sure and wrong first."""
    judged = [key for key in answer["drawn"] if key in answer["checked"]]
    counts = Counter(_cell(answer, key) for key in judged)
    return {cell: counts[cell] for cell in CELLS}


def together(answers: Iterable[Answer]) -> dict[str, int]:
    """Count the situations of a room."""
    counts = Counter[str]()
    for each in answers:
        counts.update(table(each))
    return dict(counts)


def legend() -> Legend:
    """Give the words for the four cells: they count situations, not people."""
    cells = named("live_", CELLS)
    return Legend(Said("decide_table"), cells, sort="amount", asked=False)


def to_recall(answer: Answer) -> list[str]:
    """Give the situations that were judged, those to come back to first: sure and wrong."""
    wrong = sorted(answer["wrong"], key=lambda key: SURENESS[answer["sure"][key]])
    right = [key for key in answer["checked"] if key not in wrong]
    return wrong + sorted(right, key=lambda key: -SURENESS[answer["sure"][key]])


def _cell(answer: Answer, key: str) -> str:
    sure = "sure" if answer["sure"][key] == "sure" else "unsure"
    return f"{sure}_{'wrong' if key in answer['wrong'] else 'right'}"
