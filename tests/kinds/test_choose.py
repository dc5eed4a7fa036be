"""The kind `choose`: one option of several, with certainty."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.answer import new
from course.kinds import choose
from course.learner import Learner
from course.lesson import Exercise
from tests.kinds.conftest import Draw
from tests.kinds.promises import check_form
from tests.kinds.strategies import UNHURRIED, Json, check_events

SAMPLE = """\
::: choose #what-is-it S01 MC01 MC04 sure
## Vad är {kundfokus}?

Vad stämmer bäst?

- [ ] `nice` Att vara vänlig
  > MC01 Vänligt är bra. Fråga vad de behöver.
- [x] `need` Att förstå **behovet**
  > Det är just det.
- [ ] `yes` Att säga ja till {kunden}
  > MC04
:::
"""
KEYS = ["nice", "need", "yes", "pick", "sure", "guess", "think"]
MISTAKES = [
    ("[x]", "[ ]", 1, "here 0 are"),
    ("- [ ] `yes`", "- [x] `yes`", 1, "here 2 are"),
    ("- [ ] `yes`", "- `yes`", 10, "has no box"),
    ("`yes` Att säga ja till {kunden}", "`yes`", 10, "has no words"),
    ("\n  > Det är just det.", "", 8, "no feedback"),
    ("> MC01 Vänligt", "> Vänligt", 6, "starts with its misconception"),
    ("`yes`", "`nice`", 10, "stands twice"),
    ("MC01 MC04", "MC01", 1, "Feedback for MC04 stands in the block"),
]


@pytest.fixture(scope="module")
def exercise(exercise_from: Callable[..., Exercise]) -> Exercise:
    """Give the sample."""
    return exercise_from(SAMPLE)


@pytest.fixture(scope="module")
def unsure(exercise_from: Callable[..., Exercise]) -> Exercise:
    """Give the sample without certainty."""
    return exercise_from(SAMPLE.replace(" sure\n", "\n"))


def pick(exercise: Exercise, key: str | None, sure: str | None = "think") -> Json:
    """Choose an option and a certainty, and ask for the verdict."""
    return choose.update(exercise, None, {"do": "check", "fields": {"pick": key, "sure": sure}})


def said(exercise: Exercise, someone: Learner, *picked: str | None) -> tuple[str, str]:
    """Give the state and the sentence for a choice."""
    verdict = choose.mark(exercise, pick(exercise, *picked), someone)
    return verdict.state, verdict.said


def test_nothing_chosen_is_no_answer(exercise: Exercise, someone: Learner) -> None:
    """Asking for a verdict with an empty form gives none."""
    assert pick(exercise, None, None) is None
    assert choose.mark(exercise, None, someone).state == "empty"


def test_the_verdict_waits_for_certainty(exercise: Exercise, someone: Learner, draw: Draw) -> None:
    """Without a certainty, or without an option, the learner is asked for it and not judged."""
    assert said(exercise, someone, "need", None) == ("partly", "said_choose_sure")
    assert said(exercise, someone, None, "sure") == ("partly", "said_choose_pick")
    page = draw(exercise, pick(exercise, "need", None))
    assert "what-is-it-pick-need-note" not in page.ids()


def test_the_right_option_is_right(exercise: Exercise, someone: Learner) -> None:
    """The right option is right, and luck is told from knowledge."""
    assert said(exercise, someone, "need", "sure") == ("right", "said_choice_right")
    assert said(exercise, someone, "need", "think") == ("right", "said_choice_right")
    assert said(exercise, someone, "need", "guess") == ("right", "said_choice_lucky")


def test_a_wrong_option_says_why(exercise: Exercise, someone: Learner, draw: Draw) -> None:
    """A wrong option shows its feedback beside itself; being sure and wrong is said."""
    assert said(exercise, someone, "nice", "think") == ("wrong", "said_choice_wrong")
    assert said(exercise, someone, "nice", "sure") == ("wrong", "said_choice_sure_wrong")
    verdict = choose.mark(exercise, pick(exercise, "nice"), someone)
    assert {key: (note.mark, note.tag) for key, note in verdict.notes.items()} == {
        "nice": ("wrong", "MC01")
    }
    page = draw(exercise, pick(exercise, "nice"))
    described = page.one("what-is-it-pick-nice")["aria-describedby"]
    assert "Fråga vad de behöver." in page.text(described)


def test_an_id_alone_gives_the_text_of_the_bank(exercise: Exercise, someone: Learner) -> None:
    """A quote that is only a misconception's id says what the bank says."""
    note = choose.mark(exercise, pick(exercise, "yes"), someone).notes["yes"]
    assert note.text
    assert note.text.source == "Text MC04."


def test_certainty_is_asked_only_by_flag(unsure: Exercise, someone: Learner, draw: Draw) -> None:
    """Without the flag there is no certainty to give, and the option alone is judged."""
    assert pick(unsure, "need", "sure") == new(pick="need", sure=None)
    assert said(unsure, someone, "need", None) == ("right", "said_choice_right")
    assert [each["name"] for each in draw(unsure).all("input")] == ["pick"] * 3
    assert choose.tally(unsure, [pick(unsure, "yes")]) == {"pick": {"nice": 0, "need": 0, "yes": 1}}


def test_the_form_keeps_its_promises(exercise: Exercise, draw: Draw) -> None:
    """The form sends back what it shows, and the groups have names."""
    page = check_form(exercise, new(pick="yes", sure="sure"), draw)
    assert page.values("checked") == ["yes", "sure"]


@pytest.mark.parametrize("raw", [None, 1, "need", [], {"pick": "x"}, {"pick": ["need"], "sure": 1}])
def test_a_malformed_answer_is_no_answer(exercise: Exercise, raw: object) -> None:
    """JSON that names no option and no certainty is no answer."""
    assert choose.clean(exercise, raw) is None


@UNHURRIED
@given(data=st.data())
def test_any_event_on_any_answer_gives_a_valid_answer(
    exercise: Exercise, someone: Learner, data: st.DataObject
) -> None:
    """Whatever comes over the wire, the next answer is valid and can be judged."""
    check_events(exercise, someone, data, ["check"], KEYS)


def test_a_room_is_counted(exercise: Exercise) -> None:
    """A room counts options and certainties, in their order."""
    room = [pick(exercise, "need", "sure"), pick(exercise, "nice", "sure"), pick(exercise, "need")]
    assert choose.tally(exercise, room) == {
        "pick": {"nice": 1, "need": 2, "yes": 0},
        "sure": {"guess": 0, "think": 1, "sure": 2},
    }


def test_one_option_is_no_choice(mistake_in: Callable[[str], tuple[int, str]]) -> None:
    """A choice needs two options."""
    sample = SAMPLE[: SAMPLE.index("- [x]")] + ":::\n"
    assert "At least two options" in mistake_in(sample)[1]
