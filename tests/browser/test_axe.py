"""Nothing that axe knows of is wrong: on every page, in both languages, light and dark."""

from collections.abc import Iterator
from typing import Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page

from course.content import Course
from tests.browser.everywhere import EVERYWHERE, SCHEMES, Open, named, visitor
from tests.serving import Served

# All of axe's rules, those of best practice too, and targets of 24 pixels, which it measures only
# when asked. A scheme changes colours and nothing else, so in the dark the colours are looked at.
RULES = {
    "light": {"rules": {"target-size": {"enabled": True}}},
    "dark": {"runOnly": ["color-contrast", "link-in-text-block"]},
}
# Axe measures no contrast where the ground is drawn, or where a mark may lie over it: without
# threads and marks every text can be measured, and one that is not counts as found. Letters in
# pictures, and arrows on buttons, have the colours of other texts.
PLAIN = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`::before, ::after { display: none !important }
    .kf-exercise, .kf-workbook { background: var(--kf-panel) !important }
    .kf-keep { background: var(--kf-field) !important }
    select { background-image: none !important }`);
  document.adoptedStyleSheets = [sheet];
}"""
FOUND = """async (rules) => {
  const { violations, incomplete } = await axe.run(document, rules);
  const drawn = ({ target: [at] }) => document.querySelector(at).closest("svg, [aria-hidden=true]");
  const unsure = incomplete.filter(({ id }) => id === "color-contrast")
    .map(({ id, nodes }) => ({ id, nodes: nodes.filter((each) => !drawn(each)) }));
  const told = ({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`);
  return [...violations, ...unsure].flatMap(told);
}"""

schemes = pytest.mark.parametrize("scheme", SCHEMES)
Scheme = Literal["light", "dark"]


@pytest.fixture(scope="module")
def opened(browser: Browser, served: Served, course: Course) -> Iterator[Open]:
    """Give a way to every page."""
    yield from visitor(browser, served, course)


@pytest.fixture(scope="module")
def here(request: pytest.FixtureRequest, opened: Open) -> Page:
    """Give a page as a learner has it, with axe in it."""
    page = opened(request.param)
    page.evaluate(PLAIN)
    page.evaluate(AXE_SCRIPT)
    return page


def violations(page: Page, scheme: Scheme) -> list[str]:
    """Name what axe finds, with the element it speaks of."""
    page.emulate_media(color_scheme=scheme)
    found: list[str] = page.evaluate(FOUND, RULES[scheme])
    return found


BEFORE = [place for place in EVERYWHERE if place[1] == "before"]
AFTER = [place for place in EVERYWHERE if place[1] != "before"]


@schemes
@pytest.mark.parametrize("here", BEFORE, ids=named, indirect=True)
def test_axe_finds_nothing_before_answering(here: Page, scheme: Scheme) -> None:
    """As a stranger meets it, no page breaks a rule that a machine can check."""
    assert violations(here, scheme) == []


@schemes
@pytest.mark.parametrize("here", AFTER, ids=named, indirect=True)
def test_axe_finds_nothing_after_answering(here: Page, scheme: Scheme) -> None:
    """With everything answered, well or badly, and feedback shown, no page breaks a rule either."""
    assert violations(here, scheme) == []


@schemes
@pytest.mark.parametrize("here", BEFORE[:1], ids=named, indirect=True)
def test_axe_finds_what_is_wrong(here: Page, scheme: Scheme) -> None:
    """A text too pale for its ground is found in either scheme, in an exercise too."""
    pale = "document.querySelector('.kf-exercise .kf-intro').style.color = '%s'"
    here.evaluate(pale % {"light": "#bcc", "dark": "#355"}[scheme])
    assert [each.partition(":")[0] for each in violations(here, scheme)] == ["color-contrast"]
    here.evaluate(pale % "")
