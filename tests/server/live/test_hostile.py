"""A hostile participant: what they try is refused, and touches nobody else's vote or time."""

from collections.abc import Iterator

import pytest

from course.content import Course
from course.live.store import Store
from tests.server.asking import Client
from tests.server.live import leading, tricks
from tests.server.live.scene import HONEST, NORMAL, Scene, played
from tests.serving import learners


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory, course: Course) -> Iterator[Scene]:
    """Set the scene, on a server of its own."""
    folder = tmp_path_factory.mktemp("room")
    where = leading.address(folder)
    store = Store(where)
    with learners(folder / "log", "--store", where) as served:
        yield played(course, Client(served.address), store)
        assert served.process.poll() is None
        assert "Traceback" not in served.log.read_text("utf-8")
    store.close()


@pytest.mark.parametrize("what", tricks.ALL)
def test_what_is_hostile_is_refused_and_harms_nobody(scene: Scene, what: str) -> None:
    """Each trick gets the answer it should; all that is others' stays, and is served as fast."""
    expected, trick = tricks.ALL[what]
    before = scene.kept()
    answer = trick(scene)
    assert answer.status == expected
    assert b"Traceback" not in answer.body
    assert scene.kept() == before
    assert HONEST <= scene.answers() <= HONEST + 1
    assert scene.slowest() < NORMAL


def test_the_tricks_are_many() -> None:
    """At least thirty different ones are tried."""
    assert len(tricks.ALL) >= 30
