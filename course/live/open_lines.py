"""What an exercise asks for in one's own words, as a sheet of paper has room for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from course.kinds.order import OWN
from course.legend import Label, Said
from course.lesson import Exercise

GAP = "………"
FIRST = ("probe", "remember", "say")  # one writes, and then answers questions about it


def _labels(lines: Mapping[str, Any]) -> dict[str, Label]:
    return {key: line.label for key, line in lines.items()}


def _climb(spec: Any) -> dict[str, Label]:  # noqa: ANN401 -- each kind has its own spec
    asks = spec.asks
    return {"1": asks["first"], "2": asks["next"], "3": asks["next"]}


_ASKED: Mapping[str, Callable[[Any], dict[str, Label]]] = {
    "act": lambda spec: _labels(spec.rows),
    "ask": lambda spec: _labels(spec.lines),
    "chain": lambda spec: _labels(spec.rows),
    "climb": _climb,
    "count": lambda spec: _labels(spec.rows),
    "need": lambda spec: _labels(spec.lines),
    "place": lambda _spec: {"task": Said("plan_role")},
    "probe": lambda spec: _labels(spec.lines),
    "remember": lambda spec: {"mine": spec.mine.label},
    "say": lambda spec: {part.key: part.lead for part in spec.parts},
    "show": lambda spec: _labels(spec.rows),
    "tick": lambda spec: {line.key: line.label for line in spec.own},
    "write": lambda spec: {question.key: question.text for question in spec.questions},
}


def asked(exercise: Exercise) -> dict[str, Label]:
    """Give what is to be written, by key."""
    found = _ASKED.get(exercise.kind)
    return found(exercise.spec) if found else {}


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


def start(exercise: Exercise) -> list[str]:
    """Give the questions about what is to be put in order, in the order of the first mix."""
    if exercise.kind == "rank":
        return [*exercise.spec.start]
    if exercise.kind == "order":
        variant = exercise.spec.variants[OWN]
        return [f"{variant.id}/{key}" for key in variant.start]
    return []
