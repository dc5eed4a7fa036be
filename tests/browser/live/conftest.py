"""A server with a room in it, a session led by the test, and a phone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from course.live.store import Store
from tests.browser.live.phones import SMALL, join
from tests.server.live import leading
from tests.server.live.hall import served, where
from tests.server.live.leading import Trainer
from tests.server.live.rooms import Led

__all__ = ["served", "where"]


@pytest.fixture
def trainer(where: str) -> Iterator[Trainer]:
    """Begin a session."""
    store = Store(where)
    yield leading.begin(store)
    store.close()


@pytest.fixture
def led(where: str) -> Iterator[Led]:
    """Begin a session with eighteen in the room."""
    begun = Led(where)
    begun.join(18)
    yield begun
    begun.close()


@pytest.fixture
def phone(page: Page) -> Page:
    """Give a page as small as a phone."""
    page.set_viewport_size(SMALL)
    return page


@pytest.fixture
def joined(phone: Page, trainer: Trainer) -> Page:
    """Give a phone that has joined the session."""
    return join(phone, trainer)
