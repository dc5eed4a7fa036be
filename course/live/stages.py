"""The stages of a live session, and the moves between them: pure rules that the store enforces.

A vote goes vote 1, closed, talk, vote 2, closed, distribution, key, explanation (Mazur's peer
instruction, as CURRICULUM D9 has it); the trainer may skip the talk, and the second vote with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Stage(StrEnum):
    """Where a session is."""

    LOBBY = "lobby"
    VOTE1 = "vote1"
    CLOSED1 = "closed1"
    TALK = "talk"
    VOTE2 = "vote2"
    CLOSED2 = "closed2"
    DISTRIBUTION = "distribution"
    KEY = "key"
    EXPLANATION = "explanation"


class Form(StrEnum):
    """How an exercise is put to a room: a vote, a wall of open answers, or each for themselves."""

    VOTE = "vote"
    WALL = "wall"
    PRIVATE = "private"


class Move(StrEnum):
    """What a trainer may do with the turn in play."""

    CLOSE = "close"
    REOPEN = "reopen"
    TALK = "talk"
    AGAIN = "again"
    REVEAL = "reveal"
    KEY = "key"
    EXPLAIN = "explain"
    REST = "rest"


class MoveError(Exception):
    """A move that the stage does not allow."""


Moves = Mapping[Stage, Mapping[Move, Stage]]

_FIRST = {Stage.VOTE1: {Move.CLOSE: Stage.CLOSED1}}
MOVES: Mapping[Form, Moves] = {
    Form.VOTE: {
        **_FIRST,
        Stage.CLOSED1: {
            Move.TALK: Stage.TALK,
            Move.AGAIN: Stage.VOTE2,
            Move.REVEAL: Stage.DISTRIBUTION,
            Move.REOPEN: Stage.VOTE1,
        },
        Stage.TALK: {Move.AGAIN: Stage.VOTE2, Move.REVEAL: Stage.DISTRIBUTION},
        Stage.VOTE2: {Move.CLOSE: Stage.CLOSED2},
        Stage.CLOSED2: {Move.REVEAL: Stage.DISTRIBUTION, Move.REOPEN: Stage.VOTE2},
        Stage.DISTRIBUTION: {Move.KEY: Stage.KEY},
        Stage.KEY: {Move.EXPLAIN: Stage.EXPLANATION},
    },
    Form.WALL: {
        **_FIRST,
        Stage.CLOSED1: {Move.REVEAL: Stage.DISTRIBUTION, Move.REOPEN: Stage.VOTE1},
        Stage.DISTRIBUTION: {Move.EXPLAIN: Stage.EXPLANATION},
    },
    Form.PRIVATE: {
        **_FIRST,
        Stage.CLOSED1: {Move.EXPLAIN: Stage.EXPLANATION, Move.REOPEN: Stage.VOTE1},
    },
}
OPEN = {Stage.VOTE1: 1, Stage.VOTE2: 2}  # the stages that take answers, and their round
SHOWN = (Stage.DISTRIBUTION, Stage.KEY, Stage.EXPLANATION)  # the stages that show a result


def moves(stage: Stage, form: Form | None) -> Mapping[Move, Stage]:
    """Give the moves that a stage allows, the likeliest first; None is no turn in play."""
    if form is None:
        return {}
    return {**MOVES[form].get(stage, {}), Move.REST: Stage.LOBBY}


def moved(stage: Stage, form: Form | None, move: Move) -> Stage:
    """Give the stage after a move; raises MoveError."""
    try:
        return moves(stage, form)[move]
    except KeyError:
        raise MoveError(f"“{move}” cannot be done in “{stage}”.") from None


def round_of(stage: Stage) -> int:
    """Give the round that takes answers now, or 0."""
    return OPEN.get(stage, 0)


def latest(stage: Stage) -> int:
    """Give the round that was open last: 2 from the second vote on while it stands, else 1."""
    return 2 if stage in {Stage.VOTE2, Stage.CLOSED2} else 1
