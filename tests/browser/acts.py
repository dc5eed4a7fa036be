"""What learners do in several tests."""

from playwright.sync_api import Page, expect


def choose_word(page: Page, word: str) -> None:
    """Choose a word in lesson 0."""
    page.get_by_label("Vårt ord", exact=True).select_option(word)
    expect(page.locator("#your-word")).to_have_attribute("data-answer", "done")


def rate_one(page: Page, pick: str = "none") -> None:
    """Answer the first row of exercise 1.1 and ask for the verdict."""
    exercise = page.locator("#how-far")
    exercise.get_by_label("Receptionist på en vårdcentral").select_option(pick)
    exercise.get_by_role("button", name="Kolla").click()
    expect(exercise).to_have_attribute("data-answer", "partly")
