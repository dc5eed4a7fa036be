"""What all tests share: the course as it is in the repository."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from course.content import Course
from tests import turns
from tests.live import postgres

# A busy machine is slow, not wrong: the tests that draw examples have no time limit.
settings.register_profile("course", deadline=None)
settings.load_profile("course")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take longest."""
    items.sort(key=lambda item: turns.turn(item.nodeid))


def pytest_xdist_auto_num_workers() -> int:
    """Give the number of processes that `--numprocesses auto` stands for."""
    return turns.processes()


@pytest.fixture(scope="session")
def course() -> Course:
    """Give the course in the repository, which is read once."""
    from tests.rooms import COURSE

    return COURSE


@pytest.fixture(scope="session")
def database() -> Iterator[str]:
    """Give a real PostgreSQL's address."""
    with postgres.running() as address:
        yield address
