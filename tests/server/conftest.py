"""One learners' server for the tests of this folder, and a client of it."""

from collections.abc import Iterator

import pytest

from tests.server.asking import Client
from tests.serving import Served, learners


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Give a server of the course as it is."""
    with learners(tmp_path_factory.mktemp("log") / "server.log") as running:
        yield running


@pytest.fixture(scope="session")
def client(served: Served) -> Client:
    """Give a client of that server."""
    return Client(served.address)
