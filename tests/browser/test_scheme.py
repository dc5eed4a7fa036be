"""Light or dark: as the device is, or as the learner has chosen, on every page of ours."""

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from course import page as assets
from tests.serving import Served

Scheme = Literal["light", "dark"]
Visit = Callable[[str], Page]

OTHER: dict[Scheme, Scheme] = {"light": "dark", "dark": "light"}
both = pytest.mark.parametrize("device", OTHER)
# When the page learnt what was chosen, and when it was first painted.
WATCH = """
new MutationObserver(({ length }) => {
  if (length && document.documentElement?.dataset.scheme) globalThis.known ??= performance.now();
}).observe(document, { childList: true, attributes: true, subtree: true });
"""
PAINTED = "performance.getEntriesByName('first-paint')[0]?.startTime"
NO_STORAGE = """
Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("", "SecurityError"); },
});
"""

# What the browser writes with, beside the page.
BROWSERS_OWN = """() => {
  const root = document.documentElement, line = root.appendChild(document.createElement("i"));
  line.style.color = "CanvasText";
  return getComputedStyle(line).color;
}"""


def on(browser: Browser, served: Served, device: Scheme, **more: bool) -> BrowserContext:
    """Give a browser on a device that is light or dark."""
    return browser.new_context(
        base_url=served.address,
        color_scheme=device,
        viewport={"width": 320, "height": 640},
        java_script_enabled=more.get("scripts", True),
    )


def ground(page: Page) -> Scheme:
    """Look whether the page is light or dark, by its own ground and by its fields'."""
    look = "getComputedStyle(document.body)"
    red, *_ = page.evaluate(f"{look}.backgroundColor.match(/\\d+/g).map(Number)")
    seen: Scheme = "light" if red > 128 else "dark"
    assert page.evaluate(f"{look}.colorScheme") == seen
    return seen


def choose(page: Page, name: str) -> None:
    """Choose in the footer."""
    page.get_by_role("group", name="Ljust eller mörkt").get_by_role("radio", name=name).check()


@both
def test_the_page_is_as_the_device_until_one_chooses(
    browser: Browser, served: Served, device: Scheme
) -> None:
    """Without a choice the page follows the device, also when the device changes."""
    context = on(browser, served, device)
    page = context.new_page()
    page.goto("/sv/1-who-for")
    assert ground(page) == device
    expect(page.get_by_role("radio", name="Följ enheten")).to_be_checked()
    page.emulate_media(color_scheme=OTHER[device])
    assert ground(page) == OTHER[device]
    assert page.evaluate("localStorage.length") == 0
    context.close()


@both
def test_a_choice_holds_against_the_device(
    browser: Browser, served: Served, device: Scheme
) -> None:
    """It holds over a reload, on every sort of page and in both languages, until taken back."""
    context = on(browser, served, device)
    page = context.new_page()
    page.goto("/sv/1-who-for")
    choose(page, {"light": "Mörkt", "dark": "Ljust"}[device])
    assert ground(page) == OTHER[device]
    page.reload()
    for path in ("/sv/", "/en/1-who-for", "/sv/again-2", "/sv/for-your-manager", "/sv/nope"):
        page.goto(path)
        assert ground(page) == OTHER[device], path
        chosen = page.locator(f".kf-scheme input[value={OTHER[device]}]")
        expect(chosen).to_be_checked()
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
    choose(page, "Följ enheten")
    assert ground(page) == device
    assert page.evaluate("localStorage.length") == 0
    context.close()


@pytest.mark.parametrize("path", ["/en/2-who-pays", "/sv/certificate", "/sv/nope"])
def test_a_choice_is_known_before_anything_is_painted(
    browser: Browser, served: Served, path: str
) -> None:
    """Nobody who chose dark is met by a white page first, however slow the way here is."""
    context = on(browser, served, "light")
    context.add_init_script(WATCH)
    context.add_init_script("localStorage.setItem('kundfokus-scheme', 'dark')")
    page = context.new_page()
    page.goto("/sv/nope")
    script = page.locator("head script[blocking=render]").first.get_attribute("src")

    def slowly(route: Route) -> None:
        page.wait_for_timeout(400)
        route.continue_()

    page.route(f"**{script}", slowly)
    page.goto(path)
    page.wait_for_function(f"() => {PAINTED}")
    assert page.evaluate(f"known < {PAINTED}")
    assert ground(page) == "dark"
    context.close()


