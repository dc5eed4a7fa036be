"""The kind `recall`: short questions from earlier lessons."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.answer import new
from course.kinds import recall
from course.learner import Learner
from course.lesson import Exercise
from tests.kinds.conftest import Draw
from tests.kinds.promises import check_form
from tests.kinds.strategies import UNHURRIED, Json, check_events

SAMPLE = """\
::: recall #remember-this S01 MC01 MC04
## Minns du?

Försök utan att bläddra.

### who-pays

Vem betalar {kundens} lön?

- [ ] `payroll` Lönekontoret
  > MC01 Läs i [lektion 2](2-who-pays).
- [x] `tenants` De som hyr
  > Hyran är lön på väg.

### where

Var slutar kedjan?

- [x] `pupil` Hos eleven
  > Eleven är den sista.
- [ ] `teacher` Hos läraren
  > MC04 Ett steg till.
:::
"""
KEYS = ["who-pays", "where", "payroll", "tenants", "pupil", "picks"]
MISTAKES = [
    ("### where", "### who-pays", 15, "“### who-pays” stands twice"),
    ("### where", "### where now", 15, "the question's key alone"),
    ("### where", "### Where?", 15, "the question's key alone"),
    ("Var slutar kedjan?\n", "", 15, "stands one paragraph"),
    ("Var slutar kedjan?", "Var?\n\nVar då?", 15, "stands one paragraph"),
    ("- [x] `pupil`", "- [ ] `pupil`", 15, "here 0 are"),
    ("> MC04 Ett", "> Ett", 21, "starts with its misconception"),
    ("`teacher`", "`pupil`", 21, "stands twice"),
]


@pytest.fixture(scope="module")
def exercise(exercise_from: Callable[..., Exercise]) -> Exercise:
    """Give the sample."""
    return exercise_from(SAMPLE)


def pick(exercise: Exercise, answer: Json = None, do: str = "check", **picks: str) -> Json:
    """Answer some questions, and ask for the verdict."""
    fields = {key.replace("_", "-"): pick for key, pick in picks.items()}
    return recall.update(exercise, answer, {"do": do, "fields": fields})


def test_nothing_picked_is_no_answer(exercise: Exercise, someone: Learner) -> None:
    """Asking for a verdict without a pick gives none."""
    assert pick(exercise) is None
    assert recall.mark(exercise, None, someone).state == "empty"


def test_all_right_is_right(exercise: Exercise, someone: Learner) -> None:
    """With every question right the whole is right."""
    verdict = recall.mark(exercise, pick(exercise, who_pays="tenants", where="pupil"), someone)
    assert (verdict.state, verdict.said) == ("right", "said_rows_right")


def test_one_wrong_is_partly(exercise: Exercise, someone: Learner, draw: Draw) -> None:
    """A wrong pick has its feedback beside itself, with the way back to the lesson."""
    answer = pick(exercise, who_pays="payroll", where="pupil")
    verdict = recall.mark(exercise, answer, someone)
    assert (verdict.state, verdict.said) == ("partly", "said_rows_partly")
    assert (verdict.notes["who-pays"].mark, verdict.notes["who-pays"].tag) == ("wrong", "MC01")
    page = draw(exercise, answer)
    described = page.one("remember-this-who-pays-payroll")["aria-describedby"]
    assert "lektion 2" in page.text(described)
    assert [each["href"] for each in page.all("a")] == ["2-who-pays"]


def test_a_note_stands_after_its_group(exercise: Exercise, draw: Draw) -> None:
    """No link stands between the radio buttons of a question, where Tab would pass it oddly."""
    page = draw(exercise, pick(exercise, who_pays="payroll", where="teacher"))
    for question, option in (("who-pays", "payroll"), ("where", "teacher")):
        group = page.text(f"remember-this-{question}")
        note = page.text(f"remember-this-{question}-{option}-note")
        assert note
        assert note not in group
        assert note in page.text(f"remember-this-question-{question}")


def test_all_wrong_is_wrong(exercise: Exercise, someone: Learner) -> None:
    """With no question right the whole is wrong."""
    verdict = recall.mark(exercise, pick(exercise, who_pays="payroll", where="teacher"), someone)
    assert verdict.state == "wrong"


def test_one_left_is_said(exercise: Exercise, someone: Learner) -> None:
    """A question without a pick is counted as left, not as wrong."""
    verdict = recall.mark(exercise, pick(exercise, where="pupil"), someone)
    assert (verdict.state, verdict.said, verdict.slots["left"]) == ("partly", "said_rows_left", 1)


def test_each_question_names_its_group(exercise: Exercise, draw: Draw) -> None:
    """The question is the legend of its options, the learner's own word in it."""
    page = draw(exercise)
    assert page.text("remember-this-who-pays").startswith("Vem betalar kundens lön?")


def test_an_option_belongs_to_its_question(exercise: Exercise) -> None:
    """An option of another question is no pick."""
    assert pick(exercise, where="tenants") is None


def test_the_form_keeps_its_promises(exercise: Exercise, draw: Draw) -> None:
    """The form sends back what it shows."""
    check_form(exercise, new(picks={"who-pays": "payroll", "where": "pupil"}), draw)


@pytest.mark.parametrize("raw", [None, 1, [], {"picks": "x"}, {"picks": {"where": ["pupil"]}}])
def test_a_malformed_answer_is_no_answer(exercise: Exercise, raw: object) -> None:
    """JSON that picks nothing known is no answer."""
    assert recall.clean(exercise, raw) is None


@UNHURRIED
@given(data=st.data())
def test_any_event_on_any_answer_gives_a_valid_answer(
    exercise: Exercise, someone: Learner, data: st.DataObject
) -> None:
    """Whatever comes over the wire, the next answer is valid and can be judged."""
    check_events(exercise, someone, data, ["check"], KEYS)


def test_a_room_is_counted_by_question(exercise: Exercise) -> None:
    """A room counts each question's options, in their order."""
    room = [pick(exercise, where="pupil"), pick(exercise, where="pupil", who_pays="payroll")]
    assert recall.tally(exercise, room) == {
        "who-pays": {"payroll": 1, "tenants": 0},
        "where": {"pupil": 2, "teacher": 0},
    }


def test_no_question_is_a_mistake(mistake_in: Callable[[str], tuple[int, str]]) -> None:
    """A block without questions says how to write one."""
    sample = SAMPLE[: SAMPLE.index("### who-pays")] + ":::\n"
    assert mistake_in(sample) == (
        1,
        "The questions are missing: each stands under its key, “### key”.",
    )
