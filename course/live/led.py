"""A session led: the store it is in, the key to it, and where that key is kept meanwhile."""

from __future__ import annotations

import atexit
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from course.live import alone
from course.live.session import Key
from course.live.store import GoneError, Store, UnusableStoreError, leading, reading

FILE = "session.json"
FOLDER = ".room"  # where a key is kept when the store is no file
Given = ParamSpec("Given")
Got = TypeVar("Got")


class AwayError(Exception):
    """The store does not answer: it is locked, or it is gone."""


@dataclass(frozen=True)
class Led:
    """A session as its trainer leads it.

    `file` is where the key is found again after a restart, and `place` the store's own file, if
    it is one; `open` tells whether anyone else knows of the store.
    """

    store: Store
    key: Key
    file: Path
    place: Path | None = None
    open: bool = True

    def does(
        self,
        what: Callable[Concatenate[Connection, Key, Given], Got],
        *given: Given.args,
        **named: Given.kwargs,
    ) -> Got:
        """Do as a trainer may: one of the acts in `leading`.

        Raises GoneError, StrangerError, MoveError and AwayError.
        """
        with self._heard():
            return self.store.write(what, self.key, *given, **named)

    def sees(
        self,
        what: Callable[Concatenate[Connection, Given], Got],
        *given: Given.args,
        **named: Given.kwargs,
    ) -> Got:
        """Read from the store; raises AwayError."""
        with self._heard():
            return self.store.read(what, *given, **named)

    @property
    def changes(self) -> int | None:
        """What grows with every change of the session; None when it is over. Raises AwayError."""
        found = self.sees(reading.revisions, [self.key.id]).get(self.key.id)
        return found[1] if found else None

    def end(self) -> None:
        """Delete the session, the key, and the traces that a database leaves; may be said twice.

        Raises AwayError where the traces could not be taken away.
        """
        with suppress(GoneError):
            self.does(leading.end)
        self.file.unlink(missing_ok=True)
        with self._heard():
            self.store.wipe()

    @contextmanager
    def _heard(self) -> Iterator[None]:
        if self.place and not self.place.is_file():  # what was opened before would still be read
            raise AwayError
        try:
            yield
        except (SQLAlchemyError, OSError) as problem:
            raise AwayError from problem


def opened(where: str = "") -> Led:
    """Open a room in a store, or go on with the one that was open there.

    Without an address the store is a file of this process alone, and is gone with it.
    Raises UnusableStoreError, NewerError and AwayError.
    """
    if where:
        return _found(where, shared=True)
    led = _found(f"sqlite:///{alone.folder() / 'room.sqlite'}", shared=False)
    atexit.register(led.store.close)  # before the folder goes
    return led


def _found(where: str, *, shared: bool) -> Led:
    store = Store(where)
    place = _place(where)
    file = (place.parent if place else Path(FOLDER)).absolute() / FILE
    try:
        store.sweep()
        key = _resumed(store, file) or _begun(store, file)
    except (SQLAlchemyError, OSError) as problem:
        store.close()
        raise AwayError from problem
    return Led(store, key, file, place, open=shared)


def _place(where: str) -> Path | None:
    try:
        url = make_url(where)
    except ArgumentError as problem:
        raise UnusableStoreError(str(problem)) from None
    return Path(str(url.database)).absolute() if url.get_backend_name() == "sqlite" else None


def _resumed(store: Store, file: Path) -> Key | None:
    """Give the key that a kernel before this one left, if its session still lives in this store."""
    try:
        said: Any = json.loads(file.read_text("utf-8"))
        key = Key(str(said["id"]), str(said["code"]), str(said["secret"]))
        found = store.read(reading.session, key.id, store.clock())
    except (FileNotFoundError, ValueError, TypeError, KeyError, GoneError):
        return None
    return key if found.code == key.code else None


def _begun(store: Store, file: Path) -> Key:
    key = store.write(leading.begin, store.clock())
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file.unlink(missing_ok=True)
    only_mine = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(only_mine, "w", encoding="utf-8") as kept:  # noqa: PTH123 -- it is open already
        json.dump({"id": key.id, "code": key.code, "secret": key.secret}, kept)
    return key
