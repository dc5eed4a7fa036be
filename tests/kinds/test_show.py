"""The kind `show`: a value as behaviour that can be seen."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.answer import new
from course.kinds import show
from course.learner import Learner
from course.lesson import Exercise
from tests.kinds.conftest import Draw
from tests.kinds.promises import TAG, check_form
from tests.kinds.strategies import UNHURRIED, Json, check_events

SAMPLE = """\
::: show #seen S01 MC01 plan=nearest,payer
## Från ord till handling

Skriv vad som syns.

| Nyckel | Text | Högst |
|---|---|---|
| value | Värdet | 20 |
| customer | Utåt, mot {kunden} | 60 |
| colleague | Mellan oss | 30 |

- `abstract` Bara ord
  > MC01 Börja om med något ni gör.
- `done` Två handlingar
  > Visa dem för en kollega.
:::
"""
KEYS = ["value", "customer", "colleague", "respekt", "texts", "seen"]
MISTAKES = [
    (" plan=nearest,payer", "", 1, "two plan fields"),
    ("| value | Värdet | 20 |\n", "", 1, "no row “value”"),
    ("| value |", "| values |", 8, "“values” is not one of the rows"),
    ("| 30 |", "| mycket |", 10, "a number from 1 to 400"),
    ("`done`", "`ready`", 14, "“ready” is not one of the replies"),
    ("\n  > Visa dem för en kollega.", "", 1, "reply “done” is missing"),
]


@pytest.fixture(scope="module")
def exercise(exercise_from: Callable[..., Exercise]) -> Exercise:
    """Give the sample, in a world where two words show nothing."""
    exercise = exercise_from(SAMPLE)
    words = frozenset({"respekt", "kvalitet"})
    return replace(exercise, spec=replace(exercise.spec, abstract_words=words))


def save(exercise: Exercise, answer: Json = None, do: str = "check", **texts: str) -> Json:
    """Write the lines and save them."""
    written = {"value": "Respekt", "customer": "Vi ringer", "colleague": "Vi lyssnar"}
    return show.update(exercise, answer, {"do": do, "fields": written | texts})


def hinted(exercise: Exercise, answer: Json, someone: Learner) -> list[str]:
    """Name the lines that have a hint."""
    return list(show.mark(exercise, answer, someone).notes)


def test_an_empty_form_is_no_answer(exercise: Exercise, someone: Learner) -> None:
    """Nothing written is no answer."""
    assert save(exercise, value="", customer=" ", colleague="\n") is None
    assert show.mark(exercise, None, someone).state == "empty"


def test_two_behaviours_are_done(exercise: Exercise, someone: Learner) -> None:
    """With all three lines written it is done, and the last reply comes."""
    verdict = show.mark(exercise, save(exercise), someone)
    assert (verdict.state, verdict.said) == ("done", "said_saved")
    assert [note.mark for note in verdict.after] == ["info"]


def test_a_line_left_empty_is_said(exercise: Exercise, someone: Learner) -> None:
    """What is missing is counted; nothing is right or wrong."""
    verdict = show.mark(exercise, save(exercise, colleague=""), someone)
    assert (verdict.state, verdict.said, verdict.slots["left"]) == ("partly", "said_parts_left", 1)


def test_words_that_cannot_be_seen_get_a_hint_once(
    exercise: Exercise, someone: Learner, draw: Draw
) -> None:
    """Only abstract words call for the hint, beside the line, and not again for the same text."""
    answer = save(exercise, customer="Respekt och kvalitet", colleague="kvalitet")
    verdict = show.mark(exercise, answer, someone)
    assert {key: note.tag for key, note in verdict.notes.items()} == {
        "customer": "MC01",
        "colleague": "MC01",
    }
    assert (verdict.state, verdict.after) == ("done", ())
    page = draw(exercise, answer)
    assert "seen-hint-customer-note" in page.one("seen-customer")["aria-describedby"]
    again = save(exercise, answer, customer="Respekt och kvalitet", colleague="Vi hjälper")
    assert hinted(exercise, again, someone) == []
    other = save(exercise, again, customer="kvalitet", colleague="respekt")
    assert hinted(exercise, other, someone) == ["customer", "colleague"]


def test_the_value_itself_may_be_a_big_word(exercise: Exercise, someone: Learner) -> None:
    """A value is a big word, and gets no hint."""
    assert hinted(exercise, save(exercise, value="kvalitet"), someone) == []


def test_a_hint_can_be_put_away(exercise: Exercise, someone: Learner) -> None:
    """Dismissing one keeps what is written, in the form and in the answer."""
    answer = save(exercise, customer="respekt")
    gone = save(exercise, answer, do="dismiss:customer", customer="kvalitet", colleague="respekt")
    assert hinted(exercise, gone, someone) == ["colleague"]
    assert gone["texts"]["customer"] == "kvalitet"
    bare = show.update(exercise, answer, {"do": "dismiss:customer"})
    assert bare
    assert bare["texts"] == answer["texts"]
    assert hinted(exercise, bare, someone) == []


def test_a_long_line_is_told_by_how_much(exercise: Exercise, someone: Learner, draw: Draw) -> None:
    """A line longer than its room is kept, and says how much is too much."""
    answer = save(exercise, colleague="x" * 33)
    assert show.mark(exercise, answer, someone).said == "said_too_long"
    page = draw(exercise, answer)
    assert page.text("seen-colleague-long") == "3 tecken för lång, plats för 30"
    assert "seen-colleague-long" in page.one("seen-colleague")["aria-describedby"]


def test_the_form_keeps_its_promises(exercise: Exercise, draw: Draw) -> None:
    """The form sends back what it shows, and what is typed stays text."""
    answer = new(texts={"value": "Mod", "customer": TAG, "colleague": "Vi lyssnar"}, seen=[])
    assert "&lt;script&gt;" in check_form(exercise, answer, draw).html


@pytest.mark.parametrize("raw", [None, 1, [], {"texts": "value"}, {"texts": {"value": 3}}])
def test_a_malformed_answer_is_no_answer(exercise: Exercise, raw: object) -> None:
    """JSON that holds no text of a line is no answer."""
    assert show.clean(exercise, raw) is None


@UNHURRIED
@given(data=st.data())
def test_any_event_on_any_answer_gives_a_valid_answer(
    exercise: Exercise, someone: Learner, data: st.DataObject
) -> None:
    """Whatever comes over the wire, the next answer is valid and can be judged."""
    check_events(exercise, someone, data, show.SAVES, KEYS)


def test_a_room_is_counted_without_its_texts(exercise: Exercise) -> None:
    """A room counts the lines written."""
    room = [save(exercise), save(exercise, colleague="")]
    assert show.tally(exercise, room) == {"lines": {"value": 2, "customer": 2, "colleague": 1}}


def test_the_plan_gets_both_behaviours(exercise: Exercise) -> None:
    """Each behaviour is a line of the page, cut where its room ends."""
    assert show.plan(exercise, save(exercise)) == {"nearest": "Vi ringer", "payer": "Vi lyssnar"}
    cut = show.plan(exercise, save(exercise, customer="", colleague="x" * 50))
    assert cut == {"payer": "x" * 29 + "…"}
