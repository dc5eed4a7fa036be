"""A room for a test: a trainer's desk over a store of its own, and people who answer."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from course.content import Course
from course.live import codes
from course.live.desk import Desk
from course.live.standing import Standing, standing
from course.live.store import taking
from course.live.store.taking import Ballot

VOTE = {"v": 1, "pick": "need", "sure": "think"}


@contextmanager
def desk(course: Course, folder: Path) -> Iterator[Desk]:
    """Open a room in a folder, and let go of it in the end."""
    made = Desk(course, f"sqlite:///{folder / 'room.sqlite'}")
    made.open()
    first = made.led.store
    yield made
    if made.rehearsal:
        made.rehearsal.stop()
    made.open()
    for each in (first, made.led.store):
        each.close()


def now(desk: Desk) -> Standing:
    """Give how the session stands."""
    return standing(desk.led)


def answer(desk: Desk, *said: str, made: dict[str, Any] | None = None) -> None:
    """Let somebody new answer what is open; `said` are the lines of it."""
    voice = codes.hashed(codes.token())
    key, session = desk.led.key, now(desk).session
    assert session.turn
    desk.led.store.write(taking.join, key.id, voice, desk.led.store.clock())
    ballot = Ballot(key.id, session.turn.number, session.round, voice)
    lines = [(each, "sv") for each in said]
    desk.led.store.write(taking.save, ballot, made or VOTE, "e", lines)
