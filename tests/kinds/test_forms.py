"""What holds for the form of every kind here, whatever it asks."""

from collections.abc import Callable

import pytest

from course import kinds
from course.answer import new
from course.lesson import Exercise
from tests.kinds import test_climb, test_match, test_order, test_reply, test_say, test_tick
from tests.kinds.conftest import Draw
from tests.kinds.strategies import Json

TAG = "</textarea></p><script>alert(1)</script>"
STEPS = [
    {"text": "a", "outside": False},
    {"text": TAG, "outside": True},
    {"text": "", "outside": False},
]
TEXTS = {"payer": TAG, "because": "de vill"}
ORDERS = {"labb": ["till", "price", "payroll", "salary"]}
# An answer that is judged, for each kind, full of what a learner can do.
ANSWERS: dict[str, tuple[str, Json]] = {
    "climb": (test_climb.SAMPLE, new(steps=STEPS, checked=True, seen=[])),
    "match": (test_match.SAMPLE, new(picks={"lab": "none"}, checked=["lab"])),
    "order": (test_order.SAMPLE, new(place="labb", orders=ORDERS, moved="", checked=True)),
    "reply": (test_reply.SAMPLE, new(pick="yes", seen=["soft", "yes"])),
    "say": (test_say.SAMPLE, new(texts=TEXTS, checks=["benefit"], checked=True, seen=[])),
    "tick": (test_tick.SAMPLE, new(ticks={"elias": ["pays", "uses"]}, own={"uses": TAG})),
}


@pytest.fixture(params=ANSWERS)
def answered(
    request: pytest.FixtureRequest, exercise_from: Callable[..., Exercise]
) -> tuple[Exercise, Json]:
    """Give each exercise with its answer."""
    sample, answer = ANSWERS[request.param]
    return exercise_from(sample), answer


def test_the_form_sends_back_what_it_shows(answered: tuple[Exercise, Json], draw: Draw) -> None:
    """Sending the form just as it is drawn changes nothing."""
    exercise, answer = answered
    kind = kinds.of(exercise.kind)
    assert kind
    assert kind.clean(exercise, answer) == answer
    happened = {"do": "check", "fields": draw(exercise, answer).fields()}
    assert kind.update(exercise, answer, happened) == answer


def test_what_is_typed_is_text_and_nothing_else(
    answered: tuple[Exercise, Json], draw: Draw
) -> None:
    """A tag typed by a learner is drawn as the characters typed."""
    page = draw(*answered)
    assert not page.all("script")
    assert ("&lt;script&gt;" in page.html) == (answered[0].kind in ("climb", "say", "tick"))


def test_an_event_that_is_none_of_its_own_changes_nothing(answered: tuple[Exercise, Json]) -> None:
    """An unknown word, or no event at all, leaves the answer as it was."""
    exercise, answer = answered
    kind = kinds.of(exercise.kind)
    assert kind
    strange: list[Json] = [
        {"do": "dance", "fields": {}},
        {"do": "dismiss:mars"},
        {},
        None,
        [],
        "check",
    ]
    for happened in strange:
        assert kind.update(exercise, answer, happened) == answer
        assert kind.update(exercise, None, happened) is None


def test_only_what_the_block_names_goes_to_the_plan(answered: tuple[Exercise, Json]) -> None:
    """A full answer writes each plan field of the block's first line, and no other."""
    exercise, answer = answered
    kind = kinds.of(exercise.kind)
    assert kind
    assert tuple(kind.plan(exercise, answer)) == exercise.plan
    assert kind.plan(exercise, None) == {}
