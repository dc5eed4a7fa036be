"""What tests of the live session share: stores, a desk, and what panels are drawn with."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from course.content import LANGUAGES, Course
from course.live.desk import Desk
from course.live.panel import Drawn
from course.live.store import Store
from tests.live import postgres, rooms
from tests.live.standings import ADDRESS


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the address of an empty store, of both kinds in turn."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'room' / 'room.sqlite'}"
    address: str = request.getfixturevalue("database")
    postgres.empty(address)
    return address


@pytest.fixture
def store(where: str) -> Iterator[Store]:
    """Give an empty store."""
    opened = Store(where)
    yield opened
    opened.close()


@pytest.fixture
def desk(course: Course, tmp_path: Path) -> Iterator[Desk]:
    """Give a trainer's desk with an open room."""
    with rooms.desk(course, tmp_path) as made:
        yield made


@pytest.fixture(params=LANGUAGES)
def drawn(request: pytest.FixtureRequest, course: Course) -> Drawn:
    """Give what a panel is drawn with, in each language."""
    return Drawn(course, request.param, "p", address=ADDRESS)


@pytest.fixture
def said(drawn: Drawn) -> Callable[..., str]:
    """Give a way to the words of the panel's language."""

    def find(name: str, **slots: object) -> str:
        return drawn.course[drawn.lang].reference.strings[name].format_map(slots)

    return find
