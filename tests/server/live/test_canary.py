"""After “end and delete” nothing of what was written is left anywhere that a server writes."""

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import text

from course.content import Course
from course.kinds.name import FIRST, OWN
from course.live import panel
from course.live.led import FILE, Led
from course.live.panel import Drawn
from course.live.stages import Form, Move
from course.live.standing import standing
from course.live.store import Store, leading
from tests.bench.processes import tree
from tests.live import postgres
from tests.server.asking import Client
from tests.server.live import canaries
from tests.server.live.canaries import CANARY, Ballot
from tests.server.live.leading import Trainer, address, begin
from tests.server.live.phones import Phone, stream
from tests.serving import free_port, learners

AFTERWARDS = 13 * 3600  # seconds, when a session that nobody ended is over


def sing(course: Course, trainer: Trainer, led: Led, phone: Phone) -> set[bytes]:
    """Write a canary in every field of every exercise, and go through all stages with each.

    Gives the canaries that an answer to their exercise kept.
    """
    numbers, kept = count(), set[bytes]()
    for exercise, form in canaries.put(course):
        trainer.put(exercise.id, form)
        ballot = Ballot(phone.state()["html"])
        if not ballot.written:
            continue
        written = {name: f"{CANARY}{next(numbers)}" for name in ballot.written}
        said = phone.answer({**ballot.chosen, **written})
        assert said.status == 200, exercise.id
        mine = {each.encode() for each in written.values() if each in said.text}
        assert mine, f"{exercise.id}: nothing that was written there was kept"
        kept |= mine
        panel.panel(Drawn(course, "sv"), standing(led))
        trainer.move(Move.CLOSE)
        if form is Form.WALL:
            trainer.let_through()
            trainer.move(Move.REVEAL)
            phone.client.ask(f"/live/{trainer.code}/screen/state")
        trainer.move(Move.EXPLAIN)
        phone.state()
    return kept


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the address of an empty store, of both kinds in turn."""
    if request.param == "sqlite":
        return address(tmp_path / "room")
    database: str = request.getfixturevalue("database")
    postgres.empty(database)
    return database


def files(store: Store, tmp_path: Path) -> Callable[[], dict[str, set[bytes]]]:
    """Give a way to look through all files that the store and the servers write.

    PostgreSQL's own log of what changed is its operator's: OPERATING.md says so.
    """
    if store.alone:
        return lambda: canaries.found_in(tmp_path)

    def look() -> dict[str, set[bytes]]:
        with store._engine.connect() as connection:
            connection.execute(text("CHECKPOINT"))
            data = Path(connection.execute(text("SHOW data_directory")).scalar_one())
        found = canaries.found_in(data.parent, tmp_path)
        return {file: each for file, each in found.items() if "/pg_wal/" not in file}

    return look


@pytest.mark.parametrize("ended", ["by the trainer", "by the time"])
def test_nothing_that_was_written_outlives_its_room(
    where: str, tmp_path: Path, course: Course, monkeypatch: pytest.MonkeyPatch, ended: str
) -> None:
    """Every field one can write in, the room's word, and the wall: in no file, log or count.

    Two processes serve meanwhile, with a phone that listens, and they keep no open file of it.
    """
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", f"{temporary}")
    monkeypatch.setenv("SQLITE_TMPDIR", f"{temporary}")
    store, metrics = Store(where), free_port()
    look = files(store, tmp_path)
    trainer = begin(store)
    key = tmp_path / FILE
    key.write_text("{}", "utf-8")
    led = Led(store, trainer.key, key)
    counted = ("--workers", "2", "--metrics", f"{metrics}", "--log", "json")
    with learners(tmp_path / "log", "--store", where, *counted) as served:
        phone = Phone(Client(served.address), trainer.code).join()
        word = f"{CANARY}999"
        said = {"key": OWN, "own": {"sv": {FIRST["sv"]: word}}}
        store.write(leading.speak, trainer.key, said)
        kept = sing(course, trainer, led, phone) | {word.encode()}
        assert len(kept) > 30
        assert kept <= set().union(*look().values()), "the canaries were never there"
        with stream(served.address, trainer.code) as news:
            assert news.until("data: ")
            if ended == "by the trainer":
                led.end()
                assert news.until('{"over": true}')
            else:
                later = Store(where, clock=lambda: store.clock() + AFTERWARDS)
                assert later.sweep() == 1
                later.close()
        assert phone.ask("state").status == 410
        assert look() == {}
        held = [*map(canaries.found_open, tree(served.process.pid))]
        assert not any(held)
        assert CANARY not in Client(f"http://127.0.0.1:{metrics}").ask("/metrics").text
        log = served.log.read_text("utf-8")
        for secret in (trainer.key.code, trainer.code, trainer.key.secret, phone.token, CANARY):
            assert secret not in log
    assert look() == {}
    store.close()
