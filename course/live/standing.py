"""How a session stands, as its trainer sees it: read from the store at one moment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from course.answer import Answer
from course.live import rehearsed
from course.live.led import Led
from course.live.session import Key, Line, Session
from course.live.stages import Form
from course.live.store import reading
from course.live.store.schema import voices

Counted = Mapping[int, Mapping[str, Mapping[str, int]]]


@dataclass(frozen=True)
class Standing:
    """A session, what was answered to the turn in play, and how many of the room only pretend.

    `rounds` are the answers round by round, and none where nobody may see them; `answered` is how
    many there are in the last round; `shared` tells whether phones can reach the room.
    """

    session: Session
    answered: int = 0
    rounds: Sequence[Sequence[Answer]] = ()
    wall: Sequence[Line] = ()
    counted: Counted | None = None
    pretend: int = 0
    shared: bool = True


def standing(led: Led) -> Standing:
    """Read how a session stands; raises GoneError and AwayError."""
    return led.sees(_read, led.key, led.store.clock(), shared=led.open)


def _read(connection: Connection, key: Key, now: float, *, shared: bool) -> Standing:
    session = reading.session(connection, key.id, now)
    pretend = _pretend(connection, key)
    if not (turn := session.turn):
        return Standing(session, pretend=pretend, shared=shared)
    given = (connection, key.id, turn.number)
    seen = range(1, turn.rounds + 1) if turn.form is not Form.PRIVATE else ()
    return Standing(
        session,
        reading.answered(*given, turn.rounds),
        [reading.all_answers(*given, each) for each in seen],
        reading.wall(*given) if turn.form is Form.WALL else (),
        reading.counted(*given),
        pretend,
        shared,
    )


def _pretend(connection: Connection, key: Key) -> int:
    who = voices.c.voice.in_(rehearsed.voices(key))
    which = select(func.count()).select_from(voices).where(voices.c.session == key.id, who)
    return connection.execute(which).scalar_one()
