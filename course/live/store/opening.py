"""How a store is opened: what each kind of database needs, and what it must never keep."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError

WAIT = 10  # seconds that a writer waits for another
EMPTY_LOG = "PRAGMA wal_checkpoint(TRUNCATE)"


class UnusableStoreError(Exception):
    """A store that cannot be opened, said in one sentence."""


def engine(where: str) -> Engine:
    """Open a database by its address; raises UnusableStoreError."""
    try:
        url = make_url(where)
    except ArgumentError:
        raise UnusableStoreError("That is no address of a store. Say sqlite:///FILE.") from None
    if url.get_backend_name() == "sqlite":
        return _sqlite(url)
    if url.get_backend_name() == "postgresql":
        return create_engine(
            url.set(drivername="postgresql+psycopg"),
            pool_pre_ping=True,
            pool_size=4,
            max_overflow=4,
            hide_parameters=True,  # an error's words hold no answer
        )
    raise UnusableStoreError("A store is an SQLite file or a PostgreSQL database.")


@contextmanager
def spoken() -> Iterator[None]:
    """Say in one sentence what a database says in many."""
    try:
        yield
    except (OSError, DBAPIError) as problem:
        why = str(getattr(problem, "orig", problem)).strip().partition("\n")[0]
        raise UnusableStoreError(f"The live store cannot be opened: {why}.") from None


def _sqlite(url: URL) -> Engine:
    if not url.database or url.database == ":memory:":
        raise UnusableStoreError("A store in SQLite must be a file.")
    path = Path(url.database)
    with spoken():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
    made = create_engine(url, connect_args={"timeout": WAIT}, hide_parameters=True)
    event.listen(made, "connect", _prepare)
    event.listen(made, "begin", _begin)
    return made


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    """Set a new connection up: what is deleted is overwritten, and nobody waits to read."""
    connection.isolation_level = None  # transactions begin where we say
    for said in ("journal_mode=WAL", "synchronous=NORMAL", "secure_delete=ON", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {said}")


def _begin(connection: Connection) -> None:
    """Begin as a writer where something is to be written: what is read first is still true then."""
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def wipe(made: Engine) -> None:
    """Leave nothing of what was deleted: not in the file, not in the log beside it."""
    if made.dialect.name == "sqlite":
        with made.connect() as connection:
            for said in (EMPTY_LOG, "VACUUM", EMPTY_LOG):
                raw = connection.connection.cursor()
                raw.execute(said)
                raw.close()
        return
    with made.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM (FULL) session, turn, answer, line, liked, voice, counted"))
