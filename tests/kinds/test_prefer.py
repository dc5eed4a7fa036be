"""The kind `prefer`: the better question of each pair."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.answer import new
from course.kinds import prefer
from course.learner import Learner
from course.lesson import Exercise
from tests.kinds.conftest import Draw
from tests.kinds.promises import check_form
from tests.kinds.strategies import UNHURRIED, Json, check_events

SAMPLE = """\
::: prefer #mend S01 MC01 MC04
## Laga frågan

Vilken är bäst?

### service
- [ ] `a` Visst är den bra?
  > MC01 Svaret ligger i frågan.
- [x] `b` Berätta om senaste gången.
  > Den är öppen.

### letter
- [x] `a` Vad hände med {kundens} brev?
  > Det har hänt.
- [ ] `b` Vill du ha tydligare brev?
  > MC04 Vem svarar nej?
:::
"""
WORDS = ["service", "letter", "a", "b", "picks"]
MISTAKES = [
    ("- [ ] `b` Vill", "- [x] `b` Vill", 12, "here 2 are"),
    ("> MC04 Vem", "> Vem", 15, "starts with its misconception"),
    ("\n  > Det har hänt.", "", 13, "no feedback"),
    ("### letter", "### service", 12, "stands twice"),
    (":::\n", "- [ ] `c` Eller?\n  > MC01\n:::\n", 12, "A pair has two options; here 3 are"),
]


@pytest.fixture(scope="module")
def exercise(exercise_from: Callable[..., Exercise]) -> Exercise:
    """Give the sample."""
    return exercise_from(SAMPLE)


def pick(exercise: Exercise, **picks: str) -> Json:
    """Choose in some of the pairs, and ask for the verdict."""
    return prefer.update(exercise, None, {"do": "check", "fields": picks})


def test_nothing_chosen_is_no_answer(exercise: Exercise, someone: Learner) -> None:
    """An empty form is no answer."""
    assert pick(exercise) is None
    assert prefer.mark(exercise, None, someone).state == "empty"


def test_the_better_questions_are_right(exercise: Exercise, someone: Learner) -> None:
    """With the better one in each pair it is right, and each says why it is."""
    verdict = prefer.mark(exercise, pick(exercise, service="b", letter="a"), someone)
    assert (verdict.state, verdict.said) == ("right", "said_rows_right")
    assert {note.mark for note in verdict.notes.values()} == {"right"}


def test_the_worse_one_names_its_misconception(
    exercise: Exercise, someone: Learner, draw: Draw
) -> None:
    """A worse question shows beside itself what is the matter with it."""
    answer = pick(exercise, service="a", letter="b")
    verdict = prefer.mark(exercise, answer, someone)
    assert (verdict.state, [note.tag for note in verdict.notes.values()]) == (
        "wrong",
        ["MC01", "MC04"],
    )
    assert "Svaret ligger i frågan." in draw(exercise, answer).text("mend-service-a-note")


def test_some_right_is_partly(exercise: Exercise, someone: Learner) -> None:
    """One right of two is partly; one not yet chosen is counted as left."""
    assert prefer.mark(exercise, pick(exercise, service="b", letter="b"), someone).state == "partly"
    verdict = prefer.mark(exercise, pick(exercise, service="b"), someone)
    assert (verdict.said, verdict.slots["left"]) == ("said_rows_left", 1)


def test_the_form_keeps_its_promises(exercise: Exercise, draw: Draw) -> None:
    """Each pair is a named group of radio buttons."""
    page = check_form(exercise, new(picks={"service": "a", "letter": "a"}), draw)
    assert len(page.all("legend")) == 2


@pytest.mark.parametrize("raw", [None, 1, [], {"picks": {"service": "c"}}, {"picks": ["a"]}])
def test_a_malformed_answer_is_no_answer(exercise: Exercise, raw: object) -> None:
    """JSON that names no option of a pair is no answer."""
    assert prefer.clean(exercise, raw) is None


@UNHURRIED
@given(data=st.data())
def test_any_event_on_any_answer_gives_a_valid_answer(
    exercise: Exercise, someone: Learner, data: st.DataObject
) -> None:
    """Whatever comes over the wire, the next answer is valid and can be judged."""
    check_events(exercise, someone, data, ["check"], WORDS)


def test_a_room_is_counted(exercise: Exercise) -> None:
    """Each pair counts its options."""
    room = [pick(exercise, service="a"), pick(exercise, service="b", letter="b")]
    assert prefer.tally(exercise, room) == {"service": {"a": 1, "b": 1}, "letter": {"a": 0, "b": 1}}
