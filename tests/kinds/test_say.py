"""The kind `say`: one sentence in parts, checked by the learner."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.answer import new
from course.kinds import say
from course.learner import Learner
from course.lesson import Exercise
from tests.kinds.conftest import Draw
from tests.kinds.strategies import UNHURRIED, Json, check_events

SAMPLE = """\
::: say #one-sentence S01 S02 MC01 plan=pay_sentence
## Säg det

Skriv färdigt meningen.

| key | words before | max |
|---|---|---|
| payer | Min lön betalas av | 20 |
| because | därför att | 30 |

- `outside` Jag nämner någon utanför.
  > MC01 Byt ut chefen.
- `benefit` Jag säger vad de får.
  > Skriv en sak.
:::
"""
WORDS = ["payer", "because", "part-payer", "part-because", "checks", "outside", "benefit", "chefen"]
KEYS = [*WORDS, "texts", "checked", "seen", "self:chefen"]
PAYER, BECAUSE = "invånarna", "de vill ha hemtjänst"
WHOLE = "Min lön betalas av invånarna därför att de vill ha hemtjänst"


@pytest.fixture(scope="module")
def exercise(exercise_from: Callable[..., Exercise]) -> Exercise:
    """Give the sample."""
    return exercise_from(SAMPLE)


def save(exercise: Exercise, payer: str = PAYER, because: str = BECAUSE, **more: Json) -> Json:
    """Send the form; `more` may hold the answer so far, what to do, and the checks ticked."""
    answer, do = more.pop("answer", None), more.pop("do", "check")
    fields = {"part-payer": payer, "part-because": because, **more}
    return say.update(exercise, answer, {"do": do, "fields": fields})


def test_nothing_written_is_no_answer(exercise: Exercise, someone: Learner) -> None:
    """Empty parts, or parts of spaces, are no answer."""
    assert save(exercise, "", " \n ") is None
    assert say.update(exercise, None, {"do": "check", "fields": {}}) is None
    assert say.mark(exercise, None, someone).state == "empty"


def test_a_missing_part_is_said(exercise: Exercise, someone: Learner, draw: Draw) -> None:
    """With one part written there is no sentence yet, and no self-check."""
    answer = save(exercise, because="")
    verdict = say.mark(exercise, answer, someone)
    assert (verdict.state, verdict.said, verdict.slots["left"]) == ("partly", "said_parts_left", 1)
    assert "one-sentence-checks" not in draw(exercise, answer).ids()


def test_the_whole_sentence_comes_with_its_self_check(
    exercise: Exercise, someone: Learner, draw: Draw
) -> None:
    """The first save shows the sentence and the boxes, and no reminder yet."""
    answer = save(exercise)
    verdict = say.mark(exercise, answer, someone)
    assert (verdict.state, verdict.said, verdict.notes) == ("done", "said_say_check", {})
    page = draw(exercise, answer)
    assert page.text("one-sentence-whole") == f"[say_whole] {WHOLE}"
    assert [each["value"] for each in page.all("input")] == ["outside", "benefit"]
    assert draw(exercise).all("input") == []


def test_a_box_left_unticked_reminds(exercise: Exercise, someone: Learner, draw: Draw) -> None:
    """Once the boxes have been on the page, each one left unticked shows its quote."""
    answer = save(exercise, answer=save(exercise), checks="benefit")
    verdict = say.mark(exercise, answer, someone)
    assert (verdict.state, verdict.said) == ("done", "said_saved")
    assert {key: note.tag for key, note in verdict.notes.items()} == {"check-outside": "MC01"}
    page = draw(exercise, answer)
    described = page.one("one-sentence-check-outside")["aria-describedby"]
    assert "Byt ut chefen." in page.text(described)
    both = save(exercise, answer=answer, checks=["outside", "benefit"])
    assert say.mark(exercise, both, someone).notes == {}


def test_it_is_never_right_or_wrong(exercise: Exercise, someone: Learner) -> None:
    """A sentence is done whatever the self-check says."""
    answer = save(exercise, answer=save(exercise))
    assert answer["checks"] == []
    assert say.mark(exercise, answer, someone).state == "done"


def test_a_long_part_is_told_by_how_much(exercise: Exercise, someone: Learner, draw: Draw) -> None:
    """A part longer than its room is kept whole, and the field says how much is too much."""
    answer = save(exercise, "x" * 23)
    verdict = say.mark(exercise, answer, someone)
    assert (verdict.state, verdict.said) == ("partly", "said_too_long")
    assert answer["texts"]["payer"] == "x" * 23
    page = draw(exercise, answer)
    assert page.text("one-sentence-part-payer-long") == "3 tecken för lång, plats för 20"
    assert "one-sentence-part-payer-long" in page.one("one-sentence-part-payer")["aria-describedby"]


def test_a_long_whole_is_told_too(exercise: Exercise, someone: Learner, draw: Draw) -> None:
    """Parts that fit may make a sentence that does not."""
    answer = save(exercise, because="de vill ha hjälp med duschen")
    assert say.mark(exercise, answer, someone).state == "partly"
    assert "8 tecken för lång" in draw(exercise, answer).text("one-sentence-whole-long")


def test_a_text_is_kept_to_four_hundred_characters(exercise: Exercise) -> None:
    """More than anyone writes by hand is not stored."""
    assert len(save(exercise, "x" * 5000)["texts"]["payer"]) == 400


def test_ourselves_as_payer_get_a_hint_once(
    exercise: Exercise, someone: Learner, draw: Draw
) -> None:
    """The hint comes with the text that calls for it, and not again for the same text."""
    answer = save(exercise, "Min chef")
    assert "self" in say.mark(exercise, answer, someone).notes
    page = draw(exercise, answer)
    assert "one-sentence-self-note" in page.one("one-sentence-part-payer")["aria-describedby"]
    assert page.one("one-sentence-self-dismiss")["value"] == "dismiss:self"
    insisted = save(exercise, "min chef", answer=answer)
    assert "self" not in say.mark(exercise, insisted, someone).notes
    other = save(exercise, "avdelningen", answer=insisted)
    assert "self" in say.mark(exercise, other, someone).notes
    back = save(exercise, "Min chef", answer=other)
    assert "self" not in say.mark(exercise, back, someone).notes


def test_a_hint_can_be_put_away(exercise: Exercise, someone: Learner) -> None:
    """Dismissing keeps what is written, and the hint goes, for the text now written too."""
    answer = save(exercise, "chefen")
    gone = save(exercise, "vi", answer=answer, checks="outside", do="dismiss:self")
    assert "self" not in say.mark(exercise, gone, someone).notes
    assert gone["texts"]["payer"] == "vi"
    assert gone["checked"] is False
    bare = say.update(exercise, answer, {"do": "dismiss:self"})
    assert bare
    assert bare["texts"] == answer["texts"]
    assert "self" not in say.mark(exercise, bare, someone).notes


def test_only_the_payer_is_looked_at(exercise: Exercise, someone: Learner) -> None:
    """Ourselves in the reason is no matter for a hint."""
    assert "self" not in say.mark(exercise, save(exercise, because="vi"), someone).notes


@pytest.mark.parametrize("raw", [None, 1, "x", [], {"texts": "payer"}, {"texts": {"payer": 3}}])
def test_a_malformed_answer_is_no_answer(exercise: Exercise, raw: object) -> None:
    """JSON that holds no text of a part is no answer."""
    assert say.clean(exercise, raw) is None


def test_an_unknown_event_changes_nothing(exercise: Exercise) -> None:
    """An event that means nothing here leaves the answer as it was."""
    answer = save(exercise)
    assert save(exercise, "x", answer=answer, do="dance") == answer
    assert say.update(exercise, None, {"do": "dismiss:self"}) is None


@UNHURRIED
@given(data=st.data())
def test_any_event_on_any_answer_gives_a_valid_answer(
    exercise: Exercise, someone: Learner, data: st.DataObject
) -> None:
    """Whatever comes over the wire, the next answer is valid and can be judged."""
    check_events(exercise, someone, data, say.SAVES, KEYS)


def test_a_room_is_counted_by_self_check(exercise: Exercise) -> None:
    """A room counts the boxes ticked, never the texts."""
    room = [save(exercise, checks="outside"), save(exercise)]
    assert say.tally(exercise, room) == {"checks": {"outside": 1, "benefit": 0}}


def test_the_plan_gets_the_whole_sentence(exercise: Exercise) -> None:
    """The plan's line is the sentence with its lead words, cut with an ellipsis where it ends."""
    assert say.plan(exercise, save(exercise)) == {"pay_sentence": WHOLE}
    cut = say.plan(exercise, save(exercise, because="x" * 80))["pay_sentence"]
    assert len(cut) == 60
    assert cut.endswith("x…")
    assert say.plan(exercise, save(exercise, because="")) == {}
    assert say.plan(exercise, None) == {}


def test_a_comma_stands_close_to_the_word_before(exercise_from: Callable[..., Exercise]) -> None:
    """Words before a gap may begin with a comma."""
    exercise = exercise_from(SAMPLE.replace("| därför att |", "| , för att |"))
    answer = new(texts={"payer": "alla", "because": "x"}, checks=[], checked=False, seen=[])
    assert exercise.spec.whole(answer["texts"]) == "Min lön betalas av alla, för att x"
