"""The kind `remember`: from memory first, then the real sentence, then how near."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.answer import new
from course.kinds import remember
from course.learner import Learner
from course.lesson import Exercise
from tests.kinds.conftest import Draw
from tests.kinds.promises import TAG, check_form
from tests.kinds.strategies import UNHURRIED, Json, check_events

SAMPLE = """\
::: remember #from-memory S01 MC01 plan=nearest
## Ur minnet

Skriv det.

| Nyckel | Text | Högst |
|---|---|---|
| mine | Med mina ord | 40 |
| real | Så står det | 300 |
| near | Hur nära? | 5 |

- `1` Långt ifrån
- `2` Lite likt
- `3` Ungefär hälften
- `4` Nästan samma
- `5` Samma tanke

> MC01 Svår att minnas?

> Din mening hamnar på sidan.
:::
"""
KEYS = ["mine", "real", "near", "sure", "texts", "looked", "think", "3"]
MISTAKES = [
    (" plan=nearest", "", 1, "add plan=purpose"),
    ("| real | Så står det | 300 |\n", "", 1, "no row “real”"),
    ("| real |", "| true |", 9, "“true” is not one of the rows"),
    ("| Så står det |", "| |", 9, "no words that say what to write"),
    ("| 300 |", "| 3000 |", 9, "a number from 1 to 400"),
    ("| 5 |", "| 4 |", 1, "the steps 1 to 5"),
    ("- `5` Samma tanke\n", "", 1, "the steps 1 to 5"),
    ("`5` Samma tanke", "`5`", 16, "no words after its key"),
]


@pytest.fixture(scope="module")
def exercise(exercise_from: Callable[..., Exercise]) -> Exercise:
    """Give the sample."""
    return exercise_from(SAMPLE)


def save(exercise: Exercise, answer: Json = None, do: str = "check", **fields: str) -> Json:
    """Fill in the form and save it."""
    return remember.update(exercise, answer, {"do": do, "fields": fields})


def first(exercise: Exercise, mine: str = "Alla ska få läsa") -> Json:
    """Write from memory."""
    return save(exercise, mine=mine, sure="think")


def test_an_empty_form_is_no_answer(exercise: Exercise, someone: Learner, draw: Draw) -> None:
    """Nothing written is no answer, and the real sentence is not asked for yet."""
    assert save(exercise, mine="  ") is None
    assert remember.mark(exercise, None, someone).state == "empty"
    assert "from-memory-second" not in draw(exercise).ids()


def test_memory_comes_first(exercise: Exercise, someone: Learner, draw: Draw) -> None:
    """A certainty alone asks for the sentence, and a sentence alone for the certainty."""
    assert (
        remember.mark(exercise, save(exercise, sure="sure"), someone).said == "said_remember_mine"
    )
    assert remember.mark(exercise, save(exercise, mine="x"), someone).said == "said_remember_sure"
    assert "from-memory-second" not in draw(exercise, save(exercise, sure="sure")).ids()


def test_then_the_real_one_is_asked_for(exercise: Exercise, someone: Learner, draw: Draw) -> None:
    """Once the memory is saved the second half of the form is there, and no feedback yet."""
    answer = first(exercise)
    verdict = remember.mark(exercise, answer, someone)
    assert (verdict.state, verdict.said, verdict.after) == ("partly", "said_remember_real", ())
    page = draw(exercise, answer)
    assert "from-memory-real" in page.ids()
    near = [each["value"] for each in page.all("input") if each["name"] == "near"]
    assert near == ["1", "2", "3", "4", "5"]


def test_how_near_is_the_learner_s_to_say(exercise: Exercise, someone: Learner) -> None:
    """With both sentences the learner says how near; the course never does."""
    fields = {"mine": "Alla ska läsa", "sure": "sure", "real": "Läsning för alla"}
    answer = save(exercise, first(exercise), **fields)
    assert remember.mark(exercise, answer, someone).said == "said_remember_near"
    verdict = remember.mark(exercise, save(exercise, answer, **fields, near="1"), someone)
    assert (verdict.state, verdict.said) == ("done", "said_saved")
    assert [note.tag for note in verdict.after] == ["MC01", None]


def test_a_place_without_a_sentence_is_done_too(exercise: Exercise, someone: Learner) -> None:
    """Saving again without a real sentence is an answer: not every workplace has one."""
    answer = save(exercise, first(exercise), mine="Alla ska läsa", sure="think")
    verdict = remember.mark(exercise, answer, someone)
    assert (verdict.state, len(verdict.after)) == ("done", 2)


def test_a_long_sentence_is_told_by_how_much(
    exercise: Exercise, someone: Learner, draw: Draw
) -> None:
    """One's own sentence is measured, the real one is not: only the first goes to the page."""
    answer = new(texts={"mine": "x" * 43, "real": "y" * 350}, sure="sure", near="5", looked=True)
    verdict = remember.mark(exercise, answer, someone)
    assert (verdict.state, verdict.said) == ("partly", "said_too_long")
    page = draw(exercise, answer)
    assert page.text("from-memory-mine-long") == "3 tecken för lång, plats för 40"
    assert "from-memory-mine-long" in page.one("from-memory-mine")["aria-describedby"]
    assert "from-memory-real-long" not in page.ids()


def test_the_form_keeps_its_promises(exercise: Exercise, draw: Draw) -> None:
    """The form sends back what it shows, and what is typed stays text."""
    answer = new(texts={"mine": TAG, "real": TAG}, sure="guess", near="2", looked=True)
    assert "&lt;script&gt;" in check_form(exercise, answer, draw).html


@pytest.mark.parametrize("raw", [None, 1, [], {"texts": "mine"}, {"near": "6"}, {"looked": True}])
def test_a_malformed_answer_is_no_answer(exercise: Exercise, raw: object) -> None:
    """JSON that holds no text and no choice is no answer."""
    assert remember.clean(exercise, raw) is None


@UNHURRIED
@given(data=st.data())
def test_any_event_on_any_answer_gives_a_valid_answer(
    exercise: Exercise, someone: Learner, data: st.DataObject
) -> None:
    """Whatever comes over the wire, the next answer is valid and can be judged."""
    check_events(exercise, someone, data, ["check"], KEYS)


def test_a_room_is_counted_without_its_texts(exercise: Exercise) -> None:
    """A room counts certainty and nearness."""
    room = [new(texts={"mine": "x"}, sure="sure", near="2", looked=True), first(exercise)]
    counted = remember.tally(exercise, room)
    assert counted["sure"] == {"guess": 0, "think": 1, "sure": 1}
    assert counted["near"] == {"1": 0, "2": 1, "3": 0, "4": 0, "5": 0}


def test_the_plan_gets_one_s_own_words(exercise: Exercise) -> None:
    """The plan's line is the sentence from memory, cut where the page ends."""
    assert remember.plan(exercise, first(exercise)) == {"nearest": "Alla ska få läsa"}
    assert len(remember.plan(exercise, first(exercise, "x" * 90))["nearest"]) == 60
    assert remember.plan(exercise, save(exercise, sure="sure")) == {}
