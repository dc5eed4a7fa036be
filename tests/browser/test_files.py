"""Workbooks as files: whatever is opened, what is here stays, and it is said what was done."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.acts import rate_one
from tests.serving import Served

Visit = Callable[[str], Page]
WHOLE = {"kind": "kundfokus-workbook", "version": 1, "answers": {}, "drafts": {}}
PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\xff\xfe"
# As if the learner had chosen a file of that size; a test that sends it to the browser takes long.
HUGE = """
Blob.prototype.text = () => { globalThis.wasRead = true; return new Promise(() => {}); };
const chosen = new DataTransfer(), input = document.querySelector("#workbook input[type=file]");
chosen.items.add(new File([new Uint8Array(50_000_000)], "my-answers.json"));
input.files = chosen.files;
input.dispatchEvent(new Event("change", { bubbles: true }));
"""
SAID = {
    "sv": {
        "broken": "Filen går inte att läsa som en arbetsbok. Dina svar här är orörda.",
        "newer": "Filen kommer från en nyare version av kursen. Dina svar här är orörda.",
    },
    "en": {
        "broken": "The file cannot be read as a workbook. Your answers here are untouched.",
        "newer": "The file comes from a newer version of the course. "
        "Your answers here are untouched.",
    },
}
OTHERS: dict[str, tuple[str, bytes]] = {
    "newer": ("newer", json.dumps(WHOLE | {"version": 2}).encode()),
    "cut short": ("broken", json.dumps(WHOLE).encode()[:-9]),
    "empty": ("broken", b""),
    "another program's": ("broken", b'{"kind": "recipes", "version": 1}'),
    "a list": ("broken", b"[1, 2]"),
    "nothing": ("broken", b"null"),
    "a picture": ("broken", PICTURE),
    "very deep": ("broken", b"[" * 100_000 + b"]" * 100_000),
}


def held(page: Page) -> Any:
    """The answers and the half-typed texts that the browser keeps."""
    return page.evaluate(
        "(({answers, drafts}) => [answers, drafts])(JSON.parse(sessionStorage.kundfokus))"
    )


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize(("said", "content"), OTHERS.values(), ids=OTHERS.keys())
def test_what_is_no_workbook_is_told_and_changes_nothing(
    visit: Visit, tmp_path: Path, lang: str, said: str, content: bytes
) -> None:
    """Told in the language of the page; answers, half a text and what is in the form stay."""
    page = visit(f"/{lang}/1-who-for")
    page.locator("#how-far select").first.select_option("none")
    page.locator("#how-far button[value=check]").click()
    expect(page.locator("#how-far")).to_have_attribute("data-answer", "partly")
    field = page.locator("#for-whose-sake input[type=text], #for-whose-sake textarea").first
    field.fill("Halva")
    page.wait_for_function("() => sessionStorage.kundfokus.includes('Halva')")
    before = held(page)
    path = tmp_path / "my-answers.json"
    path.write_bytes(content)
    page.locator("#workbook input[type=file]").set_input_files(path)
    expect(page.locator(".kf-workbook output")).to_have_text(SAID[lang][said])
    expect(field).to_have_value("Halva")
    expect(page.locator("#how-far select").first).to_have_value("none")
    assert held(page) == before


def test_a_huge_file_is_not_read_at_all(visit: Visit) -> None:
    """Fifty megabytes are refused by their size: nothing is read, sent or waited for."""
    page = visit("/sv/1-who-for")
    rate_one(page)
    page.evaluate(HUGE)
    expect(page.locator(".kf-workbook output")).to_have_text(SAID["sv"]["broken"])
    assert page.evaluate("globalThis.wasRead") is None
    expect(page.get_by_label("Receptionist på en vårdcentral")).to_have_value("none")


def test_the_same_file_can_be_opened_again(visit: Visit, tmp_path: Path) -> None:
    """A file that was refused, mended and chosen again is opened."""
    page = visit("/sv/1-who-for")
    path, said = tmp_path / "mina-svar.json", page.locator(".kf-workbook output")
    for content, words in (("{", "går inte att läsa"), (json.dumps(WHOLE), "Filen är öppnad")):
        path.write_text(content, "utf-8")
        page.get_by_label("Öppna en fil").set_input_files(path)
        expect(said).to_contain_text(words)


@pytest.mark.parametrize("saved", [True, False])
def test_a_file_is_laid_over_what_is_here(
    visit: Visit, browser: Browser, served: Served, tmp_path: Path, *, saved: bool
) -> None:
    """An older file's answer is the answer now, saved here or not; what it does not hold stays."""
    page = visit("/sv/1-who-for")
    rate_one(page)
    path = tmp_path / "mina-svar.json"
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Hämta som fil").click()
    downloading.value.save_as(path)
    context = browser.new_context(base_url=served.address)
    there = context.new_page()
    there.goto("/sv/1-who-for")
    there.wait_for_selector("html[data-state=live]")
    if saved:
        there.get_by_role("button", name="Spara på den här datorn").click()
    rate_one(there, "1")
    other = there.locator("#swap-the-word")
    other.locator("select").first.select_option(index=1)
    other.locator("button[value=check]").click()
    expect(other.locator(".kf-verdict")).not_to_be_empty()
    own = other.locator("select").first.input_value()
    there.get_by_label("Öppna en fil").set_input_files(path)
    expect(there.locator(".kf-workbook output")).to_contain_text("Filen är öppnad")
    for _ in range(2):
        expect(there.get_by_label("Receptionist på en vårdcentral")).to_have_value("none")
        expect(other.locator("select").first).to_have_value(own)
        there.reload()
    context.close()