def test_open_tabs_change_together(visit: Visit, context: BrowserContext) -> None:
    """A choice in one tab is seen in the others at once."""
    page = visit("/sv/1-who-for")
    other = context.new_page()
    other.goto("/en/2-who-pays")
    choose(page, "Mörkt")
    expect(other.get_by_role("radio", name="Dark")).to_be_checked()
    assert ground(other) == "dark"
    choose(page, "Följ enheten")
    expect(other.get_by_role("radio", name="Follow the device")).to_be_checked()
    assert ground(other) == "light"


def test_the_browsers_own_frame_follows(visit: Visit) -> None:
    """The bar of a phone and the scrollbars wear what was chosen."""
    page = visit("/sv/1-who-for")
    bars = "all => all.filter(({ media }) => matchMedia(media).matches).map(each => each.content)"
    light = page.locator("meta[name=theme-color]").evaluate_all(bars)
    choose(page, "Mörkt")
    dark = page.locator("meta[name=theme-color]").evaluate_all(bars)
    assert (light, dark) == (["#f8f6f1"], ["#0f1a1c"])
    scheme = page.locator("meta[name=color-scheme]")
    expect(scheme).to_have_attribute("content", "dark")
    assert page.evaluate(BROWSERS_OWN) == "rgb(255, 255, 255)"
    choose(page, "Följ enheten")
    expect(scheme).to_have_attribute("content", "light dark")


def test_the_arrow_keys_choose(visit: Visit) -> None:
    """The three are one group with a name, one stop for Tab, and arrows go between them."""
    page = visit("/sv/1-who-for")
    page.get_by_role("radio", name="Följ enheten").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name="Mörkt")).to_be_focused()
    assert ground(page) == "dark"


def test_where_nothing_may_be_kept_the_choice_holds_for_the_page(
    browser: Browser, served: Served
) -> None:
    """Forbidden storage makes no error, and the page is as chosen while one is there."""
    context = on(browser, served, "light")
    context.add_init_script(NO_STORAGE)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto("/sv/1-who-for")
    choose(page, "Mörkt")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow'))")
    assert ground(page) == "dark"
    assert errors == []
    context.close()


@both
def test_without_scripts_nothing_is_offered(
    browser: Browser, served: Served, device: Scheme
) -> None:
    """A choice that could do nothing is not shown, and the page is as the device."""
    context = on(browser, served, device, scripts=False)
    page = context.new_page()
    page.goto("/sv/1-who-for")
    expect(page.locator(".kf-footer")).to_be_visible()
    expect(page.locator(".kf-scheme")).to_be_hidden()
    context.close()


def test_paper_is_light(visit: Visit) -> None:
    """Whoever reads in the dark prints dark on white, and no choice stands on the paper."""
    page = visit("/sv/1-who-for")
    look = "Object.values(getComputedStyle(document.querySelector('.kf-exercise'))).join()"
    page.emulate_media(media="print")
    plain = page.evaluate(look)
    page.emulate_media(media="screen")
    choose(page, "Mörkt")
    page.emulate_media(media="print")
    assert ground(page) == "light"
    assert page.evaluate(look) == plain
    expect(page.locator(".kf-scheme")).to_be_hidden()


def test_forced_colours_stay_the_learners(visit: Visit) -> None:
    """With colours of one's own for everything, a choice changes none and is not offered."""
    page = visit("/sv/1-who-for")
    page.emulate_media(forced_colors="active")
    look = """['body', '.kf-exercise', '.kf-button', 'select'].map(each => {
      const { color, backgroundColor } = getComputedStyle(document.querySelector(each));
      return [color, backgroundColor];
    })"""
    plain = page.evaluate(look)
    page.emulate_media(forced_colors="none")
    choose(page, "Mörkt")
    page.emulate_media(forced_colors="active")
    assert page.evaluate(look) == plain
    expect(page.locator(".kf-scheme")).to_be_hidden()


def test_a_notebook_has_its_own_theme() -> None:
    """In JupyterLab the theme decides: the script that goes there knows of no choice."""
    assert "kundfokus-scheme" not in assets.script()
    assert "data-scheme" not in assets.script()
