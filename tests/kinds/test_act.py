"""The kind `act`: a move of one's own, none of them right or wrong."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.answer import new
from course.kinds import act
from course.learner import Learner
from course.lesson import Exercise
from tests.kinds.conftest import Draw
from tests.kinds.promises import TAG, check_form
from tests.kinds.strategies import UNHURRIED, Json, check_events

SAMPLE = """\
::: act #my-move S01 MC01 plan=nearest
## Ditt drag

Välj ett.

- `ask` Jag frågar en kollega.
  > Det når du själv.
- `poster` Jag sätter upp orden
  > MC01 Skriv ett exempel under.
- `own` Ett eget drag
  > Vem märker skillnad?

| Nyckel | Text | Högst |
|---|---|---|
| line | Till vem, och när? | 40 |
:::
"""
LINE = SAMPLE.replace("MC01 plan", "MC01 line plan").replace("sätter upp orden", "möter {kunden}")
KEYS = ["ask", "poster", "own", "pick", "line-line", "line", "texts"]
MISTAKES = [
    (" plan=nearest", "", 1, "add plan=clarity_action"),
    ("- `ask`", "- [x] `ask`", 6, "No option is right or wrong here"),
    ("\n  > Det når du själv.", "", 6, "no feedback"),
    ("`own` Ett eget drag", "`own`", 10, "has no words"),
    ("en kollega", "{kunden}", 6, "cannot hold the learner's word"),
    ("| Till vem, och när? |", "| |", 15, "no words that say what to write"),
    ("| 40 |", "| |", 15, "a number from 1 to 400"),
    ("`poster`", "`ask`", 8, "stands twice"),
]


@pytest.fixture(scope="module")
def exercise(exercise_from: Callable[..., Exercise]) -> Exercise:
    """Give the sample."""
    return exercise_from(SAMPLE)


def save(exercise: Exercise, key: str | None, line: str = "Nadia, på fredag") -> Json:
    """Choose a move, write the line and save."""
    return act.update(exercise, None, {"do": "check", "fields": {"pick": key, "line-line": line}})


def test_an_empty_form_is_no_answer(exercise: Exercise, someone: Learner) -> None:
    """Nothing chosen and nothing written is no answer."""
    assert save(exercise, None, " ") is None
    assert act.mark(exercise, None, someone).state == "empty"


@pytest.mark.parametrize(("key", "tag"), [("ask", None), ("poster", "MC01"), ("own", None)])
def test_any_move_is_done(exercise: Exercise, someone: Learner, key: str, tag: str | None) -> None:
    """No move is right or wrong; each has its own thought beside it."""
    verdict = act.mark(exercise, save(exercise, key), someone)
    assert (verdict.state, verdict.said) == ("done", "said_saved")
    assert {name: (note.mark, note.tag) for name, note in verdict.notes.items()} == {
        key: ("info", tag)
    }


@pytest.mark.parametrize(("key", "line"), [("ask", ""), (None, "Nadia")])
def test_half_an_answer_is_saved(
    exercise: Exercise, someone: Learner, key: str | None, line: str
) -> None:
    """A move without its line, or a line without a move, is saved and something is left."""
    verdict = act.mark(exercise, save(exercise, key, line), someone)
    assert (verdict.state, verdict.said) == ("partly", "said_parts_left")
    assert verdict.slots == {"left": 1, "all": 2}


def test_the_note_stands_beside_the_move(exercise: Exercise, draw: Draw) -> None:
    """The thought on a move describes its button."""
    page = draw(exercise, save(exercise, "poster"))
    described = page.one("my-move-pick-poster")["aria-describedby"]
    assert "Skriv ett exempel under." in page.text(described)


def test_a_long_line_is_told_by_how_much(exercise: Exercise, someone: Learner, draw: Draw) -> None:
    """A line that is too long says so; one that fits may still make too long a whole."""
    answer = save(exercise, "own", "x" * 42)
    assert act.mark(exercise, answer, someone).said == "said_too_long"
    assert draw(exercise, answer).text("my-move-line-line-long").startswith("2 tecken")
    whole = save(exercise, "ask", "x" * 40)
    assert act.mark(exercise, whole, someone).state == "partly"
    page = draw(exercise, whole)
    assert page.text("my-move-whole-long") == "3 tecken för lång, plats för 60"
    assert "my-move-line-line-long" not in page.ids()


def test_the_plan_gets_the_move_and_the_line(exercise: Exercise) -> None:
    """The page holds the move with its line; of a move of one's own, the line alone."""
    assert act.plan(exercise, save(exercise, "ask")) == {
        "nearest": "Jag frågar en kollega: Nadia, på fredag"
    }
    assert act.plan(exercise, save(exercise, "own")) == {"nearest": "Nadia, på fredag"}
    assert act.plan(exercise, save(exercise, "ask", "")) == {"nearest": "Jag frågar en kollega"}
    assert act.plan(exercise, save(exercise, "own", "")) == {}
    assert len(act.plan(exercise, save(exercise, "ask", "x" * 300))["nearest"]) == 60


def test_the_line_alone_by_flag(exercise_from: Callable[..., Exercise]) -> None:
    """With the flag `line` only the line goes to the page, and a move may hold any word."""
    exercise = exercise_from(LINE)
    assert act.plan(exercise, save(exercise, "poster")) == {"nearest": "Nadia, på fredag"}


def test_the_form_keeps_its_promises(exercise: Exercise, draw: Draw) -> None:
    """The form sends back what it shows, and what is typed stays text."""
    page = check_form(exercise, new(pick="own", texts={"line": TAG}), draw)
    assert "&lt;script&gt;" in page.html
    assert page.values("checked") == ["own"]


@pytest.mark.parametrize("raw", [None, 1, [], {"pick": "x"}, {"pick": ["ask"], "texts": "line"}])
def test_a_malformed_answer_is_no_answer(exercise: Exercise, raw: object) -> None:
    """JSON that names no move and holds no text is no answer."""
    assert act.clean(exercise, raw) is None


@UNHURRIED
@given(data=st.data())
def test_any_event_on_any_answer_gives_a_valid_answer(
    exercise: Exercise, someone: Learner, data: st.DataObject
) -> None:
    """Whatever comes over the wire, the next answer is valid and can be judged."""
    check_events(exercise, someone, data, ["check"], KEYS)


def test_a_room_is_counted(exercise: Exercise) -> None:
    """A room counts the moves, never the lines."""
    room = [save(exercise, "ask"), save(exercise, None)]
    assert act.tally(exercise, room) == {"pick": {"ask": 1, "poster": 0, "own": 0}}
