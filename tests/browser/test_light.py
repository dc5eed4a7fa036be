"""Light on the wire: few requests, few bytes, nobody else's address."""

import pytest
from playwright.sync_api import BrowserContext, Response, expect

from tests.browser.test_access import SLUGS
from tests.serving import Served

MOST_BYTES, MOST_REQUESTS = 40_000, 6  # DESIGN's promise for a lesson


def test_a_lesson_is_light_and_asks_nobody_else(context: BrowserContext, served: Served) -> None:
    """A lesson with a click in it is at most 40 kB and 6 requests, all to this server."""
    page = context.new_page()
    got: list[Response] = []
    page.on("response", lambda response: got.append(response))  # noqa: PLW0108 -- append has no home
    page.goto("/sv/1-who-for")
    page.wait_for_selector("html[data-state=live]")
    page.wait_for_load_state("networkidle")
    sizes = [response.request.sizes() for response in got]
    assert (
        sum(each["responseBodySize"] + each["responseHeadersSize"] for each in sizes) <= MOST_BYTES
    )
    page.get_by_label("Receptionist på en vårdcentral").select_option("none")
    page.locator("#how-far").get_by_role("button", name="Kolla").click()
    expect(page.locator("#how-far")).to_have_attribute("data-answer", "partly")
    assert len(got) <= MOST_REQUESTS
    assert {response.url.startswith(served.address) for response in got} == {True}


@pytest.mark.parametrize("slug", SLUGS)
def test_no_lesson_is_heavier(context: BrowserContext, slug: str) -> None:
    """Every lesson keeps to the bytes and requests promised for one."""
    page = context.new_page()
    got: list[Response] = []
    page.on("response", lambda response: got.append(response))  # noqa: PLW0108 -- append has no home
    page.goto(f"/sv/{slug}")
    page.wait_for_selector("html[data-state=live]")
    page.wait_for_load_state("networkidle")
    sizes = [response.request.sizes() for response in got]
    heavy = sum(each["responseBodySize"] + each["responseHeadersSize"] for each in sizes)
    assert (heavy <= MOST_BYTES, len(got) <= MOST_REQUESTS) == (True, True), (heavy, len(got))


def test_no_cookie_is_set(context: BrowserContext) -> None:
    """A learner gets no cookie, whatever they do."""
    page = context.new_page()
    page.goto("/sv/")
    page.get_by_label("Vårt ord", exact=True).select_option("patient")
    expect(page.locator("#your-word")).to_have_attribute("data-answer", "done")
    assert context.cookies() == []


def test_the_page_obeys_its_own_policy(context: BrowserContext) -> None:
    """Nothing on a page is refused by its Content-Security-Policy."""
    page = context.new_page()
    complaints: list[str] = []
    page.on(
        "console",
        lambda message: complaints.append(message.text) if message.type == "error" else None,
    )
    for slug in SLUGS:
        page.goto(f"/en/{slug}")
        page.wait_for_selector("html[data-state=live]")
    assert complaints == []
