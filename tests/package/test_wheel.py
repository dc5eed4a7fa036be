"""The package that is built holds the whole course."""

import tarfile
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.package.conftest import build
from tests.repository import ROOT, files


@pytest.fixture(scope="module")
def packed(wheel: Path) -> set[str]:
    """Give the names in the wheel."""
    return set(contents(wheel))


def contents(wheel: Path) -> dict[str, bytes]:
    """Give every file in a wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


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


def test_the_readme_names_the_file_as_it_is(wheel: Path) -> None:
    """Whoever types what README says to type has the file of that name."""
    assert f"\npip install {wheel.name}\n" in (ROOT / "README.md").read_text("utf-8")


def test_the_source_builds_the_same_wheel(source: Path, wheel: Path, tmp_path: Path) -> None:
    """Whoever builds from the source distribution gets the very same files."""
    with tarfile.open(source) as archive:
        safely: dict[str, Any] = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
        archive.extractall(tmp_path / "source", **safely)  # noqa: S202 -- our own
    (folder,) = (tmp_path / "source").iterdir()
    again = build("wheel", folder, tmp_path / "wheel")
    assert again.name == wheel.name
    assert contents(again) == contents(wheel)
