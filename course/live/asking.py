"""What an exercise asks, as a sheet of paper asks it: options to tick, and lines to write on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from course import kinds
from course.kinds.order import OWN
from course.legend import Label, Legends, Said
from course.lesson import Exercise

GAP = "………"
LINES = 2  # to write on, under a question that is answered in one's own words
MANY = 4  # such questions from which each has one line only, so that a page holds them
FIRST = ("probe", "remember", "say")  # one writes, and then answers questions about it


@dataclass(frozen=True)
class Asked:
    """A question: how it is answered (`own` is in one's own words), its options, its lines."""

    label: Label
    how: Literal["one", "many", "place", "word", "own"]
    options: tuple[Label, ...] = ()
    lines: int = 0


def asked(exercise: Exercise) -> list[Asked]:
    """Give what an exercise asks, in its own order."""
    kind = kinds.of(exercise.kind)
    assert kind  # the parser let no other in  # noqa: S101
    legends = {key: each for key, each in kind.legend(exercise).items() if each.asked}
    written = _written(exercise)
    room = 1 if len(written) >= MANY else LINES
    alone = [Asked(label, "own", (), room) for key, label in written.items() if key not in legends]
    chosen = [*_order(exercise, legends), *_options(legends, dict.fromkeys(written, room))]
    return alone + chosen if exercise.kind in FIRST else chosen + alone


def given(exercise: Exercise) -> list[tuple[Label, ...]]:
    """Give what stands before the questions: an example, or a chain with its gaps."""
    spec = exercise.spec
    if exercise.kind == "find":
        return [(text,) for text in spec.example]
    if exercise.kind != "fill":
        return []
    numbers = {gap.key: number for number, gap in enumerate(spec.gaps, 1)}
    gaps = {key: (GAP, Said("live_gap", {"number": n})) for key, n in numbers.items()}
    return [(*((link.text,) if link.text else ()), *gaps.get(link.key, ())) for link in spec.links]


def _options(legends: Legends, lines: Mapping[str, int]) -> Iterator[Asked]:
    """Give the questions with options; a word is written, for no sheet has room for every word."""
    for key, each in legends.items():
        if each.sort == "word":
            yield Asked(each.label, "word", (), 1)
        elif each.sort in {"one", "many"}:
            how: Literal["one", "many"] = "many" if each.sort == "many" else "one"
            yield Asked(each.label, how, tuple(each.options.values()), lines.get(key, 0))


def _order(exercise: Exercise, legends: Legends) -> Iterator[Asked]:
    """Give the things to put in order, mixed as they are at first on a page."""
    start: tuple[str, ...] = ()
    if exercise.kind == "rank":
        start = exercise.spec.start
    elif exercise.kind == "order":
        variant = exercise.spec.variants[OWN]
        start = tuple(f"{variant.id}/{key}" for key in variant.start)
    if start:
        yield Asked(exercise.title, "place", tuple(legends[key].label for key in start))


def _labels(lines: Mapping[str, Any]) -> dict[str, Label]:
    return {key: line.label for key, line in lines.items()}


def _steps(asks: Mapping[str, Label]) -> dict[str, Label]:
    return {"1": asks["first"], "2": asks["next"], "3": asks["next"]}


_WRITTEN: Mapping[str, Callable[[Any], dict[str, Label]]] = {
    "act": lambda spec: _labels(spec.rows),
    "ask": lambda spec: _labels(spec.lines),
    "chain": lambda spec: _labels(spec.rows),
    "climb": lambda spec: _steps(spec.asks),
    "count": lambda spec: _labels(spec.rows),
    "need": lambda spec: _labels(spec.lines),
    "place": lambda _: {"task": Said("plan_role")},
    "probe": lambda spec: _labels(spec.lines),
    "remember": lambda spec: {"mine": spec.mine.label},
    "say": lambda spec: {part.key: part.lead for part in spec.parts},
    "show": lambda spec: _labels(spec.rows),
    "tick": lambda spec: {line.key: line.label for line in spec.own},
    "write": lambda spec: {question.key: question.text for question in spec.questions},
}


def _written(exercise: Exercise) -> dict[str, Label]:
    """Give what is to be written, by key."""
    found = _WRITTEN.get(exercise.kind)
    return found(exercise.spec) if found else {}
