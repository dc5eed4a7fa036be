"""How the trainer's JupyterLab is furnished: for one run, and nothing of the user's is changed."""

import json
import os
from pathlib import Path

import pytest

from course import classroom


def test_what_the_user_has_still_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """JupyterLab reads our settings beside those that the user has pointed it to."""
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", "theirs")
    with classroom.furnished() as (furniture, environment):
        assert environment["JUPYTER_CONFIG_PATH"] == os.pathsep.join([str(furniture), "theirs"])
        for name, value in os.environ.items():
            assert name == "JUPYTER_CONFIG_PATH" or environment[name] == value


def test_the_furniture_goes_with_the_run() -> None:
    """What was laid out for JupyterLab is gone when it has ended."""
    with classroom.furnished() as (furniture, _):
        assert furniture.is_dir()
    assert not furniture.exists()


def test_the_extension_is_one_that_jupyterlab_finds() -> None:
    """The files that the extension names are there, and it brings a style and no plugin."""
    with classroom.furnished() as (furniture, _):
        extension = furniture / "kundfokus"
        build = json.loads((extension / "package.json").read_text("utf-8"))["jupyterlab"]["_build"]
        assert build.keys() == {"load", "style"}
        assert (extension / build["load"]).is_file()
        assert Path(extension, "static", "style.css").is_file()


def test_nobody_is_asked_for_news() -> None:
    """JupyterLab asks its makers for no news, and nobody else for anything."""
    with classroom.furnished() as (furniture, _):
        said = (furniture / "labconfig" / "default_setting_overrides.json").read_text("utf-8")
        assert json.loads(said)["@jupyterlab/apputils-extension:notification"] == {
            "fetchNews": "false",
            "checkForUpdates": False,
        }
