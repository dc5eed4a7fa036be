"""The trainer's JupyterLab: how it is started, on this computer only and with no Voilà in it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

VOILA = "voila.server_extension"  # it would run what anyone sends


def words(folder: Path, port: int, *, no_browser: bool) -> list[str]:
    """Give the command that starts JupyterLab on the notebooks of a folder."""
    command = [sys.executable, "-m", "jupyterlab", "--ip=127.0.0.1", f"--port={port}"]
    command += [f"--ServerApp.root_dir={folder}"]
    command += [f"--ServerApp.jpserver_extensions={{'{VOILA}': False}}"]
    command += ["--no-browser"] * no_browser
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        command.append("--allow-root")  # as in a container
    return command


def run(folder: Path, port: int, *, no_browser: bool) -> int:
    """Run JupyterLab with its token, and without Voilà, until it ends; gives its exit code."""
    process = subprocess.Popen(words(folder, port, no_browser=no_browser))  # noqa: S603 -- our own words
    signal.signal(signal.SIGTERM, lambda *_: process.terminate())
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:  # JupyterLab got it too, and asks whether it is meant
            continue
