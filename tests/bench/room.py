"""A live room: 300 phones on one server, and the trainer's panel in a process of its own.

The phones are connections that do what the page's script does, each with its stream of events. In
the second vote the server is killed and started again.
"""

import asyncio
import random
import tempfile
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, ExitStack, nullcontext
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from time import monotonic

from playwright.async_api import Browser

from course import content
from course.lesson import Exercise
from course.live import codes
from course.live.stages import Form, Move
from tests.bench import processes
from tests.bench.entries import Entry
from tests.bench.figures import Measured
from tests.bench.size import Size
from tests.bench.trainer import PATIENCE, Trainer, leading_room
from tests.crowd.participant import Participant, Sent
from tests.live import postgres
from tests.serving import Served, free_port, learners

OURS = "ours"
STORES = ("SQLite", "PostgreSQL")
LINES = 10  # that are let through in a row
HURRY = 10  # times as fast as others vote those whose server is killed: many are on their way


@dataclass(frozen=True)
class Room:
    """A room being measured: who is in it, what they may choose, and where the figures go."""

    trainer: Trainer
    here: Sequence[Participant]
    options: Sequence[str]
    size: Size
    add: Callable[..., None]  # a figure's name, and its samples

    async def all_see(self, stage: str, turn: int, since: float) -> float:
        """Wait until every phone shows a stage; give the seconds until the last did."""
        async with asyncio.timeout(PATIENCE):
            await asyncio.gather(*(each.see(stage, turn) for each in self.here))
        return max(each.drawn[-1].at for each in self.here) - since

    async def all_vote(self, write: str = "", faster: float = 1) -> list[Sent]:
        """Let everybody think and vote, or write a line; give what they sent, once it is taken."""
        within = self.size.thought / faster

        async def vote(one: Participant) -> Sent:
            await asyncio.sleep(random.uniform(0, within))  # noqa: S311 -- no secret
            said = f"Vi ringer upp {one.token}" if write else random.choice(self.options)  # noqa: S311
            return await one.vote(said, write or "pick", twice=False)

        async with asyncio.timeout(PATIENCE + self.size.thought):
            return await asyncio.gather(*map(vote, self.here))

    @property
    def failures(self) -> int:
        """How often a phone was not answered, or refused."""
        return sum(each.failures + len(each.refused) for each in self.here)


async def measure(
    _browser: Browser, entries: Sequence[Entry], size: Size, measured: Measured
) -> None:
    """Fill a room on each kind of store; others have none to measure beside it."""
    if OURS not in {each.name for each in entries}:
        return
    for name in STORES:
        if name != "SQLite" and not postgres.programs():
            measured.note(f"vote to panel, {name}", OURS, "no PostgreSQL here")
            continue
        with tempfile.TemporaryDirectory() as made, _store(Path(made), name) as where:
            add = partial(_add, measured, name)
            await _room(Path(made), where, size, add)


def _store(folder: Path, name: str) -> AbstractContextManager[str]:
    if name == "SQLite":
        return nullcontext(f"sqlite:///{folder / 'room.sqlite'}")
    return postgres.running()


def _add(measured: Measured, store: str, key: str, *values: float) -> None:
    measured.add(f"{key}, {store}", OURS, *values)


async def _room(folder: Path, where: str, size: Size, add: Callable[..., None]) -> None:
    course = content.load()
    every = course["sv"].exercises.values()
    asked, written = (
        next(each for each in every if each.kind == kind) for kind in ("choose", "write")
    )
    again = ("--store", where, "--port", str(free_port()))
    with ExitStack() as servers:
        served = servers.enter_context(learners(folder / "log", *again))
        async with leading_room(folder, where) as trainer:
            code = codes.shown(trainer.key.code)
            here = [Participant(served.address, code) for _ in range(size.room)]
            room = Room(trainer, here, [*asked.spec.options], size, add)
            began, used = monotonic(), _used(served)
            await asyncio.gather(*(each.join() for each in here))
            add(f"{size.room} join at once, s", monotonic() - began)
            await _vote(room, asked.id)
            await _wall(room, written)
            if processes.told():
                add(f"CPU of a room of {size.room}, s", _used(served) - used)
                add("memory of the server, MB", processes.memory(served.process.pid))
            add(f"errors in a room of {size.room}", room.failures)

            def restart() -> None:
                servers.enter_context(learners(folder / "log-again", *again))

            await _killed(room, asked.id, served, restart)
            for each in here:
                each.leave()


