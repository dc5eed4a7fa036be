"""The kind `climb`: from one's own task to someone outside."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.answer import new
from course.kinds import climb
from course.learner import Learner
from course.lesson import Exercise
from tests.kinds.conftest import Draw
from tests.kinds.strategies import UNHURRIED, Json, check_events

SAMPLE = """\
::: climb #for-whom S01 S02 MC04 MC05 plan=nearest,ultimate
## För vems skull?

Börja med din uppgift.

| key | text |
|---|---|
| first | Vem får det först? |
| next | Och vem hjälper de? |
| outside | Står utanför oss |

- `self` Vi själva
  > MC04 Ta ett steg till.
- `inside` Inte ute
  > Byt det sista steget.
- `done` Framme
  > MC05 Nu har du ett svar.
:::
"""
FIELDS = [f"{name}-{n}" for name in ("step", "outside") for n in (1, 2, 3, 4, 5)]
WORDS = [*FIELDS, "steps", "seen", "text", "outside", "chefen", "vi", "self:chefen", "on"]


@pytest.fixture(scope="module")
def exercise(exercise_from: Callable[..., Exercise]) -> Exercise:
    """Give the sample."""
    return exercise_from(SAMPLE)


def send(
    exercise: Exercise, *texts: str, out: int = 0, answer: Json = None, do: str = "check"
) -> Json:
    """Send the form with these steps, the one with the number `out` ticked as outside."""
    fields = {f"step-{n}": text for n, text in enumerate(texts, 1)}
    fields |= {f"outside-{out}": "on"} if out else {}
    return climb.update(exercise, answer, {"do": do, "fields": fields})


def said(exercise: Exercise, answer: Json, someone: Learner) -> tuple[str, str, set[str]]:
    """Give the state, the summary and the names of the notes."""
    verdict = climb.mark(exercise, answer, someone)
    return verdict.state, verdict.said, set(verdict.notes)


def test_nothing_written_is_no_answer(exercise: Exercise, someone: Learner) -> None:
    """Empty steps are no answer, and there is no step to add after them."""
    assert send(exercise, " ", "") is None
    assert send(exercise, "", do="add") is None
    assert climb.mark(exercise, None, someone).state == "empty"


def test_a_ladder_still_inside_goes_on(exercise: Exercise, someone: Learner) -> None:
    """Steps without anyone outside are saved and on the way."""
    assert said(exercise, send(exercise, "Läkaren"), someone) == ("partly", "said_climb_on", set())


def test_someone_outside_is_the_end(exercise: Exercise, someone: Learner) -> None:
    """The tick ends the ladder at once; it is done, never right or wrong."""
    answer = send(exercise, "Läkaren", "Patienten", out=2, do="outside")
    assert said(exercise, answer, someone) == ("done", "said_saved", set())
    (reply,) = climb.mark(exercise, answer, someone).after
    assert (reply.mark, reply.tag) == ("info", "MC05")


def test_one_step_is_enough_for_who_meets_them(exercise: Exercise, someone: Learner) -> None:
    """The nearest receiver may stand outside already."""
    answer = send(exercise, "Patienten", out=1)
    assert climb.mark(exercise, answer, someone).state == "done"
    assert climb.plan(exercise, answer) == {"nearest": "Patienten", "ultimate": "Patienten"}


def test_a_tick_without_a_text_asks_who(exercise: Exercise, someone: Learner) -> None:
    """A ticked empty step keeps its tick and is not yet done."""
    answer = send(exercise, "", out=1, do="outside")
    assert answer == new(steps=[{"text": "", "outside": True}], checked=True, seen=[])
    assert said(exercise, answer, someone) == ("partly", "said_climb_empty", set())


def test_a_further_step_is_added_up_to_four(exercise: Exercise, draw: Draw) -> None:
    """The button saves what is written and adds an empty step, until there are four."""
    answer = send(exercise, "a", do="add")
    assert [step["text"] for step in answer["steps"]] == ["a", ""]
    assert send(exercise, "a", "", answer=answer, do="add") == answer
    full = send(exercise, "a", "b", "c", "d", do="add")
    assert len(full["steps"]) == 4
    assert draw(exercise, full).one("for-whom-add")["aria-disabled"] == "true"
    assert "aria-disabled" not in draw(exercise, send(exercise, "a")).one("for-whom-add")
    assert "aria-disabled" not in draw(exercise).one("for-whom-add")


def test_no_step_is_added_after_someone_outside(exercise: Exercise) -> None:
    """Once outside there is nothing to climb to."""
    assert len(send(exercise, "Patienten", out=1, do="add")["steps"]) == 1


def test_ourselves_as_the_last_step_get_a_hint_once(
    exercise: Exercise, someone: Learner, draw: Draw
) -> None:
    """The hint comes with the text that calls for it, and never again for the same text."""
    answer = send(exercise, "Min chef")
    assert said(exercise, answer, someone)[2] == {"self"}
    page = draw(exercise, answer)
    assert page.one("for-whom-self-note")["data-tag"] == "MC04"
    assert page.one("for-whom-self-dismiss")["value"] == "dismiss:self"
    again = send(exercise, "min chef", answer=answer)
    assert said(exercise, again, someone)[2] == set()
    other = send(exercise, "vi", answer=again)
    assert said(exercise, other, someone)[2] == {"self"}
    assert said(exercise, send(exercise, "Min chef", answer=other), someone)[2] == set()


def test_ourselves_on_the_way_are_fine(exercise: Exercise, someone: Learner) -> None:
    """Only the last step counts: the boss may well be the first."""
    assert said(exercise, send(exercise, "Chefen", "Patienten"), someone)[2] == set()
    assert said(exercise, send(exercise, "Chefen", do="add"), someone)[2] == set()


def test_a_hint_can_be_put_away(exercise: Exercise, someone: Learner) -> None:
    """Dismissing saves what is written, and the hint is gone for that text."""
    answer = send(exercise, "chefen")
    gone = send(exercise, "vi", answer=answer, do="dismiss:self")
    assert said(exercise, gone, someone) == ("partly", "said_climb_on", set())
    assert gone["steps"][0]["text"] == "vi"
    bare = climb.update(exercise, answer, {"do": "dismiss:self"})
    assert bare == answer | {"seen": ["self:chefen"]}


def test_a_tick_beside_ourselves_is_taken_at_its_word(exercise: Exercise, someone: Learner) -> None:
    """A self-word ticked as outside is done, with the hint instead of the closing reply."""
    answer = send(exercise, "chefen", out=1)
    assert said(exercise, answer, someone) == ("done", "said_saved", {"self"})
    assert climb.mark(exercise, answer, someone).after == ()


def test_four_steps_inside_get_a_hint(exercise: Exercise, someone: Learner) -> None:
    """Four steps without anyone outside get one hint, once."""
    answer = send(exercise, "a", "b", "c", "d")
    assert said(exercise, answer, someone) == ("partly", "said_saved", {"inside"})
    again = send(exercise, "a", "b", "c", "d", answer=answer)
    assert said(exercise, again, someone)[2] == set()


def test_an_empty_step_between_is_pointed_at(
    exercise: Exercise, someone: Learner, draw: Draw
) -> None:
    """An empty step with a written one after it says so; an empty last one does not."""
    answer = send(exercise, "a", "", "c", "")
    assert said(exercise, answer, someone)[2] == {"gap-2"}
    page = draw(exercise, answer)
    assert page.text("for-whom-2-said") == "[climb_gap]"
    assert "for-whom-2-said" in page.one("for-whom-step-2")["aria-describedby"]


def test_a_text_too_long_for_the_page_is_told(
    exercise: Exercise, someone: Learner, draw: Draw
) -> None:
    """The first and the last step go to the page; the field says how much is too much."""
    answer = send(exercise, "x" * 61, "y" * 70, "z" * 23, out=3)
    assert said(exercise, answer, someone) == ("done", "said_too_long", {"long-1", "long-3"})
    page = draw(exercise, answer)
    assert page.text("for-whom-1-said") == "1 tecken för lång, plats för 60"
    assert page.text("for-whom-3-said") == "3 tecken för lång, plats för 20"
    assert answer["steps"][1]["text"] == "y" * 70
    assert len(send(exercise, "x" * 900)["steps"][0]["text"]) == 400


@pytest.mark.parametrize(
    "raw", [None, 4, "x", [], {"steps": "chefen"}, {"steps": [{}, 3, {"text": 5}]}, {"seen": ["a"]}]
)
def test_a_malformed_answer_is_no_answer(exercise: Exercise, raw: object) -> None:
    """JSON that holds no step is no answer."""
    assert climb.clean(exercise, raw) is None


def test_of_many_steps_four_are_kept(exercise: Exercise) -> None:
    """A stored answer with more steps than the form is cut to the form's."""
    answer = climb.clean(exercise, {"steps": [{"text": "a"}] * 9, "seen": ["x"] * 20})
    assert answer == new(steps=[{"text": "a", "outside": False}] * 4, checked=True, seen=["x"])


