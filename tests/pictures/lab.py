"""README's picture of the trainer's room: a lesson in JupyterLab, with its exercises live."""

import os
import shutil
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from course import notebooks
from tests.browser.jupyterlab import PATIENCE, reach, run_all
from tests.pictures.studio import NOW, Studio, take
from tests.serving import trainers

NAME, LANG = "jupyterlab", "sv"
LESSON, EXERCISE = "5-desk-to-customer", "my-chain"
SIZE = (1280, 800)
ABOVE = 176  # pixels of prose before the exercise
# Cells get their height as they come into view: it stands when there was nothing left to scroll.
STANDS = """([exercise, above]) => {
  const top = (el) => el.getBoundingClientRect().top;
  const cell = document.querySelector(`#${exercise}`)?.closest(".jp-Cell");
  const pane = cell?.closest(".jp-WindowedPanel-outer");
  const by = pane ? Math.round(top(cell) - top(pane) - above) : 1;
  if (pane) pane.scrollTop += by;
  return !by;
}"""


def copied(folder: Path) -> Path:
    """Copy the notebooks, since JupyterLab writes where it works; their files are a day old."""
    held = Path(shutil.copytree(notebooks.folder(), folder / "notebooks"))
    then = (datetime.fromisoformat(NOW) - timedelta(days=1)).timestamp()
    for path in (held, *held.rglob("*")):
        os.utime(path, (then, then))
    return held


def picture(studio: Studio, folder: Path) -> None:
    """Open a lesson, run it, and take the exercise as it then stands."""
    width, height = SIZE
    with TemporaryDirectory() as own:
        held = copied(Path(own))
        with (
            trainers(Path(own) / "lab.log", held) as lab,
            studio.visitor(LANG, well=True, viewport={"width": width, "height": height}) as context,
        ):
            page = context.new_page()
            page.set_default_timeout(PATIENCE)
            page.goto(f"{lab.address}/lab/tree/{LANG}/{LESSON}.ipynb")
            run_all(page)
            reach(page, EXERCISE)
            page.locator(f"#{EXERCISE}[data-answer=done]").wait_for()
            page.wait_for_function(STANDS, arg=[EXERCISE, ABOVE], polling=200)
            take(page, folder / f"{NAME}.png")
