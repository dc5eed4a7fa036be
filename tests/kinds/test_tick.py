"""The kind `tick`: a grid of boxes, and one's own case."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.answer import new
from course.kinds import tick
from course.learner import Learner
from course.lesson import Exercise
from tests.kinds.conftest import Draw
from tests.kinds.strategies import UNHURRIED, Json, check_events

SAMPLE = """\
::: tick #who-pays S01 S02 MC01 MC05 plan=payer
## Vem betalar?

Elias åker buss.

- `pays` Betalar
  > MC01 Följ pengarna.
- `uses` Använder
  > MC05 Fråga vem som åker.
- `decides` Bestämmer

| key | actor | must | reasonable | why |
|---|---|---|---|---|
| elias | Elias | uses | | Han åker. |
| officer | Handläggaren | decides | | Hon prövar. |
| residents | Alla som **bor** här | pays | decides, uses | Skatten är deras. |

| key | label | max |
|---|---|---|
| pays | Vem betalar hos oss? | 10 |
| uses | Vem använder? | 10 |
:::
"""
RIGHT: dict[str, Json] = {"elias": "uses", "officer": "decides", "residents": "pays"}
WORDS = ["elias", "officer", "residents", "pays", "uses", "decides", "own-pays", "own-uses"]
KEYS = [*WORDS, "ticks", "own"]


@pytest.fixture(scope="module")
def exercise(exercise_from: Callable[..., Exercise]) -> Exercise:
    """Give the sample."""
    return exercise_from(SAMPLE)


def check(exercise: Exercise, answer: Json = None, do: str = "check", **fields: object) -> Json:
    """Send the form; own_pays stands for the field own-pays."""
    sent = {key.replace("_", "-"): value for key, value in fields.items()}
    return tick.update(exercise, answer, {"do": do, "fields": sent})


def test_nothing_ticked_is_no_answer(exercise: Exercise, someone: Learner) -> None:
    """A form without ticks and texts gives no answer."""
    assert check(exercise, own_pays="", own_uses=" ") is None
    assert tick.mark(exercise, None, someone).state == "empty"


def test_the_musts_are_right(exercise: Exercise, someone: Learner) -> None:
    """All that must be ticked and nothing else is right."""
    verdict = tick.mark(exercise, check(exercise, **RIGHT), someone)
    assert (verdict.state, verdict.said, verdict.after) == ("right", "said_rows_right", ())
    assert {note.mark for note in verdict.notes.values()} == {"right"}


def test_reasonable_ticks_are_right_too(exercise: Exercise, someone: Learner) -> None:
    """Reasonable ticks are allowed, and not needed."""
    fields = RIGHT | {"residents": ["pays", "decides", "uses"]}
    assert tick.mark(exercise, check(exercise, **fields), someone).state == "right"


def test_one_slip_beside_a_hit_is_near(exercise: Exercise, someone: Learner) -> None:
    """A row with its must and one tick too many is near, and on the way."""
    fields = RIGHT | {"elias": ["uses", "pays"]}
    verdict = tick.mark(exercise, check(exercise, **fields), someone)
    assert (verdict.state, verdict.said, verdict.slots["right"]) == (
        "partly",
        "said_rows_partly",
        2,
    )
    assert verdict.notes["elias"].mark == "near"


def test_a_wrong_row_names_the_columns(exercise: Exercise, someone: Learner) -> None:
    """Columns ticked wrongly or missed show their feedback once, in the columns' order."""
    fields = {"elias": "pays", "officer": "pays", "residents": "decides"}
    verdict = tick.mark(exercise, check(exercise, **fields), someone)
    assert (verdict.state, verdict.said) == ("wrong", "said_rows_none")
    assert {note.mark for note in verdict.notes.values()} == {"wrong"}
    assert [note.tag for note in verdict.after] == ["MC01", "MC05"]


def test_an_empty_row_is_left(exercise: Exercise, someone: Learner) -> None:
    """A row without ticks gets no note; the verdict says how many are left."""
    verdict = tick.mark(exercise, check(exercise, elias="uses"), someone)
    assert (verdict.state, verdict.said, verdict.slots["left"]) == ("partly", "said_rows_left", 2)
    assert set(verdict.notes) == {"elias"}


