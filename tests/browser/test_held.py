"""A browser that holds a workbook when it comes to a page."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from course.content import Course
from tests import answered

STATES = "all => all.map(each => each.dataset.answer)"


def states(page: Page, slug: str) -> list[str]:
    """Go to a lesson, and give the state of each exercise in it."""
    page.goto(f"/sv/{slug}")
    page.wait_for_selector("html[data-state=live]")
    return list(page.locator("main section.kf-exercise[data-answer]").evaluate_all(STATES))


@pytest.mark.parametrize("saved", [False, True])
def test_a_page_comes_up_answered(context: BrowserContext, course: Course, *, saved: bool) -> None:
    """What the workbook holds stands on the page as soon as it is live, lesson after lesson."""
    answered.hold(context, answered.workbook(course, "sv", well=True), saved=saved)
    page = context.new_page()
    for lesson in course["sv"].lessons:
        assert set(states(page, lesson.slug)) <= {"right", "done"}, lesson.slug
    said = "Sparat på den här datorn" if saved else "Svaren finns i den här fliken"
    expect(page.locator(".kf-header .kf-status")).to_have_text(said)


def test_what_is_done_after_it_stays(context: BrowserContext, course: Course) -> None:
    """A change made on a page is there on the next one: the workbook is put there once."""
    answered.hold(context, answered.workbook(course, "sv", well=False))
    page = context.new_page()
    assert "right" not in states(page, "1-who-for")
    rows = page.locator("#how-far select")
    wanted = course["sv"].exercises["how-far"].spec.rows
    for select, row in zip(rows.all(), wanted, strict=True):
        select.select_option(row.right)
    page.locator("#how-far").get_by_role("button", name="Kolla").click()
    expect(page.locator("#how-far")).to_have_attribute("data-answer", "right")
    assert "right" in states(page, "1-who-for")
