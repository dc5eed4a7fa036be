"""Results: what a room may read of its own answers, from five answers up.

Pure functions: answers and paper counts in, numbers with their words out. Below the floor nothing
is counted that anyone could read, so that nobody can tell who answered what.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from course import kinds, legend
from course.answer import Answer
from course.content import Course
from course.learner import Learner
from course.legend import Legend, Sort, Words
from course.lesson import Exercise
from course.live.counting import Counts, Round, count

FLOOR = 5  # answers, below which a round shows no number but theirs


@dataclass(frozen=True)
class Bar:
    """An option: its words, and by round how many chose it; None where the round is too small."""

    key: str
    words: Words
    counts: tuple[int | None, ...]
    right: bool


@dataclass(frozen=True)
class Chart:
    """A question: its words, its options, and by round how many the counts are shares of.

    `under` is what the question shares with others: things that are put in one order.
    """

    key: str
    words: Words
    sort: Sort
    bars: tuple[Bar, ...]
    people: tuple[int | None, ...]
    under: Words | None = None

    def share(self, bar: Bar, number: int) -> Fraction | None:
        """Give an option's share in a round (from 0); an amount has none."""
        count, people = bar.counts[number], self.people[number]
        if self.sort == "amount" or count is None or not people:
            return None
        return Fraction(count, people)


@dataclass(frozen=True)
class Result:
    """What a room answered: how many by round, and a chart for each question.

    `left_out` are the questions that too few of a large enough room answered.
    """

    exercise: str
    lang: str
    title: Words
    answered: tuple[int, ...]
    charts: tuple[Chart, ...]
    left_out: int = 0

    @property
    def shown(self) -> tuple[bool, ...]:
        """Tell by round whether its counts may be read."""
        return tuple(each >= FLOOR for each in self.answered)


def result(
    course: Course,
    exercise: Exercise,
    learner: Learner,
    rounds: Sequence[Sequence[Answer]],
    counted: Mapping[int, Counts],
) -> Result:
    """Count a room's answers, round by round, with what was counted on paper (rounds from 1).

    It is for votes and walls; of a private turn only `private` of it may be read.
    """
    kind = kinds.of(exercise.kind)
    assert kind  # the parser let no other in  # noqa: S101
    legends = kind.legend(exercise)
    last = max(len(rounds), *counted, 0)
    answers = dict(enumerate(rounds, 1))
    played = [
        count(exercise, answers.get(number, ()), counted.get(number, {}))
        for number in range(1, last + 1)
    ]
    strings = course[exercise.lang].reference.strings
    large = any(each.answered >= FLOOR for each in played)
    charts = list(_charts(played, legends, learner, strings)) if large else []
    return Result(
        exercise.id,
        exercise.lang,
        legend.words(exercise.title, learner, strings),
        tuple(each.answered for each in played),
        tuple(each for each in charts if any(people is not None for people in each.people)),
        sum(all(people is None for people in each.people) for each in charts),
    )


def _charts(
    played: Sequence[Round],
    legends: Mapping[str, Legend],
    learner: Learner,
    strings: Mapping[str, str],
) -> Iterator[Chart]:
    """Give a chart for each question that anyone answered."""
    for key, each in legends.items():
        if not any(part.people[key] and any(part.tally.get(key, {}).values()) for part in played):
            continue
        enough = [part.answered >= FLOOR and part.people[key] >= FLOOR for part in played]
        bars = [
            Bar(
                option,
                legend.words(label, learner, strings),
                tuple(
                    part.tally.get(key, {}).get(option, 0) if full else None
                    for part, full in zip(played, enough, strict=True)
                ),
                option in each.right,
            )
            for option, label in each.options.items()
        ]
        yield Chart(
            key,
            legend.words(each.label, learner, strings),
            each.sort,
            tuple(_most_first(bars) if each.sort == "word" else bars),
            tuple(
                part.people[key] if full else None
                for part, full in zip(played, enough, strict=True)
            ),
            legend.words(each.under, learner, strings) if each.under else None,
        )


def _most_first(bars: Sequence[Bar]) -> list[Bar]:
    """Sort a list of words by how many chose them, and leave out those that nobody did."""
    chosen = [bar for bar in bars if any(bar.counts)]
    return sorted(chosen, key=lambda bar: -sum(count or 0 for count in bar.counts))


def private(found: Result) -> Result:
    """Keep what may be read of a private turn: how many answered, and nothing else."""
    return replace(found, charts=(), left_out=0)


def reading(found: Result) -> str:
    """Read a first vote by the trainer's rule of thumb (CURRICULUM, D9).

    Under a third right: `explain`. Up to two thirds: `pairs`. Above: `tempting`, the wrong answer
    that tempts is what to talk about. Empty when nothing is right or too few have answered.
    """
    right = _right(found)
    if right is None:
        return ""
    if right < Fraction(1, 3):
        return "explain"
    return "pairs" if right <= Fraction(2, 3) else "tempting"


def _right(found: Result) -> Fraction | None:
    """Give the right share of all that was chosen in the first round.

    Of several ticks, a right one that was not made counts as one that was wrong.
    """
    good = all_of = 0
    for chart in found.charts:
        people = chart.people[0] if chart.people else None
        if people is None or not any(bar.right for bar in chart.bars):
            continue
        counts = {bar.key: bar.counts[0] or 0 for bar in chart.bars}
        hits = sum(counts[bar.key] for bar in chart.bars if bar.right)
        wanted = people * sum(bar.right for bar in chart.bars) if chart.sort == "many" else hits
        good += hits
        all_of += wanted + sum(counts[bar.key] for bar in chart.bars if not bar.right)
    return Fraction(good, all_of) if all_of else None
