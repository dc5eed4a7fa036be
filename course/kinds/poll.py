"""Ask how something is, or went: one option of several, and none of them is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course import options
from course.answer import Answer
from course.body import Body
from course.kinds import choose
from course.kinds.choose import Spec, clean, context, legend, plan, tally, update
from course.verdict import EMPTY, Note, Verdict

if TYPE_CHECKING:
    from course.learner import Learner
    from course.lesson import Exercise

__all__ = ["Spec", "clean", "context", "legend", "mark", "parse", "plan", "tally", "update"]


def parse(body: Body) -> Spec:
    """Read the options: a list without boxes, with a quote under those that call for a word."""
    return Spec(options.unjudged(body.lead, may_be_silent=True), sure=False)


def mark(exercise: Exercise, answer: Answer | None, learner: Learner) -> Verdict:  # noqa: ARG001
    """Say that the answer is saved, with the word that it calls for."""
    option = choose.chosen(exercise, answer)
    if option is None:
        return EMPTY
    quote = option.quote
    notes = {option.key: Note("info", quote.text, quote.tag)} if quote else {}
    return Verdict("done", "said_saved", {}, notes)
