"""The kind `ask`: whom to ask, what, when and how often."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.answer import new
from course.kinds import ask
from course.learner import Learner
from course.lesson import Exercise
from tests.kinds.conftest import Draw
from tests.kinds.promises import TAG, check_form
from tests.kinds.strategies import UNHURRIED, Json, check_events

SAMPLE = """\
::: ask #ways S01 MC01 MC04 plan=ask_who,ask_q,ask_when,ask_rhythm
## Tre vägar

Välj en väg.

- `direct` Jag frågar {kunden}
  > Det är bäst.
- `desk` Jag sitter i receptionen
  > MC04 De hör mest.

| Nyckel | Fråga | Högst |
|---|---|---|
| who | Vem? | 20 |
| q1 | Första | 20 |
| q2 | Andra | 20 |
| q3 | Tredje | 20 |
| when | Vilken dag? | 20 |
| rhythm | Hur ofta? | 20 |

### replies
- `no-date` Ingen dag
  > MC01 Välj en dag.
- `late` Långt fram
  > Finns det en tidigare dag?
- `no-rhythm` Ingen rytm
  > Hur ofta gör du om det?
- `done` Klart
  > Säg det till någon.
:::
"""
TODAY = "2026-03-02"
WORDS = [
    "direct",
    "desk",
    "route",
    "who",
    "q1",
    "when",
    "rhythm",
    "texts",
    "day",
    TODAY,
    "2026-04-01",
]
MISTAKES = [
    (" plan=ask_who,ask_q,ask_when,ask_rhythm", "", 1, "four plan fields"),
    ("| q2 | Andra | 20 |", "| q2 | Andra | 40 |", 1, "has room for 70"),
    ("| who | Vem? | 20 |", "| who | Vem? | 30 |", 1, "has room for 20"),
    ("| rhythm | Hur ofta? | 20 |\n", "", 1, "no row “rhythm”"),
    ("| when |", "| day |", 17, "“day” is not one of the rows"),
    ("- `direct`", "- [x] `direct`", 6, "leave out the box"),
    ("\n  > Det är bäst.", "", 6, "no feedback"),
    ("### replies\n", "### reply\n", 1, "“### replies” is missing"),
    ("\n  > Säg det till någon.", "", 20, "reply “done” is missing"),
    ("`late`", "`later`", 23, "“later” is not one of the replies"),
]


@pytest.fixture(scope="module")
def exercise(exercise_from: Callable[..., Exercise]) -> Exercise:
    """Give the sample."""
    return exercise_from(SAMPLE)


def save(exercise: Exercise, answer: Json = None, **more: Json) -> Json:
    """Send a whole form on a day of spring; `more` changes fields, `do` and `day`."""
    do, day = more.pop("do", "check"), more.pop("day", TODAY)
    fields = {"route": "direct", "who": "receptionen", "q1": "Vad hände?", "q2": "", "q3": "Sedan?"}
    fields |= {"when": "2026-03-12", "rhythm": "varje månad"} | more
    return ask.update(exercise, answer, {"do": do, "day": day, "fields": fields})


def names(exercise: Exercise, answer: Json, someone: Learner) -> list[str]:
    """Name the notes of an answer."""
    return list(ask.mark(exercise, answer, someone).notes)


def test_an_empty_form_is_no_answer(exercise: Exercise, someone: Learner) -> None:
    """Nothing chosen and nothing written is no answer."""
    empty = dict.fromkeys(["route", "who", "q1", "q3", "when", "rhythm"], "")
    assert save(exercise, **empty) is None
    assert ask.update(exercise, None, {"do": "check", "fields": {}}) is None
    assert ask.mark(exercise, None, someone).state == "empty"


def test_a_whole_plan_is_done(exercise: Exercise, someone: Learner) -> None:
    """With someone, a question, a day within the month and a rhythm, it is done."""
    verdict = ask.mark(exercise, save(exercise), someone)
    assert (verdict.state, verdict.said) == ("done", "said_ask_done")
    (after,) = verdict.after
    assert after.text
    assert after.text.source == "Säg det till någon."


def test_choosing_a_route_says_what_it_asks_for(
    exercise: Exercise, someone: Learner, draw: Draw
) -> None:
    """The route's quote comes at once, keeps what is written, and nothing is missing yet."""
    answer = save(exercise, route="desk", do="route", when="", rhythm="", who="")
    verdict = ask.mark(exercise, answer, someone)
    assert (verdict.state, verdict.said, list(verdict.notes)) == ("partly", "", ["route"])
    page = draw(exercise, answer)
    assert "De hör mest." in page.text(page.one("ways-desk")["aria-describedby"])
    assert page.text("ways-q1") == "Vad hände?"


