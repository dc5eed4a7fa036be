"""The learner as the course knows them for the length of one reply: a word, a place, answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from course.answer import Answer
from course.words import Forms


@dataclass(frozen=True)
class Learner:
    """Who the page speaks to.

    `forms` are the forms of their word in `lang`, `place` is a key of places.toml or `own`
    (None before it is chosen), `answers` those other answers that the exercise reads, by id.
    """

    lang: str
    forms: Forms
    place: str | None = None
    answers: Mapping[str, Answer] = field(default_factory=dict)
