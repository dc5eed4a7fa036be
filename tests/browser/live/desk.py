"""A trainer at the desk: runs a notebook's own cells in JupyterLab, and presses what they show."""

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from course.live import codes
from tests.browser.jupyterlab import PATIENCE
from tests.browser.live.classroom import Classroom

FARTHEST = 150  # presses of the arrow, more than there are cells in a notebook
LINK = re.compile(r"live.[A-Z]{3}-?[A-Z]{3}$")
BOOK = ".jp-NotebookPanel:not(.lm-mod-hidden)"
# The text of the cell that is chosen, when it is another than before and JupyterLab has drawn it:
# it draws only what is in view, which the cell is brought to.
NEXT = f"""(before) => {{
  const cell = document.querySelector("{BOOK} .jp-Cell.jp-mod-active");
  const said = cell?.querySelector(".cm-content, .jp-MarkdownOutput")?.textContent;
  if (!said) cell?.scrollIntoView({{ block: "center" }});
  return said && said !== before && said;
}}"""


@dataclass(frozen=True)
class Desk:
    """JupyterLab with the trainer's notebook open."""

    page: Page

    def open(self, room: Classroom, notebook: str = "trainer/sv.ipynb") -> None:
        """Open the notebook, and wait until its kernel is there."""
        self.page.set_default_timeout(PATIENCE)
        self.page.goto(room.notebook(notebook))
        self.page.locator(f"{BOOK} h1").wait_for()
        expect(self.page.locator("#jp-main-statusbar")).to_contain_text("Idle", timeout=PATIENCE)

    def run(self, code: str) -> None:
        """Go down to the next cell with this code, and run it as the notebook says."""
        chosen = self.page.locator(f"{BOOK} .jp-Cell.jp-mod-active")
        chosen.evaluate(
            "(cell) => cell.focus({ preventScroll: true })"
        )  # from the panel pressed last
        before = ""
        for _ in range(FARTHEST):
            before = str(self.page.wait_for_function(NEXT, arg=before).json_value())
            if code in before:
                self.page.keyboard.press("Shift+Enter")
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"No cell below has {code}")

    def room(self) -> tuple[Locator, str]:
        """Open the room by the notebook's first cell; gives the panel, and where phones join."""
        self.run("room()")
        panel = self.shown("Rummet")
        link = panel.get_by_role("link", name=LINK)
        course, _, code = str(link.get_attribute("href")).rpartition("/")
        return panel, f"{course}/{codes.shown(codes.read(code))}"

    def shown(self, name: str) -> Locator:
        """Give what a cell showed, by its name: a panel, or the buttons of an exercise."""
        panel = self.page.get_by_role("region", name=name, exact=True).last
        panel.scroll_into_view_if_needed()
        return panel

    def put(self, code: str, name: str) -> Locator:
        """Run an exercise's cell, and open it for answers."""
        self.run(code)
        panel = self.shown(name)
        press(panel, "Öppna för svar")
        expect(panel).to_contain_text("Öppen för svar", timeout=PATIENCE)
        return panel


def press(panel: Locator, *buttons: str) -> None:
    """Press buttons of a panel by their names, one after the other."""
    for name in buttons:
        panel.get_by_role("button", name=name, exact=True).click()


def let_through(panel: Locator, line: str) -> None:
    """Let an open answer through to the wall."""
    waiting = panel.get_by_role("listitem").filter(has_text=line)
    waiting.get_by_role("button", name="Släpp fram").click()
    expect(waiting).to_contain_text("Framme", timeout=PATIENCE)


def counts(panel: Locator, answered: int, present: int) -> None:
    """Wait until the panel counts so many answers."""
    told = re.compile(rf"Har svarat: {answered} av {present}\b")
    expect(panel).to_contain_text(told, timeout=PATIENCE)
