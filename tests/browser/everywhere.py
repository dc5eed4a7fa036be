"""Every page of the course as a learner comes to it: before anything is answered, and after."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Literal, cast

from playwright.sync_api import Browser, Page

from course.content import LANGUAGES, Course
from tests import answered
from tests.repository import ROOT
from tests.serving import Served

MEASURES = Path(__file__).with_name("measures.js")
_TEXTS = ROOT / "course/content/sv"
LESSONS = tuple(sorted(path.stem for path in _TEXTS.glob("[0-9]-*.md")))
PAGES = (*LESSONS, *sorted(path.stem for path in (_TEXTS / "asides").glob("*.md")))
STATES = ("before", "badly", "well")  # before answering; everything answered badly, or well
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
EVERYONE = [(lang, state) for lang in LANGUAGES for state in STATES]
EVERYWHERE = [(lang, state, slug) for lang, state in EVERYONE for slug in PAGES]

Place = tuple[str, str, str]  # a language, a state and a page
Open = Callable[[Place], Page]


def named(one: Any) -> str:
    """Name a learner in a test's own name."""
    return "-".join(one)


@contextmanager
def someone(
    browser: Browser, served: Served, course: Course, who: tuple[str, str], **options: Any
) -> Iterator[Page]:
    """Give a browser on a small phone, with the answers of the learner in it."""
    lang, state = who
    given = {"viewport": {"width": 320, "height": 640}, "reduced_motion": "reduce", **options}
    context = browser.new_context(base_url=served.address, **given)
    context.add_init_script(path=MEASURES)
    if state != "before":
        answered.hold(context, answered.workbook(course, lang, well=state == "well"))
    page = context.new_page()
    yield page
    context.close()


def visitor(browser: Browser, served: Served, course: Course) -> Iterator[Open]:
    """Give a way to a page as a learner has it; a learner stays until another comes."""
    who: list[str] = []
    stay, page = ExitStack(), cast("Page", None)

    def come(place: Place) -> Page:
        nonlocal page
        *comes, slug = place
        if comes != who:
            stay.close()
            who[:] = comes
            page = stay.enter_context(someone(browser, served, course, (comes[0], comes[1])))
        return go(page, comes[0], slug)

    yield come
    stay.close()


def go(page: Page, lang: str, slug: str) -> Page:
    """Go to a page, and wait until what stands there is the learner's."""
    page.goto(f"/{lang}/{slug}")
    page.wait_for_selector("html[data-state=live]")
    return page


def size(page: Page, width: int, height: int) -> None:
    """Make the window this large."""
    page.set_viewport_size({"width": width, "height": height})


def measure(page: Page, name: str, *given: Any) -> Any:
    """Measure something of the page, by the name it has in measures.js."""
    return page.evaluate(f"measures.{name}(...{json.dumps(given)})")
