"""A town: learners at a human pace, a browser each as long as there are few, then without one.

What a browser sends for our lesson is recorded once and sent again by as many connections as
there are learners. A peer that talks over WebSockets needs its own browser for each learner, so
beside ours they are measured with so many learners only as browsers have room here.
"""

import asyncio
import random
from collections.abc import Sequence

from playwright.async_api import Browser, Error

from tests.bench import processes
from tests.bench.browsing import clicked, opened, watched
from tests.bench.entries import Entry, links
from tests.bench.figures import Measured
from tests.bench.keepalive import Connection
from tests.bench.recording import recorded
from tests.bench.size import Size

PATIENCE = 30  # seconds
WEBSOCKET = "needs a browser each"
LOOK = 5  # seconds between two looks at the server's memory


async def measure(
    browser: Browser, entries: Sequence[Entry], size: Size, measured: Measured
) -> None:
    """Measure a small town for all that answer, and the whole one for ours."""
    for entry in entries:
        if not entry.answers:
            continue
        await _small(browser, entry, size, measured)
        if entry.name == "ours":
            await _whole(entry, await recorded(browser, entry), size, measured)
        else:
            measured.note(f"town of {size.town}", entry.name, WEBSOCKET)


async def _small(browser: Browser, entry: Entry, size: Size, measured: Measured) -> None:
    ends = asyncio.get_running_loop().time() + size.seconds
    learners = (_in_a_browser(browser, entry, size, ends) for _ in range(size.browsers))
    found = await asyncio.gather(*learners)
    key = f"town of {size.browsers}, in browsers"
    measured.add(key, entry.name, *(each for times in found for each in times or ()))
    if failed := found.count(None):
        measured.note(key, entry.name, f"{failed} without feedback")


async def _in_a_browser(
    browser: Browser, entry: Entry, size: Size, ends: float
) -> list[float] | None:
    """Open the lesson and click now and then; give each wait for feedback, in milliseconds."""
    context, times = await browser.new_context(), list[float]()
    try:
        await asyncio.sleep(_think(size, first=True))
        page = await watched(context, entry)
        await opened(page, entry)
        while not times or asyncio.get_running_loop().time() < ends:
            await asyncio.sleep(_think(size))
            times += await clicked(page, entry, 1)
    except Error:
        return None
    finally:
        await context.close()
    return times


async def _whole(entry: Entry, events: list[bytes], size: Size, measured: Measured) -> None:
    ends = asyncio.get_running_loop().time() + size.think[1] + size.seconds
    errors: list[str] = []
    learners = (_connected(entry, events, size, ends, errors) for _ in range(size.town))
    looking = asyncio.create_task(_look(entry, size, measured))
    found = await asyncio.gather(*learners)
    looking.cancel()
    measured.add(f"town of {size.town}", entry.name, *(each for times in found for each in times))
    measured.add(f"errors in a town of {size.town}", entry.name, len(errors))
    for error in set(errors):
        measured.note(f"errors in a town of {size.town}", entry.name, error)


async def _look(entry: Entry, size: Size, measured: Measured) -> None:
    """Look at the server's memory from when the whole town is there, and sum up both halves."""
    await asyncio.sleep(size.think[1])
    ends = asyncio.get_running_loop().time() + size.seconds
    while processes.told() and (now := asyncio.get_running_loop().time()) < ends:
        half = "first" if ends - now > size.seconds / 2 else "second"
        measured.add(
            f"town of {size.town}: memory in its {half} half, MB",
            entry.name,
            processes.memory(entry.process),
        )
        await asyncio.sleep(min(LOOK, size.seconds / 4))


async def _connected(
    entry: Entry, events: list[bytes], size: Size, ends: float, errors: list[str]
) -> list[float]:
    """Open the lesson and what it loads, then send event after event until the end."""
    times: list[float] = []
    path = entry.address.removeprefix(entry.origin)
    reply = path.rpartition("/")[0] + "/reply"
    try:
        await asyncio.sleep(_think(size, first=True))
        async with Connection(entry.origin) as connection, asyncio.timeout(None) as patience:
            clock = asyncio.get_running_loop().time
            _, _, page = await connection.get(path)
            for link in links(page.decode()):
                await connection.get(link)
            for turn in range(10_000):
                await asyncio.sleep(_think(size))
                if clock() > ends and times:
                    break
                patience.reschedule(clock() + PATIENCE + size.think[1])
                status, took, _ = await connection.post(reply, events[turn % len(events)])
                times.append(took)
                if status != 200:
                    errors.append(f"status {status}")
    except (OSError, EOFError, TimeoutError, ValueError) as problem:
        errors.append(type(problem).__name__)
    return times


def _think(size: Size, *, first: bool = False) -> float:
    """Give a pause in seconds; who opens the lesson comes at any time within the longest."""
    least, most = size.think
    return random.uniform(0 if first else least, most)  # noqa: S311 -- no secret is made of it
