"""The same room in PostgreSQL, with two servers that share a session."""

from pathlib import Path

import pytest

from course.content import Course
from course.live.stages import Form, Move
from course.live.store import Store
from tests.live import postgres
from tests.server.asking import Client
from tests.server.live import leading
from tests.server.live.phones import Phone, stream
from tests.serving import learners


@pytest.mark.parametrize("said", ["Vi frågar", "Hej\0 \ud800du"])
def test_two_servers_share_a_session(tmp_path: Path, course: Course, said: str) -> None:
    """A voice of one server is known to the other, whatever it writes, and both hear the news."""
    asked = next(each for each in course["sv"].exercises.values() if each.kind == "write")
    with (
        postgres.running() as where,
        learners(tmp_path / "one", "--store", where) as one,
        learners(tmp_path / "two", "--store", where) as two,
    ):
        store = Store(where)
        trainer = leading.begin(store)
        here = Phone(Client(one.address), trainer.code).join()
        there = Phone(Client(two.address), trainer.code, token=here.token)
        with stream(one.address, trainer.code) as first, stream(two.address, trainer.code) as other:
            trainer.put(asked.id, Form.WALL)
            assert first.until('{"revision": 2}')
            assert other.until('{"revision": 2}')
        field = asked.spec.questions[0].key
        assert here.answer({field: said}).status == 200
        assert there.answer({field: f"{said} igen"}).status == 200
        trainer.let_through()
        trainer.move(Move.CLOSE, Move.REVEAL)
        assert here.state()["html"] == there.state()["html"]
        assert "igen" in here.state()["html"]
        trainer.end()
        assert there.ask("state").status == 410
        store.close()
