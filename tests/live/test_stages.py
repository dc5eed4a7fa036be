"""The stages of a session and the moves between them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.live.stages import MOVES, OPEN, SHOWN, Form, Move, MoveError, Stage, moved, moves


def test_a_vote_goes_all_its_way() -> None:
    """Vote, close, talk, vote again, close, distribution, key, explanation."""
    way = [Move.CLOSE, Move.TALK, Move.AGAIN, Move.CLOSE, Move.REVEAL, Move.KEY, Move.EXPLAIN]
    stages = [Stage.VOTE1]
    for each in way:
        stages.append(moved(stages[-1], Form.VOTE, each))
    assert stages == [each for each in Stage if each is not Stage.LOBBY]


@given(form=st.sampled_from(Form), tried=st.lists(st.sampled_from(Move), max_size=20))
def test_what_is_right_is_shown_after_every_vote(form: Form, tried: list[Move]) -> None:
    """However a trainer clicks, nothing takes answers once the room has seen a result."""
    stage, seen = Stage.VOTE1, False
    for each in tried:
        try:
            stage = moved(stage, form, each)
        except MoveError:
            continue
        if stage is Stage.LOBBY:
            break
        seen = seen or stage in SHOWN
        assert not (seen and stage in OPEN)


@pytest.mark.parametrize("form", Form)
def test_every_stage_is_reached_and_left(form: Form) -> None:
    """No stage of a form is out of reach, and from each the room can go on to the next exercise."""
    reached = {Stage.VOTE1}.union(*(set(after.values()) for after in MOVES[form].values()))
    assert reached == {Stage.VOTE1, *MOVES[form]} | {Stage.EXPLANATION}
    assert all(moves(stage, form)[Move.REST] is Stage.LOBBY for stage in reached)


def test_nothing_moves_where_no_exercise_is_in_play() -> None:
    """In the lobby a trainer puts an exercise, and does nothing else."""
    assert moves(Stage.LOBBY, None) == {}
    with pytest.raises(MoveError, match="close"):
        moved(Stage.LOBBY, None, Move.CLOSE)
