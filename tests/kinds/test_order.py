"""The kind `order`: steps put in order by buttons."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course import moving
from course.kinds import order
from course.learner import Learner
from course.lesson import Exercise
from tests.kinds.conftest import Draw
from tests.kinds.strategies import UNHURRIED, Json, check_events

SAMPLE = """\
::: order #follow-money S01 MC01 MC05
## Följ pengarna

Lägg stegen i ordning.

### kommun
1. `tax` Alla betalar skatt.
2. `budget` Chefen får en budget.
   > MC01 Chefen har den från någon.
3. `salary` Lönen kommer.

### labb own
1. `price` {Kunderna} betalar.
2. `till` Pengarna kommer in.
   > MC05 Någon lämnade dem.
3. `payroll` Lönekontoret räknar.
4. `salary` Lönen kommer.

### right
Så går **pengarna**.

### wrong
Fråga vem som hade dem först.
:::
"""
OWN = ["price", "till", "payroll", "salary"]
WORDS = [*OWN, "tax", "budget", "kommun", "labb", "own", "variant", "orders", "place", "moved"]
DOES = ["check", "variant", *(f"{way}:{key}" for way in ("up", "down") for key in (*OWN, "tax"))]


@pytest.fixture(scope="module")
def exercise(exercise_from: Callable[..., Exercise]) -> Exercise:
    """Give the sample."""
    return exercise_from(SAMPLE)


def do(exercise: Exercise, answer: Json, *does: str, variant: str = "own") -> Json:
    """Send some events, one after the other, with the form as it then is."""
    for each in does:
        answer = order.update(exercise, answer, {"do": each, "fields": {"variant": variant}})
    return answer


def put(exercise: Exercise, *keys: str, place: str = "own") -> Json:
    """Give the answer in which the steps have been put like this."""
    variant = exercise.spec.variants[place]
    return order.clean(exercise, {"place": place, "orders": {variant.id: list(keys)}})


def test_the_first_order_is_fixed_and_wrong(exercise: Exercise) -> None:
    """The steps are first shown mixed: never right, never reversed, never rightly begun."""
    for variant in exercise.spec.different:
        assert sorted(variant.start) == sorted(variant.right)
        assert variant.start not in (variant.right, variant.right[::-1])
        assert variant.start[0] != variant.right[0]


@given(st.lists(st.from_regex(r"[a-z]{1,6}", fullmatch=True), min_size=3, max_size=8, unique=True))
def test_any_steps_can_be_mixed(keys: list[str]) -> None:
    """Whatever the steps are called, they are mixed, and the same way each time."""
    right = tuple(keys)
    mixed = moving.start("seed", right)
    assert mixed == moving.start("seed", right)
    assert mixed not in (right, right[::-1])
    assert sorted(mixed) == sorted(right)


def test_nothing_done_is_no_answer(exercise: Exercise, someone: Learner) -> None:
    """Before anything is done the exercise is empty."""
    assert order.mark(exercise, None, someone).state == "empty"
    assert order.clean(exercise, {}) is None


def test_a_move_swaps_neighbours_and_is_announced(exercise: Exercise, someone: Learner) -> None:
    """A step moves one place, and back; the verdict says where it is and marks nothing."""
    start = list(exercise.spec.variants["own"].start)
    answer = do(exercise, None, f"down:{start[0]}")
    assert answer["orders"]["labb"] == [start[1], start[0], *start[2:]]
    assert do(exercise, answer, f"up:{start[0]}")["orders"]["labb"] == start
    verdict = order.mark(exercise, answer, someone)
    assert (verdict.state, verdict.said, verdict.notes) == ("partly", "said_moved", {})
    assert (verdict.slots["place"], verdict.slots["all"]) == (2, 4)


def test_a_move_names_the_step_without_its_full_stop(exercise: Exercise, someone: Learner) -> None:
    """The announcement says the step's words, the learner's word among them."""
    answer = put(exercise, "till", "price", "payroll", "salary")
    verdict = order.mark(exercise, do(exercise, answer, "up:price"), someone)
    assert verdict.slots["what"] == "Kunderna betalar"


def test_a_step_stays_at_its_end(exercise: Exercise) -> None:
    """The first step cannot go up nor the last one down; a judged order stays judged."""
    answer = do(exercise, put(exercise, *OWN), "check")
    assert do(exercise, answer, "up:price", "down:salary") == answer
    first = exercise.spec.variants["own"].start[0]
    assert do(exercise, None, f"up:{first}") is None


def test_the_right_order_is_right(exercise: Exercise, someone: Learner) -> None:
    """All steps in place are right, each said so, with the closing text."""
    verdict = order.mark(exercise, do(exercise, put(exercise, *OWN), "check"), someone)
    assert (verdict.state, verdict.said) == ("right", "said_places_right")
    assert set(verdict.notes) == set(OWN)
    (after,) = verdict.after
    assert after.text
    assert after.text.html(someone.forms) == "Så går <strong>pengarna</strong>."


def test_a_wrong_first_step_names_its_misconception(exercise: Exercise, someone: Learner) -> None:
    """The step put first has its own feedback, before the general hint."""
    answer = do(exercise, put(exercise, "till", "price", "salary", "payroll"), "check")
    verdict = order.mark(exercise, answer, someone)
    assert (verdict.state, verdict.said, verdict.notes) == ("wrong", "said_places_none", {})
    assert [note.tag for note in verdict.after] == ["MC05", None]


def test_a_wrong_step_further_down_keeps_quiet(exercise: Exercise, someone: Learner) -> None:
    """Only steps in their right place are marked; the hint is general."""
    answer = do(exercise, put(exercise, "price", "payroll", "till", "salary"), "check")
    verdict = order.mark(exercise, answer, someone)
    assert (verdict.state, verdict.slots["right"]) == ("partly", 2)
    assert [(key, note.mark) for key, note in verdict.notes.items()] == [
        ("price", "right"), ("salary", "right")
    ]  # fmt: skip
    assert [note.tag for note in verdict.after] == [None]


def test_a_move_after_a_check_takes_the_marks_away(exercise: Exercise, someone: Learner) -> None:
    """What was judged is no longer there once a step has moved."""
    answer = do(exercise, put(exercise, *OWN), "check", "down:price")
    assert order.mark(exercise, answer, someone).notes == {}


def test_another_place_shows_other_steps(exercise: Exercise, someone: Learner) -> None:
    """Looking at another place keeps the order one leaves, and judges nothing."""
    mine = do(exercise, put(exercise, *OWN), "check")
    other = do(exercise, mine, "variant", variant="kommun")
    assert set(other["orders"]["kommun"]) == {"tax", "budget", "salary"}
    assert order.mark(exercise, other, someone).state == "empty"
    back = do(exercise, other, "variant", variant="labb")
    assert back["orders"]["labb"] == OWN
    assert order.mark(exercise, back, someone).state == "partly"


def test_a_place_with_the_same_steps_keeps_the_verdict(
    exercise: Exercise, someone: Learner
) -> None:
    """Two places may share their steps; going between them loses nothing."""
    answer = do(exercise, put(exercise, *OWN), "check")
    same = do(exercise, answer, "variant", variant="labb")
    assert same["place"] == "labb"
    assert order.mark(exercise, same, someone).state == "right"


def test_the_steps_follow_the_learners_place(
    exercise: Exercise, someone: Learner, draw: Draw
) -> None:
    """Before an answer the steps are those of the learner's place, or of `own`."""
    page = draw(exercise, None, replace(someone, place="kommun"))
    assert page.values("selected") == ["kommun"]
    assert "follow-money-step-tax" in page.ids()
    for place in (None, "own", "gone"):
        page = draw(exercise, None, replace(someone, place=place))
        assert page.values("selected") == ["own"]


