"""WCAG 2.2 by hand: focus that is seen, targets that are hit, and nothing that runs away."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.test_access import SLUGS, answer_something
from tests.serving import Served

Visit = Callable[[str], Page]

MOST_TABS = 400
HOURS = "06:00:00"

# The ring around what has focus, on itself or on the box that it stands in; and whether it is seen.
FOCUS = """() => {
  const el = document.activeElement;
  if (!el || el === document.body) return null;
  const ringed = [el, el.closest("label"), el.closest(".kf-choice")].some((each) => {
    const { outlineStyle, outlineWidth } = each ? getComputedStyle(each) : {};
    return outlineStyle === "solid" && parseFloat(outlineWidth) >= 2;
  });
  const shown = el.closest(".kf-file") ?? el, box = shown.getBoundingClientRect();
  const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
  const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
  const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  const hit = at && (shown.contains(at) || at.contains(shown));
  const name = `${el.tagName} ${el.id || el.className || el.textContent.trim().slice(0, 40)}`;
  return { name, ringed, free: right > left && bottom > top && Boolean(hit) };
}"""

# Everything that is pressed and is smaller than 24 by 24 pixels; what stands in a sentence may be.
SMALL = """() => [...document.querySelectorAll("a[href], button, summary, select, textarea, input")]
  .filter((el) => el.checkVisibility({ opacityProperty: false, visibilityProperty: true }))
  .map((el) => {
    const box = (el.closest("label") ?? el.labels?.[0] ?? el).getBoundingClientRect();
    const own = el.getBoundingClientRect();
    return [el, Math.max(box.width, own.width), Math.max(box.height, own.height)];
  })
  .filter(([el, wide, high]) => (wide < 24 || high < 24) && !inSentence(el))
  .map(([el, wide, high]) => `${el.outerHTML.slice(0, 100)} ${wide}x${high}`);
