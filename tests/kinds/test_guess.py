"""The kind `guess`: predict, then see the result and where it comes from."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.answer import new
from course.kinds import guess
from course.learner import Learner
from course.lesson import Exercise
from tests.kinds.conftest import Draw
from tests.kinds.promises import check_form
from tests.kinds.strategies import UNHURRIED, Json, check_events

SAMPLE = """\
::: guess #what-happened S01 MC01
## Gissa resultatet

Vad tror du hände?

- [ ] `nothing` Ingenting
  > MC01 Det är en rimlig gissning.
- [x] `better` Det gick bättre
  > Så var det.

### reveal
Det gick **bättre** för {kunderna}.

Källa: Någon 2019.
:::
"""
REVEAL = "### reveal\nDet gick **bättre** för {kunderna}.\n\nKälla: Någon 2019.\n"
MISTAKES = [
    ("\n" + REVEAL, "", 1, "“### reveal” is missing"),
    ("### reveal\n", "### result\n", 11, "Only “### reveal”"),
    ("Källa: Någon 2019.\n", "\n### reveal\n", 1, "“### reveal” is missing"),
    ("[x]", "[ ]", 1, "here 0 are"),
]


@pytest.fixture(scope="module")
def exercise(exercise_from: Callable[..., Exercise]) -> Exercise:
    """Give the sample."""
    return exercise_from(SAMPLE)


def pick(exercise: Exercise, key: str | None) -> Json:
    """Guess, and ask for the result."""
    return guess.update(exercise, None, {"do": "check", "fields": {"pick": key}})


def test_the_result_waits_for_a_guess(exercise: Exercise, someone: Learner, draw: Draw) -> None:
    """Before a guess nothing is revealed, and asking without one reveals nothing."""
    assert pick(exercise, None) is None
    assert guess.mark(exercise, None, someone).state == "empty"
    assert "Någon 2019" not in draw(exercise).html


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("better", ("right", "said_guess_right", None)),
        ("nothing", ("done", "said_guess_wrong", "MC01")),
    ],
)
def test_a_guess_shows_the_result(
    exercise: Exercise, someone: Learner, draw: Draw, key: str, told: tuple[str, str, str | None]
) -> None:
    """Any guess gets its feedback and the result with its source; one that missed is done."""
    answer = pick(exercise, key)
    verdict = guess.mark(exercise, answer, someone)
    assert (verdict.state, verdict.said, verdict.notes[key].tag) == told
    page = draw(exercise, answer)
    assert "Källa: Någon 2019." in page.text("what-happened-reveal")
    assert page.one(f"what-happened-pick-{key}")["aria-describedby"] in page.ids()


def test_certainty_may_be_asked_too(
    exercise_from: Callable[..., Exercise], someone: Learner, draw: Draw
) -> None:
    """With the flag, the result waits for a certainty as well."""
    exercise = exercise_from(SAMPLE.replace("MC01\n", "MC01 sure\n", 1))
    answer = pick(exercise, "better")
    assert guess.mark(exercise, answer, someone).said == "said_choose_sure"
    assert "Någon 2019" not in draw(exercise, answer).html


def test_the_form_keeps_its_promises(exercise: Exercise, draw: Draw) -> None:
    """The form sends back what it shows."""
    check_form(exercise, new(pick="nothing", sure=None), draw)


@pytest.mark.parametrize("raw", [None, 1, [], {"pick": "x"}, {"pick": None, "sure": "sure"}])
def test_a_malformed_answer_is_no_answer(exercise: Exercise, raw: object) -> None:
    """JSON that names no option is no answer."""
    assert guess.clean(exercise, raw) is None


@UNHURRIED
@given(data=st.data())
def test_any_event_on_any_answer_gives_a_valid_answer(
    exercise: Exercise, someone: Learner, data: st.DataObject
) -> None:
    """Whatever comes over the wire, the next answer is valid and can be judged."""
    check_events(exercise, someone, data, ["check"], ["pick", "nothing", "better", "sure"])


def test_a_room_is_counted(exercise: Exercise) -> None:
    """A room counts its guesses."""
    room = [pick(exercise, "better"), pick(exercise, "better")]
    assert guess.tally(exercise, room) == {"pick": {"nothing": 0, "better": 2}}
