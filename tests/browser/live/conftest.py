"""A server with a room in it, a session led by the test, and a phone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from course.live.store import Store
from tests.browser.live.phones import SMALL, join
from tests.server.live import leading
from tests.server.live.leading import Trainer
from tests.serving import Served, learners


@pytest.fixture(scope="module")
def where(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give the address of the server's store."""
    return leading.address(tmp_path_factory.mktemp("store"))


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, where: str) -> Iterator[Served]:
    """Give a server with a room in it."""
    with learners(tmp_path_factory.mktemp("log") / "log", "--store", where) as running:
        yield running


@pytest.fixture
def trainer(where: str) -> Iterator[Trainer]:
    """Begin a session."""
    store = Store(where)
    yield leading.begin(store)
    store.close()


@pytest.fixture
def phone(page: Page) -> Page:
    """Give a page as small as a phone."""
    page.set_viewport_size(SMALL)
    return page


@pytest.fixture
def joined(phone: Page, trainer: Trainer) -> Page:
    """Give a phone that has joined the session."""
    return join(phone, trainer)
