"""The very same notebooks where a kernel carries the exercises: plain Voilà, and JupyterLab."""

import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from course import notebooks
from tests.browser.jupyterlab import PATIENCE, reach, run_all
from tests.serving import Served, free_port, running, trainers


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy of the notebooks, since JupyterLab writes where it works."""
    return Path(shutil.copytree(notebooks.folder(), tmp_path_factory.mktemp("lab") / "notebooks"))


@pytest.fixture(scope="module")
def voila(copied: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Run `voila notebooks/sv` as it comes."""
    command = [
        sys.executable,
        "-m",
        "voila",
        str(copied / "sv"),
        f"--port={free_port()}",
        "--no-browser",
    ]
    with running(
        command, tmp_path_factory.mktemp("log") / "voila.log", r"(http://[\w.]+:\d+)"
    ) as served:
        yield served


@pytest.fixture(scope="module")
def lab(copied: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Run JupyterLab on the notebooks."""
    with trainers(tmp_path_factory.mktemp("log") / "lab.log", copied) as served:
        yield served


def open_page(browser: Browser, address: str) -> Page:
    """Open an address in a browser with time enough for a kernel."""
    page = browser.new_context(viewport={"width": 1200, "height": 1000}).new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(address)
    return page


def test_a_lesson_works_under_plain_voila(browser: Browser, voila: Served) -> None:
    """Under Voilà as it comes an exercise answers by its kernel, and a reload has the answer."""
    page = open_page(browser, f"{voila.address}/voila/render/1-who-for.ipynb")
    exercise = page.locator("section#how-far")
    exercise.get_by_label("Receptionist på en vårdcentral").select_option("none")
    exercise.get_by_role("button", name="Kolla").click()
    expect(exercise).to_have_attribute("data-answer", "partly", timeout=PATIENCE)
    expect(exercise.locator("[data-tag=MC03]")).to_be_visible()
    page.reload()
    expect(page.get_by_label("Receptionist på en vårdcentral")).to_have_value(
        "none", timeout=PATIENCE
    )
    page.context.close()


def test_a_lesson_works_in_jupyterlab(browser: Browser, lab: Served) -> None:
    """In JupyterLab a word chosen in an exercise changes the prose too, and answers are marked."""
    page = open_page(browser, f"{lab.address}/lab/tree/sv/0-starting-point.ipynb")
    run_all(page)
    word = reach(page, "your-word")
    word.get_by_label("Vårt ord", exact=True).select_option("sökande")
    expect(word).to_have_attribute("data-answer", "done", timeout=PATIENCE)
    expect(word.locator(".kf-preview")).to_contain_text("Vi frågar den sökande")
    page.goto(f"{lab.address}/lab/tree/sv/1-who-for.ipynb?reset")
    run_all(page)
    exercise = reach(page, "how-far")
    expect(exercise.get_by_role("heading")).to_contain_text("den sökande", timeout=PATIENCE)
    swapped = page.locator(".jp-Notebook:visible .jp-MarkdownOutput .kf-w")
    expect(swapped.first).to_have_text(re.compile("sökande"), timeout=PATIENCE)
    exercise.get_by_label("Receptionist på en vårdcentral").select_option("none")
    exercise.get_by_role("button", name="Kolla").click()
    expect(exercise).to_have_attribute("data-answer", "partly", timeout=PATIENCE)
    page.context.close()


def test_jupyterlab_shows_the_first_paint_before_anything_runs(
    browser: Browser, lab: Served
) -> None:
    """A trainer who has run nothing sees the exercises from the saved outputs."""
    page = open_page(browser, f"{lab.address}/lab/tree/sv/2-who-pays.ipynb")
    expect(page.get_by_role("heading", name="Följ hundralappen")).to_be_visible(timeout=PATIENCE)
    page.context.close()


def test_a_link_to_another_lesson_finds_its_notebook(browser: Browser, voila: Served) -> None:
    """Beside notebooks a link in an exercise leads to the other lesson's notebook."""
    page = open_page(browser, f"{voila.address}/voila/render/8-whom-do-you-serve.ipynb")
    page.locator("#your-page-check-outside").get_by_role("link").click()
    page.wait_for_url("**/voila/render/1-who-for.ipynb#for-whose-sake")
    expect(page.locator("section#for-whose-sake")).to_be_visible(timeout=PATIENCE)
    page.context.close()
