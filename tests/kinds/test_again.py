"""The kind `again`: the questions of the beginning, beside the first try."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course import view
from course.answer import new
from course.content import Course, Language
from course.kinds import again
from course.learner import Learner
from course.lesson import Exercise
from tests.kinds.conftest import WORDS, Draw, reference
from tests.kinds.promises import TAG, check_form
from tests.kinds.strategies import UNHURRIED, Json, check_events

SAMPLE = """\
::: again #three-again S01 MC01 plan=payer reads=three-first fills=purpose
## Tre frågor igen

Svara kort.

| Nyckel | Fråga | Högst |
|---|---|---|
| pays | Vem betalar? | 30 |
| purpose | Vilket syfte? | 30 |

### pays
- `outside` Jag nämner någon utanför.
  > MC01 Vem gav dem pengarna?
- `gets` Jag säger vad {kunden} får.

### purpose
- `new` En ny kollega förstår.
  > Byt orden.
:::
"""
KEYS = ["pays", "purpose", "points-pays", "outside", "gets", "new", "texts", "ticks", "checked"]
MISTAKES = [
    (" reads=three-first", "", 1, "reads=exercise-id"),
    ("reads=three-first", "read=three-first", 1, "is not understood"),
    ("fills=purpose", "", 1, "fills= names a question for each field"),
    ("fills=purpose", "fills=value", 1, "fills= names a question for each field"),
    ("### purpose", "### purposes", 16, "the key of a question"),
    ("### purpose", "### pays", 16, "the key of a question"),
    ("`new` En ny kollega förstår.", "`new`", 17, "no words"),
    ("### purpose\n- `new` En ny kollega förstår.\n  > Byt orden.\n", "", 1, "has no points"),
]


@pytest.fixture(scope="module")
def exercise(exercise_from: Callable[..., Exercise]) -> Exercise:
    """Give the sample."""
    return exercise_from(SAMPLE)


def save(exercise: Exercise, answer: Json = None, **more: Json) -> Json:
    """Send both answers; `more` changes texts and ticks."""
    fields = {"pays": "invånarna", "purpose": "att hjälpa"} | more
    return again.update(exercise, answer, {"do": "check", "fields": fields})


def test_an_empty_form_is_no_answer(exercise: Exercise, someone: Learner) -> None:
    """Nothing written is no answer."""
    assert save(exercise, pays="", purpose=" ") is None
    assert again.mark(exercise, None, someone).state == "empty"


def test_one_answer_left_is_said(exercise: Exercise, someone: Learner) -> None:
    """An empty question is counted, and nothing is checked yet."""
    verdict = again.mark(exercise, save(exercise, purpose=""), someone)
    assert (verdict.state, verdict.said, verdict.slots["left"]) == ("partly", "said_texts_left", 1)


def test_the_first_try_stands_beside_only_when_answered_anew(
    exercise: Exercise, someone: Learner, draw: Draw
) -> None:
    """Memory comes first: what was written then shows once there is a new answer."""
    learner = replace(someone, answers={"three-first": new(texts={"pays": "chefen"}, sure={})})
    assert "three-again-first-pays" not in draw(exercise, None, learner).ids()
    page = draw(exercise, save(exercise), learner)
    assert page.text("three-again-first-pays") == "[again_first] chefen"
    assert page.text("three-again-first-purpose") == "[again_first] [again_none]"


@pytest.mark.parametrize("first", [None, 7, {"texts": 3}, {"texts": {"pays": ["x"]}}])
def test_a_first_try_of_any_kind_can_be_read(
    exercise: Exercise, someone: Learner, draw: Draw, first: Json
) -> None:
    """An absent or strange first answer is as if nothing had been written."""
    page = draw(exercise, save(exercise), replace(someone, answers={"three-first": first}))
    assert page.text("three-again-first-pays") == "[again_first] [again_none]"


def test_the_page_sends_the_first_try_along(exercise: Exercise) -> None:
    """The exercise names the other one whose answer it shows."""
    course = Course({"sv": Language("sv", reference("sv"), ())}, WORDS, ())
    assert view.reads(course, exercise) == ("three-first",)


def test_the_learner_checks_by_the_points(exercise: Exercise, someone: Learner, draw: Draw) -> None:
    """The first save shows the points; after the next, each one left unticked reminds."""
    first = save(exercise)
    assert again.mark(exercise, first, someone).said == "said_again_check"
    ticked = save(exercise, first, **{"points-pays": "gets"})
    verdict = again.mark(exercise, ticked, someone)
    assert (verdict.state, verdict.said, verdict.slots) == (
        "done",
        "said_again_some",
        {"right": 1, "all": 3},
    )
    assert {key: note.tag for key, note in verdict.notes.items()} == {
        "pays-outside": "MC01",
        "purpose-new": None,
    }
    page = draw(exercise, ticked)
    described = page.one("three-again-point-pays-outside")["aria-describedby"]
    assert "Vem gav dem pengarna?" in page.text(described)


def test_all_points_ticked_is_said(exercise: Exercise, someone: Learner) -> None:
    """Nothing is left to remind of."""
    every = {"points-pays": ["outside", "gets"], "points-purpose": "new"}
    verdict = again.mark(exercise, save(exercise, save(exercise), **every), someone)
    assert (verdict.state, verdict.said, verdict.notes) == ("done", "said_again_all", {})


def test_no_point_ticked_is_said_without_a_number(exercise: Exercise, someone: Learner) -> None:
    """Nought of three reads like a sum, so the words are of none."""
    verdict = again.mark(exercise, save(exercise, save(exercise)), someone)
    assert (verdict.state, verdict.said) == ("done", "said_again_none")


def test_it_is_never_right_or_wrong(exercise: Exercise, someone: Learner) -> None:
    """No point ticked is as done as all of them."""
    assert again.mark(exercise, save(exercise, save(exercise)), someone).state == "done"


def test_a_long_answer_is_told(exercise: Exercise, someone: Learner, draw: Draw) -> None:
    """An answer longer than its room is kept whole, and says by how much."""
    answer = save(exercise, purpose="x" * 33)
    assert again.mark(exercise, answer, someone).said == "said_too_long"
    assert draw(exercise, answer).text("three-again-purpose-long") == (
        "3 tecken för lång, plats för 30"
    )


def test_the_form_keeps_its_promises(exercise: Exercise, someone: Learner, draw: Draw) -> None:
    """The form sends back what it shows, and what is typed stays text, then and now."""
    answer = save(exercise, save(exercise, pays=TAG), pays=TAG, **{"points-pays": ["outside"]})
    assert "&lt;script&gt;" in check_form(exercise, answer, draw).html
    learner = replace(someone, answers={"three-first": new(texts={"pays": TAG})})
    assert not draw(exercise, answer, learner).all("script")


def test_an_answer_is_offered_to_the_page(exercise: Exercise) -> None:
    """The question that fills a field gives its answer, cut to its room; the others give none."""
    assert again.plan(exercise, save(exercise)) == {"payer": "att hjälpa"}
    assert len(again.plan(exercise, save(exercise, purpose="x" * 33))["payer"]) == 30
    assert again.plan(exercise, save(exercise, purpose="")) == {}
    assert again.plan(exercise, None) == {}


@pytest.mark.parametrize("raw", [None, 1, [], {"ticks": {"pays": ["gets"]}}, {"texts": "pays"}])
def test_a_malformed_answer_is_no_answer(exercise: Exercise, raw: object) -> None:
    """JSON that holds no text is no answer."""
    assert again.clean(exercise, raw) is None


@UNHURRIED
@given(data=st.data())
def test_any_event_on_any_answer_gives_a_valid_answer(
    exercise: Exercise, someone: Learner, data: st.DataObject
) -> None:
    """Whatever comes over the wire, the next answer is valid and can be judged."""
    check_events(exercise, someone, data, ["check"], KEYS)


def test_a_room_is_counted_by_point(exercise: Exercise) -> None:
    """A room counts the points ticked, never the answers."""
    room = [save(exercise, **{"points-pays": "gets"}), save(exercise, purpose="")]
    assert again.tally(exercise, room) == {
        "pays": {"outside": 0, "gets": 1},
        "purpose": {"new": 0},
    }
