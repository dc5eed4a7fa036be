"""The kind `need`: three lines about a need, and how each is known."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.answer import new
from course.kinds import need
from course.learner import Learner
from course.lesson import Exercise
from tests.kinds.conftest import Draw
from tests.kinds.promises import TAG, check_form
from tests.kinds.strategies import UNHURRIED, Json, check_events

SAMPLE = """\
::: need #card S01 MC01 plan=needs
## Kortet

Tänk på {kunden}.

| Nyckel | Fråga | Högst |
|---|---|---|
| task | Vad försöker {kunden} göra? | 25 |
| obstacle | Vad står i vägen? | 25 |
| gain | Vad blir bättre? | 25 |

> MC01 Svarade du hört på allt?

> Skrev du ett brev?
:::
"""
KEYS = ["task", "obstacle", "gain", *need.LEVELS, "level-task", "texts", "levels"]
MISTAKES = [
    (" plan=needs", "", 1, "add plan=needs"),
    ("| gain | Vad blir bättre? | 25 |\n", "", 1, "no row “gain”"),
    ("| gain |", "| gains |", 10, "“gains” is not one of the rows"),
    ("| gain | Vad blir bättre? | 25 |", "| gain | Vad blir bättre? | 50 |", 1, "has room for 180"),
    ("| Vad blir bättre? |", "| |", 10, "no words that say what to write"),
]


@pytest.fixture(scope="module")
def exercise(exercise_from: Callable[..., Exercise]) -> Exercise:
    """Give the sample."""
    return exercise_from(SAMPLE)


def save(exercise: Exercise, **more: str) -> Json:
    """Send a whole card; `more` changes its fields."""
    fields = {"task": "Skicka.", "obstacle": "Knappen", "gain": "Slipper åka"}
    fields |= {"level-task": "think", "level-obstacle": "heard", "level-gain": "unknown"}
    return need.update(exercise, None, {"do": "check", "fields": fields | more})


HEARD = {f"level-{key}": "heard" for key in need.ROWS}


def test_an_empty_card_is_no_answer(exercise: Exercise, someone: Learner) -> None:
    """Nothing written and nothing chosen is no answer."""
    assert save(exercise, **dict.fromkeys(KEYS[:3], ""), **dict.fromkeys(HEARD, "")) is None
    assert need.mark(exercise, None, someone).state == "empty"


def test_what_is_not_heard_is_an_open_question(exercise: Exercise, someone: Learner) -> None:
    """A whole card is done whatever is known; what is only believed is counted as open."""
    verdict = need.mark(exercise, save(exercise), someone)
    assert (verdict.state, verdict.said, verdict.slots["open"]) == ("done", "said_need_open", 2)
    assert [note.tag for note in verdict.after] == ["MC01", None]
    assert need.mark(exercise, save(exercise, **HEARD), someone).said == "said_need_heard"


def test_a_line_needs_its_text_and_its_level(exercise: Exercise, someone: Learner) -> None:
    """A line without text or level is left, unless it is the text that is unknown."""
    for missing in ({"task": ""}, {"level-task": ""}):
        verdict = need.mark(exercise, save(exercise, **missing), someone)
        assert (verdict.state, verdict.said) == ("partly", "said_need_left")
        assert verdict.slots["left"] == 1
    assert need.mark(exercise, save(exercise, gain=""), someone).state == "done"


def test_a_long_line_is_told(exercise: Exercise, someone: Learner, draw: Draw) -> None:
    """A line longer than its room is kept whole, and says by how much."""
    answer = save(exercise, gain="x" * 28)
    assert need.mark(exercise, answer, someone).said == "said_too_long"
    assert draw(exercise, answer).text("card-gain-long") == "3 tecken för lång, plats för 25"


def test_the_form_keeps_its_promises(exercise: Exercise, draw: Draw) -> None:
    """Every group of levels says which line it is about, and what is typed stays text."""
    page = check_form(exercise, save(exercise, task=TAG), draw)
    assert "&lt;script&gt;" in page.html
    assert page.values("checked") == ["think", "heard", "unknown"]
    assert "Vad blir bättre?" in page.text("card-level-gain")


@pytest.mark.parametrize("raw", [None, 1, [], {"levels": {"task": "maybe"}}, {"texts": ["task"]}])
def test_a_malformed_answer_is_no_answer(exercise: Exercise, raw: object) -> None:
    """JSON that holds no text and no level is no answer."""
    assert need.clean(exercise, raw) is None


@UNHURRIED
@given(data=st.data())
def test_any_event_on_any_answer_gives_a_valid_answer(
    exercise: Exercise, someone: Learner, data: st.DataObject
) -> None:
    """Whatever comes over the wire, the next answer is valid and can be judged."""
    check_events(exercise, someone, data, ["check"], KEYS)


def test_a_room_is_counted_by_level(exercise: Exercise) -> None:
    """A room counts how the needs are known, never the needs."""
    counts = need.tally(exercise, [save(exercise), save(exercise, **HEARD)])
    assert counts["task"] == {"heard": 1, "think": 1, "unknown": 0}


def test_the_plan_says_how_each_need_is_known(exercise: Exercise) -> None:
    """Each whole line stands with its name and, in brackets, how it is known."""
    assert need.plan(exercise, save(exercise, gain="", obstacle="")) == {
        "needs": "[need_task]: Skicka ([need_think]). [need_gain]: ? ([need_unknown])."
    }
    assert need.plan(exercise, new(texts={"task": "x"}, levels={})) == {}
    long = save(exercise, task="x" * 200)
    assert len(need.plan(exercise, long)["needs"]) == 180
