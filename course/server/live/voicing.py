"""What a voice answers, taken by the store."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from course.content import Course
from course.live import voting
from course.live.lines import lines
from course.live.stages import Form
from course.live.store import LateError, reading, taking
from course.live.store.taking import Ballot
from course.server.live.asking import Sent


@dataclass(frozen=True)
class Taking:
    """An event of a voice on its way into the store; `lang` is the language it was written in."""

    course: Course
    lang: str
    ballot: Ballot
    sent: Sent

    def take(self, connection: Connection, now: float) -> None:
        """Take it; one that was taken already changes nothing, also when it comes late.

        Raises GoneError, LateError and StrangerError.
        """
        before, last = taking.taken(connection, self.ballot)
        if last == self.sent.name:
            return
        turn = reading.session(connection, self.ballot.session, now).turn
        if turn is None or turn.number != self.sent.turn:
            raise LateError
        exercise = self.course[self.lang].exercises.get(turn.exercise)
        if exercise is None or not exercise.answers:
            raise LateError  # the course was updated, and the exercise is gone
        answer = voting.taken(exercise, before, self.sent.what)
        told = lines(self.course, exercise, answer) if turn.form == Form.WALL else ()
        said = [(line, self.lang) for line in told]
        taking.save(connection, self.ballot, answer, self.sent.name, said)
