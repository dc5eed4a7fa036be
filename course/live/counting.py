"""A round counted: what was answered on phones, and what the trainer counted on paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from course import kinds
from course.answer import Answer
from course.legend import Legend
from course.lesson import Exercise

Counts = Mapping[str, Mapping[str, int]]  # by question and option


@dataclass(frozen=True)
class Round:
    """The counts of a round, how many answered each question, and how many answered at all."""

    tally: Counts
    people: Mapping[str, int]
    answered: int


def count(exercise: Exercise, answers: Sequence[Answer], paper: Counts) -> Round:
    """Count a round. Paper counts of what the exercise does not ask are left out.

    Of ticks one may make any number, so that people count as answering when they answered at all.
    As many sheets were filled in as the question with the most of them shows.
    """
    kind = kinds.of(exercise.kind)
    assert kind  # the parser let no other in  # noqa: S101
    legends = kind.legend(exercise)
    written = _written(legends, paper)
    sheets = {key: _sheets(legends[key], counts) for key, counts in written.items()}
    answered = len(answers) + max(sheets.values(), default=0)
    singly = [kind.tally(exercise, [each]) for each in answers]
    people = {
        key: answered
        if each.sort == "many"
        else sum(any(one.get(key, {}).values()) for one in singly) + sheets.get(key, 0)
        for key, each in legends.items()
    }
    return Round(_added(kind.tally(exercise, answers), written), people, answered)


def _written(legends: Mapping[str, Legend], paper: Counts) -> dict[str, dict[str, int]]:
    """Keep the counts of questions and options that there are; nobody ticks an amount."""
    found = {
        key: {option: n for option, n in counts.items() if option in legends[key].options and n > 0}
        for key, counts in paper.items()
        if key in legends and legends[key].sort != "amount"
    }
    return {key: counts for key, counts in found.items() if counts}


def _sheets(words: Legend, counts: Mapping[str, int]) -> int:
    """Tell how many sheets at least have an answer to a question."""
    return max(counts.values()) if words.sort == "many" else sum(counts.values())


def _added(tally: Counts, paper: Counts) -> dict[str, dict[str, int]]:
    found = {key: dict(counts) for key, counts in tally.items()}
    for key, counts in paper.items():
        row = found.setdefault(key, {})
        for option, number in counts.items():
            row[option] = row.get(option, 0) + number
    return found
