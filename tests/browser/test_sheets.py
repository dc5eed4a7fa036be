"""The page of sheets in a browser: chosen on the screen, and printed without what one chose by."""

from io import BytesIO

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from pypdf import PdfReader


def test_what_is_chosen_is_printed_a_sheet_a_page(page: Page) -> None:
    """One ticks exercises, gets their sheets, and prints those and nothing else."""
    page.goto("/sv/paper?exercise=how-far")
    page.get_by_text("Välj övningar").click()
    page.get_by_label("Två svar på samma fråga").check()
    page.get_by_role("button", name="Visa bladen").click()
    expect(page.locator(".kf-vote-sheet")).to_have_count(2)
    found = Axe().run(page, None, {"resultTypes": ["violations"]}).response["violations"]
    assert [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in found] == []
    printed = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert len(printed) == 2
    told = [each.extract_text() for each in printed]
    assert ["Hur långt är det till kunden?" in told[0], "Två svar" in told[1]] == [True, True]
    assert not any("Välj övningar" in each or "Integritet" in each for each in told)
