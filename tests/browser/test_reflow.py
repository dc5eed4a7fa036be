"""Every page holds: small, zoomed, spread, in forced colours, without motion, and as it loads."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from course.content import Course
from tests.browser.everywhere import (
    EVERYONE,
    EVERYWHERE,
    LESSONS,
    MEASURES,
    PAGES,
    SCHEMES,
    Open,
    go,
    measure,
    named,
    size,
    someone,
    visitor,
)
from tests.serving import Served

COMPOUND = "kommunikationsavdelningsföreståndarinnan"
FIELDS = "textarea, [type=text], [type=date], select"
PRESSED = "button:not([aria-disabled=true]), summary, .kf-choice input, .kf-file input"
THUMB = f"main :is({PRESSED}, {FIELDS}), .kf-steps a"
MOST_JUMPED = 0.02
FAULTY = f"""<body style="margin:0; width:400px"><div style="width:500px">wide</div>
<div style="height:9px; overflow:hidden">cut off</div>
<svg width="50" height="20"><rect width="20" height="20"/>
<text class="kf-chain-text">a long text</text></svg>
<p>one</p><p style="margin-top:-30px">other</p><button style="width:9px; padding:0">x</button>
<div style="position:fixed; inset:20px 0 0; background:#fff">over</div>
<h1 style="width:99px; overflow-wrap:break-word; transition:color 1s">{COMPOUND}</h1>"""


@pytest.fixture(scope="module")
def opened(browser: Browser, served: Served, course: Course) -> Iterator[Open]:
    """Give a way to every page."""
    yield from visitor(browser, served, course)


@pytest.fixture(scope="module")
def here(request: pytest.FixtureRequest, opened: Open) -> Page:
    """Give a page as a learner has it."""
    return opened(request.param)


SWEDISH = [each for each in EVERYWHERE if each[0] == "sv"]
everywhere = pytest.mark.parametrize("here", EVERYWHERE, ids=named, indirect=True)
in_swedish = pytest.mark.parametrize("here", SWEDISH, ids=named, indirect=True)


def faults(page: Page, *names: str) -> dict[str, Any]:
    """Give what the measures find, without those that find nothing."""
    return {name: found for name in names if (found := measure(page, name))}


@everywhere
def test_nothing_scrolls_sideways_at_320_pixels(here: Page) -> None:
    """Everything fits between the edges, on a phone of any size and with the contents open."""
    for width, height in ((320, 640), (390, 844), (1280, 800)):
        size(here, width, height)
        assert faults(here, "sideways", "cut", "spilt", "overlaps") == {}, width
    size(here, 320, 640)
    here.evaluate("document.querySelector('.kf-contents').open = true")
    assert faults(here, "sideways", "cut") == {}
    here.evaluate("document.querySelector('.kf-contents').open = false")


@everywhere
def test_four_times_zoom_keeps_everything_within_reach(here: Page) -> None:
    """A window of 1280 by 1024 pixels at 400 per cent shows all of what has focus, and its text."""
    size(here, 320, 256)
    assert faults(here, "sideways", "cut", "obscured", "stuck") == {}


@everywhere
def test_text_spacing_cuts_nothing_off(here: Page) -> None:
    """With lines, letters and words as far apart as WCAG 1.4.12 says, all text is still there."""
    measure(here, "space", "apart")
    for width in (320, 1280):
        size(here, width, 800)
        assert faults(here, "sideways", "cut", "spilt", "overlaps") == {}, width
    measure(here, "space", "")


@in_swedish
def test_forced_colours_keep_every_state_visible(here: Page) -> None:
    """In the reader's own colours one sees marks, edges, choices, pictures and what has focus."""
    size(here, 320, 640)
    for scheme in SCHEMES:
        here.emulate_media(forced_colors="active", color_scheme=scheme)
        assert faults(here, "faint") == {}, scheme
    shapes = measure(here, "shapes")
    assert len({*shapes.values()}) == len(shapes)
    here.emulate_media(forced_colors="none", color_scheme="light")


