"""What all tests share: the course as it is in the repository."""

import pytest

from course import content
from course.content import Course


@pytest.fixture(scope="session")
def course() -> Course:
    """Give the course in the repository."""
    return content.load()
