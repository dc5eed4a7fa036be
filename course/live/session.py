"""What is known of a live session: values that the store gives and everyone else only reads."""

from __future__ import annotations

from dataclasses import dataclass

from course.answer import Answer
from course.live.stages import OPEN, SHOWN, Form, Stage


@dataclass(frozen=True)
class Key:
    """What a trainer leads a session with; the secret stands in no page and no address."""

    id: str
    code: str
    secret: str


@dataclass(frozen=True)
class Turn:
    """One exercise put to the room; turns are numbered from 1."""

    number: int
    exercise: str
    form: Form
    rounds: int = 1  # how many have been open so far


@dataclass(frozen=True)
class Session:
    """A session as it stands.

    `revision` grows with everything that participants see, `changes` with everything at all;
    `present` is how many have a voice and were seen lately; `until` is when the time that the
    trainer set is up, and `ends` when all is deleted, in seconds since 1970; `word` is the answer
    to the course's question for the room's word.
    """

    id: str
    code: str
    stage: Stage
    turn: Turn | None
    revision: int
    changes: int
    present: int
    ends: float
    until: float | None = None
    word: Answer | None = None

    @property
    def round(self) -> int:
        """The round that takes answers now, or 0."""
        return OPEN.get(self.stage, 0)

    @property
    def shows(self) -> bool:
        """Whether the room sees a result."""
        return self.stage in SHOWN


@dataclass(frozen=True)
class Line:
    """An open answer on its way to the wall: `mark` names it, and not whose it is."""

    mark: str
    said: str
    lang: str
    shown: bool
    votes: int
    own: bool = False  # whether the voice that asks wrote it
    liked: bool = False  # whether the voice that asks voted for it
