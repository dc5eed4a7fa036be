"""A class: so many browsers that open the lesson at the same moment, on the same cores."""

import asyncio
import time
from collections.abc import Sequence

from playwright.async_api import Browser, Error, Page

from tests.bench.browsing import opened, watched
from tests.bench.entries import Entry
from tests.bench.figures import Measured
from tests.bench.size import Size


async def measure(
    browser: Browser, entries: Sequence[Entry], size: Size, measured: Measured
) -> None:
    """Let each class open each entry; the milliseconds run from one signal for all."""
    for entry in entries:
        for learners in size.classes:
            await _together(browser, entry, learners, measured)


async def _together(browser: Browser, entry: Entry, learners: int, measured: Measured) -> None:
    contexts = [await browser.new_context() for _ in range(learners)]
    try:
        pages = [await watched(context, entry) for context in contexts]
        signal = time.time() * 1000
        seen = await asyncio.gather(*(_ready(page, entry, signal) for page in pages))
    finally:
        for context in contexts:
            await context.close()
    key, ready = f"class of {learners}", [each for each in seen if each is not None]
    measured.add(key, entry.name, *ready)
    if never := len(seen) - len(ready):
        measured.note(key, entry.name, f"{never} never ready")


async def _ready(page: Page, entry: Entry, signal: float) -> float | None:
    try:
        seen = await opened(page, entry)
    except Error:
        return None
    return seen["origin"] + seen["ready"] - signal
