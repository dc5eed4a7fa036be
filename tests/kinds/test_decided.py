"""The kind `decide` at its end: sure against right, similar situations, what comes back."""

import pytest

from course import calibration
from course.kinds import decide
from course.learner import Learner
from course.lesson import Exercise
from tests.kinds.conftest import Draw
from tests.kinds.deciding import START, judge, read, whole
from tests.kinds.strategies import Json


@pytest.fixture(scope="module")
def exercise(tmp_path_factory: pytest.TempPathFactory) -> Exercise:
    """Give the sample."""
    return read(tmp_path_factory.mktemp("decide"))


def test_all_right_is_right(exercise: Exercise, someone: Learner) -> None:
    """When every one drawn is right the exercise is, and the closing words come."""
    answer = whole(exercise, ("b", "sure"), ("b", "think"), ("b", "guess"))
    verdict = decide.mark(exercise, answer, someone)
    assert (verdict.state, verdict.said) == ("right", "said_decide_all")
    assert [note.text.source for note in verdict.after if note.text] == ["Här finns ingen gräns."]


def test_none_right_still_says_how_sure_one_was(exercise: Exercise, someone: Learner) -> None:
    """Who was right in none hears first of all in how many of them they were sure."""
    answer = whole(exercise, ("a", "sure"), ("a", "think"), ("c", "guess"))
    verdict = decide.mark(exercise, answer, someone)
    assert (verdict.state, verdict.said) == ("done", "said_decide_sure_wrong")
    assert verdict.slots == {"right": 0, "all": 3, "sure": 1}


def test_sure_and_wrong_comes_first(exercise: Exercise, someone: Learner, draw: Draw) -> None:
    """The end shows sure against right, sure and wrong before all else, and no sum of points."""
    answer = whole(exercise, ("b", "sure"), ("a", "think"), ("c", "sure"))
    verdict = decide.mark(exercise, answer, someone)
    assert (verdict.state, verdict.said) == ("done", "said_decide_sure_wrong")
    assert verdict.slots == {"right": 1, "all": 3, "sure": 1}
    table = calibration.table(answer)
    assert list(table.items()) == [
        ("sure_wrong", 1),
        ("sure_right", 1),
        ("unsure_wrong", 1),
        ("unsure_right", 0),
    ]
    page = draw(exercise, answer)
    shown = page.text("three-calibration")
    assert shown.index("[decide_surely]") < shown.index("[decide_table]")
    assert [each["href"] for each in page.all("a")] == ["#three-Q03"]
    assert [each["scope"] for each in page.all("th")] == ["col", "col", "row", "row"]


def test_unsure_and_wrong_is_told_calmly(exercise: Exercise, someone: Learner) -> None:
    """Wrong without being sure is said as that, with no list of its own."""
    answer = whole(exercise, ("b", "sure"), ("a", "think"), ("c", "guess"))
    assert decide.mark(exercise, answer, someone).said == "said_decide_done"
    assert decide.context(exercise, answer, someone)["surely"] == []


def test_no_table_before_the_end(exercise: Exercise, draw: Draw) -> None:
    """While situations are left there is nothing to sum up."""
    assert "three-calibration" not in draw(exercise, judge(exercise, START, "Q01", "a")).ids()


def test_a_wrong_one_can_be_tried_in_a_similar_situation(
    exercise: Exercise, someone: Learner, draw: Draw
) -> None:
    """The similar one stands after it, is judged alike, and does not change the sum."""
    answer = whole(exercise, ("a", "sure"), ("b", "sure"), ("b", "sure"))
    assert "three-Q01-retry" in draw(exercise, answer).ids()
    assert "three-Q02-retry" not in draw(exercise, answer).ids()
    tried = decide.update(exercise, answer, {"do": "retry:Q01", "fields": {}})
    assert tried
    other = tried["again"]["Q01"]
    assert other not in START["drawn"]
    page = draw(exercise, tried)
    places = [key for key in page.ids() if key in (f"three-{other}", "three-Q01", "three-Q02")]
    assert places == ["three-Q01", f"three-{other}", "three-Q02"]
    assert "three-Q01-retry" not in page.ids()
    done = judge(exercise, tried, other, "b")
    assert decide.mark(exercise, done, someone).said == "said_decide_again_right"
    assert calibration.table(done) == calibration.table(answer)
    wrong = judge(exercise, tried, other, "a")
    assert decide.mark(exercise, wrong, someone).said == "said_decide_again_wrong"
    assert f"three-{other}-retry" in draw(exercise, wrong).ids()


def test_a_bank_may_run_out(exercise: Exercise, draw: Draw) -> None:
    """When no similar situation is left, none is offered."""
    answer: Json = whole(exercise, ("a", "sure"), ("b", "sure"), ("b", "sure"))
    key = "Q01"
    for _ in range(3):
        answer = decide.update(exercise, answer, {"do": f"retry:{key}", "fields": {}})
        key = answer["again"][key]
        answer = judge(exercise, answer, key, "a")
    assert not [each for each in draw(exercise, answer).ids() if each.endswith("-retry")]
    assert decide.update(exercise, answer, {"do": f"retry:{key}", "fields": {}}) == answer


def test_what_comes_back_is_sure_and_wrong_first(exercise: Exercise) -> None:
    """Then the other wrong ones, then those that were right by luck, then the rest."""
    answer = whole(exercise, ("b", "guess"), ("a", "guess"), ("c", "sure"))
    assert calibration.to_recall(answer) == ["Q03", "Q02", "Q01"]
    lucky = whole(exercise, ("b", "sure"), ("b", "guess"), ("b", "think"))
    assert calibration.to_recall(lucky) == ["Q02", "Q03", "Q01"]
    assert calibration.to_recall(START) == []


def test_a_room_is_counted(exercise: Exercise) -> None:
    """A room counts what was chosen where, and how sure it was, over all."""
    room = [
        whole(exercise, ("b", "sure"), ("a", "sure"), ("b", "guess")),
        judge(exercise, START, "Q01", "c"),
    ]
    counts = decide.tally(exercise, room)
    assert counts["Q01"] == {"a": 0, "b": 1, "c": 1}
    assert counts["calibration"] == {
        "sure_wrong": 1,
        "sure_right": 1,
        "unsure_wrong": 1,
        "unsure_right": 1,
    }
    assert "Q04" not in counts
