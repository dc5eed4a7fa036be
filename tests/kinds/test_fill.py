"""The kind `fill`: a worked chain, then one with gaps."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.answer import new
from course.kinds import fill
from course.learner import Learner
from course.lesson import Exercise
from tests.kinds.conftest import Draw
from tests.kinds.promises import check_form
from tests.kinds.strategies import UNHURRIED, Json, check_events

SAMPLE = """\
::: fill #the-chain S01 MC01 MC04
## Kedjan

Läs den hela först.

### example
1. `test` Johan tar ett prov
2. `home` {kunden} får åka hem

### gaps
| Nyckel | Led | Svar | Varför |
|---|---|---|---|
| mill | Leila fräser | | |
| fits | | parts | MC04 Monteringen är nästa led. |
| flows | hos bonden: | water | |

- `paper` protokollet blir ifyllt
  > MC01 Ingen pump blir tät av papper.
- `water` **vattnet** kommer
  > Det är för tidigt.
- `parts` delarna passar
  > Det händer inne i fabriken.
:::
"""
KEYS = ["mill", "fits", "flows", "paper", "water", "parts", "picks"]
GAPS = "### gaps\n" + SAMPLE.split("### gaps\n")[1].removesuffix(":::\n")
MISTAKES = [
    ("### example", "### examples", 6, "has “### example” and “### gaps”"),
    ("### gaps", "### example", 10, "has “### example” and “### gaps”"),
    (GAPS, "", 1, "“### gaps” is missing"),
    ("1. `test` Johan tar ett prov\n2. `home` {kunden} får åka hem\n", "", 6, "is a list of links"),
    ("`home`", "`test`", 8, "stands twice"),
    ("| parts |", "| part |", 14, "“part” is not one of the options"),
    ("| Leila fräser |", "| |", 13, "neither words nor an answer"),
    ("| mill | Leila fräser | | |", "| mill | Leila |", 13, "has 2 cells"),
    ("\n  > Det är för tidigt.", "", 19, "no feedback"),
    ("- `water`", "- [x] `water`", 19, "leave out the box"),
]


@pytest.fixture(scope="module")
def exercise(exercise_from: Callable[..., Exercise]) -> Exercise:
    """Give the sample."""
    return exercise_from(SAMPLE)


def pick(exercise: Exercise, answer: Json = None, do: str = "check", **picks: str) -> Json:
    """Fill some gaps, and ask for the verdict."""
    return fill.update(exercise, answer, {"do": do, "fields": picks})


def test_no_gap_filled_is_no_answer(exercise: Exercise, someone: Learner, draw: Draw) -> None:
    """Before a gap is filled there is no verdict; the worked chain stands first."""
    assert pick(exercise, fits="") is None
    assert fill.mark(exercise, None, someone).state == "empty"
    page = draw(exercise)
    assert "Johan tar ett prov [so_that] kunden får åka hem" in page.text("the-chain-example")
    assert [each["name"] for each in page.all("select")] == ["fits", "flows"]


def test_every_gap_right_is_right(exercise: Exercise, someone: Learner) -> None:
    """Each right link says why, when the author has said it."""
    verdict = fill.mark(exercise, pick(exercise, fits="parts", flows="water"), someone)
    assert (verdict.state, verdict.said) == ("right", "said_rows_right")
    assert {key: (note.mark, note.tag, bool(note.text)) for key, note in verdict.notes.items()} == {
        "fits": ("right", "MC04", True),
        "flows": ("right", None, False),
    }


def test_a_wrong_link_says_where_it_leads(exercise: Exercise, someone: Learner, draw: Draw) -> None:
    """The wrong link's own feedback stands beside its gap, its misconception named."""
    answer = pick(exercise, fits="paper", flows="water")
    verdict = fill.mark(exercise, answer, someone)
    assert (verdict.state, verdict.said) == ("partly", "said_rows_partly")
    assert (verdict.notes["fits"].mark, verdict.notes["fits"].tag) == ("wrong", "MC01")
    page = draw(exercise, answer)
    assert "av papper" in page.text(page.one("the-chain-fits")["aria-describedby"])


def test_the_right_link_in_the_wrong_gap_is_wrong(exercise: Exercise, someone: Learner) -> None:
    """Two links that have changed places are both wrong."""
    verdict = fill.mark(exercise, pick(exercise, fits="water", flows="parts"), someone)
    assert (verdict.state, verdict.said) == ("wrong", "said_rows_none")


def test_a_gap_left_is_said(exercise: Exercise, someone: Learner) -> None:
    """A gap without a link is left, not wrong."""
    verdict = fill.mark(exercise, pick(exercise, flows="water"), someone)
    assert (verdict.state, verdict.said, verdict.slots["left"]) == ("partly", "said_rows_left", 1)


def test_a_given_link_is_no_gap(exercise: Exercise) -> None:
    """Only gaps can be filled."""
    assert pick(exercise, mill="parts") is None


def test_the_form_keeps_its_promises(exercise: Exercise, draw: Draw) -> None:
    """The form sends back what it shows."""
    page = check_form(exercise, new(picks={"fits": "paper", "flows": "water"}), draw)
    assert page.values("selected") == ["paper", "water"]


@pytest.mark.parametrize("raw", [None, 1, [], {"picks": "x"}, {"picks": {"fits": ["parts"]}}])
def test_a_malformed_answer_is_no_answer(exercise: Exercise, raw: object) -> None:
    """JSON that fills no gap is no answer."""
    assert fill.clean(exercise, raw) is None


@UNHURRIED
@given(data=st.data())
def test_any_event_on_any_answer_gives_a_valid_answer(
    exercise: Exercise, someone: Learner, data: st.DataObject
) -> None:
    """Whatever comes over the wire, the next answer is valid and can be judged."""
    check_events(exercise, someone, data, ["check"], KEYS)


def test_a_room_is_counted_by_gap(exercise: Exercise) -> None:
    """A room counts each gap's links, in their order."""
    room = [pick(exercise, fits="parts"), pick(exercise, fits="parts", flows="paper")]
    assert fill.tally(exercise, room) == {
        "fits": {"paper": 0, "water": 0, "parts": 2},
        "flows": {"paper": 1, "water": 0, "parts": 0},
    }


def test_a_chain_without_gaps_is_a_mistake(mistake_in: Callable[[str], tuple[int, str]]) -> None:
    """There must be something to fill."""
    sample = SAMPLE.replace("| | parts |", "| x | |").replace("| water |", "| |")
    assert "no gap to fill" in mistake_in(sample)[1]
