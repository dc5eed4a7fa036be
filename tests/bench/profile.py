"""Where a cold paint goes: the browser's own trace, from navigation to first paint, by parts."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from playwright.async_api import Browser

from tests.bench.entries import Entry
from tests.bench.figures import Measured
from tests.bench.size import Size

TRACED = ["devtools.timeline", "disabled-by-default-devtools.timeline", "blink.user_timing"]
TRACED += ["loading", "v8"]
PAINTED = "() => performance.getEntriesByName('first-contentful-paint').length"
# What the page's own thread does, by the names of its events in Chromium.
PARTS = {
    "HTML": {"ParseHTML"},
    "script": {
        "v8.compile",
        "v8.evaluateModule",
        "EvaluateScript",
        "FunctionCall",
        "RunMicrotasks",
    },
    "style": {"UpdateLayoutTree"},
    "layout": {"Layout"},
    "paint": {"PrePaint", "Paint", "Layerize", "Commit"},
}
PART_OF = {event: part for part, events in PARTS.items() for event in events}
Event = dict[str, Any]


async def measure(
    browser: Browser, entries: Sequence[Entry], size: Size, measured: Measured
) -> None:
    """Trace each entry as often as one learner is measured; a trace makes everything slower."""
    for run in range(-size.warming, size.runs):
        for entry in entries:
            shares = await _traced(browser, entry)
            for part, milliseconds in shares.items() if run >= 0 else ():
                measured.add(f"traced: {part}", entry.name, milliseconds)


async def _traced(browser: Browser, entry: Entry) -> dict[str, float]:
    context = await browser.new_context()
    try:
        page = await context.new_page()
        await browser.start_tracing(page=page, categories=TRACED)
        await page.goto(entry.address)
        await page.wait_for_function(PAINTED)
        events = json.loads(await browser.stop_tracing())["traceEvents"]
    finally:
        await context.close()
    return shares(events, entry.address)


def shares(events: Sequence[Event], address: str) -> dict[str, float]:
    """Give the milliseconds until the first paint by part; what is waited for is `elsewhere`."""
    painted = max(
        (each for each in events if each["name"] == "firstContentfulPaint"),
        key=lambda each: each["ts"],
    )
    thread = (painted["pid"], painted["tid"])
    start = max(each["ts"] for each in events if _begins(each, address))
    within = [
        each
        for each in events
        if each.get("ph") == "X"
        and (each["pid"], each["tid"]) == thread
        and start <= each["ts"] < painted["ts"]
    ]
    spent = dict.fromkeys(PARTS, 0.0) | _own(within, painted["ts"])
    whole = (painted["ts"] - start) / 1000
    return {"whole": whole, **spent, "elsewhere": whole - sum(spent.values())}


def _begins(event: Event, address: str) -> bool:
    """Tell whether an event is the beginning of the way to an address."""
    data: Event = event.get("args", {}).get("data", {})
    to: object = data.get("documentLoaderURL")
    return event["name"] == "navigationStart" and to == address


def _own(events: Iterable[Event], end: float) -> dict[str, float]:
    """Add up what each part took itself: what stands within another counts for the inner one."""
    spent: dict[str, float] = {}
    open_parts: list[tuple[str, float]] = []  # the parts that are under way, and when each ends
    for event in sorted(events, key=lambda each: (each["ts"], -each.get("dur", 0))):
        part = PART_OF.get(event["name"])
        if not part:
            continue
        open_parts = [each for each in open_parts if each[1] > event["ts"]]
        until = min(event["ts"] + event.get("dur", 0), end)
        took = (until - event["ts"]) / 1000
        spent[part] = spent.get(part, 0) + took
        if open_parts:
            spent[open_parts[-1][0]] -= took
        open_parts.append((part, until))
    return spent
