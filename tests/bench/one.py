"""One learner: a cold browser, a warm one, a slow phone, the clicks, and what crosses the wire."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from playwright.async_api import Browser, Error, Page, Request, WebSocket

from tests.bench.browsing import clicked, opened, watched
from tests.bench.entries import Entry
from tests.bench.figures import Measured
from tests.bench.size import Size

# 4G as WebPageTest has it; Chromium does not slow down what comes by a WebSocket.
PHONE = {"latency": 170, "downloadThroughput": 1_125_000, "uploadThroughput": 1_125_000}
SLOWER = 4


async def measure(
    browser: Browser, entries: Sequence[Entry], size: Size, measured: Measured
) -> None:
    """Measure the entries in turn, so many runs after one that warms the servers up."""
    visits: tuple[Callable[..., Awaitable[None]], ...] = (_computer, _phone)
    for visit in visits:
        for run in range(-size.warming, size.runs):
            for entry in entries:
                try:
                    await visit(browser, entry, size, measured if run >= 0 else Measured())
                except Error as late:
                    why = str(late).partition("\n")[0]
                    measured.note("ready" if visit is _computer else "phone ready", entry.name, why)


async def _computer(browser: Browser, entry: Entry, size: Size, measured: Measured) -> None:
    """Open the lesson cold, answer it, and open it again in the same browser."""
    context = await browser.new_context()
    try:
        page = await watched(context, entry)
        wire = Wire(page, entry)
        seen = await opened(page, entry)
        measured.add("painted", entry.name, seen["painted"])
        measured.add("ready", entry.name, seen["ready"])
        await page.wait_for_timeout(size.calm * 1000)  # what comes late is counted too
        await wire.told(measured)
        if entry.answers:
            measured.add("click", entry.name, *await clicked(page, entry, size.clicks))
        await page.close()
        seen = await opened(await watched(context, entry), entry)
        measured.add("painted, warm", entry.name, seen["painted"])
        measured.add("ready, warm", entry.name, seen["ready"])
    finally:
        await context.close()


async def _phone(browser: Browser, entry: Entry, _size: Size, measured: Measured) -> None:
    """Open the lesson cold on a slow phone."""
    screen: Any = {"width": 390, "height": 844}
    context = await browser.new_context(viewport=screen, is_mobile=True, has_touch=True)
    try:
        page = await watched(context, entry)
        session = await context.new_cdp_session(page)
        await session.send("Network.enable")
        await session.send("Network.emulateNetworkConditions", {"offline": False, **PHONE})
        await session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        seen = await opened(page, entry)
        measured.add("phone painted", entry.name, seen["painted"])
        measured.add("phone ready", entry.name, seen["ready"])
    finally:
        await context.close()


class Wire:
    """What a page asks for, and what it gets: the bodies and heads of replies, and messages."""

    def __init__(self, page: Page, entry: Entry) -> None:
        """Listen to a page that is not open yet."""
        self.entry, self.page = entry, page
        self.asked: list[str] = []
        self.finished: list[Request] = []
        self.messages = 0
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("requestfinished", self._finish)
        page.on("websocket", self._websocket)

    def _finish(self, request: Request) -> None:
        self.finished.append(request)

    def _websocket(self, socket: WebSocket) -> None:
        self.asked.append(socket.url.replace("ws", "http", 1))
        socket.on("framereceived", self._message)

    def _message(self, message: str | bytes) -> None:
        self.messages += len(message.encode() if isinstance(message, str) else message)

    async def told(self, measured: Measured) -> None:
        """Add up what has come so far."""
        asked = [url for url in self.asked if url.startswith("http")]
        sizes = [await each.sizes() for each in self.finished if each.url.startswith("http")]
        got = sum(each["responseBodySize"] + each["responseHeadersSize"] for each in sizes)
        others = [url for url in asked if not url.startswith(self.entry.origin)]
        measured.add("kB", self.entry.name, (got + self.messages) / 1000)
        measured.add("requests", self.entry.name, len(asked))
        measured.add("third-party requests", self.entry.name, len(others))
