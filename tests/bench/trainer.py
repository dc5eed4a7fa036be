"""The trainer of a measured room: leads on the store, with the panel in a process of its own."""

import asyncio
import json
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from time import monotonic

from course.live.session import Key
from course.live.stages import Form, Move
from course.live.store import Store, leading, reading
from tests.repository import ROOT

PATIENCE = 120  # seconds
PRESS = 0.5  # seconds between two presses


@dataclass
class Trainer:
    """A session, its store, and the panel: which votes it has shown, and since when."""

    store: Store
    key: Key
    process: Process
    shown: dict[str, float] = field(default_factory=dict)
    new: asyncio.Event = field(default_factory=asyncio.Event)

    async def look(self) -> None:
        """Note what the panel says, to its end."""
        assert self.process.stdout
        while line := await self.process.stdout.readline():
            said = json.loads(line)
            self.shown |= dict.fromkeys(said["votes"], said["at"])
            self.new.set()

    async def see(self, votes: Collection[str]) -> None:
        """Wait until the panel has shown all these votes."""
        async with asyncio.timeout(PATIENCE):
            while not self.shown.keys() >= {*votes}:
                self.new.clear()
                await self.new.wait()

    async def put(self, exercise: str, form: Form = Form.VOTE) -> float:
        """Put an exercise to the room; give when it was open."""
        await asyncio.to_thread(self.store.write, leading.put, self.key, exercise, form)
        return monotonic()

    async def let(self, many: int) -> float:
        """Let some lines through, one after the other as fast as one presses; give when."""
        turn = self.store.read(reading.all_turns, self.key.id)[-1].number
        waiting = [
            line for line in self.store.read(reading.wall, self.key.id, turn) if not line.shown
        ]
        for line in waiting[:many]:
            await asyncio.sleep(PRESS)
            let = partial(leading.let, through=True)
            await asyncio.to_thread(self.store.write, let, self.key, line.mark)
        return monotonic()

    async def move(self, *moves: Move) -> float:
        """Make moves; give when the last was made."""
        for each in moves:
            await asyncio.to_thread(self.store.write, leading.move, self.key, each)
        return monotonic()

    @property
    def revision(self) -> int:
        """How often the room has seen something new."""
        return self.store.read(reading.revisions, [self.key.id])[self.key.id][0]

    @property
    def changes(self) -> int:
        """How often the session has changed."""
        return self.store.read(reading.revisions, [self.key.id])[self.key.id][1]

    def held(self, turn: int, voices: Collection[str]) -> list[str]:
        """Give what each voice chose in the first round of a turn; "" for nothing."""
        given = [self.store.read(reading.answer, self.key.id, turn, 1, each) for each in voices]
        return [each["pick"] if each else "" for each in given]


@asynccontextmanager
async def leading_room(folder: Path, where: str) -> AsyncIterator[Trainer]:
    """Open a room in a store, and watch its panel."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.bench.panel",
        where,
        stdin=PIPE,
        stdout=PIPE,
        cwd=folder,  # where the key is kept when the store is no file
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert process.stdin
    assert process.stdout
    key = Key(**json.loads(await process.stdout.readline()))
    trainer = Trainer(Store(where), key, process)
    looking = asyncio.ensure_future(trainer.look())
    try:
        yield trainer
    finally:
        process.stdin.close()
        await process.wait()
        await looking
        trainer.store.close()
