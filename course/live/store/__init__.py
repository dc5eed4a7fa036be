"""The live store: where a session's answers are for as long as it lasts, and where they end."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, delete, select

from course.live.store import opening, schema, versions
from course.live.store.opening import UnusableStoreError
from course.live.store.versions import NewerError

__all__ = [
    "FullError",
    "GoneError",
    "LateError",
    "NewerError",
    "Store",
    "StrangerError",
    "UnusableStoreError",
]


Given = ParamSpec("Given")
Got = TypeVar("Got")


class GoneError(Exception):
    """There is no such session: it never was, or it is over."""


class StrangerError(Exception):
    """Whoever asks has no voice in the session, or leads it with the wrong secret."""


class LateError(Exception):
    """What is answered is not open, or not open any more."""


class FullError(Exception):
    """The session takes no more voices."""


class Store:
    """A database, and two ways into it.

    What is done there are functions of a connection: `reading` has what anyone may read, `taking`
    what a voice may do, `leading` what a trainer may.
    """

    def __init__(self, where: str, clock: Callable[[], float] = time.time) -> None:
        """Open the store, and make it or bring it up to date.

        `where` is an SQLAlchemy address. Raises UnusableStoreError and NewerError.
        """
        self.clock = clock
        self._engine = opening.engine(where)
        self._writer = self._engine.execution_options(writes=True)
        try:
            with opening.spoken(), self._writer.begin() as connection:
                versions.bring_up(connection)
        except BaseException:
            self.close()
            raise

    @property
    def alone(self) -> bool:
        """Whether only one can write at a time, as in SQLite."""
        return self._engine.dialect.name == "sqlite"

    def read(
        self,
        what: Callable[Concatenate[Connection, Given], Got],
        *given: Given.args,
        **named: Given.kwargs,
    ) -> Got:
        """Read as the store is at one moment."""
        with self._engine.begin() as connection:
            return what(connection, *given, **named)

    def write(
        self,
        what: Callable[Concatenate[Connection, Given], Got],
        *given: Given.args,
        **named: Given.kwargs,
    ) -> Got:
        """Write all of it or nothing."""
        with self._writer.begin() as connection:
            return what(connection, *given, **named)

    def sweep(self) -> int:
        """Delete the sessions whose time is up; gives how many."""
        gone = self.write(_over, self.clock())
        if gone:
            self.wipe()
        return gone

    def wipe(self) -> None:
        """Leave no trace of what was deleted."""
        opening.wipe(self._engine)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()


def _over(connection: Connection, now: float) -> int:
    table = schema.sessions.c
    over = connection.execute(select(table.id).where(table.ends <= now)).scalars().all()
    for each in over:
        empty(connection, each)
    return len(over)


def empty(connection: Connection, session: str) -> None:
    """Delete a session and everything in it."""
    for table in schema.EMPTIED:
        connection.execute(delete(table).where(table.c.session == session))
    connection.execute(delete(schema.sessions).where(schema.sessions.c.id == session))
