"""The course is updated while somebody takes it: an old tab goes on, and loses nothing."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from course import content
from tests.browser.acts import rate_one
from tests.browser.falling import Falling

SLUG = "1-who-for"
STATUS = ".kf-header .kf-status"
SOON = 60_000  # ms, on a slow computer


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Falling]:
    """Give a server that is started anew with another course."""
    falling = Falling(tmp_path_factory.mktemp("falling"))
    yield falling
    falling.kill()


@pytest.fixture
def updated(tmp_path: Path) -> Path:
    """Lay over the course a lesson whose first exercise has become another."""
    for lang in content.LANGUAGES:
        (tmp_path / lang).mkdir()
        lesson = (content.FOLDER / lang / f"{SLUG}.md").read_text("utf-8")
        assert "#how-far" in lesson
        there = tmp_path / lang / f"{SLUG}.md"
        there.write_text(lesson.replace("#how-far", "#how-near"), "utf-8")
    return tmp_path


def come(page: Page) -> Page:
    """Open the lesson."""
    page.goto(f"/sv/{SLUG}")
    page.wait_for_selector("html[data-state=live]")
    return page


def test_an_old_tab_goes_on_after_an_update(served: Falling, page: Page, updated: Path) -> None:
    """It says calmly that the course is new, answers as before, and keeps what has no place now.

    The answer to an exercise that is gone, and what was typed there since, are in the file.
    """
    rate_one(come(page))
    served.kill()
    served.up("--with", str(updated))
    other = page.locator("#swap-the-word")
    other.locator("select").first.select_option(index=1)
    other.locator("button[value=check]").click()
    expect(other.locator(".kf-verdict")).not_to_be_empty(timeout=SOON)
    expect(page.locator(STATUS)).to_contain_text("Kursen har uppdaterats. Ladda om sidan.")
    expect(page.locator(STATUS)).to_be_in_viewport()
    gone = page.locator("#how-far")
    gone.locator("select").nth(1).select_option("1")
    gone.locator("button[value=check]").click()
    page.wait_for_function("() => !globalThis[Symbol.for('kundfokus')].book.queue.length")
    expect(gone.locator("select").nth(1)).to_have_value("1")
    expect(gone.locator(".kf-state")).not_to_have_text("Väntar på återkoppling")
    come(page)
    expect(page.locator(STATUS)).to_have_text("Svaren finns i den här fliken")
    expect(page.locator("#swap-the-word select").first).not_to_have_value("")
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Hämta som fil").click()
    book = json.loads(Path(downloading.value.path()).read_text("utf-8"))
    assert book["answers"]["how-far"]["answer"]["picks"]
    assert "1" in book["drafts"]["how-far"]["fields"].values()
    page.get_by_label("Öppna en fil").set_input_files(downloading.value.path())
    said = page.locator(".kf-workbook output")
    expect(said).to_contain_text("inte längre finns: 1. De följer med i din fil.")
    served.kill()
    served.up()
    come(page)  # the update is taken back: the answer is still there
    expect(page.locator("#how-far select").first).to_have_value("none")
    expect(page.locator("#how-far select").nth(1)).to_have_value("1")


@pytest.mark.usefixtures("served")
def test_a_workbook_of_an_older_page_is_brought_up_to_date(page: Page) -> None:
    """What an older page kept in the browser is read as a file is, and then is as any other."""
    old = {"version": 0, "answers": {"how-far": {"v": 1, "picks": {"receptionist": "none"}}}}
    page.add_init_script(f"localStorage.kundfokus ??= JSON.stringify({json.dumps(old)})")
    page.goto(f"/sv/{SLUG}")
    expect(page.locator("#how-far select").first).to_have_value("none")
    page.wait_for_function("() => JSON.parse(localStorage.kundfokus).answers['how-far'].answer")
    page.reload()
    expect(page.locator("#how-far select").first).to_have_value("none")
    assert page.evaluate("localStorage.getItem('kundfokus-left')") is None


@pytest.mark.usefixtures("served")
def test_a_workbook_of_a_newer_page_is_left_alone(page: Page) -> None:
    """An old tab writes nothing over what a newer page keeps, and says that the course is new."""
    new = json.dumps({"version": 99, "answers": {"how-far": {"other": "form"}}, "more": [1]})
    page.add_init_script(f"localStorage.kundfokus ??= {json.dumps(new)}")
    page.goto(f"/sv/{SLUG}")
    rate_one(page)
    expect(page.locator(STATUS)).to_contain_text("Kursen har uppdaterats")
    assert page.evaluate("localStorage.kundfokus") == new
    left = page.evaluate("JSON.parse(localStorage['kundfokus-left'])")
    assert left["answers"]["how-far"]["answer"]["picks"]  # for the newer page to bring up to date
