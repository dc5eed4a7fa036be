"""What all tests share: the course as it is in the repository."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from course import content
from course.content import Course
from tests.live import postgres

# A busy machine is slow, not wrong: the tests that draw examples have no time limit.
settings.register_profile("course", deadline=None)
settings.load_profile("course")


@pytest.fixture(scope="session")
def course() -> Course:
    """Give the course in the repository."""
    return content.load()


@pytest.fixture(scope="session")
def database() -> Iterator[str]:
    """Give a real PostgreSQL's address."""
    with postgres.running() as address:
        yield address
