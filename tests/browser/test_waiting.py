"""A page that a full server has told to wait, and does."""

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect


@pytest.mark.parametrize("status", [503, 429])
def test_a_page_waits_as_long_as_it_is_told(visit: Callable[[str], Page], status: int) -> None:
    """No sooner than the server asks, and by itself, the page sends the click again."""
    page, asked = visit("/sv/1-who-for"), list[float]()

    def answer(route: Route) -> None:
        asked.append(time.monotonic())
        if len(asked) == 1:
            route.fulfill(status=status, headers={"Retry-After": "3"}, body="{}")
        else:
            route.continue_()

    page.route("**/sv/reply", answer)
    exercise = page.locator("#how-far")
    exercise.locator("select").first.select_option("none")
    with page.expect_response(lambda said: said.url.endswith("/reply") and said.ok):
        exercise.get_by_role("button", name="Kolla").click()
    expect(exercise).not_to_have_attribute("data-answer", "none")
    assert len(asked) == 2
    assert 3.0 <= asked[1] - asked[0] < 8


@pytest.mark.parametrize("wait", ["", "soon", "-5", "Wed, 21 Oct 2099 07:28:00 GMT"])
def test_a_wait_that_cannot_be_read_is_the_pages_own(
    visit: Callable[[str], Page], wait: str
) -> None:
    """Without a number of seconds the page tries again after a moment of its own."""
    page, asked = visit("/sv/1-who-for"), list[float]()

    def answer(route: Route) -> None:
        asked.append(time.monotonic())
        if len(asked) == 1:
            route.fulfill(status=503, headers={"Retry-After": wait} if wait else {}, body="{}")
        else:
            route.continue_()

    page.route("**/sv/reply", answer)
    exercise = page.locator("#how-far")
    exercise.locator("select").first.select_option("none")
    with page.expect_response(lambda said: said.url.endswith("/reply") and said.ok):
        exercise.get_by_role("button", name="Kolla").click()
    expect(exercise).not_to_have_attribute("data-answer", "none")
    assert len(asked) == 2
    assert asked[1] - asked[0] < 3


def test_the_browser_knows_every_word_of_the_policy(page: Page) -> None:
    """No header of ours is one that the browser complains about or cannot read."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto("/sv/1-who-for")
    page.wait_for_selector("html[data-state=live]")
    assert said == []
    asked = "name => navigator.permissions?.query({ name }).then(found => found.state)"
    assert page.evaluate(asked, "geolocation") == "denied"
