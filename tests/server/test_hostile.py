"""Answers and events nobody would think of, for every kind, through the endpoint itself."""

import json
import os
import re
from collections.abc import Iterator
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from course import kinds, view
from course.content import Course
from course.lesson import Exercise
from tests.kinds.strategies import ANYTHING, SCALARS, events, near
from tests.rooms import COURSE
from tests.serving import Served

EACH = {each.kind: each for each in COURSE["sv"].exercises.values()}
FUZZ = int(os.environ.get("FUZZ", "1"))  # how many times as many questions as each run takes
DOES = ("check", "again", "next", "back", "edit", "add", "remove:1", "up:1", "down:1", "dismiss:x")


class Asking:
    """A client that keeps its connection, for many questions in a row."""

    def __init__(self, served: Served) -> None:
        """Open the connection."""
        self._connection = HTTPConnection(urlsplit(served.address).netloc, timeout=30)

    def reply(self, question: object) -> tuple[int, Any]:
        """Ask; give the status and the answer."""
        body = json.dumps(question).encode()
        head = {"Content-Type": "application/json"}
        self._connection.request("POST", "/sv/reply", body, head)
        answer = self._connection.getresponse()
        return answer.status, json.loads(answer.read())

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()


@pytest.fixture(scope="module")
def asking(served: Served) -> Iterator[Asking]:
    """Give a client that keeps its connection."""
    client = Asking(served)
    yield client
    client.close()


def words(course: Course, exercise: Exercise) -> list[str]:
    """Give the names and values that the exercise's own form and buttons have."""
    html = view.show(course, exercise, None, course.someone("sv"))
    found = re.findall(r' (?:name|value|id)="([^"]+)"', html)
    return sorted({"v", "now", "was", "text", "choices", *found})[:60]


@pytest.mark.parametrize("kind", sorted(EACH))
@settings(max_examples=12 * FUZZ, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_answer_and_any_event_gets_a_valid_answer(
    asking: Asking, kind: str, data: st.DataObject
) -> None:
    """Never a 500: the answer that comes is one that the kind itself would keep, and its HTML."""
    exercise = EACH[kind]
    own = words(COURSE, exercise)
    held = data.draw(ANYTHING | near(own) | st.dictionaries(st.sampled_from(own), SCALARS))
    happened = data.draw(events(DOES, own))
    event = {**happened, "id": exercise.id} if isinstance(happened, dict) else happened
    asked = {"answers": {exercise.id: held}, "event": event, "draw": [exercise.id]}
    status, said = asking.reply(asked)
    try:
        json.dumps(asked, allow_nan=False)
    except ValueError:  # an infinity, which is no JSON
        assert status == 400
        return
    assert status == 200
    assert f'id="{exercise.id}"' in said["html"][exercise.id]
    judge = kinds.of(kind)
    assert judge
    for key, answer in said["answers"].items():
        assert key == exercise.id
        assert answer is None or judge.clean(exercise, answer) == answer


@settings(max_examples=60 * FUZZ, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=ANYTHING, name=st.sampled_from(["answers", "event", "draw", "take", "open"]))
def test_any_question_gets_an_answer_or_a_refusal(asking: Asking, asked: Any, name: str) -> None:
    """JSON of any shape, in any place of a question, is answered or refused."""
    for question in (asked, {name: asked}, {"take": "text", name: asked}):
        status, _ = asking.reply(question)
        assert status == 200 or 400 <= status < 500


def test_nothing_of_one_is_ever_with_another(asking: Asking) -> None:
    """After everything that was sent, an empty question gets the answer it always gets."""
    drawn = list(COURSE["sv"].exercises)[:60]
    first = asking.reply({"draw": drawn})
    for exercise in EACH.values():
        form = dict.fromkeys(words(COURSE, exercise), "canary-of-mine")
        asking.reply({"answers": {exercise.id: form}, "event": {"id": exercise.id, "fields": form}})
    assert asking.reply({"draw": drawn}) == first
