"""What a voice may see of its session, read from the store in one go."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, and_, select

from course.answer import Answer
from course.live.session import Line, Session
from course.live.store import GoneError, StrangerError, reading
from course.live.store.schema import answers, likes, lines, sessions, voices
from course.live.store.taking import LATELY


@dataclass(frozen=True)
class Seen:
    """A session as one voice sees it: their answers to the turn in play, by round, and their lines.

    `due` tells that the voice is to be noted as being here.
    """

    session: Session
    due: bool
    answers: Mapping[int, Answer] = field(default_factory=dict)
    own: frozenset[str] = frozenset()
    liked: frozenset[str] = frozenset()


def look(connection: Connection, code: str, voice: str, now: float) -> Seen:
    """Give what a voice sees; raises StrangerError where the code and the voice do not belong."""
    here = and_(sessions.c.code == code, voices.c.voice == voice)
    found = select(voices.c.session, voices.c.seen).join(
        sessions, sessions.c.id == voices.c.session
    )
    row = connection.execute(found.where(here)).first()
    if row is None:
        raise StrangerError
    try:
        return at(connection, row.session, voice, row.seen, now)
    except GoneError:
        raise StrangerError from None


def at(connection: Connection, name: str, voice: str, last: float, now: float) -> Seen:
    """Give what a voice sees in the session of an id; raises GoneError."""
    session = reading.session(connection, name, now)
    turn = session.turn.number if session.turn else 0
    of = and_(answers.c.session == name, answers.c.turn == turn, answers.c.voice == voice)
    given = connection.execute(select(answers.c.round, answers.c.answer).where(of)) if turn else ()
    mine = and_(lines.c.session == name, lines.c.turn == turn, lines.c.voice == voice)
    for_it = and_(likes.c.session == name, likes.c.voice == voice)
    shows = bool(turn) and session.shows
    return Seen(
        session,
        last < now - LATELY,
        {row.round: json.loads(row.answer) for row in given},
        frozenset(connection.scalars(select(lines.c.mark).where(mine)) if shows else ()),
        frozenset(connection.scalars(select(likes.c.mark).where(for_it)) if shows else ()),
    )


@dataclass(frozen=True)
class Told:
    """What everybody in the room answered in the turn in play, as far as it may be shown."""

    rounds: Sequence[Sequence[Answer]]
    counted: Mapping[int, Mapping[str, Mapping[str, int]]]
    wall: Sequence[Line]


def told(connection: Connection, session: Session) -> Told:
    """Give it."""
    turn = session.turn
    assert turn  # the stage shows a result  # noqa: S101
    rounds = [
        reading.all_answers(connection, session.id, turn.number, which)
        for which in range(1, turn.rounds + 1)
    ]
    wall = reading.wall(connection, session.id, turn.number)
    counted = reading.counted(connection, session.id, turn.number)
    return Told(rounds, counted, sorted((each for each in wall if each.shown), key=_steady))


def _steady(line: Line) -> str:
    """Order lines so that none moves under a finger, and by nothing that tells of who wrote it."""
    return line.mark
