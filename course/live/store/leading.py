"""What a trainer may do in the live store; every act needs the session's secret."""

from __future__ import annotations

import json
from collections.abc import Collection
from secrets import compare_digest, token_hex
from typing import Any

from sqlalchemy import Connection, and_, delete, insert, select, update

from course.answer import Answer
from course.live import codes
from course.live.session import Key
from course.live.stages import SHOWN, Form, Move, MoveError, Stage, moved
from course.live.store import GoneError, StrangerError, empty
from course.live.store.schema import answers, counts, likes, lines, sessions, turns, voices

LASTS = 12 * 3600  # seconds until a session that nobody ended is deleted
TRIES = 20  # codes tried before a store counts as full


def begin(connection: Connection, now: float, lasts: float = LASTS) -> Key:
    """Begin a session, with a code that no other has."""
    for _ in range(TRIES):
        key = Key(token_hex(16), codes.code(), codes.token())
        same = select(sessions.c.id).where(sessions.c.code == key.code)
        if connection.execute(same).first() is None:
            break
    row = {"id": key.id, "code": key.code, "secret": codes.hashed(key.secret)}
    first = {"stage": Stage.LOBBY, "turn": 0, "revision": 1, "changes": 1, "ends": now + lasts}
    connection.execute(insert(sessions).values(**row, **first))
    return key


def put(connection: Connection, key: Key, exercise: str, form: Form) -> int:
    """Put an exercise to the room and open it for answers; gives the turn's number."""
    row = _held(connection, key)
    last = select(turns.c.number).where(turns.c.session == key.id).order_by(turns.c.number.desc())
    number = (connection.execute(last).scalar() or 0) + 1
    made = {"number": number, "exercise": exercise, "form": form, "rounds": 1}
    connection.execute(insert(turns).values(session=key.id, **made))
    _change(connection, row, stage=Stage.VOTE1, turn=number, until=None)
    return number


def move(connection: Connection, key: Key, what: Move, came_from: Stage | None = None) -> Stage:
    """Make a move with the turn in play; gives the new stage.

    With `came_from` it is made in that stage only, so that a button pressed twice does one thing.
    Raises MoveError.
    """
    row = _held(connection, key)
    stage, form = Stage(row.stage), _form(connection, row)
    if came_from is not None and stage != came_from:
        raise MoveError(f"The session is in “{stage}” by now.")
    after = moved(stage, form, what)
    if after == Stage.VOTE2:
        this = and_(turns.c.session == key.id, turns.c.number == row.turn)
        connection.execute(update(turns).where(this).values(rounds=2))
    turn = 0 if after == Stage.LOBBY else row.turn
    _change(connection, row, stage=after, turn=turn, until=None)
    return after


def time(connection: Connection, key: Key, until: float | None) -> None:
    """Set when the time is up, or take it away; nothing closes by itself."""
    _change(connection, _held(connection, key), until=until)


def speak(connection: Connection, key: Key, word: Answer | None) -> None:
    """Choose the room's word, as an answer to the course's question for it."""
    said = json.dumps(word, ensure_ascii=False) if word else None
    _change(connection, _held(connection, key), word=said)


def let(connection: Connection, key: Key, mark: str, *, through: bool) -> None:
    """Let an open answer through to the wall, or take it down."""
    row = _held(connection, key)
    which = and_(lines.c.session == key.id, lines.c.mark == mark)
    connection.execute(update(lines).where(which).values(shown=through))
    _show(connection, row)


def count(
    connection: Connection, key: Key, turn: int, which: int, said: dict[str, dict[str, int]]
) -> None:
    """Keep what was counted on paper for a round, in place of what was there."""
    row = _held(connection, key)
    place = {"session": key.id, "turn": turn, "round": which}
    connection.execute(
        delete(counts).where(*(counts.c[name] == value for name, value in place.items()))
    )
    for question, options in said.items():
        for option, number in options.items():
            if number:
                made = {"question": question, "option": option, "number": number}
                connection.execute(insert(counts).values(**place, **made))
    _show(connection, row)


def dismiss(connection: Connection, key: Key, who: Collection[str]) -> None:
    """Send voices away, with all that they answered; a rehearsal ends so."""
    row = _held(connection, key)
    mine = and_(lines.c.session == key.id, lines.c.voice.in_(who))
    written = select(lines.c.mark).where(mine)
    liked = and_(likes.c.session == key.id, likes.c.mark.in_(written))
    connection.execute(delete(likes).where(liked))
    for table in (likes, lines, answers, voices):
        connection.execute(delete(table).where(table.c.session == key.id, table.c.voice.in_(who)))
    _change(connection, row)


def end(connection: Connection, key: Key) -> None:
    """Delete the session and everything in it; `Store.wipe` takes away the traces."""
    _held(connection, key)
    empty(connection, key.id)


def _held(connection: Connection, key: Key) -> Any:  # noqa: ANN401 -- a row
    """Hold the session for whoever leads it; raises GoneError and StrangerError."""
    which = update(sessions).where(sessions.c.id == key.id)
    connection.execute(which.values(changes=sessions.c.changes + 1))
    row = connection.execute(select(sessions).where(sessions.c.id == key.id)).first()
    if row is None:
        raise GoneError
    if not compare_digest(row.secret, codes.hashed(key.secret)):
        raise StrangerError
    return row


def _form(connection: Connection, row: Any) -> Form | None:  # noqa: ANN401 -- a row
    which = and_(turns.c.session == row.id, turns.c.number == row.turn)
    said = connection.execute(select(turns.c.form).where(which)).scalar()
    return Form(said) if said else None


def _show(connection: Connection, row: Any) -> None:  # noqa: ANN401 -- a row
    """Tell the room of a new result, where it sees one: elsewhere no phone has to ask for it."""
    if row.stage in SHOWN:
        _change(connection, row)


def _change(connection: Connection, row: Any, **values: Any) -> None:  # noqa: ANN401 -- columns
    values["revision"] = row.revision + 1
    connection.execute(update(sessions).where(sessions.c.id == row.id).values(**values))
