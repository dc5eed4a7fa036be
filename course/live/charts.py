"""A result drawn as HTML, for a screen, a panel and a phone: bars, lists, and tables beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from course import hours
from course.content import Course
from course.legend import Words
from course.live.ranking import Placed, Ranking, rankings
from course.live.results import FLOOR, Bar, Chart, Result
from course.live.session import Line
from course.live.templates import environment
from course.text import fill

GRID = 3  # questions alike from which they share a table on a screen
_DECIMAL = {"sv": ",", "en": "."}


@dataclass(frozen=True)
class Vote:
    """What is drawn of a round: its number, how wide a bar is in hundredths, and the count."""

    number: int
    wide: int
    count: int
    share: int | None = None
    mean: str = ""


@dataclass(frozen=True)
class Row:
    """What is drawn of an option: its words, its votes, and how it is marked (empty: not at all).

    The mark is `right`, or the place that is right.
    """

    words: Words
    votes: tuple[Vote, ...]
    mark: str


@dataclass(frozen=True)
class Figure:
    """A question, or things in an order (`ordered`), as they are drawn; `rounds` may be read."""

    words: Words
    rows: tuple[Row, ...]
    rounds: tuple[int, ...]
    ordered: bool

    @property
    def barred(self) -> bool:
        """Tell whether there are bars: one alone has nothing to be longer than."""
        return not self.ordered and len(self.rows) > 1


def html(course: Course, found: Result, *, key: bool = False, screen: bool = False) -> str:
    """Draw a result; with `key` what is right is marked.

    With `screen` it is drawn for a wall, where several questions alike share one table.
    """
    asked = [chart for chart in found.charts if not chart.under]
    bars = [_bars(chart, key=key) for chart in asked]
    orders = [_order(each, found.lang, key=key) for each in rankings(found)]
    together = screen and len(asked) >= GRID and _alike(asked)
    return _drawn(
        "chart.html",
        course,
        found.lang,
        found=found,
        grid=bars if together else [],
        figures=orders if together else bars + orders,
        screen=screen,
    )


def wall(
    course: Course,
    lang: str,
    lines: Sequence[Line],
    found: Result | None = None,
    *,
    screen: bool = False,
) -> str:
    """Draw the open answers that the trainer let through, the most liked first.

    Above them stands what the whole room's answers come to, where the result has an amount.
    """
    shown = sorted((line for line in lines if line.shown), key=lambda line: -line.votes)
    amounts = [
        (chart.words, hours.apart(bar.counts[-1], lang))
        for chart in (found.charts if found else ())
        for bar in chart.bars
        if chart.sort == "amount" and bar.counts[-1]
    ]
    return _drawn("wall.html", course, lang, lines=shown, amounts=amounts, screen=screen)


def percent(share: Fraction) -> int:
    """Give a share in whole hundredths, halves upwards."""
    return int(share * 100 + Fraction(1, 2))


def decimal(number: Fraction, lang: str) -> str:
    """Write a number with one decimal, as the language does."""
    units, tenths = divmod(int(number * 10 + Fraction(1, 2)), 10)
    return f"{units}{_DECIMAL[lang]}{tenths}"


def _drawn(name: str, course: Course, lang: str, **slots: Any) -> str:  # noqa: ANN401 -- a template's
    strings = course[lang].reference.strings
    return environment().get_template(name).render(
        lang=lang,
        floor=FLOOR,
        ui=lambda name, **slots: fill(strings[name], slots),
        **slots,
    )  # fmt: skip


def _alike(charts: Sequence[Chart]) -> bool:
    """Tell whether all questions have the same options and the same rounds to show."""
    kinds = {
        (tuple(bar.words.plain for bar in chart.bars), tuple(n is None for n in chart.people))
        for chart in charts
    }
    return len(kinds) == 1


def _bars(chart: Chart, *, key: bool) -> Figure:
    rounds = tuple(number for number, people in enumerate(chart.people) if people is not None)
    rows = [
        Row(
            bar.words,
            tuple(_vote(chart, bar, number) for number in rounds),
            "right" if key and bar.right else "",
        )
        for bar in chart.bars
    ]
    return Figure(chart.words, tuple(rows), tuple(n + 1 for n in rounds), ordered=False)


def _vote(chart: Chart, bar: Bar, number: int) -> Vote:
    count, share = bar.counts[number] or 0, chart.share(bar, number)
    if share is not None:
        return Vote(number + 1, percent(share), count, percent(share))
    greatest = max(each or 0 for other in chart.bars for each in other.counts)
    return Vote(number + 1, percent(Fraction(count, greatest or 1)), count)


def _order(ranking: Ranking, lang: str, *, key: bool) -> Figure:
    rounds = [number for number, people in enumerate(ranking.people) if people is not None]
    rows = [
        Row(
            row.words,
            tuple(_place(row, number, ranking.people[number] or 1, lang) for number in rounds),
            row.right if key else "",
        )
        for row in ranking.rows
    ]
    return Figure(ranking.words, tuple(rows), tuple(n + 1 for n in rounds), ordered=True)


def _place(row: Placed, number: int, people: int, lang: str) -> Vote:
    first, mean = row.firsts[number] or 0, row.means[number] or Fraction(0)
    share = percent(Fraction(first, people))
    return Vote(number + 1, share, first, share, decimal(mean, lang))
