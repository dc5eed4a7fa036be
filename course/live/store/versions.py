"""The store's versions: a new store and an old one are brought up to date by the same steps."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import Connection, delete, insert, inspect, select, text

from course.live.store import schema

Step = Callable[[Connection], None]
_LOCK = 0x6B756E64  # one number that every server of the course locks by, in PostgreSQL


class NewerError(Exception):
    """The store was made by a newer version of the course."""


def _first(connection: Connection) -> None:
    """Make the tables."""
    schema.metadata.create_all(connection)


STEPS: Sequence[Step] = (_first,)  # the store's version is how many of them it has taken


def bring_up(connection: Connection, steps: Sequence[Step] = STEPS) -> None:
    """Take the steps that a store has not taken; raises NewerError."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _LOCK})
    taken = number(connection)
    if taken > len(steps):
        raise NewerError(f"The store has version {taken}; this course knows {len(steps)}.")
    for step in steps[taken:]:
        step(connection)
    if taken < len(steps):
        connection.execute(delete(schema.version))
        connection.execute(insert(schema.version).values(number=len(steps)))


def number(connection: Connection) -> int:
    """Give a store's version; 0 is an empty one."""
    if not inspect(connection).has_table(schema.version.name):
        return 0
    return connection.execute(select(schema.version.c.number)).scalar() or 0
