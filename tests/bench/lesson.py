"""One lesson, ours beside stock Voilà on the same notebook: paint, ready, click, bytes, requests.

`python -m tests.bench.lesson [runs]` prints a table of medians. Both servers run on this machine,
and every run is a cold browser: nothing cached, nothing open. `painted` is when the first exercise
has its place on the screen, `ready` when every exercise answers, `click` from a press on the
button to the feedback on the page.
"""

import re
import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import TimeoutError as Late

from course import notebooks
from tests import chromium
from tests.browser.conftest import FLAGS
from tests.serving import free_port, learners, running

RUNS, CLICKS = 5, 30
WATCH = """
(() => {
  const seen = (window.bench = {});
  const look = () => {
    const exercise = document.querySelector("section#how-far");
    if (exercise?.getBoundingClientRect().height) seen.painted ??= performance.now();
    if (document.documentElement?.dataset.state === "live") seen.ready ??= performance.now();
    if (!seen.ready) requestAnimationFrame(look);
  };
  look();
})()
"""
CLICK = """
async (clicks) => {
  const times = [], exercise = document.querySelector("section#how-far");
  const select = exercise.querySelector("select"), verdict = exercise.querySelector("output");
  for (let n = 0; n < clicks; n++) {
    select.value = n % 2 ? "none" : "0";
    await new Promise((go) => setTimeout(go, 60));
    const button = exercise.querySelector("button[value=check]"), start = performance.now();
    await new Promise((go) => {
      const watch = new MutationObserver(() => { watch.disconnect(); go(); });
      watch.observe(exercise, { subtree: true, childList: true, characterData: true });
      button.click();
    });
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b);
}
"""


def visit(browser: Browser, address: str, clicks: int) -> dict[str, float]:
    """Open the lesson in a fresh browser context and measure it once."""
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(WATCH)
    sizes: list[Any] = []
    page.on("requestfinished", lambda request: sizes.append(request.sizes()))
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.goto(address)
    page.wait_for_function("() => window.bench.ready && window.bench.painted", timeout=30_000)
    page.wait_for_timeout(500)
    bytes_, requests = (
        sum(each["responseBodySize"] + each["responseHeadersSize"] for each in sizes),
        len(sizes) + len(failed),
    )
    seen = page.evaluate("() => window.bench")
    figures = {"painted ms": seen["painted"], "ready ms": seen["ready"]}
    if clicks:
        times = page.evaluate(CLICK, clicks)
        figures["click p50 ms"], figures["click p95 ms"] = times[clicks // 2], times[-clicks // 20]
    context.close()
    return {**figures, "kB": bytes_ / 1000, "requests": requests}


def medians(browser: Browser, runs: int, *pages: tuple[str, int]) -> list[dict[str, float]]:
    """Measure pages (address, clicks) in turn; give the median of each figure, page by page.

    The first round warms up. A visit that is never ready is counted under `never ready`.
    """
    rounds = [[_tried(browser, *page) for page in pages] for _ in range(runs + 1)][1:]
    return [_median([each for each in seen if each], runs) for seen in zip(*rounds, strict=True)]


def _median(seen: list[dict[str, float]], runs: int) -> dict[str, float]:
    figures = {name: statistics.median(each[name] for each in seen) for name in seen[0]}
    return {**figures, "never ready": runs - len(seen)}


def _tried(browser: Browser, address: str, clicks: int) -> dict[str, float] | None:
    try:
        return visit(browser, address, clicks)
    except Late:
        return None


def saved(address: str, folder: Path) -> None:
    """Save the lesson's page and what it links to, so that a plain file server can serve it."""
    page = urlopen(f"{address}/sv/1-who-for").read().decode()  # noqa: S310 -- our own server
    (folder / "lesson.html").write_text(page, encoding="utf-8")
    for link in re.findall(r'(?:href|src)="(/static/[^"]+)"', page):
        path = folder / link.lstrip("/")
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(urlopen(address + link).read())  # noqa: S310


def main(runs: int = RUNS) -> None:
    """Run the servers, measure in turn, print the table."""
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        logs = Path(temporary)
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=FLAGS)
        python, port = [sys.executable, "-m"], free_port()
        voila = [*python, "voila", str(notebooks.folder() / "sv"), f"--port={port}", "--no-browser"]
        files = [*python, "http.server", "0", "--bind=127.0.0.1", f"--directory={logs}"]
        address = r"(http://[\w.]+:\d+)"
        with learners(logs / "ours.log") as ours:
            saved(ours.address, logs)
            with running(files, logs / "files.log", address) as static:
                lesson, copy = f"{ours.address}/sv/1-who-for", f"{static.address}/lesson.html"
                mine, file = medians(browser, runs, (lesson, CLICKS), (copy, 0))
        with running(voila, logs / "voila.log", address) as stock:
            page = f"{stock.address}/voila/render/1-who-for.ipynb"
            (theirs,) = medians(browser, runs, (page, CLICKS))
        browser.close()
    print(f"{'':14}{'kundfokus':>12}{'static file':>14}{'stock Voilà':>14}{'Voilà / ours':>14}")
    for name, value in mine.items():
        plain = f"{file[name]:.1f}" if name in file else "–"
        times = f"{theirs[name] / value:.1f}x" if value else "–"
        print(f"{name:14}{value:12.1f}{plain:>14}{theirs[name]:14.1f}{times:>14}")


if __name__ == "__main__":
    main(*(int(each) for each in sys.argv[1:]))
