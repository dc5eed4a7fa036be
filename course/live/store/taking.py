"""What a voice may do in the live store. What is late or foreign is refused here, in the writing.

Every act begins by changing the session's row under the condition that it is open: whoever finds
none changed comes too late, and a trainer's closing waits for whoever was before it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from secrets import token_hex

from sqlalchemy import ColumnElement, Connection, Table, and_, delete, func, select, true, update
from sqlalchemy.dialects import postgresql, sqlite

from course.answer import Answer
from course.live.stages import OPEN, Stage
from course.live.store import FullError, GoneError, LateError, StrangerError
from course.live.store.schema import answers, likes, lines, sessions, voices

ROOM = 2_000  # voices that a session takes
LATELY = 60  # seconds within which a voice that was seen need not be seen again


@dataclass(frozen=True)
class Ballot:
    """Whose answer it is, and to what: a session's id, a turn, a round, a token's hash."""

    session: str
    turn: int
    round: int
    voice: str


def join(connection: Connection, name: str, voice: str, now: float) -> bool:
    """Give someone a voice, or the one they had; tells whether it is new.

    Raises GoneError and FullError.
    """
    _touch(connection, name, true(), GoneError)
    if seen(connection, name, voice, now):
        return False
    where = voices.c.session == name
    if (
        connection.execute(select(func.count()).select_from(voices).where(where)).scalar_one()
        >= ROOM
    ):
        raise FullError
    connection.execute(_insert(connection, voices).values(session=name, voice=voice, seen=now))
    return True


def seen(connection: Connection, name: str, voice: str, now: float) -> bool:
    """Note that a voice is in the room; tells whether there is such a voice."""
    whose = and_(voices.c.session == name, voices.c.voice == voice)
    last = connection.execute(select(voices.c.seen).where(whose)).scalar()
    if last is not None and last < now - LATELY:
        connection.execute(update(voices).where(whose).values(seen=now))
    return last is not None


def taken(connection: Connection, ballot: Ballot) -> tuple[Answer | None, str]:
    """Give a voice's answer, and the last event that it took."""
    row = connection.execute(select(answers.c.answer, answers.c.event).where(_of(ballot))).first()
    return (json.loads(row.answer), row.event) if row else (None, "")


def save(
    connection: Connection,
    ballot: Ballot,
    answer: Answer | None,
    event: str,
    said: Sequence[tuple[str, str]] = (),
) -> None:
    """Keep an answer in place of the one before; None takes it back.

    `event` names what changed it, and `said` are its open texts with their languages: a text that
    is new waits for the trainer. Raises LateError and StrangerError.
    """
    open_now = and_(sessions.c.turn == ballot.turn, sessions.c.stage == _stage(ballot.round))
    _touch(connection, ballot.session, open_now, LateError)
    known(connection, ballot.session, ballot.voice)
    if answer is None:
        connection.execute(delete(answers).where(_of(ballot)))
    else:
        row = {"answer": json.dumps(answer, ensure_ascii=False), "event": event}
        whole = {"session": ballot.session, "turn": ballot.turn, "round": ballot.round}
        added = _insert(connection, answers).values(**whole, voice=ballot.voice, **row)
        key = ("session", "turn", "round", "voice")
        connection.execute(added.on_conflict_do_update(index_elements=key, set_=row))
    _hang(connection, ballot, said)


def _hang(connection: Connection, ballot: Ballot, said: Sequence[tuple[str, str]]) -> None:
    """Keep the lines that are as they were, and put the others in the trainer's queue."""
    mine = and_(
        lines.c.session == ballot.session,
        lines.c.turn == ballot.turn,
        lines.c.voice == ballot.voice,
    )
    before = {row.said: row for row in connection.execute(select(lines).where(mine))}
    for gone in (row for text, row in before.items() if text not in dict(said)):
        connection.execute(delete(lines).where(mine, lines.c.mark == gone.mark))
        liked = and_(likes.c.session == ballot.session, likes.c.mark == gone.mark)
        connection.execute(delete(likes).where(liked))
    free = iter(set(range(2 * len(said) + len(before))) - {row.place for row in before.values()})
    for text, lang in dict(said).items():
        if text not in before:
            row = {"said": text, "lang": lang, "mark": token_hex(8), "shown": False}
            whose = {"session": ballot.session, "turn": ballot.turn, "voice": ballot.voice}
            connection.execute(lines.insert().values(**whose, place=next(free), **row))


def like(connection: Connection, name: str, voice: str, mark: str, *, yes: bool) -> None:
    """Vote for an open answer that the room sees, or take the vote back.

    Raises LateError where no wall is shown, and StrangerError for a line or a voice that is none.
    """
    _touch(connection, name, sessions.c.stage == Stage.DISTRIBUTION, LateError)
    known(connection, name, voice)
    now = select(sessions.c.turn).where(sessions.c.id == name).scalar_subquery()
    seen_by_all = and_(
        lines.c.session == name, lines.c.turn == now, lines.c.mark == mark, lines.c.shown
    )
    writer = connection.execute(select(lines.c.voice).where(seen_by_all)).scalar()
    if writer is None or writer == voice:
        raise StrangerError
    connection.execute(
        delete(likes).where(likes.c.session == name, likes.c.mark == mark, likes.c.voice == voice)
    )
    if yes:
        connection.execute(likes.insert().values(session=name, mark=mark, voice=voice))


def _touch(
    connection: Connection, name: str, condition: ColumnElement[bool], otherwise: type[Exception]
) -> None:
    """Hold the session's row, on a condition; the screen and the panel see that it changed."""
    which = update(sessions).where(sessions.c.id == name, condition)
    if not connection.execute(which.values(changes=sessions.c.changes + 1)).rowcount:
        raise otherwise


def known(connection: Connection, name: str, voice: str) -> None:
    """Hold that someone has a voice; raises StrangerError."""
    whose = and_(voices.c.session == name, voices.c.voice == voice)
    if connection.execute(select(voices.c.seen).where(whose)).scalar() is None:
        raise StrangerError


def _of(ballot: Ballot) -> ColumnElement[bool]:
    return and_(
        answers.c.session == ballot.session,
        answers.c.turn == ballot.turn,
        answers.c.round == ballot.round,
        answers.c.voice == ballot.voice,
    )


def _stage(which: int) -> str:
    return next((stage.value for stage, number in OPEN.items() if number == which), "")


def _insert(connection: Connection, table: Table) -> sqlite.Insert | postgresql.Insert:
    if connection.dialect.name == "sqlite":
        return sqlite.insert(table)
    return postgresql.insert(table)
