"""The one thing every carrier asks of the course: from answers and an event to answers and HTML."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import date
from typing import Any

from course import kinds, view, workbook
from course.answer import Answer, Fields
from course.content import Course
from course.kinds import name
from course.learner import Learner
from course.lesson import Exercise
from course.plan import take

MOST = 64  # exercises drawn or answers read in one request


def reply(course: Course, lang: str, asked: object) -> dict[str, Any]:
    """Answer a page: what `answered` says, and which `build` of the course says it.

    By that a page knows that the reply is the course's own, and that it was updated meanwhile.
    """
    return answered(course, lang, asked) | {"build": course.build}


def answered(course: Course, lang: str, asked: object) -> dict[str, Any]:
    """Answer a page.

    `asked` is any JSON value; of the shape
    `{"answers": {id: answer}, "event": {"id", "do", "fields"}, "draw": [ids]}` it means: take the
    event, then draw these exercises. Gives `{"answers": {id: answer or null}, "html": {id: html}}`
    (the answer that the event changed), with `forms` (the word's forms by language) and `place` as
    they now are. `{"open": workbook}` gives what `course.workbook.opened` makes of a file.
    Never raises on what a client may send.
    """
    known = course[lang].exercises
    if "open" in Fields(asked).raw:
        return workbook.opened(course, Fields(asked).raw["open"])
    fields = Fields(asked)
    raw = fields.inside("answers").raw
    answers = _clean(known, raw)
    if take.wanted(fields):
        return take.file(course, lang, fields, answers)
    changed: dict[str, Answer | None] = {}
    event = fields.inside("event").raw
    if (target := known.get(str(event.get("id")))) and target.answers:
        before = answers.get(target.id)
        changed[target.id] = _kind(target).update(target, before, {**chance(), **event})
        _keep(answers, target.id, changed[target.id])
    drawn = [known[each] for each in fields.many("draw", list(known))[:MOST]]
    someone = learner(course, lang, answers)
    return {
        "answers": changed,
        "html": {
            exercise.id: view.show(course, exercise, answers.get(exercise.id), someone)
            for exercise in drawn
        },
        "forms": {each: dict(learner(course, each, answers).forms) for each in course.languages},
        "place": someone.place,
    }


def chance() -> dict[str, str]:
    """Give what no pure function knows and an event may say: the day, and a throw of dice."""
    return {"day": date.today().isoformat(), "seed": secrets.token_hex(8)}  # noqa: DTZ011 -- a day of life


def learner(course: Course, lang: str, answers: Mapping[str, Answer]) -> Learner:
    """Make the learner out of the answers that say their word and place."""
    asks, known = course.asks, course[lang].exercises
    forms, place = course.someone(lang).forms, None
    if "name" in asks and (chosen := answers.get(asks["name"])):
        forms = name.word(known[asks["name"]], chosen).forms(lang)
    if "place" in asks and (chosen := answers.get(asks["place"])):
        place = chosen["place"]
    return Learner(lang, forms, place, answers)


def _clean(known: Mapping[str, Exercise], raw: Mapping[Any, object]) -> dict[str, Answer]:
    """Read the answers of the exercises that the course knows, whatever was sent."""
    cleaned = {
        each: _kind(known[each]).clean(known[each], raw[each])
        for each in list(raw)[:MOST]
        if each in known
    }
    return {each: answer for each, answer in cleaned.items() if answer is not None}


def _keep(answers: dict[str, Answer], exercise: str, answer: Answer | None) -> None:
    if answer is None:
        answers.pop(exercise, None)
    else:
        answers[exercise] = answer


def _kind(exercise: Exercise) -> kinds.Kind:
    kind = kinds.of(exercise.kind)
    assert kind  # the parser let no other in  # noqa: S101
    return kind
