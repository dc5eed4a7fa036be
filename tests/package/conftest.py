"""The package, built: a wheel, and a source distribution."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.repository import ROOT


def build(target: str, of: Path, to: Path) -> Path:
    """Build a package of a folder, as pip would have it built."""
    pytest.importorskip("hatchling", reason="pip brings it only while it builds")
    hatch = [sys.executable, "-m", "hatchling", "build", "--target", target]
    subprocess.run([*hatch, "--directory", str(to)], cwd=of, check=True, capture_output=True)
    (package,) = to.iterdir()
    return package


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a freshly built wheel."""
    return build("wheel", ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a freshly built source distribution."""
    return build("sdist", ROOT, tmp_path_factory.mktemp("sdist"))
