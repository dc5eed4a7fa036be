"""From what a participant does to the answer that counts: the same `update` as everywhere else."""

from __future__ import annotations

from collections.abc import Mapping

from course import answering, kinds
from course.answer import Answer
from course.content import Course
from course.learner import Learner
from course.lesson import Exercise
from course.live.session import Session


def taken(exercise: Exercise, before: Answer | None, event: Mapping[str, object]) -> Answer | None:
    """Give the answer after an event; the answer before it may be from any language."""
    kind = kinds.of(exercise.kind)
    assert kind  # the parser let no other in  # noqa: S101
    held = kind.clean(exercise, before)
    return kind.update(exercise, held, {**answering.chance(), **event})


def learner(course: Course, lang: str, session: Session, own: Answer | None = None) -> Learner:
    """Make the learner that a room's page speaks to: they share a word, and have no place."""
    asked, turn = course.asks.get("name"), session.turn
    answers = {turn.exercise: own} if turn and own else {}
    word = session.word if asked else None
    return answering.learner(course, lang, {**answers, **({asked: word} if asked and word else {})})