@pytest.mark.parametrize(
    ("when", "note"),
    [
        (TODAY, None),
        ("2026-04-01", None),
        ("2026-04-02", "late"),
        ("2026-03-01", "past"),
        ("", "no-date"),
        ("2026-02-30", "no-date"),
        ("12 mars", "no-date"),
        (["2026-03-12"], "no-date"),
    ],
)
def test_the_day_is_within_thirty_days(
    exercise: Exercise, someone: Learner, draw: Draw, when: Json, note: str | None
) -> None:
    """Today and thirty days on will do; later, past, or no day at all is said beside the field."""
    answer = save(exercise, when=when)
    verdict = ask.mark(exercise, answer, someone)
    assert verdict.state == ("partly" if note else "done")
    assert [name for name in verdict.notes if name != "route"] == ([note] if note else [])
    page = draw(exercise, answer)
    assert page.one("ways-when").get("aria-describedby") == ("ways-when-note" if note else None)


def test_a_day_is_judged_from_the_day_it_was_chosen(exercise: Exercise, someone: Learner) -> None:
    """Coming back later does not spoil a day that was near when chosen; a new day counts anew."""
    answer = save(exercise)
    later = save(exercise, answer, day="2026-06-01", rhythm="varje vecka")
    assert ask.mark(exercise, later, someone).state == "done"
    moved = save(exercise, later, day="2026-06-01", when="2026-03-13")
    assert "past" in names(exercise, moved, someone)


def test_without_todays_date_a_day_is_believed(exercise: Exercise, someone: Learner) -> None:
    """An event that does not say what day it is gives no false alarm."""
    assert ask.mark(exercise, save(exercise, day=""), someone).state == "done"
    assert ask.mark(exercise, save(exercise, day="soon"), someone).state == "done"


def test_a_rhythm_is_asked_for(exercise: Exercise, someone: Learner, draw: Draw) -> None:
    """Without how often, the reply stands beside the field."""
    answer = save(exercise, rhythm=" ")
    verdict = ask.mark(exercise, answer, someone)
    assert (verdict.state, verdict.said) == ("partly", "said_ask_when")
    page = draw(exercise, answer)
    assert "ways-hint-no-rhythm-note" in page.one("ways-rhythm")["aria-describedby"]


def test_someone_and_a_question_are_asked_for(exercise: Exercise, someone: Learner) -> None:
    """Without someone to ask, or any question, that is what is said."""
    for empty in ({"who": ""}, {"q1": "", "q3": ""}):
        verdict = ask.mark(exercise, save(exercise, **empty), someone)
        assert (verdict.state, verdict.said) == ("partly", "said_ask_who")


def test_a_long_line_is_told(exercise: Exercise, someone: Learner, draw: Draw) -> None:
    """A line longer than its room is kept whole, and says by how much."""
    answer = save(exercise, q3="x" * 23)
    assert ask.mark(exercise, answer, someone).said == "said_too_long"
    assert draw(exercise, answer).text("ways-q3-long") == "3 tecken för lång, plats för 20"
    assert len(save(exercise, who="x" * 5000)["texts"]["who"]) == 400


def test_the_form_keeps_its_promises(exercise: Exercise, draw: Draw) -> None:
    """The form sends back what it shows, the day among it, and what is typed stays text."""
    page = check_form(exercise, save(exercise, q2=TAG), draw)
    assert "&lt;script&gt;" in page.html
    assert page.one("ways-when")["value"] == "2026-03-12"


@pytest.mark.parametrize("raw", [None, 1, [], {"route": "moon"}, {"texts": "who"}, {"when": 3}])
def test_a_malformed_answer_is_no_answer(exercise: Exercise, raw: object) -> None:
    """JSON that holds no route, text or day is no answer."""
    assert ask.clean(exercise, raw) is None


@UNHURRIED
@given(data=st.data())
def test_any_event_on_any_answer_gives_a_valid_answer(
    exercise: Exercise, someone: Learner, data: st.DataObject
) -> None:
    """Whatever comes over the wire, the next answer is valid and can be judged."""
    check_events(exercise, someone, data, ["check", "route"], WORDS)


def test_a_room_is_counted_by_route_and_booking(exercise: Exercise) -> None:
    """A room counts routes and talks that have a day, never what is asked."""
    room = [save(exercise), save(exercise, route="desk", when="")]
    assert ask.tally(exercise, room) == {
        "route": {"direct": 1, "desk": 1},
        "booked": {"yes": 1, "no": 1},
    }


def test_the_plan_gets_four_lines(exercise: Exercise) -> None:
    """Whom, the questions on one line, the day and the rhythm; what is missing is left out."""
    assert ask.plan(exercise, save(exercise)) == {
        "ask_who": "receptionen",
        "ask_q": "Vad hände? / Sedan?",
        "ask_when": "2026-03-12",
        "ask_rhythm": "varje månad",
    }
    cut = ask.plan(exercise, new(route=None, texts={"who": "x" * 30}, when="", day="", saved=True))
    assert cut == {"ask_who": "x" * 19 + "…"}
