"""A store and a server that has it: fixtures for whoever tests a room, in a browser or not."""

from collections.abc import Iterator

import pytest

from tests.server.live import leading
from tests.serving import Served, learners


@pytest.fixture(scope="package")
def where(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give the address of the server's store."""
    return leading.address(tmp_path_factory.mktemp("store"))


@pytest.fixture(scope="package")
def served(tmp_path_factory: pytest.TempPathFactory, where: str) -> Iterator[Served]:
    """Give a server with that store."""
    with learners(tmp_path_factory.mktemp("log") / "live.log", "--store", where) as running:
        yield running
