"""A room that a test leads and fills by itself, beside the server that shows it."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any

from course.answer import Answer
from course.live import codes
from course.live.session import Session
from course.live.stages import Form, Move
from course.live.store import Store, leading, reading, taking
from course.live.store.taking import Ballot

Said = Callable[[int], Answer | None]


class Led:
    """A session with its trainer and any number of participants."""

    def __init__(self, where: str) -> None:
        """Begin a session in a store."""
        self.store = Store(where)
        self.key = self.store.write(leading.begin, time.time())
        self.voices: list[str] = []

    @property
    def code(self) -> str:
        """The code as people read it."""
        return codes.shown(self.key.code)

    @property
    def session(self) -> Session:
        """How the session stands."""
        return self.store.read(reading.session, self.key.id, time.time())

    def join(self, many: int) -> None:
        """Let more people in."""
        for _ in range(many):
            voice = codes.hashed(codes.token())
            self.store.write(taking.join, self.key.id, voice, time.time())
            self.voices.append(voice)

    def put(self, exercise: str, form: Form = Form.VOTE) -> None:
        """Put an exercise to the room."""
        self.store.write(leading.put, self.key, exercise, form)

    def move(self, *moves: Move) -> None:
        """Make moves, one after the other."""
        for each in moves:
            self.store.write(leading.move, self.key, each)

    def answer(self, many: int, said: Mapping[str, Any], *lines: tuple[str, str]) -> None:
        """Let the first so many answer the round that is open; `lines` are texts for the wall."""
        session = self.session
        assert session.turn
        for voice in self.voices[:many]:
            ballot = Ballot(session.id, session.turn.number, session.round, voice)
            self.store.write(taking.save, ballot, dict(said), codes.token(), lines)

    def let_all_through(self) -> None:
        """Let every open answer through to the wall."""
        session = self.session
        assert session.turn
        for line in self.store.read(reading.wall, session.id, session.turn.number):
            self.store.write(leading.let, self.key, line.mark, through=True)

    def wait(self, seconds: float | None) -> None:
        """Set when the time is up."""
        until = None if seconds is None else time.time() + seconds
        self.store.write(leading.time, self.key, until)

    def end(self) -> None:
        """End the session, and delete it."""
        self.store.write(leading.end, self.key)
        self.store.wipe()

    def close(self) -> None:
        """Let go of the store."""
        self.store.close()
