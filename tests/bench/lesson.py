"""One lesson, ours beside stock Voilà on the same notebook: paint, ready, click, bytes, requests.

`python -m tests.bench.lesson [runs]` prints a table of medians. Both servers run on this machine,
and every run is a cold browser: nothing cached, nothing open. `painted` is when the first exercise
has its place on the screen, `ready` when every exercise answers, `click` from a press on the
button to the feedback on the page.
"""

import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

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


def visit(browser: Browser, address: str) -> dict[str, float]:
    """Open the lesson in a fresh browser context and measure it once."""
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(WATCH)
    sizes: list[Any] = []
    page.on("requestfinished", lambda request: sizes.append(request.sizes()))
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.goto(address)
    page.wait_for_function("() => window.bench.ready && window.bench.painted", timeout=90_000)
    page.wait_for_timeout(500)
    bytes_, requests = (
        sum(each["responseBodySize"] + each["responseHeadersSize"] for each in sizes),
        len(sizes) + len(failed),
    )
    seen = page.evaluate("() => window.bench")
    times = page.evaluate(CLICK, CLICKS)
    context.close()
    return {
        "painted ms": seen["painted"], "ready ms": seen["ready"],
        "click p50 ms": times[CLICKS // 2], "click p95 ms": times[int(CLICKS * 0.95)],
        "kB": bytes_ / 1000, "requests": requests,
    }  # fmt: skip


def medians(browser: Browser, address: str, runs: int) -> dict[str, float]:
    """Measure one warm-up and then `runs` visits; give the median of each figure."""
    visit(browser, address)
    seen = [visit(browser, address) for _ in range(runs)]
    return {name: statistics.median(each[name] for each in seen) for name in seen[0]}


def main(runs: int = RUNS) -> None:
    """Run both servers, measure in turn, print the table."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        logs = Path(folder)
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=FLAGS)
        voila = [
            sys.executable,
            "-m",
            "voila",
            str(notebooks.folder() / "sv"),
            f"--port={free_port()}",
            "--no-browser",
        ]
        with (
            learners(logs / "ours.log") as ours,
            running(voila, logs / "voila.log", r"(http://[\w.]+:\d+)") as stock,
        ):
            mine = medians(browser, f"{ours.address}/sv/1-who-for", runs)
            theirs = medians(browser, f"{stock.address}/voila/render/1-who-for.ipynb", runs)
        browser.close()
    print(f"{'':14}{'kundfokus':>12}{'stock Voilà':>14}{'ratio':>10}")
    for name, value in mine.items():
        print(f"{name:14}{value:12.1f}{theirs[name]:14.1f}{theirs[name] / value:9.0f}x")


if __name__ == "__main__":
    main(*(int(each) for each in sys.argv[1:]))
