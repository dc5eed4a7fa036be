"""Several processes: how many clicks one and two of them answer, and what a click costs them.

Asking costs a core about as much as answering does. So with two cores one process and the bench
use both, and two can answer no more than one: there, only what a click costs says anything.
"""

import asyncio
import tempfile
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path

from playwright.async_api import Browser

from tests.bench import processes
from tests.bench.entries import Entry
from tests.bench.figures import Figure, Measured
from tests.bench.keepalive import Connection
from tests.bench.recording import recorded
from tests.bench.size import Size
from tests.serving import Served, learners

LEARNERS = 16  # connections that click again as soon as they are answered
TURN = 10  # a turn takes so many times less than a town
RESTING = 0.05  # seconds of work within half a second: it gets nothing ready any more
ONE, TWO = "1 process", "2 processes"


async def measure(
    browser: Browser, entries: Sequence[Entry], size: Size, measured: Measured
) -> None:
    """Ask one process and two in turn, the order changed each time, and compare within a turn."""
    for entry in entries:
        if entry.name != "ours":
            continue
        events = await recorded(browser, entry)
        with (
            tempfile.TemporaryDirectory() as folder,
            learners(Path(folder) / "one", "--rate=0") as one,
            learners(Path(folder) / "two", "--rate=0", "--workers=2") as two,
        ):
            await _rested(one, two)
            for turn in range(size.rounds):
                order = [(ONE, one), (TWO, two)][:: -1 if turn % 2 else 1]
                clicks = {
                    name: await _pressed(name, served, events, size, measured)
                    for name, served in order
                }
                measured.add("clicks a second, 2 to 1", "ours", clicks[TWO] / clicks[ONE])


async def _pressed(
    name: str, served: Served, events: list[bytes], size: Size, measured: Measured
) -> float:
    """Let a server answer as fast as it can for a while; give how many clicks a second it did."""
    used, process = _used(served), served.process.pid
    clock = asyncio.get_running_loop().time
    began, times = clock(), list[float]()
    ends = began + size.seconds / TURN
    await asyncio.gather(*(_click(served, events, ends, times) for _ in range(LEARNERS)))
    clicks = len(times) / (clock() - began)
    measured.add(f"clicks a second, {name}", "ours", clicks)
    measured.add(f"p95 of those clicks, {name}, ms", "ours", Figure.of(times).p95)
    if processes.told():
        spent = processes.processor(process) - used
        measured.add(f"CPU of those clicks, {name}, ms each", "ours", spent / len(times) * 1000)
    return clicks


async def _click(served: Served, events: list[bytes], ends: float, times: list[float]) -> None:
    async with Connection(served.address) as connection:
        for event in cycle(events):
            status, took, _ = await connection.post("/sv/reply", event)
            if status != 200:
                raise ValueError(status)
            times.append(took)
            if asyncio.get_running_loop().time() > ends:
                return


def _used(served: Served) -> float:
    return processes.processor(served.process.pid) if processes.told() else 0


async def _rested(*servers: Served) -> None:
    """Wait until they have drawn and pressed every page."""
    for each in servers:
        before = -1.0
        while (now := _used(each)) - before > RESTING:
            before = now
            await asyncio.sleep(0.5)
