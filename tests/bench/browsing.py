"""The browser that measures: pages that note when they are painted and ready."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path

from playwright.async_api import Browser, BrowserContext, Page, async_playwright

from tests import chromium
from tests.bench.entries import Entry
from tests.bench.peers import text
from tests.browser.conftest import FLAGS

PATIENCE = 120_000  # milliseconds
# A page that nobody looks at is as fast as the one in front.
AWAKE = [
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
]


@asynccontextmanager
async def launched() -> AsyncIterator[Browser]:
    """Start the Chromium of this computer."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=chromium.find(), args=[*FLAGS, *AWAKE]
        )
        yield browser
        await browser.close()


async def watched(context: BrowserContext, entry: Entry) -> Page:
    """Give a page that will note what happens in it."""
    page = await context.new_page()
    page.set_default_timeout(PATIENCE)
    words = json.dumps(_last_words())
    await page.add_init_script(f"({_script('watch')})({words}, () => {entry.ready})")
    return page


async def opened(page: Page, entry: Entry) -> dict[str, float]:
    """Open the lesson; give the milliseconds from navigation to `painted` and to `ready`."""
    await page.goto(entry.address, wait_until="commit")
    await page.wait_for_function("() => window.bench?.painted")
    found: dict[str, float] = await page.evaluate(
        "() => ({ ...window.bench, origin: performance.timeOrigin })"
    )
    return found


async def clicked(page: Page, entry: Entry, clicks: int) -> list[float]:
    """Answer the first exercise so many times; give the milliseconds to each feedback."""
    script = f"(clicks) => ({_script('click')})({entry.pick}, clicks)"
    found: list[float] = await page.evaluate(script, clicks)
    return found


@cache
def _script(name: str) -> str:
    return Path(__file__).with_name(f"{name}.js").read_text("utf-8").strip().rstrip(";")


_last_words = cache(text.last_words)
