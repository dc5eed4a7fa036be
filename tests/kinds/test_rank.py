"""The kind `rank`: a guess at what others need, and the voice that answers it."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.answer import new
from course.kinds import rank
from course.learner import Learner
from course.lesson import Exercise
from tests.kinds.conftest import Draw
from tests.kinds.promises import check_form
from tests.kinds.strategies import UNHURRIED, Json, check_events

SAMPLE = """\
::: rank #guess S01 MC01 MC04
## Gissa

Vad betyder mest?

1. `when` Att veta när.
2. `self` Att få göra själv
   > MC04 Det kom tvåa.
3. `long` Att {kunden} stannar

### voice
”Jag vill **veta**.”

”Sedan tvålen.”

### after
Hon sa aldrig det hon tar för givet.

> MC01 Bara hon visste.
:::
"""
VOICED = ["when", "self", "long"]
DOES = ["check", *(f"{way}:{key}" for way in ("up", "down") for key in VOICED)]
WORDS = [*VOICED, "order", "moved", "heard"]
MISTAKES = [
    ("3. `long` Att {kunden} stannar\n", "", 1, "at least 3 needs"),
    ("`long` Att {kunden} stannar", "`long`", 9, "no words"),
    ("`long`", "`self`", 9, "stands twice"),
    ("### voice", "### voices", 11, "Only “### voice” and “### after”"),
    ("### after\n", "", 1, "“### after” is missing"),
    ("Hon sa aldrig det hon tar för givet.\n", "", 16, "at least one paragraph"),
]


@pytest.fixture(scope="module")
def exercise(exercise_from: Callable[..., Exercise]) -> Exercise:
    """Give the sample."""
    return exercise_from(SAMPLE)


def put(*keys: str, heard: bool = True) -> Json:
    """Give the answer in which the needs stand like this."""
    return new(order=list(keys), moved="", heard=heard)


def test_the_first_order_gives_nothing_away(exercise: Exercise, someone: Learner) -> None:
    """The needs are first mixed, the same way each time, and that is no answer."""
    assert exercise.spec.start != tuple(VOICED)
    assert exercise.spec.start[0] != VOICED[0]
    assert rank.mark(exercise, None, someone).state == "empty"
    assert rank.mark(exercise, put(*exercise.spec.start, heard=False), someone).state == "empty"


def test_a_move_is_announced_and_judges_nothing(exercise: Exercise, someone: Learner) -> None:
    """A need moves one place, and the verdict says where it is now."""
    first = exercise.spec.start[0]
    answer = rank.update(exercise, None, {"do": f"down:{first}"})
    assert answer
    verdict = rank.mark(exercise, answer, someone)
    assert (verdict.state, verdict.said, verdict.slots["place"]) == ("partly", "said_moved", 2)
    assert rank.update(exercise, answer, {"do": f"up:{first}"}) == answer | {
        "order": list(exercise.spec.start)
    }


def test_the_voice_is_heard_when_asked(exercise: Exercise, someone: Learner, draw: Draw) -> None:
    """Before the check there is no voice; after it, the voice and its order beside the guess."""
    assert "guess-voice" not in draw(exercise).ids()
    answer = rank.update(exercise, put("long", "self", "when", heard=False), {"do": "check"})
    page = draw(exercise, answer)
    assert "Jag vill veta." in page.text("guess-voice")
    assert "Att kunden stannar ([rank_yours])" in page.text("guess-voiced-long")
    assert "[rank_same]" in page.text("guess-voiced-self")
    assert "tar för givet" in page.text("guess-thought")
    assert rank.mark(exercise, answer, someone).slots == {"right": 1, "all": 3}


def test_a_guess_is_never_wrong(exercise: Exercise, someone: Learner) -> None:
    """Another order than the voice's is done, never wrong; the same one is right."""
    none = rank.mark(exercise, put("long", "when", "self"), someone)
    some = rank.mark(exercise, put("when", "long", "self"), someone)
    same = rank.mark(exercise, put(*VOICED), someone)
    assert (none.state, none.said) == ("done", "said_rank_none")
    assert (some.state, some.said) == ("done", "said_rank_partly")
    assert (same.state, same.said) == ("right", "said_rank_same")


def test_what_was_put_first_may_have_its_own_reply(exercise: Exercise, someone: Learner) -> None:
    """The quote under a need comes when it was wrongly put first, before the common one."""
    first = rank.mark(exercise, put("self", "when", "long"), someone)
    assert [note.tag for note in first.after] == ["MC04", "MC01"]
    other = rank.mark(exercise, put("long", "when", "self"), someone)
    assert [note.tag for note in other.after] == ["MC01"]


def test_a_move_after_the_voice_is_a_new_guess(exercise: Exercise, someone: Learner) -> None:
    """Moving a need hides the voice until it is asked for again."""
    answer = rank.update(exercise, put(*VOICED), {"do": "down:when"})
    assert rank.mark(exercise, answer, someone).after == ()


def test_a_need_stays_at_its_end(exercise: Exercise) -> None:
    """The first need cannot go up, and what is not there cannot move."""
    answer = put(*VOICED)
    for do in ("up:when", "down:long", "up:mars", "up:", "up", "left:when"):
        assert rank.update(exercise, answer, {"do": do}) == answer


def test_the_form_keeps_its_promises(exercise: Exercise, draw: Draw) -> None:
    """Every button says what it moves; those at the ends are there but disabled."""
    page = check_form(exercise, put("long", "self", "when"), draw)
    name = page.text("guess-step-when-up")
    assert name == "↑Flytta upp: Att veta när, plats 3 av 3"
    assert sum("aria-disabled" in each for each in page.all("button")) == 2


@pytest.mark.parametrize(
    "raw", [None, 1, [], {"order": "when"}, {"order": ["when"]}, {"order": [1, 2, 3]}]
)
def test_a_malformed_answer_is_no_answer(exercise: Exercise, raw: object) -> None:
    """JSON that holds no whole order is no answer."""
    assert rank.clean(exercise, raw) is None


@UNHURRIED
@given(data=st.data())
def test_any_event_on_any_answer_gives_a_valid_answer(
    exercise: Exercise, someone: Learner, data: st.DataObject
) -> None:
    """Whatever comes over the wire, the next answer is valid and can be judged."""
    check_events(exercise, someone, data, DOES, WORDS)


def test_a_room_is_counted_by_need_and_place(exercise: Exercise) -> None:
    """Each need counts the places it was put on."""
    counts = rank.tally(exercise, [put(*VOICED), put("when", "long", "self")])
    assert counts["when"] == {"1": 2, "2": 0, "3": 0}
    assert counts["long"] == {"1": 0, "2": 1, "3": 1}
