"""The kind `poll`: one option of several, none of them right."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.answer import new
from course.kinds import poll
from course.learner import Learner
from course.lesson import Exercise
from tests.kinds.conftest import Draw
from tests.kinds.promises import check_form
from tests.kinds.strategies import UNHURRIED, Json, check_events

SAMPLE = """\
::: poll #did-it-happen S01 MC01
## Blev det av?

Tänk på samtalet med {kunden}.

- `yes` Ja
  > Vad fick du **veta**?
- `partly` Delvis
- `no` Nej, inte än
  > MC01
:::
"""
KEYS = ["yes", "partly", "no", "pick", "sure", "guess"]
MISTAKES = [
    ("- `partly`", "- [ ] `partly`", 8, "No option is right or wrong here"),
    ("- `partly`", "- [x] `partly`", 8, "leave out the box"),
    ("`partly` Delvis", "`partly`", 8, "has no words"),
    ("`partly`", "`yes`", 8, "stands twice"),
    (" MC01\n##", "\n##", 1, "Feedback for MC01 stands in the block"),
]


@pytest.fixture(scope="module")
def exercise(exercise_from: Callable[..., Exercise]) -> Exercise:
    """Give the sample."""
    return exercise_from(SAMPLE)


def pick(exercise: Exercise, key: str | None) -> Json:
    """Choose an option and save."""
    return poll.update(exercise, None, {"do": "check", "fields": {"pick": key}})


def test_nothing_chosen_is_no_answer(exercise: Exercise, someone: Learner) -> None:
    """Saving an empty form saves nothing."""
    assert pick(exercise, None) is None
    assert pick(exercise, "perhaps") is None
    assert poll.mark(exercise, None, someone).state == "empty"


@pytest.mark.parametrize("key", ["yes", "partly", "no"])
def test_no_option_is_right_or_wrong(exercise: Exercise, someone: Learner, key: str) -> None:
    """Whatever is chosen is saved, and no more is said of it than what its author wrote."""
    verdict = poll.mark(exercise, pick(exercise, key), someone)
    assert (verdict.state, verdict.said, verdict.after) == ("done", "said_saved", ())
    assert {note.mark for note in verdict.notes.values()} <= {"info"}
    assert not any(option.right for option in exercise.spec.options.values())


def test_a_word_is_said_of_the_options_that_have_one(exercise: Exercise, draw: Draw) -> None:
    """The quote stands beside its option once that is chosen; an option without one is silent."""
    page = draw(exercise, pick(exercise, "yes"))
    described = page.one("did-it-happen-pick-yes")["aria-describedby"]
    assert "Vad fick du veta?" in page.text(described)
    assert draw(exercise, pick(exercise, "partly")).html.count("kf-note") == 0
    assert "Text MC01." in draw(exercise, pick(exercise, "no")).html


def test_certainty_is_not_asked_for(
    exercise: Exercise, exercise_from: Callable[..., Exercise], draw: Draw
) -> None:
    """There is nothing to be sure of, even where the word stands on the first line."""
    unsure = exercise_from(SAMPLE.replace("MC01\n##", "MC01 sure\n##"))
    for each in (exercise, unsure):
        assert [control["name"] for control in draw(each).all("input")] == ["pick"] * 3
        assert pick(each, "yes") == new(pick="yes", sure=None)


def test_the_form_keeps_its_promises(exercise: Exercise, draw: Draw) -> None:
    """The form sends back what it shows."""
    page = check_form(exercise, new(pick="no", sure=None), draw)
    assert page.values("checked") == ["no"]
    assert page.text("did-it-happen-check") == "[poll_save]"


@UNHURRIED
@given(data=st.data())
def test_any_event_on_any_answer_gives_a_valid_answer(
    exercise: Exercise, someone: Learner, data: st.DataObject
) -> None:
    """Whatever comes over the wire, the next answer is valid and can be drawn."""
    check_events(exercise, someone, data, ["check"], KEYS)


def test_a_room_is_counted(exercise: Exercise) -> None:
    """A room counts the options, in their order, those that nobody chose among them."""
    room = [pick(exercise, "no"), pick(exercise, "yes"), pick(exercise, "no")]
    assert poll.tally(exercise, room) == {"pick": {"yes": 1, "partly": 0, "no": 2}}


def test_one_option_is_no_choice(mistake_in: Callable[[str], tuple[int, str]]) -> None:
    """A poll needs two options."""
    sample = SAMPLE[: SAMPLE.index("- `partly`")] + ":::\n"
    assert "At least two options" in mistake_in(sample)[1]
