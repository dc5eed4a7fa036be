"""The kind `commit`: two plans, when and then, and both again from memory."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.answer import new
from course.kinds import commit
from course.learner import Learner
from course.lesson import Exercise
from tests.kinds.conftest import Draw
from tests.kinds.promises import TAG, check_form
from tests.kinds.strategies import UNHURRIED, Json, check_events

SAMPLE = """\
::: commit #when-then S01 MC01 MC04 plan=plan1,plan2
## När–så

Gör två planer.

| Nyckel | Ord före | Högst |
|---|---|---|
| when1 | När | 25 |
| then1 | så | 25 |
| when2 | Om det tar emot: när | 25 |
| then2 | så | 30 |

### replies
- `no-cue` Inget tillfälle
  > MC01 Planen säger inte när.
- `no-date` Ingen dag
  > MC04 Välj en dag inom 14 dagar.
- `done` Klart
  > Berätta för någon.
:::
"""
TODAY = "2026-03-02"
PLAN1 = "När jag har kaffe på tisdag, så frågar jag Petter"
PLAN2 = "När mötet drar ut, så ställer jag en fråga"
TEXTS = {
    "when1": "jag har kaffe på tisdag",
    "then1": "frågar jag Petter",
    "when2": "mötet drar ut",
    "then2": "ställer jag en fråga",
}
MEMORY = {"memory1": "kaffe, fråga", "memory2": "en fråga"}
KEYS = [*TEXTS, *MEMORY, "texts", "memory", "hidden", "day", "seen", "tisdag", "jag hinner", TODAY]
MISTAKES = [
    (" plan=plan1,plan2", "", 1, "two plan fields"),
    ("| when1 | När | 25 |", "| when1 | När | 45 |", 1, "Plan 1 may be"),
    ("| then2 | så | 30 |\n", "", 1, "no row “then2”"),
    ("| then1 | så |", "| then1 | |", 9, "no words"),
    ("| then1 | så |", "| then1 | till {kunden} |", 1, "cannot hold the learner's word"),
    ("\n  > Berätta för någon.", "", 13, "reply “done” is missing"),
    ("### replies\n", "### reply\n", 1, "“### replies” is missing"),
]


@pytest.fixture(scope="module")
def exercise(exercise_from: Callable[..., Exercise]) -> Exercise:
    """Give the sample, in a world with two words of time."""
    exercise = exercise_from(SAMPLE)
    return replace(exercise, spec=replace(exercise.spec, cue_words=frozenset({"efter", "varje"})))


def save(exercise: Exercise, answer: Json = None, do: str = "check", **more: str) -> Json:
    """Send the four lines on a day of spring; `more` changes them."""
    day, fields = more.pop("day", TODAY), TEXTS | more
    return commit.update(exercise, answer, {"do": do, "day": day, "fields": fields})


def recall(exercise: Exercise, **fields: str) -> Json:
    """Save the plans, hide them, and write what is remembered."""
    hidden = save(exercise, save(exercise), do="hide")
    return commit.update(exercise, hidden, {"do": "check", "fields": MEMORY | fields})


def hinted(exercise: Exercise, answer: Json, someone: Learner) -> list[str]:
    """Name the hints that an answer is given."""
    return list(commit.mark(exercise, answer, someone).notes)


def test_an_empty_form_is_no_answer(exercise: Exercise, someone: Learner) -> None:
    """Nothing written is no answer, and nothing can be hidden."""
    assert save(exercise, **dict.fromkeys(TEXTS, " ")) is None
    assert commit.update(exercise, None, {"do": "hide", "fields": {}}) is None
    assert commit.mark(exercise, None, someone).state == "empty"


def test_a_missing_part_is_said(exercise: Exercise, someone: Learner, draw: Draw) -> None:
    """Lines left empty are counted, and there is nothing to hide yet."""
    answer = save(exercise, then2="")
    verdict = commit.mark(exercise, answer, someone)
    assert (verdict.state, verdict.said, verdict.slots["left"]) == ("partly", "said_parts_left", 1)
    assert "when-then-turn" not in draw(exercise, answer).ids()
    assert save(exercise, answer, do="hide", then2="")["hidden"] is False


def test_whole_plans_are_to_be_recalled(exercise: Exercise, someone: Learner, draw: Draw) -> None:
    """Written and saved, the plans wait to be written again from memory."""
    verdict = commit.mark(exercise, save(exercise), someone)
    assert (verdict.state, verdict.said, verdict.notes) == ("partly", "said_commit_hide", {})
    hidden = save(exercise, save(exercise), do="hide")
    page = draw(exercise, hidden)
    assert "when-then-when1" not in page.ids()
    assert "kaffe" not in page.html
    assert commit.mark(exercise, hidden, someone).said == "said_commit_recall"


def test_recalled_plans_stand_beside_the_written(
    exercise: Exercise, someone: Learner, draw: Draw
) -> None:
    """Once recalled, each plan is shown as it was written, nothing is scored, and it is done."""
    answer = recall(exercise)
    assert answer["texts"] == TEXTS
    verdict = commit.mark(exercise, answer, someone)
    assert (verdict.state, verdict.said) == ("done", "said_commit_done")
    assert [note.text.source for note in verdict.after if note.text] == ["Berätta för någon."]
    page = draw(exercise, answer)
    assert page.text("when-then-whole-1") == f"[commit_wrote] {PLAN1}"
    half = recall(exercise, memory2="")
    assert commit.mark(exercise, half, someone).state == "partly"
    assert "when-then-whole-2" not in draw(exercise, half).ids()


def test_plans_can_be_shown_and_changed(exercise: Exercise, someone: Learner) -> None:
    """Shown again, the plans keep what was recalled, and can be written anew."""
    shown = commit.update(exercise, recall(exercise), {"do": "show", "fields": MEMORY})
    assert shown
    assert (shown["hidden"], shown["memory"]) == (False, MEMORY)
    changed = save(exercise, shown, then1="ringer jag")
    assert commit.mark(exercise, changed, someone).state == "done"


@pytest.mark.parametrize(
    ("when", "then", "hint"),
    [
        ("jag hinner", "frågar jag", ["no-cue"]),
        ("efter mötet", "frågar jag", ["no-date"]),
        ("efter mötet", "frågar jag på fredag", []),
        ("det är 16 mars", "frågar jag", []),
        ("det är 17 mars", "frågar jag", ["no-date"]),
        ("det är 1 mars", "frågar jag", ["no-date"]),
        ("klockan är 9", "frågar jag", ["no-date"]),
    ],
)
def test_an_occasion_and_a_near_day_are_hinted_at(
    exercise: Exercise, someone: Learner, when: str, then: str, hint: list[str]
) -> None:
    """Without a word of time, or a day within fourteen days, the first plan gets one hint."""
    answer = save(exercise, when1=when, then1=then)
    assert hinted(exercise, answer, someone) == hint


def test_a_hint_comes_once(exercise: Exercise, someone: Learner, draw: Draw) -> None:
    """The same plan is not hinted at again; another one is."""
    answer = save(exercise, when1="jag hinner")
    page = draw(exercise, answer)
    assert "when-then-hint-no-cue-note" in page.one("when-then-when1")["aria-describedby"]
    again = save(exercise, answer, when1="jag hinner")
    assert hinted(exercise, again, someone) == []
    assert hinted(exercise, save(exercise, again, when1="jag orkar"), someone) == ["no-cue"]


def test_a_hint_can_be_put_away(exercise: Exercise, someone: Learner) -> None:
    """Dismissing keeps what is written, in the form and in the answer."""
    answer = save(exercise, when1="jag hinner")
    gone = save(exercise, answer, do="dismiss:no-cue", when1="jag orkar")
    assert gone["texts"]["when1"] == "jag orkar"
    assert hinted(exercise, gone, someone) == []
    bare = commit.update(exercise, answer, {"do": "dismiss:no-cue"})
    assert bare
    assert bare["texts"] == answer["texts"]
    assert hinted(exercise, bare, someone) == []


def test_an_obstacle_is_its_own_occasion(exercise: Exercise, someone: Learner) -> None:
    """The second plan begins with what happens, and gets no hint."""
    assert hinted(exercise, save(exercise, when2="jag hinner"), someone) == []


def test_a_long_line_is_told(exercise: Exercise, someone: Learner, draw: Draw) -> None:
    """A line longer than its room is kept whole, and says by how much."""
    answer = save(exercise, then2="x" * 33)
    assert commit.mark(exercise, answer, someone).said == "said_too_long"
    assert draw(exercise, answer).text("when-then-then2-long") == "3 tecken för lång, plats för 30"


def test_the_form_keeps_its_promises(exercise: Exercise, draw: Draw) -> None:
    """Shown or hidden, the form sends back what it shows, and what is typed stays text."""
    answer = save(exercise, then1=TAG, when1="på fredag")
    assert "&lt;script&gt;" in check_form(exercise, answer, draw).html
    assert "&lt;script&gt;" in check_form(exercise, recall(exercise, memory1=TAG), draw).html


@pytest.mark.parametrize("raw", [None, 1, [], {"memory": MEMORY}, {"texts": {"when1": 3}}])
def test_a_malformed_answer_is_no_answer(exercise: Exercise, raw: object) -> None:
    """JSON that holds no plan is no answer."""
    assert commit.clean(exercise, raw) is None


@UNHURRIED
@given(data=st.data())
def test_any_event_on_any_answer_gives_a_valid_answer(
    exercise: Exercise, someone: Learner, data: st.DataObject
) -> None:
    """Whatever comes over the wire, the next answer is valid and can be judged."""
    check_events(exercise, someone, data, commit.SAVES, KEYS)


def test_a_room_is_counted_by_plans_made(exercise: Exercise) -> None:
    """A room counts plans, never what they say."""
    room = [save(exercise), save(exercise, then2="")]
    assert commit.tally(exercise, room) == {"made": {"plan1": 2, "plan2": 1}}


def test_the_plan_gets_both_as_sentences(exercise: Exercise) -> None:
    """The words before the gaps make sentences, and are not said twice."""
    assert commit.plan(exercise, save(exercise)) == {"plan1": PLAN1, "plan2": PLAN2}
    twice = save(exercise, when1="När jag har kaffe på tisdag", then1="så frågar jag Petter")
    assert commit.plan(exercise, twice)["plan1"] == PLAN1
    assert commit.plan(exercise, save(exercise, when1="")) == {"plan2": PLAN2}
    long = commit.plan(exercise, new(texts=TEXTS | {"then1": "x" * 90}, memory={}))
    assert len(long["plan1"]) == 60
