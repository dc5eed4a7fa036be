"""The kind `find`: tick all that fit."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.answer import new
from course.kinds import find
from course.learner import Learner
from course.lesson import Exercise
from tests.kinds.conftest import Draw
from tests.kinds.promises import check_form
from tests.kinds.strategies import UNHURRIED, Json, check_events

SAMPLE = """\
::: find #which-help S01 MC01 MC04
## Vilka hjälper?

Kryssa för dem.

> Läs också siffrorna.

### example
**Svar 1.** Till {kunden}.

Så gör man.

### items
- [ ] `thanks` Tack för mejlet
  > MC01 Trevligt, men inget svar.
- [x] `when` Den 27 maj ringer jag
  > En dag att räkna med.
- [x] `where` Det finns en plats
  > MC04 Det är vad hon behöver.
:::
"""
KEYS = ["thanks", "when", "where", "ticks"]
MISTAKES = [
    ("### items", "### item", 13, "has “### example” and “### items”"),
    ("### items", "### example", 13, "has “### example” and “### items”"),
    ("**Svar 1.** Till {kunden}.\n\nSå gör man.\n", "", 8, "The example has no paragraphs"),
    ("- [x] `when`", "- `when`", 16, "has no box"),
    ("\n  > En dag att räkna med.", "", 16, "no feedback"),
    ("`when` Den 27 maj ringer jag", "`when`", 16, "has no words"),
    ("`where`", "`when`", 18, "stands twice"),
    ("[x]", "[ ]", 13, "No option is right"),
]


@pytest.fixture(scope="module")
def exercise(exercise_from: Callable[..., Exercise]) -> Exercise:
    """Give the sample."""
    return exercise_from(SAMPLE)


def tick(exercise: Exercise, *keys: str) -> Json:
    """Tick some, and ask for the verdict."""
    return find.update(exercise, None, {"do": "check", "fields": {"ticks": list(keys)}})


def test_no_tick_is_no_answer(exercise: Exercise, someone: Learner, draw: Draw) -> None:
    """Before a tick there is no verdict, and the example stands first."""
    assert tick(exercise) is None
    assert find.mark(exercise, None, someone).state == "empty"
    page = draw(exercise)
    assert "Så gör man." in page.text("which-help-example")
    assert "Läs också siffrorna." not in page.html


def test_all_that_fit_and_no_other_is_right(exercise: Exercise, someone: Learner) -> None:
    """All found: each says why, and what comes afterwards comes."""
    verdict = find.mark(exercise, tick(exercise, "where", "when"), someone)
    assert (verdict.state, verdict.said, verdict.slots["all"]) == ("right", "said_find_right", 2)
    assert {key: note.mark for key, note in verdict.notes.items()} == {
        "when": "right",
        "where": "right",
    }
    (after,) = verdict.after
    assert after.text
    assert after.text.source == "Läs också siffrorna."


@pytest.mark.parametrize(
    ("ticks", "told"),
    [
        (["when"], ("partly", "said_find_missed", 1, 0)),
        (["thanks", "when", "where"], ("partly", "said_find_extra", 2, 1)),
        (["thanks", "when"], ("partly", "said_find_both", 1, 1)),
        (["thanks"], ("wrong", "said_find_none", 0, 1)),
    ],
)
def test_what_is_missed_and_what_is_too_much_is_counted(
    exercise: Exercise, someone: Learner, ticks: list[str], told: tuple[object, ...]
) -> None:
    """Missing some, ticking too many, and both are told apart."""
    verdict = find.mark(exercise, tick(exercise, *ticks), someone)
    slots = verdict.slots
    assert (verdict.state, verdict.said, slots["found"], slots["extra"]) == told
    assert slots["all"] == 2
    assert len(verdict.after) == 1


def test_a_miss_is_a_thought_and_a_wrong_tick_is_wrong(
    exercise: Exercise, someone: Learner, draw: Draw
) -> None:
    """Each note stands beside its own option, tagged with the misconception behind it."""
    answer = tick(exercise, "thanks", "when")
    notes = find.mark(exercise, answer, someone).notes
    assert {key: (note.mark, note.tag) for key, note in notes.items()} == {
        "thanks": ("wrong", "MC01"),
        "when": ("right", None),
        "where": ("info", "MC04"),
    }
    page = draw(exercise, answer)
    assert "inget svar" in page.text(page.one("which-help-tick-thanks")["aria-describedby"])


def test_one_left_alone_rightly_gets_no_note(exercise: Exercise, someone: Learner) -> None:
    """What was rightly left alone is not spoken of."""
    assert "thanks" not in find.mark(exercise, tick(exercise, "when"), someone).notes


def test_the_list_may_stand_at_once(exercise_from: Callable[..., Exercise], draw: Draw) -> None:
    """Without an example there need be no headings."""
    start, end = SAMPLE.index("### example"), SAMPLE.index("- [ ]")
    exercise = exercise_from(SAMPLE[:start] + SAMPLE[end:])
    assert exercise.spec.wanted == ("when", "where")
    assert "which-help-example" not in draw(exercise).ids()


def test_the_form_keeps_its_promises(exercise: Exercise, draw: Draw) -> None:
    """The form sends back what it shows."""
    page = check_form(exercise, new(ticks=["thanks", "where"]), draw)
    assert page.values("checked") == ["thanks", "where"]


@pytest.mark.parametrize("raw", [None, 1, [], {"ticks": "x"}, {"ticks": {"when": True}}])
def test_a_malformed_answer_is_no_answer(exercise: Exercise, raw: object) -> None:
    """JSON that ticks nothing known is no answer."""
    assert find.clean(exercise, raw) is None


@UNHURRIED
@given(data=st.data())
def test_any_event_on_any_answer_gives_a_valid_answer(
    exercise: Exercise, someone: Learner, data: st.DataObject
) -> None:
    """Whatever comes over the wire, the next answer is valid and can be judged."""
    check_events(exercise, someone, data, ["check"], KEYS)


def test_a_room_is_counted(exercise: Exercise) -> None:
    """A room counts the ticks of each."""
    room = [tick(exercise, "when", "where"), tick(exercise, "when")]
    assert find.tally(exercise, room) == {"ticks": {"thanks": 0, "when": 2, "where": 1}}
