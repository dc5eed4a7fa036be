"""A browser that takes the same picture every time: no motion, no caret, a clock that stands."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from course import content
from course.content import Course
from tests import answered, chromium
from tests.browser.conftest import FLAGS
from tests.serving import learners

NOW = f"{answered.DAY}T12:00:00+01:00"
ZONE = "Europe/Stockholm"
LOCALES = {"sv": "sv-SE", "en": "en-GB"}


@dataclass(frozen=True)
class Studio:
    """A browser, a running learners' server, and the course that it serves."""

    browser: Browser
    address: str
    course: Course

    @contextmanager
    def visitor(
        self, lang: str, *, well: bool | None = None, saved: bool = True, **more: Any
    ) -> Iterator[BrowserContext]:
        """Give someone's browser; with their answers, well or badly, or (None) without any."""
        found = self.browser.new_context(
            base_url=self.address,
            locale=LOCALES[lang],
            timezone_id=ZONE,
            reduced_motion="reduce",
            **more,
        )
        found.clock.set_fixed_time(NOW)
        if well is not None:
            answered.hold(found, answered.workbook(self.course, lang, well), saved=saved)
        yield found
        found.close()


@contextmanager
def studio() -> Iterator[Studio]:
    """Start the browser and the server, and end them."""
    with (
        TemporaryDirectory() as folder,
        learners(Path(folder) / "server.log") as served,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=FLAGS)
        yield Studio(browser, served.address, content.load())
        browser.close()


def visit(page: Page, address: str) -> None:
    """Go to a page, and wait until what stands on it is the learner's."""
    page.goto(address)
    page.wait_for_selector("html[data-state=live]")


def take(page: Page, path: Path, *, full_page: bool = False) -> None:
    """Take a picture of what the window shows, or of all the page."""
    page.screenshot(path=path, animations="disabled", caret="hide", full_page=full_page)
