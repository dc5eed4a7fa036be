"""A trainer for tests: leads a session on the store itself, as the trainer's kernel does."""

from dataclasses import dataclass
from pathlib import Path

from course.live import codes
from course.live.session import Key, Session
from course.live.stages import Form, Move
from course.live.store import Store, leading, reading


@dataclass
class Trainer:
    """A session and whoever leads it."""

    store: Store
    key: Key

    @property
    def code(self) -> str:
        """The code as people read it."""
        return codes.shown(self.key.code)

    @property
    def session(self) -> Session:
        """The session as it stands."""
        return self.store.read(reading.session, self.key.id, self.store.clock())

    def put(self, exercise: str, form: Form = Form.VOTE) -> int:
        """Put an exercise to the room."""
        return self.store.write(leading.put, self.key, exercise, form)

    def move(self, *moves: Move) -> None:
        """Make moves."""
        for each in moves:
            self.store.write(leading.move, self.key, each)

    def let_through(self) -> None:
        """Let every open answer through."""
        turn = self.session.turn
        assert turn
        for line in self.store.read(reading.wall, self.key.id, turn.number):
            self.store.write(leading.let, self.key, line.mark, through=True)

    def end(self) -> None:
        """End the session."""
        self.store.write(leading.end, self.key)
        self.store.wipe()


def begin(store: Store, lasts: float = leading.LASTS) -> Trainer:
    """Begin a session."""
    return Trainer(store, store.write(leading.begin, store.clock(), lasts))


def address(folder: Path) -> str:
    """Give the address of a store in a folder."""
    return f"sqlite:///{folder / 'room.sqlite'}"