def test_an_unknown_event_changes_nothing(exercise: Exercise) -> None:
    """An event that means nothing here leaves the answer as it was."""
    answer = send(exercise, "a")
    assert send(exercise, "b", answer=answer, do="dance") == answer
    assert send(exercise, "b", answer=answer, do="dismiss:mars") == answer


@UNHURRIED
@given(data=st.data())
def test_any_event_on_any_answer_gives_a_valid_answer(
    exercise: Exercise, someone: Learner, data: st.DataObject
) -> None:
    """Whatever comes over the wire, the next answer is valid and can be judged."""
    check_events(exercise, someone, data, climb.SAVES, WORDS)


def test_a_room_is_counted_by_length_and_end(exercise: Exercise) -> None:
    """A room counts how many steps people wrote, and how many got outside."""
    room = [send(exercise, "a"), send(exercise, "a", "b", out=2), send(exercise, "a", "b", "")]
    counts = climb.tally(exercise, room)
    assert counts["steps"] == {"1": 1, "2": 2, "3": 0, "4": 0}
    assert counts["outside"] == {"yes": 1, "no": 2}


def test_the_plan_gets_the_first_step_and_the_one_outside(exercise: Exercise) -> None:
    """The last step is written once it stands outside; both are cut to their room."""
    assert climb.plan(exercise, send(exercise, "Läkaren", "b")) == {"nearest": "Läkaren"}
    answer = send(exercise, "Läkaren", "z" * 30, out=2)
    assert climb.plan(exercise, answer) == {"nearest": "Läkaren", "ultimate": "z" * 19 + "…"}
    assert climb.plan(exercise, None) == {}


def test_examples_start_with_the_learners_place(
    exercise: Exercise, someone: Learner, draw: Draw
) -> None:
    """Every place has its example; that of the learner stands first."""
    page = draw(exercise, None, replace(someone, place="labb"))
    text = page.text("for-whom-examples")
    assert text.index("Labbet: Läkaren → Patienten") < text.index("Kommunen")


def test_each_step_is_a_group_of_its_own(exercise: Exercise, draw: Draw) -> None:
    """A step is a fieldset with its number, its question and its tick."""
    page = draw(exercise, send(exercise, "a", "b", out=2))
    assert page.text("for-whom-1").startswith("Steg 1 Vem får det först?")
    assert page.text("for-whom-2").startswith("Steg 2 Och vem hjälper de?")
    assert [each["id"] for each in page.all("input") if "checked" in each] == ["for-whom-outside-2"]
