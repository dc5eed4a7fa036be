"""What a learner costs the server: memory and processor time to open a lesson, and to click."""

import asyncio
from collections.abc import Sequence

from playwright.async_api import Browser, BrowserContext

from tests.bench import processes
from tests.bench.browsing import clicked, opened, watched
from tests.bench.entries import Entry
from tests.bench.figures import Measured
from tests.bench.size import Size

MEMORY, OPEN, CLICK = "memory per open, MB", "CPU per open, s", "CPU per click, s"


async def measure(
    browser: Browser, entries: Sequence[Entry], size: Size, measured: Measured
) -> None:
    """Open lesson after lesson and keep all open, each in a browser of its own."""
    for entry in entries:
        if processes.told():
            await _entry(browser, entry, size, measured)
        else:
            for key in (MEMORY, OPEN, CLICK):
                measured.note(key, entry.name, "only Linux tells")


async def _entry(browser: Browser, entry: Entry, size: Size, measured: Measured) -> None:
    contexts: list[BrowserContext] = []
    try:
        await _open(browser, entry, size, contexts)  # what is fetched once is there now
        for _ in range(size.rounds):
            memory, used = _now(entry)
            await _open(browser, entry, size, contexts)
            more, further = _now(entry)
            measured.add(MEMORY, entry.name, (more - memory) / size.opens)
            measured.add(OPEN, entry.name, (further - used) / size.opens)
        page = contexts[-1].pages[0]
        for _ in range(size.rounds if entry.answers else 0):
            used = processes.processor(entry.process)
            await clicked(page, entry, size.clicks)
            after = processes.processor(entry.process)
            measured.add(CLICK, entry.name, (after - used) / size.clicks)
    finally:
        for context in contexts:
            await context.close()


async def _open(browser: Browser, entry: Entry, size: Size, into: list[BrowserContext]) -> None:
    for _ in range(size.opens):
        into.append(await browser.new_context())
        await opened(await watched(into[-1], entry), entry)
    await asyncio.sleep(size.calm)


def _now(entry: Entry) -> tuple[float, float]:
    return processes.memory(entry.process), processes.processor(entry.process)
