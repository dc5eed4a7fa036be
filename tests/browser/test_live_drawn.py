"""A room's answers as they are seen: on a phone, on a wall, by everyone, and on paper."""

import io

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from course import content
from course import page as assets
from course.live import charts, paper
from course.live.session import Line
from tests.browser.test_axe import FOUND, RULES, Scheme, schemes
from tests.rooms import COURSE, read, room

LANGUAGES = pytest.mark.parametrize("lang", content.LANGUAGES)
WALL = [Line("a", "Vi slutar skicka brev som ingen förstår.", "sv", shown=True, votes=4)]
# The smallest type anywhere in a result, as a share of the screen's width.
SMALLEST = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const sizes = [];
  while (walker.nextNode()) {
    const at = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || at.closest(".kf-hidden, details, style, h1")) continue;
    sizes.push(parseFloat(getComputedStyle(at).fontSize) / innerWidth);
  }
  return Math.min(...sizes);
}"""
FILLS = """() => [
    ".kf-result-whole", ":not(.kf-result-before) > .kf-result-part",
    ".kf-result-before > .kf-result-part",
  ].map(
  (each) => getComputedStyle(document.querySelector(each)).fill)"""


def results(lang: str, *, screen: bool = False) -> str:
    """Every exercise answered by a room in two rounds, what is right marked, and a wall."""
    drawn = [
        charts.html(COURSE, read(each, room(each, 5, 4), room(each, 8, 1)), key=True, screen=screen)
        for each in COURSE[lang].exercises.values()
        if each.answers
    ]
    return "\n".join([*drawn, charts.wall(COURSE, lang, WALL, screen=screen)])


def opened(browser: Browser, lang: str, drawn: str, width: int, height: int = 900) -> Page:
    """A page that holds this and nothing else, with the course's stylesheets."""
    page = browser.new_page(viewport={"width": width, "height": height})
    style = f"<style>{assets.style()}{assets.live_style()}</style><title>x</title>"
    body = f'<body class="kf-page"><main><h1>x</h1>{drawn}</main></body>'
    page.set_content(f'<!doctype html><html lang="{lang}"><head>{style}</head>{body}</html>')
    return page


@LANGUAGES
def test_a_narrow_phone_shows_it_whole(browser: Browser, lang: str) -> None:
    """At 320 pixels nothing reaches beyond the page, with every table open."""
    page = opened(browser, lang, results(lang), 320)
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.close()


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1920, 1080)])
def test_a_wall_is_read_from_ten_metres(browser: Browser, width: int, height: int) -> None:
    """No type is smaller than a fiftieth of the width: four centimetres on two metres."""
    page = opened(browser, "sv", results("sv", screen=True), width, height)
    assert page.evaluate(SMALLEST) >= 1 / 50
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


@schemes
@pytest.mark.parametrize("screen", [False, True])
def test_axe_finds_nothing(browser: Browser, scheme: Scheme, *, screen: bool) -> None:
    """Results and walls pass every rule of axe, in light and in dark."""
    page = opened(browser, "sv", results("sv", screen=screen), 1280)
    page.emulate_media(color_scheme=scheme)
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    page.evaluate(AXE_SCRIPT)
    assert page.evaluate(FOUND, RULES[scheme]) == []
    page.close()


def test_forced_colours_keep_the_bars_apart(browser: Browser) -> None:
    """Where the system sets the colours, a bar stands out from its ground, and votes differ."""
    page = opened(browser, "sv", results("sv"), 1280)
    page.emulate_media(forced_colors="active")
    whole, part, before = page.evaluate(FILLS)
    assert part not in {whole, before}
    page.close()


@LANGUAGES
def test_each_sheet_is_one_page_of_paper(browser: Browser, lang: str) -> None:
    """Printed on A4, the kit has as many pages as sheets, each beginning with its title."""
    page = opened(browser, lang, paper.sheets(COURSE, lang), 1100)
    page.evaluate("document.querySelector('h1').remove()")
    printed = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    page.close()
    head = COURSE[lang].reference.strings["live_paper"]
    texts = [each.extract_text() for each in printed]
    assert [text for text in texts if head not in text.split("\n", 1)[0]] == []
    assert len(texts) == len(paper.fit(COURSE, lang))
