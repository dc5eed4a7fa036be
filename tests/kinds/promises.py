"""What holds for the form of any kind, for its tests to hold it to."""

from course import kinds
from course.lesson import Exercise
from tests.kinds.conftest import Draw, Drawn
from tests.kinds.strategies import Json

TAG = "</textarea></p><script>alert(1)</script>"
STRANGE: list[Json] = [
    {"do": "dance", "fields": {}},
    {"do": "dismiss:mars"},
    {},
    None,
    [],
    "check",
]


def check_form(exercise: Exercise, answer: Json, draw: Draw) -> Drawn:
    """Hold what is true of a form with an answer: sent as drawn it changes nothing.

    Neither does an event that is none of its own; nothing typed is ever an element; a full answer
    writes the plan fields that the block names, and no other.
    """
    kind = kinds.of(exercise.kind)
    assert kind
    draw(exercise)
    assert kind.clean(exercise, answer) == answer
    page = draw(exercise, answer)
    assert kind.update(exercise, answer, {"do": "check", "fields": page.fields()}) == answer
    for happened in STRANGE:
        assert kind.update(exercise, answer, happened) == answer
        assert kind.update(exercise, None, happened) is None
    assert not page.all("script")
    assert tuple(kind.plan(exercise, answer)) == exercise.plan
    assert kind.plan(exercise, None) == {}
    return page
