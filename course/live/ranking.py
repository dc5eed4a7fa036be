"""What was put in an order, read as one list: the thing that most people put first stands first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from course.legend import Words
from course.live.results import Chart, Result


@dataclass(frozen=True)
class Placed:
    """A thing: by round its mean place and how many put it first, and its right place."""

    key: str
    words: Words
    means: tuple[Fraction | None, ...]
    firsts: tuple[int | None, ...]
    right: str


@dataclass(frozen=True)
class Ranking:
    """Things put in one order: what they are, and each with its places; the foremost is first."""

    words: Words
    rows: tuple[Placed, ...]
    people: tuple[int | None, ...]


def rankings(found: Result) -> list[Ranking]:
    """Give the lists of a result, one for each order that was asked for."""
    placed = [chart for chart in found.charts if chart.under]
    groups = groupby(placed, lambda chart: chart.under)
    return [_ranking(under, list(charts)) for under, charts in groups if under]


def _ranking(under: Words, charts: Sequence[Chart]) -> Ranking:
    rows = [_placed(chart) for chart in charts]
    return Ranking(under, tuple(sorted(rows, key=_foremost)), charts[0].people)


def _placed(chart: Chart) -> Placed:
    rounds = range(len(chart.people))
    return Placed(
        chart.key,
        chart.words,
        tuple(_mean(chart, number) for number in rounds),
        chart.bars[0].counts,
        next((bar.key for bar in chart.bars if bar.right), ""),
    )


def _mean(chart: Chart, number: int) -> Fraction | None:
    people = chart.people[number]
    if not people:
        return None
    return Fraction(sum(int(bar.key) * (bar.counts[number] or 0) for bar in chart.bars), people)


def _foremost(row: Placed) -> tuple[Fraction, str]:
    """Sort by the latest mean that may be read."""
    return next((mean for mean in reversed(row.means) if mean is not None), Fraction(0)), row.key
