"""Several tabs of one learner: nothing that one of them holds is lost by what another does."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests import chromium
from tests.browser import acts
from tests.browser.conftest import FLAGS
from tests.serving import Served

Visit = Callable[[str], Page]
Open = Callable[[str], Page]
BOOK = "JSON.parse(localStorage.kundfokus)"
ORDER = "all => all.map(each => each.value)"
BACK = "dispatchEvent(new Event('online'))"


@pytest.fixture
def tab(context: BrowserContext) -> Open:
    """Give a way to open one more tab."""

    def go(address: str) -> Page:
        page = context.new_page()
        page.goto(address)
        page.wait_for_selector("html[data-state=live]")
        return page

    return go


@pytest.fixture
def first(visit: Visit) -> Page:
    """Give a first tab, with lesson 1, of a learner who saves on this computer."""
    page = visit("/sv/1-who-for")
    page.get_by_role("button", name="Spara på den här datorn").click()
    expect(page.locator(".kf-header .kf-status")).to_have_text("Sparat på den här datorn")
    return page


def cut(page: Page) -> None:
    """Take the net from one tab."""
    page.route("**/reply", lambda route: route.abort())


def mend(page: Page) -> None:
    """Give it back."""
    page.unroute("**/reply")
    page.evaluate(BACK)


def moves(page: Page) -> Locator:
    """The buttons that move things down in exercise 2.1, in their order."""
    return page.locator("#follow-the-money button[value^='down:']")


def pick(page: Page, label: str, value: str) -> None:
    """Answer a row of exercise 1.1 and ask for the verdict."""
    page.get_by_label(label).select_option(value)
    page.locator("#how-far button[value=check]").click()


def test_answers_in_two_tabs_are_all_kept(first: Page, tab: Open) -> None:
    """Different exercises in two tabs, two languages: both are kept, and known in both."""
    other = tab("/en/2-who-pays")
    acts.rate_one(first)
    moves(other).first.click()
    expect(other.locator("#follow-the-money")).not_to_have_attribute("data-answer", "empty")
    first.wait_for_function(
        f"() => {BOOK}.answers['follow-the-money'] && {BOOK}.answers['how-far']"
    )
    order = moves(other).evaluate_all(ORDER)
    first.goto("/sv/2-who-pays")
    first.wait_for_selector("html[data-state=live]")
    assert moves(first).evaluate_all(ORDER) == order
    other.goto("/en/1-who-for")
    expect(other.locator("#how-far select").first).to_have_value("none")


def test_the_last_answer_to_the_same_exercise_stands_in_both(first: Page, tab: Open) -> None:
    """Two tabs at the same exercise, one in each language: the last answer is drawn in both."""
    other = tab("/en/1-who-for")
    acts.rate_one(first)
    rows = [page.locator("#how-far select").first for page in (first, other)]
    expect(rows[1]).to_have_value("none")
    rows[1].select_option("1")
    other.locator("#how-far button[value=check]").click()
    expect(rows[0]).to_have_value("1")
    for page in (first, other):
        page.reload()
        expect(page.locator("#how-far select").first).to_have_value("1")


def test_half_a_text_outlives_what_another_tab_saves(first: Page, tab: Open) -> None:
    """Typed here and never sent, with the tab closed: another tab's saving does not erase it."""
    other = tab("/sv/2-who-pays")
    field = first.locator("#for-whose-sake input[type=text], #for-whose-sake textarea").first
    name = field.get_attribute("id")
    field.fill("Nästa led är du")
    first.close(run_before_unload=True)
    moves(other).first.click()
    expect(other.locator("#follow-the-money")).not_to_have_attribute("data-answer", "empty")
    other.goto("/sv/1-who-for")
    expect(other.locator(f"#{name}")).to_have_value("Nästa led är du")


def test_a_queue_outlives_what_another_tab_saves(first: Page, tab: Open) -> None:
    """What waited in a tab that was closed is still sent, whatever another tab has done."""
    other = tab("/sv/2-who-pays")
    cut(first)
    pick(first, "Receptionist på en vårdcentral", "none")
    expect(first.locator("html")).to_have_attribute("data-state", "waiting")
    first.close()
    moves(other).first.click()
    expect(other.locator("#follow-the-money")).not_to_have_attribute("data-answer", "empty")
    later = tab("/sv/1-who-for")
    expect(later.locator("#how-far")).to_have_attribute("data-answer", "partly")
    later.wait_for_function(f"() => !{BOOK}.queue.length")


