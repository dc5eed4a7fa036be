"""The kind `count`: what a time thief takes in a year."""

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.answer import new
from course.kinds import count
from course.learner import Learner
from course.lesson import Exercise
from tests.kinds.conftest import Draw
from tests.kinds.promises import TAG, check_form
from tests.kinds.strategies import UNHURRIED, Json, check_events

SAMPLE = """\
::: count #thief S01 MC01 MC04 plan=waste,waste_hours
## Räkna

Välj en sort.

- `waiting` Väntan på {kunden}
- `unread` Något som ingen läser
  > MC04 Fråga mottagaren först.

| Nyckel | Fråga | Högst |
|---|---|---|
| text | Vad? | 20 |
| minutes | Minuter? | 480 |
| times | Gånger i veckan? | 100 |
| people | Personer? | 500 |
| money | Kronor i timmen? | 2000 |

> MC01 Blev talet stort?
:::
"""
KEYS = [
    "waiting",
    "unread",
    "type",
    "text",
    "minutes",
    "times",
    "people",
    "money",
    "6",
    "1,5",
    "sex",
]
MISTAKES = [
    (" plan=waste,waste_hours", "", 1, "two plan fields"),
    ("- `waiting` Väntan på {kunden}", "- `waiting`", 6, "no words"),
    ("| people | Personer? | 500 |\n", "", 1, "no row “people”"),
    ("| text | Vad? | 20 |", "| text | Vad? | 21 |", 1, "page has room for 20"),
    ("| text | Vad? | 20 |", "| text | Vad? | 900 |", 12, "not “900”"),
    ("| 480 |", "| 0 |", 13, "not “0”"),
    ("| people | Personer? | 500 |", "| people | Personer? | 50000 |", 1, "more than the page has"),
    ("| Personer? |", "| |", 15, "no words that say what"),
    ("| money |", "| crowns |", 16, "“crowns” is not one of the rows"),
]


@pytest.fixture(scope="module")
def exercise(exercise_from: Callable[..., Exercise]) -> Exercise:
    """Give the sample."""
    return exercise_from(SAMPLE)


def save(exercise: Exercise, **more: str) -> Json:
    """Count a report that ten people lay six minutes a day on; `more` changes fields."""
    fields = {"type": "waiting", "text": "Rapporten", "minutes": "6", "times": "5", "people": "10"}
    return count.update(exercise, None, {"do": "check", "fields": fields | more})


def test_an_empty_form_is_no_answer(exercise: Exercise, someone: Learner) -> None:
    """Nothing chosen and nothing written is no answer."""
    empty = dict.fromkeys(["type", "text", "minutes", "times", "people"], "")
    assert save(exercise, **empty) is None
    assert count.mark(exercise, None, someone).state == "empty"


def test_the_hours_of_a_year_are_said(exercise: Exercise, someone: Learner) -> None:
    """Ten people, six minutes, five days a week: 220 hours a year."""
    verdict = count.mark(exercise, save(exercise), someone)
    assert (verdict.state, verdict.said, verdict.slots) == (
        "done",
        "said_count_done",
        {"hours": "220"},
    )
    assert [note.tag for note in verdict.after] == ["MC01"]


def test_a_decimal_comma_is_a_number(exercise: Exercise) -> None:
    """Half a minute counts, written as it is written in Swedish or in English."""
    for half in ("1,5", "1.5"):
        assert count.lost(exercise.spec, save(exercise, minutes=half)["texts"]) == 55


@pytest.mark.parametrize(
    "mistake",
    [
        ("minutes", "sex", "count_no_number"),
        ("minutes", "6-8", "count_no_number"),
        ("people", "0", "count_too_small"),
        ("times", "101", "count_too_big"),
        ("money", "gratis", "count_no_number"),
    ],
)
def test_nonsense_is_refused_in_plain_words(
    exercise: Exercise, someone: Learner, draw: Draw, mistake: tuple[str, str, str]
) -> None:
    """What cannot be counted with is kept as written, with what is wrong beside it."""
    row, written, what = mistake
    answer = save(exercise, **{row: written})
    verdict = count.mark(exercise, answer, someone)
    assert (verdict.state, verdict.said) == ("partly", "said_count_mistake")
    page = draw(exercise, answer)
    assert page.one(f"thief-{row}")["value"] == written
    assert page.text(page.one(f"thief-{row}")["aria-describedby"]) == f"[{what}]"


def test_a_missing_number_is_asked_for(exercise: Exercise, someone: Learner, draw: Draw) -> None:
    """Without one of the three there is no sum, and no chart."""
    answer = save(exercise, people="")
    verdict = count.mark(exercise, answer, someone)
    assert (verdict.state, verdict.said, verdict.slots["left"]) == ("partly", "said_count_left", 1)
    assert "thief-chart" not in draw(exercise, answer).ids()


