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
TO = """cell => {
  const pane = cell.closest(".jp-WindowedPanel-outer"), top = (el) => el.getBoundingClientRect().top;
  pane.scrollTop += top(cell.closest(".jp-Cell")) - top(pane) - 8;
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
            section = reach(page, EXERCISE)
            page.locator(f"#{EXERCISE}[data-answer=done]").wait_for()
            section.evaluate(TO)
            take(page, folder / f"{NAME}.png")