function inSentence(el) {
  const around = el.parentElement.textContent.trim();
  return getComputedStyle(el).display === "inline" && around !== el.textContent.trim();
}"""


def tabbed(page: Page, key: str = "Tab") -> list[dict[str, Any]]:
    """Go through everything that Tab reaches, and tell of each what has focus."""
    found: list[dict[str, Any]] = []
    for _ in range(MOST_TABS):
        page.keyboard.press(key)
        one = page.evaluate(FOCUS)
        if one is None:
            return found
        found.append(one)
    raise AssertionError("Tab never gets out")


@pytest.mark.parametrize("slug", ["0-starting-point", "6-ask-do-not-guess"])
@pytest.mark.parametrize("width", [390, 1280])
def test_what_has_focus_is_seen(browser: Browser, served: Served, slug: str, width: int) -> None:
    """Whatever Tab reaches has a ring, and nothing lies over it, not even the line at the bottom.

    The line stands there while the server is away, which is when most lies over the page.
    """
    context = browser.new_context(base_url=served.address, viewport={"width": width, "height": 600})
    page = context.new_page()
    page.goto(f"/sv/{slug}")
    page.wait_for_selector("html[data-state=live]")
    answer_something(page)
    context.route("**/reply", lambda route: route.abort())
    page.locator("button[value^=check]").first.click()
    expect(page.locator("html")).to_have_attribute("data-state", "waiting")
    page.locator(".kf-skip").focus()
    page.evaluate("document.activeElement.blur()")
    for key in ("Tab", "Shift+Tab"):
        found = tabbed(page, key)
        assert len(found) > 20
        assert [each["name"] for each in found if not each["ringed"]] == []
        assert [each["name"] for each in found if not each["free"]] == []
    context.close()


@pytest.mark.parametrize("slug", [*SLUGS, "again-14", "certificate", "accessibility", "privacy"])
def test_everything_is_large_enough_to_hit(browser: Browser, served: Served, slug: str) -> None:
    """On the smallest screen everything that is pressed is at least 24 by 24 pixels."""
    context = browser.new_context(base_url=served.address, viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(f"/sv/{slug}")
    page.wait_for_selector("html[data-state=live]")
    answer_something(page)
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
    assert page.evaluate(SMALL) == []
    context.close()


def test_too_small_a_target_is_found(visit: Visit) -> None:
    """The measure above sees a button that is too small."""
    page = visit("/sv/1-who-for")
    page.evaluate("document.querySelector('button').style = 'all: unset; font-size: 9px'")
    assert len(page.evaluate(SMALL)) == 1


def test_a_name_holds_the_words_that_are_seen(visit: Visit) -> None:
    """Whoever speaks to a button says what stands on it, and reaches it."""
    rule = {"runOnly": ["label-content-name-mismatch"]}
    for slug in SLUGS:
        page = visit(f"/en/{slug}")
        answer_something(page)
        assert Axe().run(page, options=rule).response["violations"] == []
    page.evaluate("document.querySelector('.kf-button').ariaLabel = 'something else'")
    assert len(Axe().run(page, options=rule).response["violations"]) == 1


def test_a_press_can_be_taken_back(visit: Visit) -> None:
    """What is pressed acts when let go of, and not at all when let go of elsewhere."""
    page = visit("/sv/1-who-for")
    exercise = page.locator("#how-far")
    page.get_by_label("Receptionist på en vårdcentral").select_option("none")
    button = exercise.get_by_role("button", name="Kolla")
    button.scroll_into_view_if_needed()
    box = button.bounding_box()
    assert box
    page.mouse.move(box["x"] + 10, box["y"] + 10)
    page.mouse.down()
    expect(exercise).to_have_attribute("data-answer", "empty")
    page.mouse.move(box["x"] + 10, box["y"] - 60)
    page.mouse.up()
    expect(exercise).to_have_attribute("data-answer", "empty")
    button.click()
    expect(exercise).to_have_attribute("data-answer", "partly")


def test_nothing_runs_out(page: Page) -> None:
    """Six hours later the page is as it was, with what was typed, and answers as before."""
    page.clock.install()
    page.goto("/sv/0-starting-point")
    page.wait_for_selector("html[data-state=live]")
    field = page.locator("#three-questions-first textarea").first
    field.fill("Invånarna")
    before = page.locator("main").inner_html()
    page.clock.fast_forward(HOURS)
    assert page.locator("main").inner_html() == before
    expect(field).to_have_value("Invånarna")
    page.clock.resume()
    page.locator("#three-questions-first").get_by_role("button", name="Spara svaren").click()
    expect(page.locator("#three-questions-first")).to_have_attribute("data-answer", "partly")


def test_either_way_up_will_do(visit: Visit) -> None:
    """Turned on its side, a phone shows all that it showed upright, and needs no scroll aside."""
    page = visit("/sv/5-desk-to-customer")
    shown = "[...document.querySelectorAll('main *')].map((el) => el.checkVisibility())"
    page.set_viewport_size({"width": 390, "height": 844})
    upright = page.evaluate(shown)
    page.set_viewport_size({"width": 844, "height": 390})
    assert page.evaluate(shown) == upright
    assert sum(upright) > 50
    assert page.evaluate("document.documentElement.scrollWidth") <= 844


def test_focus_and_choice_move_nobody(visit: Visit, context: BrowserContext) -> None:
    """Going through a page changes nothing on it; choosing something keeps one where one is."""
    page = visit("/sv/1-who-for")
    before = page.locator("main").inner_html()
    tabbed(page)
    assert page.locator("main").inner_html() == before
    for key in ("a", "s", "?", "/", "1"):
        page.keyboard.press(key)
    assert page.locator("main").inner_html() == before
    for field in page.locator("main select:visible").all():
        field.focus()
        field.select_option(index=1)
        page.wait_for_load_state("networkidle")
        expect(field).to_be_focused()
    assert page.url.endswith("/sv/1-who-for")
    assert len(context.pages) == 1


def test_order_read_is_order_seen(browser: Browser, served: Served) -> None:
    """In one column, what comes later for a screen reader never stands above what came before."""
    context = browser.new_context(base_url=served.address, viewport={"width": 390, "height": 800})
    page = context.new_page()
    tops = """[...document.querySelectorAll("main :is(h1, h2, h3, p, button, textarea, select)")]
      .filter((el) => el.checkVisibility() && !el.closest(".kf-hidden, .kf-moves, .kf-sure"))
      .map((el) => Math.round(el.getBoundingClientRect().top))"""
    for slug in SLUGS:
        page.goto(f"/sv/{slug}")
        page.wait_for_selector("html[data-state=live]")
        seen = page.evaluate(tops)
        assert len(seen) > 20
        assert [each for each, after in pairwise(seen) if after < each - 8] == []
    context.close()


def test_the_skip_link_leads_past_the_header(visit: Visit) -> None:
    """The first Tab and Enter put the focus at the lesson, and the next Tab into it."""
    page = visit("/sv/2-who-pays")
    page.keyboard.press("Tab")
    expect(page.locator(".kf-skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_erasing_asks_first(visit: Visit) -> None:
    """All answers are erased only by a second button, and the first one can be taken back."""
    page = visit("/sv/1-who-for")
    field = page.get_by_label("Receptionist på en vårdcentral")
    field.select_option("none")
    page.locator("#how-far").get_by_role("button", name="Kolla").click()
    page.locator("[data-do=erase]").click()
    expect(page.locator("[data-do=erased]")).to_be_focused()
    expect(field).to_have_value("none")
    page.locator("[data-do=keep]").click()
    expect(page.locator(".kf-sure-erase")).to_be_hidden()
    expect(field).to_have_value("none")


def test_lost_contact_is_announced(visit: Visit, context: BrowserContext) -> None:
    """That the server is away, and that it is back, is said in a live region that was there."""
    page = visit("/sv/1-who-for")
    line = page.locator("header").get_by_role("status")
    expect(line).to_have_text("Svaren finns i den här fliken")
    context.route("**/reply", lambda route: route.abort())
    page.locator("#how-far").get_by_role("button", name="Kolla").click()
    expect(line).to_contain_text("Ingen kontakt")
    context.unroute("**/reply")
    expect(line).to_have_text("Svaren finns i den här fliken")


def test_a_state_is_said_in_words(visit: Visit) -> None:
    """What colour and shape say of an exercise, right, wrong or begun, stands there in words."""
    page = visit("/sv/3-cornerstone")
    answer_something(page)
    states = page.evaluate(
        """[...document.querySelectorAll("section.kf-exercise")]
        .map((el) => [el.dataset.answer, el.querySelector(".kf-state").innerText])"""
    )
    said = dict(states)
    assert len(said) >= 2
    assert len(set(said.values())) == len(said)
    assert all(text.strip() for text in said.values())