def test_a_row_may_have_no_role(exercise_from: Callable[..., Exercise], someone: Learner) -> None:
    """An actor without any role is right when nothing is ticked."""
    exercise = exercise_from(SAMPLE.replace("| Handläggaren | decides |", "| Handläggaren | |"))
    answer = check(exercise, elias="uses", residents="pays")
    assert tick.mark(exercise, answer, someone).state == "right"
    wrong = check(exercise, elias="uses", residents="pays", officer="uses")
    assert tick.mark(exercise, wrong, someone).notes["officer"].mark == "wrong"


def test_the_own_case_is_saved_and_not_marked(exercise: Exercise, someone: Learner) -> None:
    """Own texts alone are on the way, without a note; they change no verdict."""
    verdict = tick.mark(exercise, check(exercise, own_pays="alla"), someone)
    assert (verdict.state, verdict.said, verdict.notes) == ("partly", "said_saved", {})
    answer = check(exercise, own_pays="alla", **RIGHT)
    assert tick.mark(exercise, answer, someone).state == "right"


def test_a_long_own_text_is_told_by_how_much(
    exercise: Exercise, someone: Learner, draw: Draw
) -> None:
    """A text longer than its room is kept whole; its field says by how much."""
    answer = check(exercise, own_pays="x" * 14, **RIGHT)
    assert "own-pays" in tick.mark(exercise, answer, someone).notes
    page = draw(exercise, answer)
    assert page.text("who-pays-own-pays-long") == "4 tecken för lång, plats för 10"
    assert "who-pays-own-pays-long" in page.one("who-pays-own-pays")["aria-describedby"]
    assert len(check(exercise, own_pays="x" * 900)["own"]["pays"]) == 400


@pytest.mark.parametrize(
    "raw",
    [None, 0, "", [], {"ticks": []}, {"ticks": {"elias": ["eats", 3, {}]}}, {"own": {"pays": []}}],
)
def test_a_malformed_answer_is_no_answer(exercise: Exercise, raw: object) -> None:
    """JSON that names no actor, column or text is no answer."""
    assert tick.clean(exercise, raw) is None


def test_ticks_are_kept_in_the_columns_order(exercise: Exercise) -> None:
    """However they come, ticks are stored once and in order."""
    raw = {"ticks": {"elias": ["decides", "pays", "pays"], "officer": "uses"}, "more": 1}
    ticks = {"elias": ["pays", "decides"], "officer": ["uses"]}
    assert tick.clean(exercise, raw) == new(ticks=ticks, own={})


def test_an_unknown_event_changes_nothing(exercise: Exercise) -> None:
    """An event that means nothing here leaves the answer as it was."""
    answer = check(exercise, elias="uses")
    assert check(exercise, answer, do="dance", elias="pays") == answer


@UNHURRIED
@given(data=st.data())
def test_any_event_on_any_answer_gives_a_valid_answer(
    exercise: Exercise, someone: Learner, data: st.DataObject
) -> None:
    """Whatever comes over the wire, the next answer is valid and can be judged."""
    check_events(exercise, someone, data, ("check",), KEYS)


def test_a_room_is_counted_by_actor_and_column(exercise: Exercise) -> None:
    """Each actor counts the ticks in every column."""
    room = [check(exercise, **RIGHT), check(exercise, elias=["uses", "pays"])]
    counts = tick.tally(exercise, room)
    assert counts["elias"] == {"pays": 1, "uses": 2, "decides": 0}
    assert counts["officer"] == {"pays": 0, "uses": 0, "decides": 1}


def test_the_plan_gets_the_own_case_on_one_line(exercise: Exercise) -> None:
    """Own texts are joined by slashes, a dash where one is missing, each cut to its room."""
    assert tick.plan(exercise, check(exercise, own_uses="barnen")) == {"payer": "– / barnen"}
    long = tick.plan(exercise, check(exercise, own_pays="x" * 14, own_uses="b"))
    assert long == {"payer": "xxxxxxxxx… / b"}
    assert tick.plan(exercise, check(exercise, **RIGHT)) == {}
    assert tick.plan(exercise, None) == {}


def test_each_actor_is_a_group_of_boxes(exercise: Exercise, draw: Draw) -> None:
    """Every actor is a fieldset with a box for each column, described by its note."""
    page = draw(exercise, check(exercise, **RIGHT))
    assert len(page.all("input")) == 9
    assert len(page.all("fieldset")) == 4
    note = page.one("who-pays-row-elias")["aria-describedby"]
    assert "Han åker." in page.text(note)
    assert "who-pays-tick-elias-uses" in [
        each["id"] for each in page.all("input") if "checked" in each
    ]
