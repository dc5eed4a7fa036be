"""The package that is built holds the whole course."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.repository import ROOT, files


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names in a freshly built wheel."""
    pytest.importorskip("hatchling", reason="pip brings it only while it builds")
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel"]
    subprocess.run([*build, "--directory", folder], cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    return set(zipfile.ZipFile(wheel).namelist())


def place(path: Path) -> str:
    """Where a file of ours lies in the package."""
    folder, *rest = path.relative_to(ROOT).parts
    return "/".join([{"notebooks": "course/built"}.get(folder, folder), *rest])


@pytest.mark.parametrize("folder", ["course", "widgets", "notebooks"])
def test_everything_that_runs_is_packed(packed: set[str], folder: str) -> None:
    """Lessons, words, templates, scripts and notebooks come along with the code."""
    ours = [path for path in files() if path.is_relative_to(ROOT / folder)]
    assert not {place(path) for path in ours} - packed


def test_nothing_else_is_packed(packed: set[str]) -> None:
    """The tests and the tools stay at home."""
    assert {name.partition("/")[0] for name in packed if ".dist-info/" not in name} <= {
        "course",
        "widgets",
    }