def test_the_sum_comes_before_the_words(exercise: Exercise, someone: Learner) -> None:
    """Numbers without a text are counted, and the text asked for; a long one is told."""
    verdict = count.mark(exercise, save(exercise, text=""), someone)
    assert (verdict.state, verdict.said) == ("partly", "said_count_text")
    long = count.mark(exercise, save(exercise, text="x" * 23), someone)
    assert (long.state, long.said) == ("partly", "said_too_long")


def test_a_type_may_have_its_own_thought(exercise: Exercise, someone: Learner, draw: Draw) -> None:
    """The quote under the type chosen stands beside it."""
    answer = save(exercise, type="unread")
    assert count.mark(exercise, answer, someone).notes["type"].tag == "MC04"
    described = draw(exercise, answer).one("thief-type-unread")["aria-describedby"]
    assert "Fråga mottagaren" in draw(exercise, answer).text(described)


def test_the_chart_has_its_table(exercise: Exercise, draw: Draw) -> None:
    """Every bar stands in the text table too, in the same order; the picture is only a picture."""
    page = draw(exercise, save(exercise))
    assert page.all("svg")[0]["aria-hidden"] == "true"
    widths = [int(bar["width"]) for bar in page.all("rect")]
    assert widths == [12, 120, 60]
    assert [page.named[n] for n, (tag, _) in enumerate(page.elements) if tag == "td"] == [
        "22",
        "220",
        "110",
    ]
    alone = draw(exercise, save(exercise, people="1"))
    assert len(alone.all("rect")) == 2


def test_money_is_optional(exercise: Exercise, draw: Draw) -> None:
    """With a price for an hour the year's cost is said, else nothing about money."""
    assert "thief-cost" not in draw(exercise, save(exercise)).ids()
    assert count.context(exercise, save(exercise, money="400"), None)["cost"] == "88\u00a0000"  # type: ignore[arg-type]
    assert "thief-cost" in draw(exercise, save(exercise, money="400")).ids()


def test_the_money_row_may_be_left_out(exercise_from: Callable[..., Exercise], draw: Draw) -> None:
    """An author who does not want to ask for money leaves out the row."""
    exercise = exercise_from(SAMPLE.replace("| money | Kronor i timmen? | 2000 |\n", ""))
    answer = save(exercise, money="400")
    assert "money" not in answer["texts"]
    assert "thief-cost" not in draw(exercise, answer).ids()


def test_the_form_keeps_its_promises(exercise: Exercise, draw: Draw) -> None:
    """The form sends back what it shows, and what is typed stays text."""
    page = check_form(exercise, save(exercise, text=TAG, money="1 000"), draw)
    assert "&lt;script&gt;" in page.html
    assert page.one("thief-minutes")["inputmode"] == "decimal"


@pytest.mark.parametrize("raw", [None, 1, [], {"type": "moon"}, {"texts": {"minutes": 6}}])
def test_a_malformed_answer_is_no_answer(exercise: Exercise, raw: object) -> None:
    """JSON that holds no type and no text is no answer."""
    assert count.clean(exercise, raw) is None


@UNHURRIED
@given(data=st.data())
def test_any_event_on_any_answer_gives_a_valid_answer(
    exercise: Exercise, someone: Learner, data: st.DataObject
) -> None:
    """Whatever comes over the wire, the next answer is valid and can be judged."""
    check_events(exercise, someone, data, ["check"], KEYS)


def test_a_room_is_counted_together(exercise: Exercise) -> None:
    """A room counts the types, and the hours of all who have counted."""
    room = [save(exercise), save(exercise, type="unread"), save(exercise, people="")]
    assert count.tally(exercise, room) == {
        "type": {"waiting": 2, "unread": 1},
        "hours": {"all": 440},
    }


def test_the_plan_gets_the_thief_and_its_hours(exercise: Exercise) -> None:
    """The hours have room on the page, with their thousands apart while there is any."""
    assert count.plan(exercise, save(exercise)) == {"waste": "Rapporten", "waste_hours": "220"}
    most = {"minutes": "480", "times": "100", "people": "500"}
    assert count.plan(exercise, save(exercise, **most))["waste_hours"] == "17600000"
    assert count.plan(exercise, save(exercise, people="x")) == {"waste": "Rapporten"}
    assert count.lost(exercise.spec, new(texts={})["texts"]) is None
    assert count.lost(exercise.spec, save(exercise)["texts"]) == Fraction(220)


def test_a_missing_list_of_types_is_told(mistake_in: Callable[[str], tuple[int, str]]) -> None:
    """There is something to choose from, or the author is told."""
    sample = SAMPLE[: SAMPLE.index("- `waiting`")] + SAMPLE[SAMPLE.index("| Nyckel") :]
    assert "needs its types" in mistake_in(sample)[1]
