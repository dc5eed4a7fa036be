"""The trainer's panel in real JupyterLab: a room opened in a cell, led by keyboard, and ended."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from course.content import Course
from course.live.desk import Desk
from tests.browser.jupyterlab import PATIENCE, listened, run_all, violations
from tests.live import rooms
from tests.serving import Served, free_port, running

CELLS = (
    "from widgets.trainer.sv import end, put, room\n\nroom()",
    'put("for-whose-sake")',
    "end()",
)
PANE = 680  # pixels high: what a notebook has of a window of 1280 by 800
TO_PRESS = """at => at.querySelector("[data-does=move]").getBoundingClientRect().bottom
  - at.getBoundingClientRect().top"""
LEFT = "all => all.map((at) => Math.round(at.getBoundingClientRect().left))"
CANARY = "kanariefågel i klassrummet"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of the trainer's store."""
    return tmp_path_factory.mktemp("store")


@pytest.fixture(scope="module")
def classroom(place: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Run `kundfokus lab` over a store, with a notebook that opens a room."""
    laid, own = tmp_path_factory.mktemp("laid"), tmp_path_factory.mktemp("own")
    cells: list[dict[str, object]] = [
        {"cell_type": "markdown", "id": "a", "metadata": {}, "source": "# Rummet"}
    ]
    cells += [
        {"cell_type": "code", "id": f"c{number}", "metadata": {}, "source": source}
        | {"outputs": [], "execution_count": None}
        for number, source in enumerate(CELLS)
    ]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    notebook = {"cells": cells, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}
    path = laid / "notebooks" / "sv" / "room.ipynb"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(notebook), "utf-8")
    command = [sys.executable, "-m", "course.command", "lab", "--no-browser"]
    command += ["--port", str(free_port()), "--with", str(laid)]
    command += ["--notebooks", str(own / "notebooks")]
    names = ("JUPYTER_CONFIG_DIR", "JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR")
    theirs = {name: str(own / name) for name in names}
    theirs |= {"KUNDFOKUS_STORE": f"sqlite:///{place / 'room.sqlite'}"}
    theirs |= {"KUNDFOKUS_ROOM_ADDRESS": "http://room.example/"}
    lab = r"(http://127\.0\.0\.1:\d+/lab\?token=\w+)"
    with running(command, own / "log", lab, theirs) as served:
        listened(served.address)
        yield served


@pytest.fixture
def page(browser: Browser, classroom: Served) -> Iterator[Page]:
    """Give JupyterLab with the notebook run."""
    address, _, token = classroom.address.partition("?")
    opened = browser.new_context(viewport={"width": 1280, "height": 1000}).new_page()
    opened.set_default_timeout(PATIENCE)
    opened.goto(f"{address}/tree/sv/room.ipynb?reset&{token}")
    opened.locator(".jp-Notebook:visible h1").wait_for()
    run_all(opened)
    opened.locator(".kf-desk-code").first.wait_for()
    yield opened
    opened.context.close()


@pytest.fixture
def desk(course: Course, place: Path, page: Page) -> Iterator[Desk]:
    """Give the same room, as another kernel of the trainer's would have it."""
    made = Desk(course, f"sqlite:///{place / 'room.sqlite'}")
    assert page.locator(".kf-desk").first.is_visible()
    store = made.led.store
    yield made
    store.close()


def panel(page: Page, number: int = 0) -> Locator:
    """Give the panel, or one of its smaller kin, in the order of the notebook."""
    return page.locator(".kf-desk").nth(number)


def press(page: Page, name: str) -> None:
    """Press the button that has focus, once it is the one of that name."""
    expect(page.locator(":focus")).to_have_text(name)
    page.keyboard.press("Enter")


def test_a_vote_is_led_by_keyboard_and_nothing_is_wrong_in_any_stage(
    page: Page, desk: Desk
) -> None:
    """From the list to the explanation without a mouse: answers are seen as they come."""
    room = panel(page)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    assert violations(page, ".kf-desk") == []
    assert room.evaluate("at => at.scrollWidth - at.clientWidth") <= 0
    for column in ("dt", "dd"):
        starts = room.locator(f".kf-desk-join {column}").evaluate_all(LEFT)
        assert (len(starts), len(set(starts))) == (3, 1)
    room.get_by_label("Övning", exact=True).focus()
    page.keyboard.type("3.1")
    expect(room.get_by_label("Övning", exact=True)).to_have_value("what-is-customer-focus")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    press(page, "Öppna för svar")
    expect(room.get_by_role("heading", name="Vad är kundfokus?")).to_be_visible()
    expect(room.get_by_text("Har svarat: 0 av 0")).to_be_visible()
    assert room.evaluate(TO_PRESS) < PANE
    assert violations(page, ".kf-desk") == []
    for _ in range(6):
        rooms.answer(desk)
    expect(room.get_by_text("Har svarat: 6 av 6")).to_be_visible()
    expect(room.get_by_text("6 (100 %)").first).to_be_visible()
    page.evaluate("document.body.dataset.jpThemeLight = 'false'")
    assert violations(page, ".kf-desk") == []
    page.evaluate("document.body.dataset.jpThemeLight = 'true'")
    room.get_by_role("button", name="Stäng", exact=True).focus()
    for name in (
        "Stäng", "Låt dem prata", "Rösta en gång till", "Stäng", "Visa hur svaren blev",
        "Visa vad som är rätt", "Visa förklaringen", "Lägg undan övningen",
    ):  # fmt: skip
        press(page, name)
        expect(room.locator(":focus")).not_to_have_text(name)
        assert violations(page, ".kf-desk") == []
    expect(room.get_by_role("heading", name="Vad är kundfokus?")).to_have_count(0)
    assert errors == []


def test_open_answers_are_let_through_and_the_room_is_ended(
    page: Page, desk: Desk, place: Path
) -> None:
    """An exercise is opened from its own cell, a line let through, and at the end all is gone."""
    room, one, last = panel(page), panel(page, 1), panel(page, 2)
    one.get_by_role("button", name="Öppna för svar").click()
    expect(one.get_by_text("Inga svar har kommit än.")).to_be_visible()
    for number in range(5):
        rooms.answer(desk, f"{CANARY} <b>{number}</b>", made={"v": 1, "steps": []})
    line = one.locator(".kf-desk-line", has_text="<b>3</b>")
    line.get_by_role("button", name="Släpp fram").click()
    expect(line.get_by_role("button", name="Ta ner")).to_be_focused()
    assert [each.said for each in rooms.now(desk).wall if each.shown] == [f"{CANARY} <b>3</b>"]
    expect(room.get_by_role("button", name="Ta ner")).to_be_visible()
    assert violations(page, ".kf-desk") == []
    room.get_by_label("Övning", exact=True).select_option("how-far")
    room.get_by_text("Öva utan deltagare").click()
    room.get_by_role("button", name="5 minuter").click()
    expect(room.get_by_text("Tid kvar: 4:")).to_be_visible()
    expect(room.get_by_label("Övning", exact=True)).to_have_value("how-far")
    expect(room.get_by_role("button", name="Släpp in 25 låtsasdeltagare")).to_be_visible()
    last.get_by_role("button", name="Avsluta och radera").click()
    expect(last.get_by_role("button", name="Ja, radera allt")).to_be_focused()
    assert violations(page, ".kf-desk") == []
    page.keyboard.press("Enter")
    expect(room.get_by_text("Rummet är avslutat")).to_be_visible()
    expect(one.get_by_text("Rummet är avslutat")).to_be_visible()
    assert violations(page, ".kf-desk") == []
    assert not (place / "session.json").exists()
    with page.expect_response(lambda asked: asked.request.method == "PUT"):
        page.keyboard.press("Control+s")
    for kept in [*place.iterdir(), *place.parent.rglob("room.ipynb")]:
        assert CANARY.encode() not in kept.read_bytes(), kept
    room.get_by_role("button", name="Öppna ett nytt rum").click()
    expect(room.locator(".kf-desk-code")).to_be_visible()
