"""The kind `match`: rows to words, with a live sentence."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.answer import new
from course.kinds import match
from course.learner import Learner
from course.lesson import Exercise
from tests.kinds.conftest import Draw
from tests.kinds.strategies import UNHURRIED, Json, check_events

SAMPLE = """\
::: match #swap-words S01 S02 MC01 MC04
## Byt ord

Vilket ord passar?

- `patient`
  > MC04 En patient får vård.
- `sökande`
- `none` Inget ord
  > Någon finns det alltid.

| key | organisation | accepted | sentence | why |
|---|---|---|---|---|
| lab | Ett labb | patient | Provet tas för {kunderna}. | MC01 Blodet är någons. |
| agency | En myndighet | sökande, patient | Beslutet gäller {kunden}. | Båda går att försvara. |
:::
"""
WORDS = ["lab", "agency", "patient", "sökande", "none", "picks", "checked"]


@pytest.fixture(scope="module")
def exercise(exercise_from: Callable[..., Exercise]) -> Exercise:
    """Give the sample."""
    return exercise_from(SAMPLE)


def check(exercise: Exercise, answer: Json = None, do: str = "check", **picks: str) -> Json:
    """Send the form."""
    return match.update(exercise, answer, {"do": do, "fields": picks})


def test_nothing_picked_is_no_answer(exercise: Exercise, someone: Learner) -> None:
    """A form with no picks gives no answer, and the exercise is empty."""
    assert check(exercise, lab="", agency="") is None
    assert match.mark(exercise, None, someone).state == "empty"


def test_accepted_words_are_right(exercise: Exercise, someone: Learner) -> None:
    """Every accepted word is right, with the reason beside the row and no feedback after."""
    verdict = match.mark(exercise, check(exercise, lab="patient", agency="patient"), someone)
    assert (verdict.state, verdict.said) == ("right", "said_rows_right")
    assert verdict.notes["lab"].mark == "right"
    assert verdict.notes["lab"].tag == "MC01"
    assert verdict.after == ()


def test_a_wrong_word_gets_its_own_feedback(exercise: Exercise, someone: Learner) -> None:
    """A wrong pick shows the row's reason, and once the feedback of the word picked."""
    verdict = match.mark(exercise, check(exercise, lab="none", agency="none"), someone)
    assert verdict.state == "wrong"
    assert {note.mark for note in verdict.notes.values()} == {"wrong"}
    (after,) = verdict.after
    assert after.text
    assert after.text.source == "Någon finns det alltid."


def test_some_right_rows_are_on_the_way(exercise: Exercise, someone: Learner) -> None:
    """One right row of two is partly right, and counted."""
    verdict = match.mark(exercise, check(exercise, lab="none", agency="sökande"), someone)
    assert (verdict.state, verdict.said) == ("partly", "said_rows_partly")
    assert verdict.slots["right"] == 1


def test_an_empty_row_is_left(exercise: Exercise, someone: Learner) -> None:
    """A row without a pick gets no note; the verdict says how many are left."""
    verdict = match.mark(exercise, check(exercise, lab="patient"), someone)
    assert (verdict.state, verdict.said, verdict.slots["left"]) == ("partly", "said_rows_left", 1)
    assert set(verdict.notes) == {"lab"}


def test_a_preview_does_not_judge(exercise: Exercise, someone: Learner) -> None:
    """A pick is stored and shown in its sentence at once, but not judged."""
    answer = check(exercise, do="preview", lab="none")
    assert answer == new(picks={"lab": "none"}, checked=[])
    verdict = match.mark(exercise, answer, someone)
    assert (verdict.state, verdict.said, verdict.notes) == ("partly", "", {})


def test_a_changed_pick_is_unjudged_again(exercise: Exercise, someone: Learner) -> None:
    """After a check, a changed row loses its note while the others keep theirs."""
    judged = check(exercise, lab="none", agency="sökande")
    changed = check(exercise, judged, do="preview", lab="patient", agency="sökande")
    assert changed["checked"] == ["agency"]
    assert set(match.mark(exercise, changed, someone).notes) == {"agency"}


@pytest.mark.parametrize(
    "raw",
    [None, 3, "x", [], {"picks": 3}, {"picks": {"lab": "kund"}}, {"picks": {"lab": ["patient"]}}],
)
def test_a_malformed_answer_is_no_answer(exercise: Exercise, raw: object) -> None:
    """JSON that names no row and word is no answer."""
    assert match.clean(exercise, raw) is None


def test_an_unknown_event_changes_nothing(exercise: Exercise) -> None:
    """An event that means nothing here leaves the answer as it was."""
    answer = check(exercise, lab="patient")
    assert check(exercise, answer, do="dance", lab="none") == answer
    assert match.update(exercise, None, {}) is None


@UNHURRIED
@given(data=st.data())
def test_any_event_on_any_answer_gives_a_valid_answer(
    exercise: Exercise, someone: Learner, data: st.DataObject
) -> None:
    """Whatever comes over the wire, the next answer is valid and can be judged."""
    check_events(exercise, someone, data, ("check", "preview"), WORDS)


def test_a_room_is_counted_by_row(exercise: Exercise) -> None:
    """Each row counts every word, in the list's order."""
    room = [check(exercise, lab="patient"), check(exercise, lab="none", agency="none")]
    counts = match.tally(exercise, room)
    assert counts["lab"] == {"patient": 1, "sökande": 0, "none": 1}
    assert counts["agency"] == {"patient": 0, "sökande": 0, "none": 1}


def test_the_live_sentence_says_the_word_picked(exercise: Exercise, draw: Draw) -> None:
    """Each row's sentence has the forms of its own pick, not of the learner's word."""
    page = draw(exercise, check(exercise, do="preview", lab="patient", agency="sökande"))
    assert page.text("swap-words-lab-live") == "Provet tas för patienterna."
    assert page.text("swap-words-agency-live") == "Beslutet gäller den sökande."
    assert "kf-w" not in page.html.split("kf-live", 1)[1].split("</output>", 1)[0]


def test_no_word_gives_no_sentence(exercise: Exercise, draw: Draw) -> None:
    """A pick that is no word, and a row without a pick, leave the live sentence empty but there."""
    page = draw(exercise, check(exercise, do="preview", lab="none"))
    assert page.text("swap-words-lab-live") == page.text("swap-words-agency-live") == ""


def test_a_word_is_labelled_in_the_lessons_language(
    exercise_from: Callable[..., Exercise], draw: Draw
) -> None:
    """A word without a label is called what it is called in the lesson's language."""
    english = SAMPLE.replace("{kunderna}", "{customers}").replace("{kunden}", "{a customer}")
    page = draw(exercise_from(english, "en"), new(picks={"agency": "sökande"}, checked=[]))
    assert ">applicant</option>" in page.html
    assert page.text("swap-words-agency-live") == "Beslutet gäller an applicant."
    assert page.values("selected") == ["sökande"]


def test_notes_stand_beside_their_rows(exercise: Exercise, draw: Draw) -> None:
    """A judged row's select is described by its note, which names its misconception."""
    page = draw(exercise, check(exercise, lab="sökande"))
    assert page.one("swap-words-lab")["aria-describedby"] == "swap-words-lab-note"
    assert page.one("swap-words-lab-note")["data-tag"] == "MC01"
    assert "aria-describedby" not in page.one("swap-words-agency")
