"""Every page holds: small, zoomed, spread, in forced colours, without motion, and as it loads."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from course.content import Course
from tests.browser.everywhere import (
    EVERYONE,
    LESSONS,
    PAGES,
    SCHEMES,
    go,
    measure,
    named,
    size,
    someone,
)
from tests.serving import Served

COMPOUND = "kommunikationsavdelningsföreståndarinnan"
FIELDS = "textarea, [type=text], [type=date], select"
THUMB = f"main :is(button, summary, .kf-choice input, .kf-file input, {FIELDS}), .kf-steps a"
MOST_JUMPED = 0.02
FAULTY = f"""<body style="margin:0; width:400px"><div style="width:500px">wide</div>
<div style="height:9px; overflow:hidden">cut off</div>
<svg width="50" height="20"><rect width="20" height="20"/><text class="kf-chain-text">a long text</text></svg>
<p>one</p><p style="margin-top:-30px">other</p><button style="width:9px; padding:0">x</button>
<div style="position:fixed; inset:20px 0 0; background:#fff">over</div>
<h1 style="width:99px; overflow-wrap:break-word; transition:color 1s">{COMPOUND}</h1>"""


Open = Callable[[tuple[str, str, str]], Page]


@pytest.fixture(scope="module")
def learners(browser: Browser, served: Served, course: Course) -> Iterator[Open]:
    """Give a way to a page as a learner has it; the learner stays until another comes."""
    here: dict[tuple[str, str], tuple[ExitStack, Page]] = {}

    def come(place: tuple[str, str, str]) -> Page:
        *who, slug = place
        lang, state = who
        if (lang, state) not in here:
            for stack, _ in here.values():
                stack.close()
            here.clear()
            stack = ExitStack()
            page = stack.enter_context(someone(browser, served, course, (lang, state)))
            here[lang, state] = stack, page
        return go(here[lang, state][1], lang, slug)

    yield come
    for stack, _ in here.values():
        stack.close()


@pytest.fixture(scope="module")
def here(request: pytest.FixtureRequest, learners: Open) -> Page:
    """Give a page as a learner has it."""
    return learners(request.param)


EVERYWHERE = [(lang, state, slug) for lang, state in EVERYONE for slug in PAGES]
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
        here.evaluate("document.querySelector('.kf-contents').open = true")
        assert faults(here, "sideways", "cut") == {}, width
        here.evaluate("document.querySelector('.kf-contents').open = false")


@everywhere
def test_four_times_zoom_keeps_everything_within_reach(here: Page) -> None:
    """A window of 1280 by 1024 pixels at 400 per cent shows all of what has focus, and its text."""
    size(here, 320, 256)
    assert faults(here, "sideways", "cut", "spilt", "overlaps", "obscured", "stuck") == {}


@everywhere
def test_text_spacing_cuts_nothing_off(here: Page) -> None:
    """With lines, letters and words as far apart as WCAG 1.4.12 says, all text is still there."""
    measure(here, "space", True)
    for width in (320, 1280):
        size(here, width, 800)
        assert faults(here, "sideways", "cut", "spilt", "overlaps") == {}, width
    measure(here, "space", False)


@in_swedish
def test_forced_colours_keep_every_state_visible(here: Page) -> None:
    """In the reader's own colours marks, edges, choices, pictures and the ring of focus are seen."""
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


@pytest.mark.parametrize("slug", LESSONS)
def test_nothing_jumps_while_loading(loading: tuple[Page, str], slug: str) -> None:
    """What one has begun to read stays where it is, the first time and when one comes back."""
    page, _ = loading
    first = measure(go(page, "sv", slug), "jumps")
    again = measure(go(page, "sv", slug), "jumps")
    print(f"layout shift of {slug}: {first:.4f}, again {again:.4f}")
    assert max(first, again) < MOST_JUMPED


def test_the_measures_see_what_is_wrong(browser: Browser) -> None:
    """On a page with every fault, each measure finds one."""
    page = browser.new_page(viewport={"width": 320, "height": 256})
    page.set_content(FAULTY)
    page.add_script_tag(path="tests/browser/measures.js")
    names = ("sideways", "cut", "spilt", "overlaps", "obscured", "stuck", "torn", "moving")
    assert {*faults(page, *names)} == {*names}
    assert measure(page, "small", "button", 44)
    page.emulate_media(forced_colors="active")
    assert faults(page, "faint")
    page.evaluate("scrollTo(0, 0); document.body.prepend(document.createElement('hr'))")
    assert measure(page, "jumps") > 0
    page.close()
