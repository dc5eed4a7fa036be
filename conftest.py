"""Holds the notebooks to their lessons wherever they are run: a stale one fails in every cell."""

from functools import cache
from pathlib import Path

import pytest

from course import content, notebooks


@cache
def stale() -> set[Path]:
    """Find the committed notebooks that differ from what their lesson builds."""
    held = notebooks.folder()
    return {held / name for name in notebooks.stale(content.load(), held)}


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Fail a cell whose notebook was not built after its lesson changed: nbval sees no prose."""
    if item.path.suffix == ".ipynb" and item.path in stale():
        pytest.fail(f"{item.path.name} is older than its lesson: run `make build`.", pytrace=False)