def test_an_event_that_two_tabs_hold_is_taken_once(first: Page, tab: Open) -> None:
    """A new tab takes over what waits; when the old one is back, a move is still one move."""
    first.goto("/sv/2-who-pays")
    first.wait_for_selector("html[data-state=live]")
    before = moves(first).evaluate_all(ORDER)
    cut(first)
    first.evaluate("globalThis[Symbol.for('kundfokus')].tries = 14")
    moves(first).first.click()
    expect(first.locator("html")).to_have_attribute("data-state", "waiting")
    other = tab("/sv/2-who-pays")
    after = [before[1], before[0], *before[2:]]
    expect(other.locator("#follow-the-money")).not_to_have_attribute("data-answer", "empty")
    assert moves(other).evaluate_all(ORDER) == after
    mend(first)
    expect(first.locator("html")).to_have_attribute("data-state", "live")
    first.wait_for_function(f"() => !{BOOK}.queue.length")
    for page in (first, other):
        assert moves(page).evaluate_all(ORDER) == after


def test_what_waited_lands_upon_what_another_tab_answered(first: Page, tab: Open) -> None:
    """A move that waited is made upon the other tab's move, and neither is lost."""
    first.goto("/sv/2-who-pays")
    first.wait_for_selector("html[data-state=live]")
    other = tab("/sv/2-who-pays")
    before = moves(first).evaluate_all(ORDER)
    cut(first)
    moves(first).first.click()
    expect(first.locator("html")).to_have_attribute("data-state", "waiting")
    moves(other).nth(2).click()
    expect(other.locator("#follow-the-money")).not_to_have_attribute("data-answer", "empty")
    mend(first)
    both = [before[1], before[0], before[3], before[2], *before[4:]]
    expect(first.locator("html")).to_have_attribute("data-state", "live")
    for page in (first, other):
        for place, does in enumerate(both):
            expect(moves(page).nth(place)).to_have_attribute("value", does)


@pytest.mark.parametrize("saved", [True, False])
def test_an_answer_taken_back_stays_taken_back(visit: Visit, *, saved: bool) -> None:
    """Emptied and sent, an exercise is unanswered, also after a reload."""
    page = visit("/sv/1-who-for")
    if saved:
        page.get_by_role("button", name="Spara på den här datorn").click()
    acts.rate_one(page)
    pick(page, "Receptionist på en vårdcentral", "")
    expect(page.locator("#how-far")).to_have_attribute("data-answer", "empty")
    page.reload()
    page.wait_for_selector("html[data-state=live]")
    expect(page.locator("#how-far select").first).to_have_value("")
    expect(page.locator("#how-far")).to_have_attribute("data-answer", "empty")


def test_erased_in_one_tab_is_erased_in_all(first: Page, tab: Open) -> None:
    """What waits in another tab when everything is erased does not come back."""
    acts.rate_one(first)
    other = tab("/sv/1-who-for")
    cut(other)
    pick(other, "Receptionist på en vårdcentral", "1")
    expect(other.locator("html")).to_have_attribute("data-state", "waiting")
    first.locator("#workbook").get_by_role("button", name="Radera allt").first.click()
    first.locator(".kf-sure-erase").get_by_role("button", name="Radera allt").click()
    expect(first.locator("#how-far")).to_have_attribute("data-answer", "empty")
    mend(other)
    expect(other.locator("#how-far")).to_have_attribute("data-answer", "empty")
    expect(other.locator("html")).to_have_attribute("data-state", "live")
    empty = "() => !Object.keys(globalThis[Symbol.for('kundfokus')].book.answers).length"
    for page in (first, other):
        page.wait_for_function(empty)


def test_a_page_come_back_to_knows_what_was_done_meanwhile(
    browser: Browser, served: Served
) -> None:
    """A page that the browser had put aside has the answers given since, and loses none."""
    path, usual = chromium.find(), ["--disable-back-forward-cache"]
    other = browser.browser_type.launch(executable_path=path, args=FLAGS, ignore_default_args=usual)
    page = other.new_page(base_url=served.address)
    page.goto("/sv/1-who-for")
    page.wait_for_selector("html[data-state=live]")
    page.evaluate("globalThis.same = true")
    page.locator("#for-whose-sake input[type=text], #for-whose-sake textarea").first.fill("Halva")
    page.goto("/en/1-who-for")
    row = page.locator("#how-far select").first
    row.select_option("1")
    page.locator("#how-far button[value=check]").click()
    expect(page.locator("#how-far")).to_have_attribute("data-answer", "partly")
    page.go_back(wait_until="commit")
    assert page.evaluate("globalThis.same") is True  # the very page, not loaded anew
    expect(page.locator("#how-far select").first).to_have_value("1")
    acts.rate_one(page)
    page.reload()
    expect(page.locator("#how-far select").first).to_have_value("none")
    half = page.locator("#for-whose-sake input[type=text], #for-whose-sake textarea").first
    expect(half).to_have_value("Halva")
    other.close()
