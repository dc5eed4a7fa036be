"""The kind `probe`: a rule of one's own, tried by questions."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.answer import new
from course.kinds import probe
from course.learner import Learner
from course.lesson import Exercise
from tests.kinds.conftest import Draw
from tests.kinds.promises import TAG, check_form
from tests.kinds.strategies import UNHURRIED, Json, check_events

SAMPLE = """\
::: probe #rule S01 MC01 MC04 MC05 plan=rule
## Regelprovet

Välj en regel.

| Nyckel | Fråga | Högst |
|---|---|---|
| rule | Vilken regel? | 30 |
| whom | Vem är den till för? | 20 |

### protects
Skyddar den {kunden}?

- `keep-someone` Ja
  > MC01 Då har den ett skäl.
- `unclear` Kanske
  > Fråga.
- `simplify-nobody` Nej
  > MC04 Du kan ha rätt.

### origin
Lag eller vana?

- `law` Lag
  > Den ska följas.
- `habit` Vana
  > Då kan ni ändra.

### change
Vem kan ändra?

- `me` Jag
  > Bra.
- `lift-boss` Min chef
  > Föreslå.

### keep
Den ska vara kvar.

### simplify
Gör den enklare.

> MC05 Pröva en kort tid.

### lift
Lyft den.
:::
"""
DONE = {"protects": "simplify-nobody", "origin": "habit", "change": "me"}
PICKS = ["keep-someone", "unclear", "simplify-nobody", "law", "habit", "me", "lift-boss"]
WORDS = [*DONE, *PICKS, "rule", "whom", "texts", "picks"]
MISTAKES = [
    (" plan=rule", "", 1, "add plan=rule"),
    ("| rule | Vilken regel? | 30 |", "| rule | Vilken regel? | 50 |", 1, "has room for 60"),
    ("| whom | Vem är den till för? | 20 |\n", "", 1, "no row “whom”"),
    ("### simplify\nGör den enklare.\n", "", 1, "ending “### simplify” is missing"),
    ("### lift\nLyft den.", "### lift\n", 1, "ending “### lift” is missing"),
    ("### origin", "### protects", 1, "each under its own key"),
    ("`law` Lag", "`statute` Lag", 1, "No option points to “law”"),
    ("`keep-someone`", "`someone`", 1, "No option points to “keep”"),
    ("Lag eller vana?\n", "", 21, "one paragraph: the question"),
    ("### origin", "### the origin", 21, "the question's key alone"),
    ("\n  > Fråga.", "", 16, "no feedback"),
]


@pytest.fixture(scope="module")
def exercise(exercise_from: Callable[..., Exercise]) -> Exercise:
    """Give the sample."""
    return exercise_from(SAMPLE)


def save(exercise: Exercise, **fields: str) -> Json:
    """Send the form with a rule and some picks."""
    written = {"rule": "Två underskrifter", "whom": "givarna"} | fields
    return probe.update(exercise, None, {"do": "check", "fields": written})


def test_an_empty_form_is_no_answer(exercise: Exercise, someone: Learner) -> None:
    """Nothing written and nothing picked is no answer."""
    assert save(exercise, rule="", whom=" ") is None
    assert probe.mark(exercise, None, someone).state == "empty"


def test_an_answer_brings_the_next_question(
    exercise: Exercise, someone: Learner, draw: Draw
) -> None:
    """The questions come one at a time, each pick with its reply."""
    assert "rule-question-origin" not in draw(exercise).ids()
    answer = save(exercise, protects="keep-someone", change="me")
    assert answer["picks"] == {"protects": "keep-someone"}
    page = draw(exercise, answer)
    assert "rule-question-origin" in page.ids()
    assert "rule-question-change" not in page.ids()
    assert "Då har den ett skäl." in page.text("rule-protects-keep-someone-note")
    verdict = probe.mark(exercise, answer, someone)
    assert (verdict.state, verdict.said, verdict.slots["left"]) == ("partly", "said_probe_left", 2)
    assert verdict.notes["pick-protects"].tag == "MC01"


@pytest.mark.parametrize(
    ("picks", "where"),
    [
        (["simplify-nobody", "habit", "me"], "simplify"),
        (["simplify-nobody", "habit", "lift-boss"], "lift"),
        (["keep-someone", "simplify-little", "own", "me"], "simplify"),
        (["keep-someone", "habit", "me"], "keep"),
        (["keep-someone", "law", "lift-boss"], "keep"),
        (["unclear", "habit", "me"], "lift"),
        (["unclear", "law", "me"], "lift"),
    ],
)
def test_the_picks_lead_to_an_ending(picks: list[str], where: str) -> None:
    """What protects is kept, what nobody needs made simpler, what is not ours or unclear lifted."""
    assert probe.ending(picks) == where


@given(st.lists(st.sampled_from(PICKS)))
def test_a_law_is_never_ours_to_drop(picks: list[str]) -> None:
    """Whatever else is picked, a rule that stands in law is kept or lifted, never simplified."""
    assert probe.ending([*picks, "law"]) in ("keep", "lift")


def test_all_answered_is_done(exercise: Exercise, someone: Learner, draw: Draw) -> None:
    """The ending comes with its own words and its quote."""
    answer = save(exercise, **DONE)
    verdict = probe.mark(exercise, answer, someone)
    assert (verdict.state, verdict.said) == ("done", "said_probe_done")
    assert [note.tag for note in verdict.after] == ["MC05"]
    page = draw(exercise, answer)
    assert page.text("rule-ending") == "[probe_simplify] Gör den enklare."
    assert "rule-ending" not in draw(exercise, save(exercise, protects="unclear")).ids()


def test_the_rule_itself_is_asked_for(exercise: Exercise, someone: Learner) -> None:
    """All answered about no rule is not yet done."""
    verdict = probe.mark(exercise, save(exercise, rule="", **DONE), someone)
    assert (verdict.state, verdict.said) == ("partly", "said_probe_rule")


def test_a_long_rule_is_told(exercise: Exercise, someone: Learner, draw: Draw) -> None:
    """A rule longer than its room is kept whole, and says by how much."""
    answer = save(exercise, rule="x" * 33, **DONE)
    assert probe.mark(exercise, answer, someone).said == "said_too_long"
    assert draw(exercise, answer).text("rule-rule-long") == "3 tecken för lång, plats för 30"


def test_the_form_keeps_its_promises(exercise: Exercise, draw: Draw) -> None:
    """Every question is a named group, and what is typed stays text."""
    page = check_form(exercise, new(texts={"rule": TAG}, picks=DONE), draw)
    assert "&lt;script&gt;" in page.html
    assert len(page.all("legend")) == 3


@pytest.mark.parametrize(
    "raw", [None, 1, [], {"picks": {"origin": "law"}}, {"picks": {"protects": "law"}}]
)
def test_a_malformed_answer_is_no_answer(exercise: Exercise, raw: object) -> None:
    """A pick that is none of the question's, or before the one that leads to it, is no answer."""
    assert probe.clean(exercise, raw) is None


@UNHURRIED
@given(data=st.data())
def test_any_event_on_any_answer_gives_a_valid_answer(
    exercise: Exercise, someone: Learner, data: st.DataObject
) -> None:
    """Whatever comes over the wire, the next answer is valid and can be judged."""
    check_events(exercise, someone, data, ["check"], WORDS)


def test_a_room_is_counted(exercise: Exercise) -> None:
    """A room counts the picks and the endings, never the rules."""
    counts = probe.tally(exercise, [save(exercise, **DONE), save(exercise, protects="unclear")])
    assert counts["protects"] == {"keep-someone": 0, "unclear": 1, "simplify-nobody": 1}
    assert counts["ending"] == {"keep": 0, "simplify": 1, "lift": 0}


def test_the_plan_gets_the_rule_and_what_to_do_with_it(exercise: Exercise) -> None:
    """The line says what to do first, so that a long rule can be cut."""
    line = probe.plan(exercise, save(exercise, **DONE))["rule"]
    assert line == "[probe_simplify]: Två underskrifter"
    assert probe.plan(exercise, save(exercise, protects="unclear")) == {}
    assert len(probe.plan(exercise, save(exercise, rule="x" * 90, **DONE))["rule"]) == 60
