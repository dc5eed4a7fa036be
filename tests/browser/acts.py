"""What learners do in several tests."""

from playwright.sync_api import Page, expect

# Notes every control that is taken away while another comes in its place with the same id.
WATCH = """
window.replaced = [];
new MutationObserver((records) => {
  const home = (el, gap) => (el.parentElement ?? gap).closest("[id]") ?? gap.closest("[id]");
  for (const { target, removedNodes } of records) for (const gone of removedNodes) {
    const controls = gone.querySelectorAll ? [gone, ...gone.querySelectorAll("[id]")] : [];
    for (const each of controls.filter((el) => el.matches("input, select, textarea, button"))) {
      const now = document.getElementById(each.id);
      if (now && now !== each && home(now)?.id === home(each, target)?.id) replaced.push(each.id);
    }
  }
}).observe(document, { childList: true, subtree: true });
"""


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


def watch(page: Page) -> None:
    """Note, on every page to come, each control that is replaced by another of the same id."""
    page.add_init_script(WATCH)


def replaced(page: Page) -> list[str]:
    """Name the controls that were replaced on this page: who was at one has lost focus."""
    found: list[str] = page.evaluate("window.replaced")
    return found
