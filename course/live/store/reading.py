"""What is read from the live store; nothing here tells whose an answer is."""

from __future__ import annotations

import json
from collections.abc import Collection

from sqlalchemy import ColumnElement, Connection, Row, and_, func, select

from course.answer import Answer
from course.live.session import Line, Session, Turn
from course.live.stages import Form, Stage
from course.live.store import GoneError
from course.live.store.schema import answers, counts, likes, lines, sessions, turns, voices

PRESENT = 15 * 60  # seconds since a voice was last seen for which it counts as in the room


def find(connection: Connection, code: str, now: float) -> Session:
    """Give the session that has a code; raises GoneError."""
    return _one(connection, and_(sessions.c.code == code, sessions.c.ends > now), now)


def session(connection: Connection, name: str, now: float) -> Session:
    """Give a session by its id; raises GoneError."""
    return _one(connection, and_(sessions.c.id == name, sessions.c.ends > now), now)


def _one(connection: Connection, which: ColumnElement[bool], now: float) -> Session:
    row = connection.execute(select(sessions).where(which)).first()
    if row is None:
        raise GoneError
    here = and_(voices.c.session == row.id, voices.c.seen > now - PRESENT)
    present = connection.execute(select(func.count()).select_from(voices).where(here)).scalar_one()
    return Session(
        id=row.id,
        code=row.code,
        stage=Stage(row.stage),
        turn=turn(connection, row.id, row.turn) if row.turn else None,
        revision=row.revision,
        changes=row.changes,
        present=present,
        ends=row.ends,
        until=row.until,
        word=json.loads(row.word) if row.word else None,
    )


def revisions(connection: Connection, names: Collection[str]) -> dict[str, tuple[int, int]]:
    """Give `revision` and `changes` of those of the sessions that there are."""
    which = select(sessions.c.id, sessions.c.revision, sessions.c.changes)
    rows = connection.execute(which.where(sessions.c.id.in_(names)))
    return {row.id: (row.revision, row.changes) for row in rows}


def turn(connection: Connection, name: str, number: int) -> Turn:
    """Give one of a session's turns."""
    which = and_(turns.c.session == name, turns.c.number == number)
    return _turn(connection.execute(select(turns).where(which)).one())


def all_turns(connection: Connection, name: str) -> list[Turn]:
    """Give a session's turns in order."""
    which = select(turns).where(turns.c.session == name).order_by(turns.c.number)
    return [_turn(row) for row in connection.execute(which)]


def _turn(row: Row[tuple[object, ...]]) -> Turn:
    return Turn(row.number, row.exercise, Form(row.form), row.rounds)


def answer(connection: Connection, name: str, number: int, which: int, voice: str) -> Answer | None:
    """Give what a voice has answered in a round of a turn."""
    where = and_(
        answers.c.session == name,
        answers.c.turn == number,
        answers.c.round == which,
        answers.c.voice == voice,
    )
    said = connection.execute(select(answers.c.answer).where(where)).scalar()
    return json.loads(said) if said else None


def all_answers(connection: Connection, name: str, number: int, which: int) -> list[Answer]:
    """Give every answer of a round, in an order that says nothing of who came first."""
    where = and_(answers.c.session == name, answers.c.turn == number, answers.c.round == which)
    rows = connection.execute(select(answers.c.answer).where(where).order_by(answers.c.answer))
    return [json.loads(said) for said in rows.scalars()]


def answered(connection: Connection, name: str, number: int, which: int) -> int:
    """Count the answers of a round."""
    where = and_(answers.c.session == name, answers.c.turn == number, answers.c.round == which)
    return connection.execute(select(func.count()).select_from(answers).where(where)).scalar_one()


def counted(connection: Connection, name: str, number: int) -> dict[int, dict[str, dict[str, int]]]:
    """Give what the trainer counted on paper, by round, question and option."""
    where = and_(counts.c.session == name, counts.c.turn == number)
    found: dict[int, dict[str, dict[str, int]]] = {}
    for row in connection.execute(select(counts).where(where)):
        found.setdefault(row.round, {}).setdefault(row.question, {})[row.option] = row.number
    return found


def wall(connection: Connection, name: str, number: int, voice: str = "") -> list[Line]:
    """Give a turn's open answers, the most liked first; `voice` marks its own."""
    liked = select(likes.c.mark, func.count().label("votes")).where(likes.c.session == name)
    counted = connection.execute(liked.group_by(likes.c.mark))
    votes: dict[str, int] = {row.mark: row.votes for row in counted}
    own = _liked(connection, name, voice) if voice else set()
    where = and_(lines.c.session == name, lines.c.turn == number)
    found = [
        Line(
            row.mark,
            row.said,
            row.lang,
            row.shown,
            votes.get(row.mark, 0),
            own=row.voice == voice,
            liked=row.mark in own,
        )
        for row in connection.execute(select(lines).where(where))
    ]
    return sorted(found, key=lambda each: (-each.votes, each.said.casefold(), each.mark))


def _liked(connection: Connection, name: str, voice: str) -> set[str]:
    where = and_(likes.c.session == name, likes.c.voice == voice)
    return set(connection.execute(select(likes.c.mark).where(where)).scalars())
