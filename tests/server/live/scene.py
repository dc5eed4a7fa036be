"""Two rooms in use, a hostile voice in each of them, and what must be the same after it."""

import hashlib
import json
import time
from dataclasses import dataclass
from typing import Any

from course.content import Course
from course.live import codes
from course.live.session import Line
from course.live.stages import Form, Move
from course.live.store import Store, reading
from tests.server.asking import Answer, Client
from tests.server.live import leading
from tests.server.live.leading import Trainer
from tests.server.live.phones import KIND, Phone, event

HONEST = 6
NORMAL = 5.0  # seconds: nobody waits as long where nothing stands in the way, be it ever so busy
LINES = ("Vi ringer upp", "Hon väntar på besked", "Jag skriver här")
Kept = dict[str, Any]


@dataclass(frozen=True)
class Scene:
    """A vote that is open, a wall that is shown, those who are in both, and a hostile voice."""

    client: Client
    vote: Trainer
    wall: Trainer
    voters: list[Phone]
    writers: list[Phone]
    hostile: Phone  # in the vote
    scribbler: Phone  # the same person's voice at the wall
    picks: tuple[str, str]
    elsewhere: str  # the mark of a line on the wall before this one

    def answer(self, *, headers: dict[str, str] | None = None, **changes: Any) -> Answer:
        """Answer the vote as the hostile voice, with something else than a phone would send."""
        return self.post(self.asked(**changes), **(headers or {}))

    def asked(self, **changes: Any) -> dict[str, Any]:
        """Give the answer of a phone, changed."""
        sound = {"turn": 2, "round": 1, "event": event(), "do": "check", "lang": "sv"}
        own = {"token": self.hostile.token, "fields": {"pick": self.picks[1]}}
        return {**sound, **own, **changes}

    def post(self, body: object, where: str = "", **headers: str) -> Answer:
        """Post JSON or bytes to the vote, or another address."""
        said = body if isinstance(body, bytes) else json.dumps(body).encode()
        path = where or f"/live/{self.vote.code}/answer"
        return self.client.ask(path, "POST", said, **{**KIND, **headers})

    def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Ask for something of the vote by another method than its own."""
        return self.client.ask(f"/live/{self.vote.code}{path}", method, **headers)

    def like(self, mark: Any, *, yes: Any = True, **more: Any) -> Answer:
        """Vote for a line as the one who scribbles."""
        return self.scribbler.ask("upvote", mark=mark, yes=yes, **more)

    def mark(self, said: str) -> str:
        """Give the mark of a line of the wall."""
        return {each.said: each.mark for each in self._lines()}[said]

    def victim(self) -> str:
        """Give what the store knows a voter by; no page holds it."""
        return codes.hashed(self.voters[0].token)

    def kept(self) -> Kept:
        """Give all that is others' in the two rooms."""
        key = self.vote.key.id
        read = self.vote.store.read
        said = [
            read(reading.answer, key, turn, 1, codes.hashed(each.token))
            for turn in (1, 2)
            for each in self.voters
        ]
        lines = {each.said: (each.mark, each.shown, each.votes) for each in self._lines()}
        stages = (self.vote.session.stage, self.wall.session.stage, self.vote.session.revision)
        return {"said": said, "lines": lines, "stages": stages, "word": self.vote.session.word}

    def answers(self) -> int:
        """Count the answers to the vote."""
        return self.vote.store.read(reading.answered, self.vote.key.id, 2, 1)

    def slowest(self) -> float:
        """Ask as each voter how things stand; give the seconds of the one who waited longest."""
        times = []
        for each in self.voters:
            began = time.monotonic()
            state = each.state()
            times.append(time.monotonic() - began)
            assert state["stage"] == "vote1"
            assert "checked" in state["html"]
        return max(times)

    def _lines(self) -> list[Line]:
        return self.wall.store.read(reading.wall, self.wall.key.id, 2)


def hexed(said: str) -> str:
    """Give a SHA-256, as whoever reads our code might try."""
    return hashlib.sha256(said.encode()).hexdigest()


def played(course: Course, client: Client, store: Store) -> Scene:
    """Set the scene."""
    vote, wall = leading.begin(store), leading.begin(store)
    asked = next(each for each in course["sv"].exercises.values() if each.kind == "choose")
    written = next(each for each in course["sv"].exercises.values() if each.kind == "write")
    field = written.spec.questions[0].key
    first, other, *_ = asked.spec.options
    voters = [Phone(client, vote.code).join() for _ in range(HONEST)]
    writers = [Phone(client, wall.code).join() for _ in range(2)]
    hostile, scribbler = Phone(client, vote.code).join(), Phone(client, wall.code).join()
    for number, each in enumerate(2 * voters):
        if number % HONEST == 0:
            vote.move(*(Move.REST,) if number else ())
            vote.put(asked.id)
        assert each.answer({"pick": first}).status == 200
    wall.put(written.id, Form.WALL)
    writers[0].answer({field: "Från förra väggen"})
    wall.let_through()
    (before,) = store.read(reading.wall, wall.key.id, 1)
    wall.put(written.id, Form.WALL)
    for each, line in zip((writers[0], scribbler), LINES[::2], strict=True):
        each.answer({field: line})
    wall.let_through()
    writers[1].answer({field: LINES[1]})  # waits for the trainer
    wall.move(Move.CLOSE, Move.REVEAL)
    scene = Scene(
        client, vote, wall, voters, writers, hostile, scribbler, (first, other), before.mark
    )
    writers[1].ask("upvote", mark=scene.mark(LINES[0]), yes=True)
    return scene