def _used(served: Served) -> float:
    return processes.processor(served.process.pid) if processes.told() else 0


async def _vote(room: Room, exercise: str) -> None:
    """Open a vote, let all vote, show the result; each until all have seen it."""
    trainer, add = room.trainer, room.add
    add("opened to drawn by all, s", await room.all_see("vote1", 1, await trainer.put(exercise)))
    votes = await room.all_vote()
    await trainer.see({each.event for each in votes})
    add("vote to panel", *((trainer.shown[each.event] - each.at) * 1000 for each in votes))
    add("vote taken, ms", *((each.taken - each.at) * 1000 for each in votes if each.taken))
    await trainer.move(Move.CLOSE)
    shown = await trainer.move(Move.REVEAL)
    add("result to drawn by all, s", await room.all_see("distribution", 1, shown))


async def _wall(room: Room, written: Exercise) -> None:
    """Let all write, let some of it through before the wall is shown, and some of it after."""
    trainer, add = room.trainer, room.add
    await room.all_see("vote1", 2, await trainer.put(written.id, Form.WALL))
    lines = await room.all_vote(written.spec.questions[0].key)
    await trainer.see({each.event for each in lines})
    add("line to panel, ms", *((trainer.shown[each.event] - each.at) * 1000 for each in lines))
    await room.all_see("closed1", 2, await trainer.move(Move.CLOSE))
    asked = sum(each.looks for each in room.here)
    await trainer.let(LINES)
    shown = await trainer.move(Move.REVEAL)
    add("wall to drawn by all, s", await room.all_see("distribution", 2, shown))
    through = await trainer.let(LINES)
    last = trainer.revision
    async with asyncio.timeout(PATIENCE):
        await asyncio.gather(*(each.catch_up(last) for each in room.here))
    add("last line to all, s", max(each.drawn[-1].at for each in room.here) - through)
    looks = sum(each.looks for each in room.here) - asked
    add("looks of a phone, for the wall", looks / len(room.here))


async def _killed(room: Room, exercise: str, served: Served, restart: Callable[[], None]) -> None:
    """Open another vote, kill the server in the middle of it, and start it again at once."""
    trainer, add, voices = room.trainer, room.add, [each.voice for each in room.here]
    await room.all_see("vote1", 3, await trainer.put(exercise))
    for each in room.here:
        each.heard.clear()
    before, voting = trainer.changes, asyncio.ensure_future(room.all_vote(faster=HURRY))
    heard = asyncio.as_completed([each.heard.wait() for each in room.here])
    for first in islice(heard, max(1, len(voices) // 3)):
        await first
    killed = monotonic()
    served.process.kill()
    served.process.wait()
    said = [each.sent[-1].pick if each.heard.is_set() else "" for each in room.here]
    lost = sum(
        pick not in {"", held} for pick, held in zip(said, trainer.held(3, voices), strict=True)
    )
    await asyncio.to_thread(restart)
    votes = await voting
    held = trainer.held(3, voices)
    lost += sum(each.pick != pick for each, pick in zip(votes, held, strict=True))
    add("votes lost", lost)
    add("votes doubled", trainer.changes - before - len(votes))
    add("killed to all votes taken, s", max(each.taken or 0 for each in votes) - killed)
    await trainer.see({each.event for each in votes})
    add("votes in flight when killed", sum(each.at < killed < (each.taken or 0) for each in votes))
