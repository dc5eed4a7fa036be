"""What is wrong with the store when it cannot be asked: said once, in words that quote nobody."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError
from sqlalchemy.exc import TimeoutError as NoConnectionError

from course.live.store import NewerError, UnusableStoreError
from course.server import security

OURS = (DataError, IntegrityError, ProgrammingError)  # a fault of ours, and not of the database's
THEIRS = (DBAPIError, NoConnectionError, OSError)
SAID = (NewerError, UnusableStoreError)  # they say themselves what is wrong


class AwayError(Exception):
    """The store cannot be asked now: it is away, full or busy, and may be back in a moment."""


class Trouble:
    """What was last wrong, so that it is said once and not for each who asks."""

    def __init__(self) -> None:
        """Begin with nothing wrong."""
        self._said = ""

    @contextmanager
    def noticed(self) -> Iterator[None]:
        """Turn what a database says into AwayError, and tell the operator."""
        try:
            yield
        except OURS:
            raise
        except SAID as problem:
            self._tell(str(problem))
            raise AwayError from None
        except THEIRS as problem:
            self._tell(f"The live store does not answer: {_kind(problem)}.")
            raise AwayError from None  # its words may hold what was written
        else:
            self._said = ""

    def _tell(self, said: str) -> None:
        if said != self._said:
            self._said = said
            security.log.error(said)


def _kind(problem: Exception) -> str:
    return type(getattr(problem, "orig", None) or problem).__name__
