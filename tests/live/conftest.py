"""The stores that tests of the live session use: a file each, and one PostgreSQL for all."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from course.live.store import Store
from tests.live import postgres


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the address of an empty store, of both kinds in turn."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'room' / 'room.sqlite'}"
    address: str = request.getfixturevalue("database")
    postgres.empty(address)
    return address


@pytest.fixture
def store(where: str) -> Iterator[Store]:
    """Give an empty store."""
    opened = Store(where)
    yield opened
    opened.close()
