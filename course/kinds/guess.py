"""Guess a result before it is revealed, with the source it comes from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from course.answer import Answer
from course.body import Body
from course.kinds import choose
from course.kinds.choose import Spec, clean, context, legend, plan, tally, update
from course.verdict import Verdict

if TYPE_CHECKING:
    from course.learner import Learner
    from course.lesson import Exercise

__all__ = ["Spec", "clean", "context", "legend", "mark", "parse", "plan", "tally", "update"]


def parse(body: Body) -> Spec:
    """Read the options, and the paragraphs under `### reveal`."""
    found = [section for section in body.sections if section.keys == ("reveal",)]
    for section in body.sections:
        if section not in found:
            raise section.place.error("Only “### reveal” stands under the options of a guess.")
    if len(found) != 1 or not found[0].paragraphs:
        raise body.error("“### reveal” is missing: paragraphs with the result and its source.")
    return replace(choose.parse(body), reveal=tuple(found[0].paragraphs))


def mark(exercise: Exercise, answer: Answer | None, learner: Learner) -> Verdict:  # noqa: ARG001
    """Hold the guess against the result; a guess that missed is done all the same."""
    option = choose.chosen(exercise, answer)
    if option is None:
        return choose.missing(answer)
    said = "said_guess_right" if option.right else "said_guess_wrong"
    return Verdict("right" if option.right else "done", said, {}, {option.key: option.note})
