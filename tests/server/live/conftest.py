"""A learners' server with a room in it, and a session led by the test."""

from collections.abc import Iterator

import pytest

from course.live.store import Store
from tests.server.asking import Client
from tests.server.live import leading
from tests.server.live.leading import Trainer
from tests.server.live.phones import Phone
from tests.serving import Served, learners


@pytest.fixture(scope="package")
def where(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give the address of the server's store."""
    return leading.address(tmp_path_factory.mktemp("store"))


@pytest.fixture(scope="package")
def store(where: str) -> Iterator[Store]:
    """Give the store as the trainer's kernel opens it."""
    opened = Store(where)
    yield opened
    opened.close()


@pytest.fixture(scope="package")
def served(tmp_path_factory: pytest.TempPathFactory, where: str) -> Iterator[Served]:
    """Give a server with that store."""
    with learners(tmp_path_factory.mktemp("log") / "live.log", "--store", where) as running:
        yield running


@pytest.fixture(scope="package")
def client(served: Served) -> Client:
    """Give a client of that server."""
    return Client(served.address)


@pytest.fixture
def trainer(store: Store) -> Iterator[Trainer]:
    """Begin a session, and end it after the test if it stands."""
    led = leading.begin(store)
    yield led
    led.store.sweep()


@pytest.fixture
def phone(client: Client, trainer: Trainer) -> Phone:
    """Give a participant who has joined."""
    return Phone(client, trainer.code).join()
