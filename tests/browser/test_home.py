"""In the browser: the page changed and taken home, and the way back to it."""

import json
from collections.abc import Callable
from typing import Any

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.hands import pasted
from tests.plan.conftest import FULL, SPARSE, answers

LAST = "/sv/8-whom-do-you-serve"
NEW = "Den som behöver stöd får det <b>i tid</b>"


def holding(context: BrowserContext, given: dict[str, Any]) -> None:
    """Begin with these answers in the tab."""
    timed = {key: {"at": 1, "answer": answer} for key, answer in given.items()}
    book = {"version": 1, "erased": 0, "answers": timed, "drafts": {}, "queue": []}
    context.add_init_script(f"sessionStorage.kundfokus ??= {json.dumps(json.dumps(book))}")


def test_a_line_is_changed_where_it_stands(
    context: BrowserContext, visit: Callable[[str], Page]
) -> None:
    """By keyboard alone: open a line, write, keep it; focus goes into the field and back."""
    holding(context, answers(SPARSE))
    page = visit(LAST)
    page.locator("#your-page-edit-purpose").press("Enter")
    field = page.locator("#your-page-now-purpose")
    expect(field).to_be_focused()
    page.keyboard.type(NEW)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#your-page-said-purpose")).to_contain_text(NEW)
    expect(page.locator("#your-page-edit-purpose")).to_be_focused()
    page.reload()
    expect(page.locator("#your-page-said-purpose")).to_contain_text(NEW)


def test_the_page_is_taken_home(context: BrowserContext, visit: Callable[[str], Page]) -> None:
    """The PDF and the calendar are downloads with the learner's own names; the text is copied."""
    holding(context, answers(FULL))
    context.grant_permissions(["clipboard-write"])
    page = visit(LAST)
    for what, name, starts in (
        ("pdf", "min-sida.pdf", b"%PDF"),
        ("calendar", "min-sida.ics", b"BEGIN"),
    ):
        with page.expect_download() as coming:
            page.locator(f"[data-take={what}]").click()
        assert coming.value.suggested_filename == name
        assert coming.value.path().read_bytes().startswith(starts)
    page.locator("[data-take=text]").click()
    expect(page.locator(".kf-took")).to_contain_text("kopierad")
    assert FULL["plan1"] in pasted(page)


def test_a_line_still_open_is_taken_too(
    context: BrowserContext, visit: Callable[[str], Page]
) -> None:
    """What is typed and not yet kept stands in the file as well."""
    holding(context, answers(SPARSE))
    context.grant_permissions(["clipboard-write"])
    page = visit(LAST)
    page.locator("#your-page-edit-purpose").click()
    page.locator("#your-page-now-purpose").fill(NEW)
    page.locator("[data-take=text]").click()
    expect(page.locator(".kf-took")).to_contain_text("kopierad")
    assert NEW in pasted(page)


def test_only_the_page_is_printed(context: BrowserContext, visit: Callable[[str], Page]) -> None:
    """While it prints there is nothing else on paper, and afterwards all is as it was."""
    holding(context, answers(FULL))
    page = visit(LAST)
    page.evaluate("window.print = () => {}")
    page.locator("[data-take=print]").click()
    page.emulate_media(media="print")
    expect(page.locator(".kf-paper-sheet")).to_be_visible()
    expect(page.locator("main")).to_be_hidden()
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".kf-paper-sheet")).to_have_count(0)


def test_a_learner_is_shown_the_way_back(
    context: BrowserContext, visit: Callable[[str], Page]
) -> None:
    """The start leads to where one left off, and the contents say how far one has come."""
    holding(context, answers(SPARSE))
    page = visit("/sv/")
    link = page.locator("[data-continue] a")
    expect(link).to_contain_text("Whom do you serve?")
    page.locator(".kf-contents summary").click()
    expect(page.locator('[data-lesson="8-whom-do-you-serve"]')).to_contain_text("1 av 4 klara")
    expect(page.locator("[data-left]")).to_contain_text("minuter kvar")
    page.locator(".kf-contents summary").click()
    link.click()
    page.wait_for_url(f"**{LAST}")


def test_a_stranger_sees_none_of_it(visit: Callable[[str], Page]) -> None:
    """Whoever has answered nothing is shown no way back and no progress."""
    page = visit("/sv/")
    expect(page.locator("[data-continue]")).to_be_hidden()
    page.locator(".kf-contents summary").click()
    expect(page.locator("[data-left]")).to_be_hidden()


def test_one_comes_back_to_ones_plan(context: BrowserContext, visit: Callable[[str], Page]) -> None:
    """After 14 days the page shows the plan, takes answers, and keeps them."""
    holding(context, answers(FULL))
    page = visit("/sv/again-14")
    expect(page.locator("#again-14-plan")).to_contain_text(FULL["plan1"])
    for question in page.locator("#again-14 .kf-question fieldset").all():
        question.locator("label").first.click()
    page.locator("#again-14-check").click()
    expect(page.locator("#again-14")).to_have_attribute("data-answer", "partly")
    page.reload()
    expect(page.locator("#again-14-became-yes")).to_be_checked()
