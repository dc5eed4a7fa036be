"""Prefer one of two questions, pair by pair, and learn what makes it the better one."""

from __future__ import annotations

from course import questions
from course.body import Body
from course.kinds.recall import Spec, clean, context, legend, mark, plan, tally, update

__all__ = ["Spec", "clean", "context", "legend", "mark", "parse", "plan", "tally", "update"]

PAIR = 2


def parse(body: Body) -> Spec:
    """Read a pair under each `###` heading: two options, one of them ticked, a quote under each."""
    pairs = questions.read(body, asked=False)
    for section in body.sections:
        if len(section.items) != PAIR:
            raise section.place.error(f"A pair has two options; here {len(section.items)} are.")
    return Spec(pairs)
