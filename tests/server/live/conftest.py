"""A learners' server with a room in it, and a session led by the test."""

from collections.abc import Iterator

import pytest

from course.live.store import Store
from tests.server.asking import Client
from tests.server.live import leading
from tests.server.live.hall import served, where
from tests.server.live.leading import Trainer
from tests.server.live.phones import Phone
from tests.serving import Served

__all__ = ["served", "where"]


@pytest.fixture(scope="package")
def store(where: str) -> Iterator[Store]:
    """Give the store as the trainer's kernel opens it."""
    opened = Store(where)
    yield opened
    opened.close()


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
