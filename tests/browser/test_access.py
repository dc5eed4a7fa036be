"""Everyone can use it: every control has a name, the keyboard is enough, feedback is announced."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

Visit = Callable[[str], Page]

SLUGS = (
    "0-starting-point",
    "1-who-for",
    "2-who-pays",
    "3-cornerstone",
    "4-purpose-and-values",
    "5-desk-to-customer",
    "6-ask-do-not-guess",
    "7-drop-what-does-not-help",
    "8-whom-do-you-serve",
)
CHOICE = "input:is([type=radio], [type=checkbox]):not([data-send])"
NAMELESS = """all => all
  .filter((el) => !(el.labels?.[0]?.textContent || el.ariaLabel || el.textContent).trim())
  .map((el) => el.outerHTML)"""


def answer_something(page: Page) -> None:
    """Answer every exercise somehow, so that feedback of every sort is shown."""
    for exercise in page.locator("section.kf-exercise").all():
        for start in exercise.locator("button[value^='start:']").all():
            start.click()
            exercise.locator("fieldset").first.wait_for()
        for text in exercise.locator("textarea").all():
            text.fill("chefen")
        for rows in exercise.locator(":is(.kf-row, .kf-step) select").all():
            rows.select_option(index=1)
        for group in exercise.locator("fieldset").all():
            for option in group.locator(CHOICE).all()[:1]:
                option.check()
        buttons = exercise.locator("button[value^=check]")
        if buttons.count():
            buttons.first.click()
            expect(exercise).not_to_have_attribute("data-answer", "empty")


def test_every_control_has_a_name(visit: Visit) -> None:
    """A screen reader has a name for each field, choice and button."""
    for slug in SLUGS:
        page = visit(f"/sv/{slug}")
        controls = page.locator("main :is(input, select, textarea, button):visible")
        assert controls.evaluate_all(NAMELESS) == []


def test_feedback_is_announced_and_focus_stays(visit: Visit) -> None:
    """The verdict comes in a live region that was there before; the button keeps the focus."""
    page = visit("/sv/1-who-for")
    verdict = page.locator("#how-far").get_by_role("status").first
    expect(verdict).to_have_text("")
    page.evaluate("document.querySelector('#how-far output').kept = true")
    page.get_by_label("Receptionist på en vårdcentral").select_option("none")
    page.locator("#how-far").get_by_role("button", name="Kolla").press("Enter")
    expect(verdict).to_contain_text("7 av 8")
    assert page.evaluate("document.querySelector('#how-far output').kept")
    expect(page.locator("#how-far").get_by_role("button", name="Kolla")).to_be_focused()


def test_putting_in_order_by_keyboard(visit: Visit) -> None:
    """A step moves by its buttons, focus moves with it, and the new place is announced."""
    page = visit("/sv/2-who-pays")
    exercise = page.locator("#follow-the-money")
    before = exercise.locator("li.kf-step .kf-what").all_inner_texts()
    button = exercise.get_by_role("button", name=f"Flytta ner: {before[0].rstrip('.')}")
    button.focus()
    button.press("Enter")
    expect(exercise.locator("li.kf-step .kf-what").nth(1)).to_have_text(before[0])
    expect(
        exercise.get_by_role("button", name=f"Flytta ner: {before[0].rstrip('.')}")
    ).to_be_focused()
    expect(exercise.get_by_role("status").first).to_contain_text("plats 2 av 5")
    page.keyboard.press("Enter")
    expect(exercise.locator("li.kf-step .kf-what").nth(2)).to_have_text(before[0])


def test_focus_goes_to_the_step_that_was_asked_for(visit: Visit) -> None:
    """A step added to the ladder is where one goes on writing."""
    page = visit("/sv/1-who-for")
    ladder = page.locator("#for-whose-sake")
    ladder.locator("textarea").fill("Chefen i hemtjänsten")
    ladder.locator("button[value=add]").click()
    expect(ladder.locator("textarea").nth(1)).to_be_focused()
    page.keyboard.type("Den som har hemtjänst")
    expect(ladder.locator("textarea").nth(1)).to_have_value("Den som har hemtjänst")


def test_focus_stays_near_when_its_button_goes(visit: Visit) -> None:
    """A hint that is put away leaves the focus at the field it spoke of, not at the page's top."""
    page = visit("/sv/2-who-pays")
    sentence = page.locator("#one-sentence")
    sentence.locator("textarea").nth(0).fill("chefen")
    sentence.locator("textarea").nth(1).fill("någon behöver mig")
    sentence.get_by_role("button", name="Spara svaren").click()
    hide = sentence.get_by_role("button", name="Jag har läst, dölj")
    hide.press("Enter")
    expect(hide).to_have_count(0)
    expect(sentence.locator("textarea").nth(0)).to_be_focused()


def test_a_lesson_can_be_walked_by_tab_alone(visit: Visit) -> None:
    """Tab reaches the skip link first, then every control of the lesson, and never gets stuck."""
    page = visit("/sv/0-starting-point")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "kf-skip"
    seen = set()
    for _ in range(120):
        page.keyboard.press("Tab")
        seen.add(
            page.evaluate(
                "(({ id, textContent }) => id || textContent.trim())(document.activeElement)"
            )
        )
        if page.evaluate("document.activeElement === document.body"):
            break
    assert {"your-word-key", "your-place-task"} <= seen
    assert any("Spara på den här datorn" in each for each in seen)
