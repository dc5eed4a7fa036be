"""What a new drawing of an exercise leaves alone: the controls one is at, and what one writes."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.acts import replaced, watch

Visit = Callable[[str], Page]


def test_focus_follows_the_arrows_among_options_with_notes(page: Page, visit: Visit) -> None:
    """Each arrow chooses the next route, though the note under the last one goes away."""
    watch(page)
    visit("/sv/6-ask-do-not-guess")
    routes = page.locator("#three-ways-to-an-answer-routes input")
    routes.first.focus()
    page.keyboard.press("Space")
    for number in range(routes.count()):
        chosen = routes.nth(number)
        expect(chosen).to_be_checked()
        expect(page.locator(f"#{chosen.get_attribute('id')}-note")).to_be_visible()
        expect(chosen).to_be_focused()
        page.keyboard.press("ArrowDown")
    assert replaced(page) == []


def test_hints_put_away_leave_the_lines_alone(
    page: Page, visit: Visit, context: BrowserContext
) -> None:
    """A field keeps what is written in it while the hints around it are on their way out."""
    watch(page)
    visit("/sv/4-purpose-and-values")
    box = page.locator("#from-word-to-action")
    for field in box.locator("textarea").all():
        field.fill("respekt")
    box.get_by_role("button", name="Spara svaren").click()
    hints = box.get_by_role("button", name="Jag har läst, dölj")
    expect(hints).to_have_count(2)
    context.route("**/reply", slowly)
    hints.first.click()
    last = box.locator("textarea").last
    last.fill("vi frågar")
    expect(hints).to_have_count(0)
    expect(last).to_have_value("vi frågar")
    expect(last).to_be_focused()
    assert replaced(page) == []


def slowly(route: Route) -> None:
    """Let an answer take its time."""
    route.request.frame.page.wait_for_timeout(400)
    route.continue_()


def test_tab_passes_each_question_and_its_note_once(page: Page, visit: Visit) -> None:
    """With the keyboard alone one goes from an answer to the link in its note, on, and back."""
    visit("/sv/3-cornerstone")
    box = page.locator("section[data-kind=recall]")
    groups = box.get_by_role("group")
    for group in groups.all():
        group.get_by_role("radio").first.focus()
        page.keyboard.press("Space")
    box.get_by_role("button", name="Kolla svaret").click()
    expect(box.get_by_role("button", name="Kolla igen")).to_be_visible()
    assert box.locator(".kf-note a").count()
    stops = box.locator("input:checked, .kf-note a, button").all()
    stops[0].focus()
    for key, way in (("Tab", stops[1:]), ("Shift+Tab", stops[-2::-1])):
        for stop in way:
            page.keyboard.press(key)
            expect(stop).to_be_focused()
    for number, option in enumerate(groups.first.get_by_role("radio").all()):
        if number:
            page.keyboard.press("ArrowDown")
        expect(option).to_be_focused()
    page.keyboard.press("Tab")
    expect(box.locator(".kf-note a").first).to_be_focused()  # also from an option below
