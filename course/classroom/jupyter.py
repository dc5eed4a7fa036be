"""JupyterLab as the classroom has it: furnished to be shown to a class, and for its user only."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from course import page

# What JupyterLab has where its user has chosen nothing: no news, and no numbers beside the lines.
SETTINGS: dict[str, Any] = {
    "@jupyterlab/apputils-extension:notification": {
        "fetchNews": "false",
        "checkForUpdates": False,
    },
    "@jupyterlab/notebook-extension:tracker": {"codeCellConfig": {"lineNumbers": False}},
}
# Text for the back row: JupyterLab's 14px of content is 17 in a lesson, so 20 is 24; and 24, in its
# presentation mode, is 29. What the user has chosen by Settings > Theme stands on the element, and
# wins.
LARGE = """:root:root {
  --jp-content-font-size1: 20px; --jp-code-font-size: 18px;
  --jp-content-presentation-font-size1: 24px; --jp-code-presentation-font-size: 22px;
}"""
VOILA = "voila.server_extension"  # it would run what anyone sends
_EXTENSION = {
    "name": "kundfokus",
    "version": "1",
    "jupyterlab": {"_build": {"load": "static/lab.js", "style": "./style"}},
}


def words(folder: Path, port: int, furniture: Path) -> list[str]:
    """Begin JupyterLab with its token, and without Voilà, which would run what anyone sends."""
    command = [sys.executable, "-m", "jupyterlab", "--ip=127.0.0.1", f"--port={port}"]
    command += [f"--ServerApp.root_dir={folder}"]
    command += [f"--ServerApp.jpserver_extensions={{'{VOILA}': False}}"]
    command += [f"--LabApp.extra_labextensions_path={furniture}"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        command.append("--allow-root")  # as in a container
    return command


@contextmanager
def furnished() -> Iterator[tuple[Path, dict[str, str]]]:
    """Lay out our settings and our style for one run, in a folder that goes with it.

    They stand below what the user has chosen, and nothing of the user's is written to.
    """
    with TemporaryDirectory(prefix="kundfokus-lab-") as laid:
        furniture = Path(laid)
        _put(furniture / "labconfig" / "default_setting_overrides.json", json.dumps(SETTINGS))
        _put(furniture / "kundfokus" / "package.json", json.dumps(_EXTENSION))
        static = furniture / "kundfokus" / "static"
        _put(static / "style.css", f"{page.lab_style()}\n{LARGE}")
        _put(static / "lab.js", (page.FOLDER / "lab.js").read_text("utf-8"))
        paths = [laid, os.environ.get("JUPYTER_CONFIG_PATH", "")]
        joined = os.pathsep.join(filter(None, paths))
        yield furniture, os.environ | {"JUPYTER_CONFIG_PATH": joined}


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
