"""What is kept and where: in the tab, on this computer, in a file, and while the server is away."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.acts import rate_one
from tests.serving import Served

Visit = Callable[[str], Page]


def test_saving_here_is_the_learners_choice(visit: Visit, context: BrowserContext) -> None:
    """Answers stay in the tab until the learner saves; then a new window has them, until erased."""
    page = visit("/sv/1-who-for")
    rate_one(page)
    assert page.evaluate("localStorage.length") == 0
    expect(page.locator(".kf-header .kf-status")).to_have_text("Svaren finns i den här fliken")
    page.get_by_role("button", name="Spara på den här datorn").click()
    expect(page.locator(".kf-header .kf-status")).to_have_text("Sparat på den här datorn")
    page.close()
    later = context.new_page()
    later.goto("/sv/1-who-for")
    expect(later.get_by_label("Receptionist på en vårdcentral")).to_have_value("none")
    later.get_by_role("button", name="Radera allt").first.click()
    later.locator(".kf-sure-erase").get_by_role("button", name="Radera allt").click()
    expect(later.get_by_label("Receptionist på en vårdcentral")).to_have_value("")
    expect(later.locator("#how-far")).to_have_attribute("data-answer", "empty")
    assert later.evaluate("localStorage.length") == 0
    assert later.evaluate("JSON.parse(sessionStorage.kundfokus).answers") == {}


def test_a_downloaded_workbook_opens_in_another_browser(
    visit: Visit, browser: Browser, served: Served, tmp_path: Path
) -> None:
    """The file holds every answer and half-typed text, and gives them back elsewhere."""
    page = visit("/sv/1-who-for")
    rate_one(page)
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Hämta som fil").click()
    path = tmp_path / "mina-svar.json"
    downloading.value.save_as(path)
    assert json.loads(path.read_text(encoding="utf-8"))["answers"]["how-far"]["answer"]["picks"]
    other = browser.new_context(base_url=served.address)
    there = other.new_page()
    there.goto("/sv/1-who-for")
    there.wait_for_selector("html[data-state=live]")
    there.get_by_label("Öppna en fil").set_input_files(path)
    expect(there.get_by_label("Receptionist på en vårdcentral")).to_have_value("none")
    expect(there.locator(".kf-workbook output")).to_contain_text("Filen är öppnad")
    other.close()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("not json", "går inte att läsa"),
        ('{"kind": "kundfokus-workbook", "version": 99}', "nyare version"),
    ],
)
def test_a_file_that_cannot_be_opened_leaves_the_answers_alone(
    visit: Visit, tmp_path: Path, content: str, said: str
) -> None:
    """A broken or newer file is refused in plain words, and what is here stays."""
    page = visit("/sv/1-who-for")
    rate_one(page)
    path = tmp_path / "bad.json"
    path.write_text(content, encoding="utf-8")
    page.get_by_label("Öppna en fil").set_input_files(path)
    expect(page.locator(".kf-workbook output")).to_contain_text(said)
    expect(page.get_by_label("Receptionist på en vårdcentral")).to_have_value("none")


def test_a_lost_server_is_waited_for(visit: Visit, context: BrowserContext) -> None:
    """Without contact one calm line says so; the answer waits, over a reload, and is sent once."""
    page = visit("/sv/1-who-for")
    context.route("**/reply", lambda route: route.abort())
    exercise = page.locator("#how-far")
    exercise.get_by_label("Receptionist på en vårdcentral").select_option("none")
    exercise.get_by_role("button", name="Kolla").click()
    expect(page.locator("html")).to_have_attribute("data-state", "waiting")
    expect(page.locator(".kf-header .kf-status")).to_contain_text("Ingen kontakt")
    page.reload()
    expect(page.get_by_label("Receptionist på en vårdcentral")).to_have_value("none")
    context.unroute("**/reply")
    expect(exercise).to_have_attribute("data-answer", "partly")
    expect(page.locator("html")).to_have_attribute("data-state", "live")


def test_text_typed_while_the_server_is_away_stays(visit: Visit, context: BrowserContext) -> None:
    """What is written after an answer was asked for is not replaced by that answer."""
    page = visit("/sv/")
    context.route("**/reply", lambda route: route.abort())
    questions = page.locator("#three-questions-first")
    first = questions.locator("textarea").first
    first.fill("Invånarna")
    questions.get_by_role("button", name="Spara svaren").click()
    expect(page.locator("html")).to_have_attribute("data-state", "waiting")
    first.fill("Invånarna, genom skatt")
    context.unroute("**/reply")
    expect(questions).to_have_attribute("data-answer", "partly")
    expect(first).to_have_value("Invånarna, genom skatt")
    page.reload()
    expect(first).to_have_value("Invånarna, genom skatt")


def test_forbidden_storage_is_told_and_the_lesson_works(browser: Browser, served: Served) -> None:
    """Where the browser saves nothing the learner is told, and can still answer."""
    context = browser.new_context(base_url=served.address)
    context.add_init_script(
        """
        const get = () => { throw new DOMException("no", "SecurityError"); };
        for (const name of ["localStorage", "sessionStorage"]) {
          Object.defineProperty(window, name, { get });
        }
        """
    )
    page = context.new_page()
    page.goto("/sv/1-who-for")
    rate_one(page)
    expect(page.locator(".kf-header .kf-status")).to_contain_text("Hämta svaren som fil")
    context.close()
