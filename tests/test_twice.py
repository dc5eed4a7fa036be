"""An event sent again because its answer was lost: the same answer comes, whatever it does."""

import re
from typing import Any

import pytest

from course import kinds
from course.answering import reply
from course.content import LANGUAGES, Course
from course.lesson import Exercise
from tests import answered

BUTTON = re.compile(r'(?:name="do" value|data-send)="([^"]+)"')


def sent_again(course: Course, exercise: Exercise, answers: dict[str, Any], does: str) -> Any:
    """Send an event twice with the same answers, as a page does, and hold the replies alike."""
    event = {"id": exercise.id, "do": does, "fields": {}, "day": "2026-03-02", "seed": "mine"}
    asked = {"answers": answers, "event": event, "draw": [exercise.id]}
    once, again = (reply(course, exercise.lang, asked) for _ in range(2))
    assert once == again, f"{exercise.id} {does}"
    return once["answers"][exercise.id]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("well", [True, False])
def test_every_button_pressed_once_is_taken_once(course: Course, lang: str, *, well: bool) -> None:
    """Add, move, draw, try a similar one: sent again it leaves no second trace, in any kind."""
    book = answered.workbook(course, lang, well)["answers"]
    pressed = set[str]()
    for exercise in (each for each in course[lang].exercises.values() if each.answers):
        full = {key: each["answer"] for key, each in book.items()}
        for answers in ({}, full):
            drawn = reply(course, lang, {"answers": answers, "draw": [exercise.id]})
            for does in set(BUTTON.findall(drawn["html"][exercise.id])):
                sent_again(course, exercise, answers, does)
                pressed.add(exercise.kind)
    assert pressed == set(kinds.ANSWERED)


def test_what_is_sent_again_after_it_was_taken_would_count_twice(course: Course) -> None:
    """Why a page notes which events an answer holds: a move upon a move is two moves."""
    exercise = course["sv"].exercises["follow-the-money"]
    first = reply(course, "sv", {"draw": [exercise.id]})["html"][exercise.id]
    does = next(each for each in BUTTON.findall(first) if each.startswith("down:"))
    once = sent_again(course, exercise, {}, does)
    assert sent_again(course, exercise, {exercise.id: once}, does) != once
