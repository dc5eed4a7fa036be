"""What a trainer does in JupyterLab: run a notebook, and find an exercise in it; what axe sees."""

import time
from contextlib import suppress
from socket import create_connection
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Locator, Page, expect

from tests.browser.test_axe import FOUND, PLAIN, RULES

SCROLL = """pane => {
  const end = pane.scrollTop + pane.clientHeight >= pane.scrollHeight - 5;
  pane.scrollTop = end ? 0 : pane.scrollTop + pane.clientHeight / 2;
}"""
PATIENCE = 40_000  # ms: a kernel starts, and JupyterLab with it, on a busy machine


# The body of JupyterLab's page has no height and hides what is beyond it, so axe sees none of it.
SEEN = "document.body.style.overflow = 'visible'"
HIDDEN = "document.body.style.overflow = ''"
# The thread runs behind a cell's prose, which keeps axe from measuring that too.
THREADLESS = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(".jp-Cell { background-image: none !important }");
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""
HIGH = 6000  # pixels: axe measures no contrast of what one would have to scroll to


def listened(address: str) -> None:
    """Wait until somebody listens at an address: JupyterLab says its own a little too soon."""
    port = urlsplit(address).port or 0
    for _ in range(200):
        with suppress(OSError), create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.1)
    raise AssertionError(f"Nobody listens on {port}")


def run_all(page: Page) -> None:
    """Run every cell by JupyterLab's menu, once its kernel is there."""
    page.locator(".jp-Notebook:visible").first.wait_for()
    expect(page.locator(".jp-StatusBar-Widget, #jp-main-statusbar")).to_contain_text(
        "Idle", timeout=PATIENCE
    )
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()


def reach(page: Page, exercise: str) -> Locator:
    """Scroll to an exercise: JupyterLab holds only those cells that are near the view."""
    found = page.locator(f".jp-Notebook:visible section#{exercise}")
    pane = page.locator(".jp-WindowedPanel-outer:visible")
    deadline = time.monotonic() + PATIENCE / 1000
    while not found.count() and time.monotonic() < deadline:
        pane.evaluate(SCROLL)
        page.wait_for_timeout(200)
    found.scroll_into_view_if_needed()
    return found


def found(*within: str) -> str:
    """Give the script that names what axe finds: JupyterLab is not ours, but what is within is."""
    return FOUND.replace("document,", f"{{ include: {[[each] for each in within]} }},", 1)


def settled(page: Page, look: str, rules: object) -> list[str]:
    """Name what axe finds once a page is as it stays: a theme's colours come one by one."""
    looked: list[str] = page.evaluate(look, rules)
    for _ in range(20):
        if not looked:
            break
        page.wait_for_timeout(500)
        looked = page.evaluate(look, rules)
    return looked


def violations(page: Page, *within: str) -> list[str]:
    """Name what axe finds in what is ours, with all of it in view for as long as axe looks."""
    size = page.viewport_size
    assert size
    page.set_viewport_size({"width": size["width"], "height": HIGH})
    for script in (SEEN, PLAIN, THREADLESS, AXE_SCRIPT):
        page.evaluate(script)
    looked = settled(page, found(*within), RULES["light"])
    page.evaluate(HIDDEN)
    page.set_viewport_size(size)
    return looked
