"""The trainer's JupyterLab, as `kundfokus lab` opens it: the lesson as on the page, for a class."""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from course import copied, notebooks
from course import page as sheets
from tests.browser.jupyterlab import PATIENCE, listened, reach, run_all, violations
from tests.page.test_style import contrast
from tests.serving import Served, free_port, running

LIVE = ".lm-Panel.jp-OutputArea-output section[data-answer]"  # not what was saved: a widget
OURS = ["1-who-for", "2-who-pays", "8-whom-do-you-serve"]
# A notebook's prose and what the course draws in it.
BLOCKS = (".jp-MarkdownOutput", ".kf-exercise", ".kf-tell", ".kf-workbook")
THEME = ("Settings", "Theme")
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def user(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder where the trainer's copy comes to be."""
    return tmp_path_factory.mktemp("user") / "notebooks"


@pytest.fixture(scope="module")
def classroom(user: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Run `kundfokus lab` with a notebook that is not ours among the others, for a new user."""
    laid, own = tmp_path_factory.mktemp("laid"), tmp_path_factory.mktemp("own")
    cells = [{"cell_type": "markdown", "id": "a", "metadata": {}, "source": "# Something else"}]
    other = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    path = laid / "notebooks" / "sv" / "other.ipynb"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(other), "utf-8")
    command = [sys.executable, "-m", "course.command", "lab", "--no-browser"]
    command += ["--port", str(free_port()), "--with", str(laid)]
    command += ["--notebooks", str(user)]
    names = ("JUPYTER_CONFIG_DIR", "JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR")
    theirs = {name: str(own / name) for name in names}
    with running(
        command, own / "log", r"(http://127\.0\.0\.1:\d+/lab\?token=\w+)", theirs
    ) as served:
        listened(served.address)
        yield served


@pytest.fixture
def opened(browser: Browser, classroom: Served) -> Iterator[Open]:
    """Give a way to open a notebook in a fresh browser as large as a projector."""
    address, _, token = classroom.address.partition("?")
    pages: list[Page] = []

    def go(name: str, width: int = 1920, height: int = 1080, **more: Any) -> Page:
        size = {"width": width, "height": height}
        page = browser.new_context(viewport=size, **more).new_page()  # type: ignore[arg-type]
        page.set_default_timeout(PATIENCE)
        page.goto(f"{address}/tree/sv/{name}.ipynb?reset&{token}")
        page.locator(".jp-Notebook:visible h1").wait_for()
        pages.append(page)
        return page

    yield go
    for page in pages:
        page.context.close()


def choose(page: Page, menu: str, submenu: str, item: str) -> None:
    """Choose from a submenu of JupyterLab's."""
    page.get_by_role("menuitem", name=menu, exact=True).click()
    page.get_by_role("menu").get_by_text(submenu, exact=True).hover()
    page.get_by_text(item, exact=True).click()


def style(found: Locator, name: str) -> str:
    """Give what the browser makes of a property."""
    return str(found.evaluate("(at, name) => getComputedStyle(at)[name]", name))


def size(found: Locator) -> float:
    """Give the height of a text's letters, in pixels."""
    return float(style(found, "fontSize").removesuffix("px"))


def colour(found: Locator, name: str) -> str:
    """Give a colour of an element as #rrggbb."""
    numbers = style(found, name).removeprefix("rgb(").removesuffix(")").split(",")
    return "#" + "".join(f"{int(each):02x}" for each in numbers)


def prose(page: Page) -> Locator:
    """Give the first paragraph of a lesson's prose, which is below its title."""
    return page.locator(".jp-Notebook:visible .jp-MarkdownOutput h2 + p").first


@pytest.mark.parametrize("name", OURS)
def test_a_lesson_opens_with_its_code_folded(opened: Open, name: str) -> None:
    """Before anything has run the exercises stand there, drawn as on the page, and no code."""
    page = opened(name)
    notebook = page.get_by_role("region", name="main area content")
    exercise = notebook.locator("section.kf-exercise").first
    expect(exercise).to_be_attached()
    assert style(exercise, "paddingLeft") != "0px"
    held = json.loads((notebooks.folder() / "sv" / f"{name}.ipynb").read_text("utf-8"))["cells"]
    code = sum(cell["cell_type"] == "code" for cell in held)
    expect(notebook.get_by_label("Code Cell Content")).to_have_count(code, timeout=PATIENCE)
    expect(notebook.locator(".jp-InputPlaceholder")).to_have_count(code)
    expect(notebook.locator(".jp-CodeCell .cm-editor")).to_have_count(0)
    for line in ("from widgets.sv import", "exercise(", "workbook("):
        expect(notebook.get_by_text(line).first).to_be_hidden()


def test_the_back_row_can_read(opened: Open) -> None:
    """On a projector's screen letters are of 24 pixels or more, in prose and exercises alike."""
    page = opened("1-who-for")
    run_all(page)
    exercise = reach(page, "how-far")
    assert size(prose(page)) >= 24
    assert size(exercise.locator(".kf-intro p").first) >= 24
    assert size(exercise.get_by_label("Receptionist på en vårdcentral")) >= 24
    choose(page, "View", "Appearance", "Presentation Mode")
    expect(page.locator("body")).to_have_attribute("data-jp-theme-light", "true")
    assert min(size(prose(page)), size(exercise.locator(".kf-intro p").first)) >= 28


def test_a_trainers_own_size_is_obeyed(opened: Open) -> None:
    """JupyterLab's larger and smaller content make prose, exercises and their room so too."""
    page = opened("1-who-for")
    exercise = page.locator("section.kf-exercise").first
    at_first = size(prose(page)), size(exercise), exercise.evaluate("at => at.offsetWidth")
    for _ in range(4):
        choose(page, *THEME, "Decrease Content Font Size")
    expect(page.locator("html")).to_have_css("--jp-content-font-size1", "16px")
    now = size(prose(page)), size(exercise), exercise.evaluate("at => at.offsetWidth")
    assert [b / a for a, b in zip(at_first, now, strict=True)] == pytest.approx([0.8] * 3, abs=0.03)
    for _ in range(4):
        choose(page, *THEME, "Increase Content Font Size")


def test_the_theme_decides_between_light_and_dark(opened: Open) -> None:
    """JupyterLab's theme turns our ground and ink, and everything can be read in both."""
    page = opened("1-who-for")
    run_all(page)
    exercise = reach(page, "how-far")
    exercise.get_by_label("Receptionist på en vårdcentral").select_option("none")
    exercise.get_by_role("button", name="Kolla").click()
    expect(exercise).to_have_attribute("data-answer", "partly", timeout=PATIENCE)
    notebook = page.locator(".jp-Notebook:visible")
    grounds = []
    for theme in ("JupyterLab Dark", "JupyterLab Light"):
        choose(page, *THEME, theme)
        named = "data-jp-theme-name"
        expect(page.locator("body")).to_have_attribute(named, theme, timeout=PATIENCE)
        ground = colour(notebook, "backgroundColor")
        assert contrast(colour(prose(page), "color"), ground) >= 7
        assert violations(page, *BLOCKS) == []
        grounds.append(ground)
    assert grounds == ["#0f1a1c", "#f8f6f1"]


@pytest.mark.parametrize("name", OURS)
def test_at_200_per_cent_nothing_is_beside(opened: Open, name: str) -> None:
    """A window of 1280 pixels at 200 per cent needs no sideways scroll in the lesson."""
    page = opened(name, 640, 400)
    run_all(page)
    page.locator("section[data-answer]").first.wait_for(state="attached")
    pane = page.locator(".jp-WindowedPanel-outer:visible")
    beside = "at => at.scrollWidth - at.clientWidth"
    assert pane.evaluate(beside) <= 0
    for output in page.locator(".jp-OutputArea:visible, .jp-MarkdownOutput:visible").all():
        assert output.evaluate(beside) <= 0


def test_a_run_that_is_saved_leaves_the_courses_own_alone(opened: Open, user: Path) -> None:
    """What JupyterLab saves is in the trainer's copy; the notebooks of the course are as built."""
    own, copy = (at / "sv" / "3-cornerstone.ipynb" for at in (notebooks.folder(), user))
    before = own.read_bytes()
    assert copy.read_bytes() == before
    page = opened("3-cornerstone")
    run_all(page)
    page.locator(LIVE).first.wait_for(state="attached")
    with page.expect_response(
        lambda asked: asked.request.method == "PUT" and own.name in asked.url
    ):
        page.keyboard.press("Control+s")
    assert b"application/vnd.jupyter.widget-view+json" in copy.read_bytes()
    assert own.read_bytes() == before
    assert copied.digest(copy.name, copy.read_bytes()) == copied.digest(own.name, before)


def test_other_notebooks_stay_jupyterlabs(opened: Open) -> None:
    """A notebook that holds nothing of the course looks as JupyterLab draws it."""
    page = opened("other")
    notebook = page.locator(".jp-Notebook:visible")
    assert style(notebook, "backgroundColor") == "rgb(255, 255, 255)"
    assert style(notebook.locator(".jp-Cell").first, "maxWidth") == "none"
    assert style(notebook.locator(".jp-Cell").first, "backgroundImage") == "none"


def test_forced_colours_and_less_motion_reach_jupyterlab(opened: Open) -> None:
    """The desk by the title is drawn in the reader's own colour, and nothing moves."""
    page = opened("1-who-for", forced_colors="active", reduced_motion="reduce")
    title = page.locator(".jp-Notebook:visible h1")
    drawn = "at => [getComputedStyle(at, '::before').backgroundColor, getComputedStyle(at).color]"
    assert len(set(title.evaluate(drawn))) == 1
    moving = "all => all.filter((at) => parseFloat(getComputedStyle(at).transitionDuration)).length"
    assert page.locator("section.kf-exercise *").evaluate_all(moving) == 0


def test_the_rules_for_prose_are_meant_for_lessons() -> None:
    """The notebooks that the stylesheet dresses are the same for prose as for cells."""
    assert f"{sheets.LESSON} {{" in (sheets.FOLDER / "lab.css").read_text("utf-8")
    assert ".kf-prose h1 {" not in sheets.lab_style().partition(sheets.LESSON)[2]
