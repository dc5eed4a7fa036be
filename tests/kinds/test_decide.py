"""The kind `decide`: situations drawn from the bank, answered with certainty."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course import calibration
from course.kinds import decide
from course.learner import Learner
from course.lesson import Exercise
from course.place import ContentError
from tests.kinds.conftest import HEAD, Draw
from tests.kinds.deciding import BLOCK, ENTRY, IDS, START, judge, read
from tests.kinds.promises import check_form
from tests.kinds.strategies import UNHURRIED, Json, check_events

DOES = [
    "start:",
    "start:labb",
    "together",
    *(f"{do}:{key}" for do in ("check", "retry") for key in IDS),
]
KEYS = [*IDS, "a", "b", "c", "sure", "think", "seed", "drawn", "picks", "again", "checked", "asked"]
KEYS += [f"{name}-{key}" for name in ("pick", "sure") for key in IDS[:3]]


@pytest.fixture(scope="module")
def exercise(tmp_path_factory: pytest.TempPathFactory) -> Exercise:
    """Give the sample."""
    return read(tmp_path_factory.mktemp("decide"))


def test_the_first_page_is_the_same_for_all(
    exercise: Exercise, someone: Learner, draw: Draw
) -> None:
    """Before the start there is one button, which says where the learner works."""
    assert decide.mark(exercise, None, someone).state == "empty"
    assert draw(exercise).one("three-start")["value"] == "start:"
    assert draw(exercise, None, replace(someone, place="own")).html == draw(exercise).html
    there = draw(exercise, None, replace(someone, place="labb"))
    assert there.one("three-start")["value"] == "start:labb"


def test_the_start_draws_by_the_seed(exercise: Exercise, someone: Learner, draw: Draw) -> None:
    """The seed of the event is kept, so that a reload shows the same situations and order."""
    first = decide.update(exercise, None, {"do": "start:labb", "seed": "one"})
    again = decide.update(exercise, None, {"do": "start:labb", "seed": "one"})
    assert first
    assert first == again
    assert (first["seed"], len(first["drawn"])) == ("one", 3)
    draws = [
        decide.update(exercise, None, {"do": "start:", "seed": str(seed)}) for seed in range(20)
    ]
    assert len({tuple(each["drawn"]) for each in draws if each}) > 5
    assert decide.mark(exercise, first, someone).said == "said_decide_start"
    assert draw(exercise, first).html == draw(exercise, again).html


def test_a_start_cannot_be_made_twice(exercise: Exercise) -> None:
    """Once drawn, the situations stay."""
    assert decide.update(exercise, START, {"do": "start:labb", "seed": "other"}) == START


def test_the_options_stand_in_no_fixed_place(exercise: Exercise, someone: Learner) -> None:
    """The right option is now first, now last; the same seed gives the same order."""
    where = set()
    for seed in range(12):
        cases = decide.context(exercise, START | {"seed": str(seed)}, someone)["cases"]
        where |= {[option.key for option in case["options"]].index("b") for case in cases}
    assert where == {0, 1, 2}


def test_the_verdict_waits_for_choice_and_certainty(
    exercise: Exercise, someone: Learner, draw: Draw
) -> None:
    """Without an option or a certainty the situation is not judged, and what lacks is said."""
    none = judge(exercise, START, "Q02", "", "")
    assert decide.mark(exercise, none, someone).said == "said_choose_pick"
    unsure = judge(exercise, START, "Q02", "b", "")
    assert decide.mark(exercise, unsure, someone).said == "said_choose_sure"
    assert draw(exercise, unsure).text("three-Q02-asked") == "[said_choose_sure]"
    assert unsure["checked"] == []


def test_a_wrong_answer_says_why_and_what_is_better(
    exercise: Exercise, someone: Learner, draw: Draw
) -> None:
    """The feedback is the option's own, the right option is shown, and the pick stays as it was."""
    answer = judge(exercise, START, "Q02", "a", "sure")
    verdict = decide.mark(exercise, answer, someone)
    assert (verdict.state, verdict.said) == ("partly", "said_decide_wrong")
    assert verdict.slots == {"number": 2, "left": 2}
    assert (verdict.notes["Q02"].mark, verdict.notes["Q02"].tag) == ("wrong", "MC01")
    page = draw(exercise, answer)
    assert "Därför A." in page.text("three-Q02-note")
    assert "Rätt B" in page.text("three-Q02-better")
    assert "pick-Q02" not in {each["name"] for each in page.all("input")}
    assert page.one("three-Q02-check")["aria-disabled"] == "true"
    assert judge(exercise, answer, "Q02", "b")["picks"]["Q02"] == "a"


def test_a_right_answer_is_right(exercise: Exercise, someone: Learner) -> None:
    """The right option is right however sure one is."""
    verdict = decide.mark(exercise, judge(exercise, START, "Q03", "b", "guess"), someone)
    assert (verdict.said, verdict.notes["Q03"].mark) == ("said_decide_right", "right")