def test_the_form_says_which_steps_are_moved(exercise: Exercise) -> None:
    """A first move in the steps of one's place is one in just these steps."""
    last = exercise.spec.variants["kommun"].start[-1]
    assert do(exercise, None, f"up:{last}", variant="kommun")["place"] == "kommun"


def test_buttons_are_named_and_never_go_away(exercise: Exercise, draw: Draw) -> None:
    """Each button says what it moves from where; at the ends it is there but disabled."""
    page = draw(exercise, put(exercise, *OWN))
    name = page.text("follow-money-step-till-up")
    assert name == "↑Flytta upp: Pengarna kommer in, plats 2 av 4"
    ends = [each["id"] for each in page.all("button") if "aria-disabled" in each]
    assert ends == ["follow-money-step-price-up", "follow-money-step-salary-down"]
    assert len(page.all("button")) == 9


def test_a_step_in_place_says_so(exercise: Exercise, draw: Draw) -> None:
    """After a check the steps in place carry a note."""
    answer = do(exercise, put(exercise, "price", "payroll", "till", "salary"), "check")
    page = draw(exercise, answer)
    assert page.text("follow-money-step-price-note") == "[in_place]"
    assert "follow-money-step-till-note" not in page.ids()


@pytest.mark.parametrize(
    "raw",
    [None, [], 7, {"place": "mars"}, {"place": ["own"]}, {"orders": {"labb": OWN}}],
)
def test_a_malformed_answer_is_no_answer(exercise: Exercise, raw: object) -> None:
    """JSON that names no place is no answer."""
    assert order.clean(exercise, raw) is None


@pytest.mark.parametrize(
    "steps", [3, ["till"], [*OWN, "till"], [1, 2, 3, 4], ["x", *OWN[1:]], [[]]]
)
def test_a_malformed_order_is_the_first_one(exercise: Exercise, steps: object) -> None:
    """An order that is not made of the steps gives way to the first order."""
    answer = order.clean(exercise, {"place": "own", "orders": {"labb": steps}})
    assert answer
    assert answer["orders"] == {"labb": list(exercise.spec.variants["own"].start)}


def test_an_unknown_event_changes_nothing(exercise: Exercise) -> None:
    """An event that means nothing here, or moves what is not there, changes nothing."""
    answer = put(exercise, *OWN)
    assert do(exercise, answer, "dance", "up:tax", "up:", "down") == answer
    assert do(exercise, None, "dance", "up:tax") is None


@UNHURRIED
@given(data=st.data())
def test_any_event_on_any_answer_gives_a_valid_answer(
    exercise: Exercise, someone: Learner, data: st.DataObject
) -> None:
    """Whatever comes over the wire, the next answer is valid and can be judged."""
    check_events(exercise, someone, data, DOES, WORDS)


def test_a_room_is_counted_by_step_and_place(exercise: Exercise) -> None:
    """Each step counts the places it was put on, among those who had the same steps."""
    room = [put(exercise, *OWN), put(exercise, *OWN, place="labb")]
    counts = order.tally(exercise, room)
    assert counts["labb/till"] == {"1": 0, "2": 2, "3": 0, "4": 0}
    assert set(counts) == {f"labb/{key}" for key in OWN}
    assert order.tally(exercise, []) == {}
