"""What was measured, as samples and as figures; and what is promised of them."""

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field

Samples = dict[str, dict[str, list[float]]]


@dataclass(frozen=True)
class Figure:
    """A figure of one entry: the median and the 95th percentile of so many samples."""

    median: float
    p95: float
    n: int

    @classmethod
    def of(cls, samples: Sequence[float]) -> "Figure":
        """Sum up the samples; with few of them the 95th percentile is the greatest."""
        ordered = sorted(samples)
        p95 = ordered[math.ceil(0.95 * len(ordered)) - 1]
        return cls(statistics.median(ordered), p95, len(ordered))


@dataclass
class Measured:
    """The samples by figure and entry, and what could not be measured, with the reason."""

    samples: Samples = field(default_factory=dict)
    notes: dict[str, dict[str, str]] = field(default_factory=dict)

    def add(self, key: str, entry: str, *values: float) -> None:
        """Take further samples of a figure."""
        self.samples.setdefault(key, {}).setdefault(entry, []).extend(values)

    def note(self, key: str, entry: str, why: str) -> None:
        """Say why a figure is missing."""
        self.notes.setdefault(key, {})[entry] = why

    def figure(self, key: str, entry: str) -> Figure | None:
        """Give the figure, when there are samples of it."""
        samples = self.samples.get(key, {}).get(entry)
        return Figure.of(samples) if samples else None

    @property
    def keys(self) -> list[str]:
        """What was measured or tried, in that order."""
        return list({**self.samples, **self.notes})


@dataclass(frozen=True)
class Promise:
    """A figure, which part of it counts (`median` or `p95`), and the bound it is promised."""

    what: str
    key: str
    part: str
    bound: float
    under: bool = False  # promised to be less than the bound, not the bound itself

    @property
    def promised(self) -> str:
        """The promise as a person writes it."""
        return f"{'<' if self.under else '≤'} {self.bound:g}"

    def met(self, figure: Figure | None) -> str:
        """Say whether the figure keeps the promise; nothing is said of what was not measured."""
        if figure is None:
            return "–"
        value = figure.p95 if self.part == "p95" else figure.median
        return "yes" if value < self.bound or (value == self.bound and not self.under) else "no"


_LESSONS = (
    Promise("whole lesson painted, cold, ms", "painted", "median", 150),
    Promise("ready, cold, ms", "ready", "median", 250),
    Promise("ready on a slow phone, ms", "phone ready", "median", 800),
    Promise("click to feedback, p50, ms", "click", "median", 12),
    Promise("click to feedback, p95, ms", "click", "p95", 30),
    Promise("on the wire, kB", "kB", "median", 40),
    Promise("requests", "requests", "median", 6),
    Promise("requests to a third party", "third-party requests", "p95", 0),
    Promise("each further open lesson, MB", "memory per open, MB", "median", 0.05),
    Promise("to open a lesson, CPU s", "CPU per open, s", "median", 0.02),
    Promise("10 open at once, p95 ready, ms", "class of 10", "p95", 1500),
    Promise("30 open at once, p95 ready, ms", "class of 30", "p95", 3000),
    Promise("1,000 learners, p95 click, ms", "town of 1000", "p95", 60, under=True),
    Promise("1,000 learners, errors", "errors in a town of 1000", "p95", 0),
)


def _live(store: str) -> tuple[Promise, ...]:
    """Give what is promised of a live room on a kind of store."""
    return (
        Promise(
            f"vote to panel, {store}, p95, ms", f"vote to panel, {store}", "p95", 1000, under=True
        ),
        Promise(f"room of 300, {store}, errors", f"errors in a room of 300, {store}", "p95", 0),
        Promise(f"server killed, {store}, votes lost", f"votes lost, {store}", "p95", 0),
        Promise(f"server killed, {store}, votes doubled", f"votes doubled, {store}", "p95", 0),
    )


PROMISES = (*_LESSONS, *_live("SQLite"), *_live("PostgreSQL"))
