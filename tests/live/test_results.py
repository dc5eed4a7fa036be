"""Results: nothing below five answers, paper counts added, and the first vote read."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.live.results import FLOOR, Chart, Result, private, reading
from tests.rooms import NAMES, ROOMS, exercise, kind_of, read, room

CHOICE = exercise("what-is-customer-focus")
RIGHT = "need"


def counts(found: Result, question: str, number: int) -> Mapping[str, int | None]:
    """The counts of a question in a round (from 0)."""
    chart = chart_of(found, question)
    return {bar.key: bar.counts[number] for bar in chart.bars}


def chart_of(found: Result, question: str) -> Chart:
    """The chart of a question."""
    return next(chart for chart in found.charts if chart.key == question)


def test_the_floor_is_five() -> None:
    """Four answers are no result, five are one."""
    assert FLOOR == 5
    assert read(CHOICE, room(CHOICE, 4)).charts == ()
    assert read(CHOICE, room(CHOICE, 5)).charts != ()


@given(NAMES, st.lists(ROOMS, min_size=1, max_size=2))
def test_no_number_is_read_of_fewer_than_five(
    named: tuple[str, str], rounds: Sequence[tuple[int, int]]
) -> None:
    """Whatever a small room answers, its round says how many answered, and counts nothing."""
    of = exercise(*named)
    found = read(of, *(room(of, *people) for people in rounds))
    assert found.answered == tuple(sum(people) for people in rounds)
    for number, answered in enumerate(found.answered):
        few = answered < FLOOR
        assert found.shown[number] is not few
        seen = [bar.counts[number] for chart in found.charts for bar in chart.bars]
        assert not few or set(seen) <= {None}
        people = [chart.people[number] for chart in found.charts]
        assert all(each is None or each >= FLOOR for each in people)
        assert not few or set(people) <= {None}


@given(NAMES, st.integers(5, 9), st.integers(0, 5))
def test_a_large_room_is_counted_as_the_kind_counts_it(
    named: tuple[str, str], well: int, badly: int
) -> None:
    """From five answers up the numbers are those of the tally, question by question."""
    of = exercise(*named)
    tally = kind_of(of).tally(of, room(of, well, badly))
    charts = read(of, room(of, well, badly)).charts
    assert charts or not any(sum(each.values()) for each in tally.values())
    for chart in charts:
        for bar in chart.bars:
            counted = tally[chart.key].get(bar.key, 0)
            assert bar.counts in ((counted,), (None,))
            assert (bar.counts[0] is None) == (chart.people[0] is None)


def test_a_question_that_few_answered_is_left_out() -> None:
    """Five who answered something else do not uncover the two who answered this."""
    full = room(CHOICE, 5)
    half = [{**each, "sure": None} for each in full[:3]]
    found = read(CHOICE, [*half, *full[3:]])
    assert [chart.key for chart in found.charts] == ["pick"]
    assert found.left_out == 1


def test_rounds_stand_side_by_side() -> None:
    """An option has a count for each round, and the first may be too small to show."""
    found = read(CHOICE, room(CHOICE, 1, 1), room(CHOICE, 3, 2))
    assert found.answered == (2, 5)
    assert counts(found, "pick", 0)[RIGHT] is None
    assert counts(found, "pick", 1)[RIGHT] == 3
    chart = chart_of(found, "pick")
    bar = next(bar for bar in chart.bars if bar.right)
    assert (chart.share(bar, 0), chart.share(bar, 1)) == (None, Fraction(3, 5))


def test_paper_counts_are_added() -> None:
    """Two phones and three sheets are five answers, counted together."""
    found = read(CHOICE, room(CHOICE, 2), paper={1: {"pick": {RIGHT: 1, "x": 9}}})
    assert found.answered == (3,)
    assert found.charts == ()
    options = [bar.key for bar in chart_of(read(CHOICE, room(CHOICE, 5)), "pick").bars]
    other = next(key for key in options if key != RIGHT)
    found = read(CHOICE, room(CHOICE, 2), paper={1: {"pick": {RIGHT: 1, other: 2}}})
    assert found.answered == (5,)
    assert counts(found, "pick", 0)[RIGHT] == 3
    assert counts(found, "pick", 0)[other] == 2
    assert found.left_out == 1  # how sure they were, which only two said


def test_sheets_with_several_ticks_are_not_counted_twice() -> None:
    """Where one may tick several, three sheets with two ticks each are three people."""
    found = exercise("two-replies")
    a, b, *_ = found.spec.options
    assert read(found, paper={1: {"ticks": {a: 3, b: 3}}}).answered == (3,)
    assert read(found, paper={1: {"ticks": {a: 5, b: 1}}}).answered == (5,)


@given(NAMES, st.integers(-9, 4), st.data())
def test_few_sheets_show_nothing(named: tuple[str, str], number: int, data: st.DataObject) -> None:
    """Sheets of paper are answers too: fewer than five show no count, whatever is typed."""
    of = exercise(*named)
    legends = kind_of(of).legend(of)
    key = data.draw(st.sampled_from(sorted(legends)) | st.text(max_size=3))
    options = sorted(legends[key].options) if key in legends else ["x"]
    found = read(of, [], paper={1: {key: {data.draw(st.sampled_from(options)): number}}})
    assert found.charts == ()
    assert found.answered[0] in {0, max(number, 0)}


def test_a_round_on_paper_alone_is_a_round() -> None:
    """A second vote on paper stands beside the first on phones."""
    found = read(CHOICE, room(CHOICE, 5), paper={2: {"pick": {RIGHT: 6}}})
    assert found.answered == (5, 6)
    assert counts(found, "pick", 1)[RIGHT] == 6


def test_words_stand_with_the_most_chosen_first() -> None:
    """A list of words has those that somebody chose, and the others not at all."""
    of = exercise("your-word")
    said = [{"v": 1, "key": key, "own": {}} for key in ("patient", *["elev"] * 3, "kund", "kund")]
    bars = chart_of(read(of, said), "word").bars
    assert [(bar.key, bar.counts) for bar in bars] == [
        ("elev", (3,)),
        ("kund", (2,)),
        ("patient", (1,)),
    ]


def test_an_amount_has_no_share() -> None:
    """Hours are no people: they are told as they are."""
    of = exercise("time-thief")
    chart = chart_of(read(of, room(of, 5)), "hours")
    (bar,) = chart.bars
    assert bar.counts[0]
    assert chart.share(bar, 0) is None


@pytest.mark.parametrize(
    ("right", "of_all", "said"),
    [
        (0, 9, "explain"),
        (2, 9, "explain"),
        (3, 9, "pairs"),
        (6, 9, "pairs"),
        (7, 9, "tempting"),
        (9, 9, "tempting"),
        (4, 4, ""),
        (0, 0, ""),
    ],
)
def test_the_first_vote_is_read(right: int, of_all: int, said: str) -> None:
    """Under a third right is to explain, up to two thirds to talk in pairs, above to go on."""
    found = read(CHOICE, room(CHOICE, right, of_all - right))
    assert reading(found) == said


def test_the_second_vote_is_not_what_is_read() -> None:
    """After the talk the first vote still reads as it did."""
    found = read(CHOICE, room(CHOICE, 1, 5), room(CHOICE, 6))
    assert reading(found) == "explain"


def test_of_a_private_turn_only_the_number_of_answers_is_read() -> None:
    """However many answer in private, nothing is counted that anyone could read."""
    found = private(read(CHOICE, room(CHOICE, 9)))
    assert (found.answered, found.charts, found.left_out) == ((9,), (), 0)
    assert reading(found) == ""


@given(NAMES)
def test_where_nothing_is_right_there_is_nothing_to_read(named: tuple[str, str]) -> None:
    """A room that answers well goes on, where anything is right; elsewhere nothing is said."""
    of = exercise(*named)
    found = read(of, room(of, 6))
    judged = any(bar.right for chart in found.charts for bar in chart.bars)
    assert reading(found) == ("tempting" if judged else "")


def test_a_tick_that_is_missed_counts_as_wrong() -> None:
    """Who ticks one of three that fit has a third right, not all."""
    of = exercise("two-replies")
    one, *rest = (key for key, option in of.spec.options.items() if option.right)
    found = read(of, [{"v": 1, "ticks": [one]}] * 6)
    assert len(rest) == 2
    assert reading(found) == "pairs"
    assert reading(read(of, [{"v": 1, "ticks": [one, *rest]}] * 6)) == "tempting"
