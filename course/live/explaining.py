"""What the course says of what is right, in short: the feedback of those who chose it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from course.legend import Label
from course.lesson import Exercise
from course.live.paper import APART
from course.text import Text

MOST = 3  # on a screen; whoever wants the rest has it on the phone
FEEDBACK = ("quote", "then")  # of an option that is right; a row says why


@dataclass(frozen=True)
class Why:
    """What is right, or what it is about (None when that goes without saying), and why."""

    label: Label | None
    said: Text


def explained(exercise: Exercise) -> list[Why]:
    """Give the first of them; none where nothing is right, or nothing is said of it."""
    if exercise.kind in APART:
        return []
    whole = getattr(exercise.spec, "right", None)
    return [Why(None, whole)] if isinstance(whole, Text) else list(_within(exercise.spec))[:MOST]


def _within(part: Any) -> Iterator[Why]:  # noqa: ANN401 -- each kind has its own spec
    """Look through a spec: at each part of it, and then at what lies within that."""
    if isinstance(part, Mapping):
        part = tuple(part.values())
    if isinstance(part, tuple):
        for each in part:
            yield from _within(each)
    elif is_dataclass(part) and not isinstance(part, Text):
        yield from _own(part)
        for field in fields(part):
            yield from _within(getattr(part, field.name))


def _own(part: Any) -> Iterator[Why]:  # noqa: ANN401 -- an option or a row of some kind
    label = getattr(part, "label", None) or getattr(part, "text", None) or None
    for name in FEEDBACK if getattr(part, "right", None) is True else ("why",):
        if quote := getattr(part, name, None):
            yield Why(label, quote.text)
