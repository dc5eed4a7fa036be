"""What a trainer does in JupyterLab: run a notebook, and find an exercise in it."""

import time

from playwright.sync_api import Locator, Page, expect

SCROLL = """pane => {
  const end = pane.scrollTop + pane.clientHeight >= pane.scrollHeight - 5;
  pane.scrollTop = end ? 0 : pane.scrollTop + pane.clientHeight / 2;
}"""
PATIENCE = 40_000  # ms: a kernel starts, and JupyterLab with it, on a busy machine


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
