"""A way to serve the course, and to see what it says and how it ends."""

from collections.abc import Iterator

import pytest

from tests.server.asking import Client
from tests.serving import Served, free_port, learners


@pytest.fixture(scope="module")
def metrics_port() -> int:
    """Give a free port for the counts."""
    return free_port()


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory, metrics_port: int) -> Iterator[Served]:
    """Serve the course from two processes that are counted and write JSON."""
    log = tmp_path_factory.mktemp("log") / "server.log"
    options = ["--workers", "2", "--metrics", str(metrics_port), "--log", "json"]
    with learners(log, *options) as served:
        yield served


@pytest.fixture(scope="module")
def client(counted: Served) -> Client:
    """Give a client of that server."""
    return Client(counted.address)
