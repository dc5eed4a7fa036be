"""The kind `reply`: a case that branches."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.answer import new
from course.kinds import reply
from course.learner import Learner
from course.lesson import Exercise
from tests.kinds.conftest import Draw
from tests.kinds.strategies import UNHURRIED, Json, check_events

SAMPLE = """\
::: reply #say-no S01 S02 MC01 MC04
## När svaret är nej

Vad gör du?

- [ ] `yes` Säger ja
  > MC01 Det blir fullt.
- [x] `clear` Säger nej med skäl
  > Han söker igen.
- [ ] `soft` Skriver vänligt
  > MC04 Han förstår inte.
:::
"""
WORDS = ["yes", "clear", "soft", "pick", "seen"]


@pytest.fixture(scope="module")
def exercise(exercise_from: Callable[..., Exercise]) -> Exercise:
    """Give the sample."""
    return exercise_from(SAMPLE)


def pick(exercise: Exercise, *keys: str, answer: Json = None) -> Json:
    """Pick some replies, one after the other."""
    for key in keys:
        answer = reply.update(exercise, answer, {"do": "check", "fields": {"pick": key}})
    return answer


def again(exercise: Exercise, answer: Json) -> Json:
    """Go back to choose another reply."""
    return reply.update(exercise, answer, {"do": "again", "fields": {"pick": "yes"}})


def test_nothing_picked_is_no_answer(exercise: Exercise, someone: Learner) -> None:
    """Asking what happens without a pick gives no answer."""
    assert reply.update(exercise, None, {"do": "check", "fields": {}}) is None
    assert again(exercise, None) is None
    assert reply.mark(exercise, None, someone).state == "empty"


def test_the_right_reply_is_right(exercise: Exercise, someone: Learner) -> None:
    """The right reply shows what happens next."""
    verdict = reply.mark(exercise, pick(exercise, "clear"), someone)
    assert (verdict.state, verdict.said) == ("right", "said_reply_right")
    (after,) = verdict.after
    assert (after.mark, after.tag) == ("right", None)


def test_a_wrong_reply_has_its_consequence(exercise: Exercise, someone: Learner) -> None:
    """A wrong reply shows what happens, tagged with its misconception."""
    verdict = reply.mark(exercise, pick(exercise, "soft"), someone)
    assert (verdict.state, verdict.said) == ("wrong", "said_reply_wrong")
    assert [(note.mark, note.tag) for note in verdict.after] == [("wrong", "MC04")]


def test_another_try_keeps_what_was_seen(exercise: Exercise, someone: Learner) -> None:
    """Going back empties the pick; the branches seen stay, and so does the last verdict."""
    answer = again(exercise, pick(exercise, "yes"))
    assert answer == new(pick=None, seen=["yes"])
    verdict = reply.mark(exercise, answer, someone)
    assert (verdict.state, verdict.said, verdict.after) == ("wrong", "said_reply_again", ())
    assert set(verdict.notes) == {"yes"}


def test_the_reply_seen_last_decides(exercise: Exercise, someone: Learner) -> None:
    """Right becomes wrong when a wrong branch is looked at afterwards, and the other way round."""
    assert reply.mark(exercise, pick(exercise, "clear", "yes"), someone).state == "wrong"
    answer = pick(exercise, "yes", "soft", "clear", "yes", "clear")
    assert answer["seen"] == ["soft", "yes", "clear"]
    assert reply.mark(exercise, answer, someone).state == "right"


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        (None, None),
        ([1], None),
        ({"pick": "maybe"}, None),
        ({"seen": "yes"}, None),
        ({"seen": [3, {}, "maybe"]}, None),
        ({"pick": "yes"}, new(pick="yes", seen=["yes"])),
        ({"pick": "yes", "seen": ["yes", "soft", "yes"]}, new(pick="yes", seen=["soft", "yes"])),
        ({"pick": 1, "seen": ["soft"]}, new(pick=None, seen=["soft"])),
    ],
)
def test_a_malformed_answer_is_read_for_what_it_is_worth(
    exercise: Exercise, raw: object, wanted: object
) -> None:
    """Of any JSON, the replies known are kept, each once."""
    assert reply.clean(exercise, raw) == wanted


def test_an_unknown_event_changes_nothing(exercise: Exercise) -> None:
    """An event that means nothing here, or an unknown pick, leaves the answer as it was."""
    answer = pick(exercise, "yes")
    assert reply.update(exercise, answer, {"do": "dance", "fields": {"pick": "soft"}}) == answer
    assert pick(exercise, "maybe", answer=answer) == answer


@UNHURRIED
@given(data=st.data())
def test_any_event_on_any_answer_gives_a_valid_answer(
    exercise: Exercise, someone: Learner, data: st.DataObject
) -> None:
    """Whatever comes over the wire, the next answer is valid and can be judged."""
    check_events(exercise, someone, data, ("check", "again"), WORDS)


def test_a_room_is_counted_by_the_reply_seen_last(exercise: Exercise) -> None:
    """Each person counts once, for the reply looked at last."""
    room = [pick(exercise, "yes", "clear"), pick(exercise, "clear"), pick(exercise, "soft")]
    assert reply.tally(exercise, room) == {"pick": {"yes": 0, "clear": 2, "soft": 1}}


def test_earlier_branches_stay_listed(exercise: Exercise, draw: Draw) -> None:
    """The branch shown stands first; those seen before are listed beneath, the latest first."""
    page = draw(exercise, pick(exercise, "yes", "soft", "clear"))
    assert "Han söker igen." in page.text("say-no-after-1")
    assert page.values("checked") == ["clear"]
    earlier = [key for key in page.ids() if key.endswith("-reply")]
    assert earlier == ["say-no-soft-reply", "say-no-yes-reply"]
    assert page.one("say-no-yes-note")["data-tag"] == "MC01"


def test_the_way_back_appears_once_there_is_one(exercise: Exercise, draw: Draw) -> None:
    """The button for another try comes with the first branch and is disabled after use."""
    assert "say-no-again" not in draw(exercise).ids()
    answer = pick(exercise, "yes")
    assert "aria-disabled" not in draw(exercise, answer).one("say-no-again")
    page = draw(exercise, again(exercise, answer))
    assert page.one("say-no-again")["aria-disabled"] == "true"
    assert page.values("checked") == []
    assert "Det blir fullt." in page.text("say-no-earlier")