def test_what_is_chosen_elsewhere_is_kept(exercise: Exercise) -> None:
    """Asking for one verdict saves the choices made in the other situations, unjudged."""
    fields = {"pick-Q01": "b", "sure-Q01": "sure", "pick-Q02": "c"}
    answer = decide.update(exercise, START, {"do": "check:Q01", "fields": fields})
    assert answer
    assert answer["picks"] == {"Q01": "b", "Q02": "c"}
    assert answer["checked"] == ["Q01"]


def test_a_situation_that_is_gone_is_left_out(exercise: Exercise, someone: Learner) -> None:
    """An answer from before a situation left the bank is still whole."""
    answer = decide.clean(exercise, START | {"drawn": ["Q77", "Q01", "Q01", 3]})
    assert answer
    assert answer["drawn"] == ["Q01"]
    assert decide.clean(exercise, START | {"drawn": ["Q77"]}) is None
    assert decide.mark(exercise, judge(exercise, answer, "Q01", "b"), someone).state == "right"


def test_the_form_keeps_its_promises(exercise: Exercise, draw: Draw) -> None:
    """Judged or not, every control has a name, and the form as drawn changes nothing."""
    answer = judge(exercise, START, "Q02", "a") | {"picks": {"Q02": "a", "Q03": "c"}}
    check_form(exercise, answer, draw)
    again = decide.update(exercise, answer, {"do": "retry:Q02", "fields": {}})
    page = check_form(exercise, again, draw)
    happened = {"do": "check:Q02", "fields": page.fields()}
    assert decide.update(exercise, again, happened) == again


@pytest.mark.parametrize(
    "raw", [None, 1, [], {"drawn": "Q01"}, {"drawn": {"Q01": 1}}, {"seed": "s", "drawn": []}]
)
def test_a_malformed_answer_is_no_answer(exercise: Exercise, raw: object) -> None:
    """JSON that names no situation of the bank is no answer."""
    assert decide.clean(exercise, raw) is None


@UNHURRIED
@given(data=st.data())
def test_any_event_on_any_answer_gives_a_valid_answer(
    exercise: Exercise, someone: Learner, data: st.DataObject
) -> None:
    """Whatever comes over the wire, the next answer is valid and can be judged."""
    check_events(exercise, someone, data, DOES, KEYS)


@UNHURRIED
@given(
    st.lists(st.tuples(st.sampled_from(DOES), st.sampled_from("abc"), st.sampled_from(decide.SURE)))
)
def test_any_way_through_is_whole(
    exercise: Exercise, someone: Learner, ways: list[tuple[str, str, str]]
) -> None:
    """Whatever order things are done in, each situation on the page stands there once."""
    answer: Json = START
    for do, pick, sure in ways:
        key = do.partition(":")[2]
        fields = {f"pick-{key}": pick, f"sure-{key}": sure}
        answer = decide.update(exercise, answer, {"do": do, "fields": fields})
        shown = [case["key"] for case in decide.context(exercise, answer, someone)["cases"]]
        assert len(shown) == len(set(shown))
        assert set(answer["checked"]) <= set(shown)
        assert sorted(calibration.to_recall(answer)) == sorted(answer["checked"])


def test_a_part_of_the_bank_may_be_drawn_from(tmp_path: Path) -> None:
    """`tags` narrows the bank to what serves any of them."""
    exercise = read(tmp_path, BLOCK.replace("draw=3", "draw=2 tags=labb"))
    assert list(exercise.spec.items) == ["Q05", "Q06"]


@pytest.mark.parametrize(
    ("old", "new_", "told"),
    [
        ("draw=3", "draw=many", "a whole number from 1, not “many”"),
        ("draw=3", "draw=0", "a whole number from 1"),
        ("draw=3", "draw=7", "items.md holds 6"),
        ("draw=3", "draw=3 tags=labb", "items.md holds 2"),
        (" MC04", "", "Feedback for MC04"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, old: str, new_: str, told: str) -> None:
    """An author's mistake is said in plain words, on the block's first line."""
    with pytest.raises(ExceptionGroup) as raised:
        read(tmp_path, BLOCK.replace(old, new_, 1))
    (error,) = raised.value.exceptions
    assert isinstance(error, ContentError)
    assert told in error.said
    assert error.line == HEAD.count("\n") + 1


def test_ten_are_drawn_when_nothing_is_said(tmp_path: Path) -> None:
    """Without `draw` it is ten."""
    bank = "".join(ENTRY.format(n=0, place="").replace("Q00", f"Q{n:02}") for n in range(1, 13))
    assert read(tmp_path, BLOCK.replace(" draw=3", ""), bank).spec.draw == 10
