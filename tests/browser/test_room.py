"""A browser that is full, or lets nothing be kept: it is said plainly, and the file is offered."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.acts import rate_one

Visit = Callable[[str], Page]
STATUS = ".kf-header .kf-status"
FULL = 'throw new DOMException("", "QuotaExceededError")'
FILL = f"Storage.prototype.setItem = () => {{ {FULL}; }}"
MEND = "() => { Storage.prototype.setItem = globalThis.asItWas; }"
FORBIDDEN = {
    "a policy that forbids to ask": """
        const get = () => { throw new DOMException("no", "SecurityError"); };
        for (const name of ["localStorage", "sessionStorage"]) {
          Object.defineProperty(window, name, { get });
        }""",
    "storage that is not there": """
        for (const name of ["localStorage", "sessionStorage"]) {
          Object.defineProperty(window, name, { value: null });
        }""",
    "a private window without room": FILL,
}
FIELD = "#for-whose-sake input[type=text], #for-whose-sake textarea"


def taken(page: Page) -> str:
    """Take the file that the line at the page's edge offers, and give what is in it."""
    with page.expect_download() as downloading:
        page.locator(".kf-bar button").click()
    return Path(downloading.value.path()).read_text("utf-8")


def test_a_browser_full_in_the_midst_of_a_text_lets_it_be_written(visit: Visit) -> None:
    """Typing goes on, it is said in sight, the file holds the text, and room again ends it."""
    page = visit("/sv/1-who-for")
    page.evaluate("() => { globalThis.asItWas = Storage.prototype.setItem; }")
    field = page.locator(FIELD).first
    field.press_sequentially("Den som ")
    page.evaluate(f"() => {{ {FILL} }}")
    field.press_sequentially("väntar")
    expect(page.locator(STATUS)).to_contain_text("inte plats för fler svar")
    expect(page.locator(STATUS)).to_be_in_viewport()
    field.press_sequentially(" längst")
    expect(field).to_have_value("Den som väntar längst")
    expect(field).to_be_focused()
    page.wait_for_function("() => globalThis[Symbol.for('kundfokus')].trouble")
    assert "Den som väntar längst" in taken(page)
    page.evaluate(MEND)
    field.press_sequentially("!")
    expect(page.locator(STATUS)).to_have_text("Svaren finns i den här fliken")
    page.reload()
    expect(field).to_have_value("Den som väntar längst!")


@pytest.mark.parametrize("policy", FORBIDDEN.values(), ids=FORBIDDEN.keys())
def test_where_nothing_can_be_kept_the_lesson_works(
    context: BrowserContext, page: Page, policy: str
) -> None:
    """It is said plainly and in sight, the file is offered and holds the answer."""
    context.add_init_script(policy)
    page.goto("/sv/1-who-for")
    page.wait_for_selector("html[data-state=live]")
    rate_one(page)
    expect(page.locator(STATUS)).to_contain_text("som fil")
    expect(page.locator(STATUS)).to_be_in_viewport()
    assert json.loads(taken(page))["answers"]["how-far"]["answer"]["picks"]


def test_a_queue_that_cannot_be_kept_is_sent_all_the_same(
    context: BrowserContext, page: Page
) -> None:
    """Without room and without contact, what waits is in the page, and is sent by it."""
    context.add_init_script(FILL)
    page.goto("/sv/1-who-for")
    page.wait_for_selector("html[data-state=live]")
    page.route("**/reply", lambda route: route.abort())
    page.get_by_label("Receptionist på en vårdcentral").select_option("none")
    page.locator("#how-far button[value=check]").click()
    expect(page.locator("html")).to_have_attribute("data-state", "waiting")
    page.unroute("**/reply")
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator("#how-far")).to_have_attribute("data-answer", "partly")