@in_swedish
def test_reduced_motion_stills_everything(here: Page) -> None:
    """Who has asked for less motion sees none, and who has not sees some."""
    assert faults(here, "moving") == {}
    here.emulate_media(reduced_motion="no-preference")
    moves = here.locator(":is(.kf-exercise, .kf-workbook) :is(button, .kf-choice)").count() > 0
    assert bool(measure(here, "moving")) == moves
    here.emulate_media(reduced_motion="reduce")


@in_swedish
def test_thumb_targets_are_44_pixels(here: Page) -> None:
    """On a phone what one presses is 44 pixels or more each way, and a link in a list 24."""
    size(here, 390, 844)
    assert measure(here, "small", THUMB, 44) == []
    assert measure(here, "small", "a[href]", 24) == []


@in_swedish
def test_keyboard_does_not_hide_the_field(here: Page) -> None:
    """Above a phone's keyboard the field that is written in is seen, and nothing zooms."""
    size(here, 390, 300)
    assert measure(here, "obscured", FIELDS) == []
    for field in here.locator("textarea:visible").all()[-1:]:
        size(here, 390, 844)
        field.evaluate("el => { el.scrollIntoView({ block: 'end' }); el.focus() }")
        size(here, 390, 300)  # the keyboard comes
        here.keyboard.type("a")
        assert field.evaluate("el => el.getBoundingClientRect().top < innerHeight - 30")
    small = f"[...document.querySelectorAll('{FIELDS}')].map(el => getComputedStyle(el).fontSize)"
    assert all(float(each.removesuffix("px")) >= 16 for each in here.evaluate(small))
    kept = here.locator("meta[name=viewport]").get_attribute("content")
    assert kept == "width=device-width, initial-scale=1"


@in_swedish
def test_long_swedish_compounds_hyphenate(here: Page) -> None:
    """No word of the course is torn at 320 pixels; longer ones are divided as Swedish divides."""
    size(here, 320, 640)
    assert measure(here, "torn") == []
    measure(here, "lengthen", COMPOUND)
    assert COMPOUND in measure(here, "torn")
    assert measure(here, "sideways") == []
    divided = """[...document.querySelectorAll("h1, h2, main :is(p, li, dd, label, .kf-note)")]
      .filter((el) => el.checkVisibility() && getComputedStyle(el).hyphens !== "auto")
      .map((el) => el.outerHTML.slice(0, 90))"""
    assert here.evaluate(divided) == []
    here.reload()
    here.wait_for_selector("html[data-state=live]")


@pytest.fixture(scope="module", params=EVERYONE[:3], ids=named)
def loading(
    request: pytest.FixtureRequest, browser: Browser, served: Served, course: Course
) -> Iterator[tuple[Page, str]]:
    """Give each learner as they are when they load a page."""
    phone = {"width": 390, "height": 844}
    with someone(browser, served, course, request.param, viewport=phone) as page:
        go(page, "sv", PAGES[-1])  # who has answered has the course's replies too
        yield page, request.param[1]


@pytest.mark.parametrize("slug", [*LESSONS, "again-2", "again-14", "again-60"])
def test_nothing_jumps_while_loading(loading: tuple[Page, str], slug: str) -> None:
    """What one has begun to read stays where it is, the first time and when one comes back."""
    page, _ = loading
    first = measure(go(page, "sv", slug), "jumps")
    again = measure(go(page, "sv", slug), "jumps")
    assert max(first, again) < MOST_JUMPED, (first, again)


def test_the_measures_see_what_is_wrong(browser: Browser, served: Served, course: Course) -> None:
    """On a page with every fault, each measure finds one."""
    with someone(browser, served, course, ("sv", "before")) as page:
        go(page, "sv", PAGES[0]).evaluate("document.querySelector('main').style.marginTop = '9em'")
        assert measure(page, "jumps") > MOST_JUMPED
        size(page, 320, 256)
        page.emulate_media(reduced_motion="no-preference")
        page.goto("about:blank")
        page.set_content(FAULTY)
        page.evaluate(MEASURES.read_text("utf-8"))
        names = ("sideways", "cut", "spilt", "overlaps", "obscured", "stuck", "torn", "moving")
        assert {*faults(page, *names)} == {*names}
        assert measure(page, "small", "button", 44)
        page.emulate_media(forced_colors="active")
        assert faults(page, "faint")
