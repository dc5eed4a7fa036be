"""The kind `chain`: one's own chain, written and drawn."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.answer import new
from course.kinds import chain
from course.learner import Learner
from course.lesson import Exercise
from tests.kinds.conftest import Draw
from tests.kinds.promises import TAG, check_form
from tests.kinds.strategies import UNHURRIED, Json, check_events

SAMPLE = """\
::: chain #mine S01 MC01 MC04 plan=pay_sentence
## Min kedja

Börja med det du gör.

| Nyckel | Ord före | Högst |
|---|---|---|
| work | Jag | 30 |
| then | så att | 30 |
| gain | , så att | 20 |

- `self` Hos oss
  > MC04 En länk till.
- `report` Något färdigt
  > MC01 Säg ”så att” igen.
- `done` Framme
  > Läs kedjan högt.
:::
"""
KEYS = ["link-work", "link-then", "link-gain", "work", "then", "gain", "texts", "chefen", "seen"]
MISTAKES = [
    (" plan=pay_sentence", "", 1, "add plan=chain"),
    ("| then | så att | 30 |\n| gain | , så att | 20 |\n", "", 1, "at least two links"),
    ("| Jag |", "| |", 8, "no words that say what to write"),
    ("| , så att |", "| så att {kunden} |", 10, "cannot hold the learner's word"),
    ("| 20 |", "| tjugo |", 10, "a number from 1 to 400"),
    ("`report`", "`paper`", 14, "“paper” is not one of the replies"),
    ("\n  > Läs kedjan högt.", "", 1, "reply “done” is missing"),
    ("| then |", "| work |", 9, "stands twice"),
]


@pytest.fixture(scope="module")
def exercise(exercise_from: Callable[..., Exercise]) -> Exercise:
    """Give the sample, in a world where a report is no end."""
    exercise = exercise_from(SAMPLE)
    called = dict(exercise.spec.called) | {"report": frozenset({"rapporten"})}
    return replace(exercise, spec=replace(exercise.spec, called=called))


def save(exercise: Exercise, answer: Json = None, do: str = "check", **links: str) -> Json:
    """Write the chain and save it."""
    written = {"work": "mäter", "then": "pumpen håller", "gain": "byn har vatten"} | links
    fields = {f"link-{key}": text for key, text in written.items()}
    return chain.update(exercise, answer, {"do": do, "fields": fields})


def test_an_empty_form_is_no_answer(exercise: Exercise, someone: Learner, draw: Draw) -> None:
    """Nothing written is no answer and no picture."""
    assert save(exercise, work=" ", then="", gain="") is None
    assert chain.mark(exercise, None, someone).state == "empty"
    assert "mine-picture" not in draw(exercise).ids()


def test_a_whole_chain_is_done(exercise: Exercise, someone: Learner) -> None:
    """A chain that ends outside is done, and its reply comes."""
    verdict = chain.mark(exercise, save(exercise), someone)
    assert (verdict.state, verdict.said, verdict.notes) == ("done", "said_saved", {})
    (after,) = verdict.after
    assert after.text
    assert after.text.source == "Läs kedjan högt."


def test_a_link_left_empty_is_said(exercise: Exercise, someone: Learner) -> None:
    """A chain with empty links is saved, and they are counted."""
    verdict = chain.mark(exercise, save(exercise, then="", gain=""), someone)
    assert (verdict.state, verdict.said, verdict.slots["left"]) == ("partly", "said_parts_left", 2)


@pytest.mark.parametrize(
    ("last", "name", "tag"), [("chefen", "self", "MC04"), ("Rapporten", "report", "MC01")]
)
def test_a_chain_that_ends_too_soon_gets_a_hint_once(
    exercise: Exercise, someone: Learner, last: str, name: str, tag: str
) -> None:
    """Ourselves or a report as the last link calls for one more link, and only once."""
    answer = save(exercise, gain=last)
    verdict = chain.mark(exercise, answer, someone)
    assert {key: note.tag for key, note in verdict.notes.items()} == {name: tag}
    assert (verdict.state, verdict.after) == ("done", ())
    insisted = save(exercise, answer, gain=last)
    assert chain.mark(exercise, insisted, someone).notes == {}


def test_only_the_last_link_is_looked_at(exercise: Exercise, someone: Learner) -> None:
    """Ourselves on the way is no matter for a hint."""
    assert chain.mark(exercise, save(exercise, then="chefen"), someone).notes == {}


def test_a_hint_stands_beside_the_last_link_and_can_be_put_away(
    exercise: Exercise, someone: Learner, draw: Draw
) -> None:
    """The hint describes the field; dismissing it keeps what is written."""
    answer = save(exercise, gain="chefen")
    page = draw(exercise, answer)
    assert "mine-hint-self-note" in page.one("mine-link-gain")["aria-describedby"]
    assert page.one("mine-hint-self-dismiss")["value"] == "dismiss:self"
    bare = chain.update(exercise, answer, {"do": "dismiss:self"})
    assert bare
    assert bare["texts"] == answer["texts"]
    assert chain.mark(exercise, bare, someone).notes == {}
    changed = save(exercise, answer, do="dismiss:self", gain="avdelningen")
    assert changed["texts"]["gain"] == "avdelningen"


def test_the_picture_grows_as_one_types(exercise: Exercise, someone: Learner, draw: Draw) -> None:
    """Leaving a field draws what is typed, and says nothing yet."""
    answer = chain.update(exercise, None, {"do": "draw", "fields": {"link-work": "mäter"}})
    verdict = chain.mark(exercise, answer, someone)
    assert (verdict.state, verdict.said, verdict.after) == ("partly", "", ())
    page = draw(exercise, answer)
    assert [each["data-send"] for each in page.all("textarea")] == ["draw"] * 3
    assert "Jag mäter" in page.text("mine-picture")
    assert len(page.all("rect")) == 3


def test_drawing_again_keeps_the_verdict(exercise: Exercise, someone: Learner) -> None:
    """A field left as it was changes nothing; one that has changed waits for the next save."""
    answer = save(exercise, gain="chefen")
    fields = {"link-work": "mäter", "link-then": "pumpen håller", "link-gain": "chefen"}
    assert chain.update(exercise, answer, {"do": "draw", "fields": fields}) == answer
    other = chain.update(exercise, answer, {"do": "draw", "fields": {**fields, "link-gain": "vi"}})
    verdict = chain.mark(exercise, other, someone)
    assert (verdict.state, verdict.said, verdict.notes) == ("done", "", {})


def test_a_long_link_is_told_by_how_much(exercise: Exercise, someone: Learner, draw: Draw) -> None:
    """A link that is too long says so; links that fit may still make too long a whole."""
    answer = save(exercise, gain="x" * 21)
    assert chain.mark(exercise, answer, someone).said == "said_too_long"
    assert draw(exercise, answer).text("mine-link-gain-long").startswith("1 tecken")
    whole = save(exercise, then="y" * 30, gain="x" * 20)
    assert chain.mark(exercise, whole, someone).state == "partly"
    assert "tecken för lång, plats för 60" in draw(exercise, whole).text("mine-whole-long")


def test_the_plan_gets_the_chain_as_a_sentence(exercise: Exercise) -> None:
    """The page holds the links with their words between, a comma close to the word before."""
    said = "Jag mäter så att pumpen håller, så att byn har vatten"
    assert chain.plan(exercise, save(exercise)) == {"pay_sentence": said}
    assert len(chain.plan(exercise, save(exercise, gain="x" * 99))["pay_sentence"]) == 60


def test_each_field_has_a_name_of_its_own(exercise: Exercise, draw: Draw) -> None:
    """Fields that share their words before are told apart by number."""
    html = draw(exercise).html
    assert html.count("[chain_link]") == 3


def test_the_form_keeps_its_promises(exercise: Exercise, draw: Draw) -> None:
    """The form sends back what it shows, and what is typed stays text, in the picture too."""
    texts = {"work": "mäter", "then": TAG, "gain": TAG}
    page = check_form(exercise, new(texts=texts, checked=True, seen=[]), draw)
    assert "&lt;script&gt;" in page.html
    assert page.all("svg")[0]["aria-hidden"] == "true"


@pytest.mark.parametrize(
    "raw", [None, 1, [], {"texts": "work"}, {"texts": {"work": 3}, "checked": 1}]
)
def test_a_malformed_answer_is_no_answer(exercise: Exercise, raw: object) -> None:
    """JSON that holds no link is no answer."""
    assert chain.clean(exercise, raw) is None


@UNHURRIED
@given(data=st.data())
def test_any_event_on_any_answer_gives_a_valid_answer(
    exercise: Exercise, someone: Learner, data: st.DataObject
) -> None:
    """Whatever comes over the wire, the next answer is valid and can be judged."""
    check_events(exercise, someone, data, chain.SAVES, KEYS)


def test_a_room_is_counted_without_its_texts(exercise: Exercise) -> None:
    """A room counts the links written."""
    room = [save(exercise), save(exercise, gain="")]
    assert chain.tally(exercise, room) == {"links": {"work": 2, "then": 2, "gain": 1}}
