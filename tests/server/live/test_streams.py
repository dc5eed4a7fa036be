"""The stream of news: it says that there is something to ask for, catches up, and ends."""

import json
import signal
import time
from contextlib import ExitStack
from pathlib import Path

from course.content import Course
from course.live.stages import Form, Move
from course.live.store import leading, reading
from tests.server.asking import Client
from tests.server.live.leading import Trainer
from tests.server.live.phones import Phone, stream
from tests.serving import Served, free_port, learners


def test_a_stream_says_at_once_how_it_stands_and_then_what_is_new(
    served: Served, trainer: Trainer
) -> None:
    """Each event has the revision as its name and its only word."""
    with stream(served.address, trainer.code) as events:
        assert events.until('data: {"revision": 1}\n\n')
        assert "text/event-stream" in events.said
        assert "X-Accel-Buffering: no" in events.said
        assert "Cache-Control: no-store" in events.said
        assert "retry: " in events.said
        began = time.monotonic()
        trainer.put("how-far")
        assert events.until('id: 2\ndata: {"revision": 2}\n\n')
        assert time.monotonic() - began < 1


def test_a_stream_tells_no_counts(served: Served, client: Client, trainer: Trainer) -> None:
    """That others join and answer is no news to a phone."""
    with stream(served.address, trainer.code) as events:
        assert events.until('{"revision": 1}')
        for _ in range(6):
            Phone(client, trainer.code).join()
        assert not events.until("changes", patience=0.6)
        assert events.said.count("data: ") == 1


def test_a_stream_that_was_lost_catches_up(served: Served, trainer: Trainer) -> None:
    """Whatever a browser heard last, it hears at once how things stand now."""
    trainer.put("how-far")
    trainer.move(Move.CLOSE)
    with stream(served.address, trainer.code, Last_Event_ID="1") as events:
        assert events.until('id: 3\ndata: {"revision": 3}')


def test_a_stream_ends_with_its_session(served: Served, trainer: Trainer) -> None:
    """The last word is that it is over."""
    with stream(served.address, trainer.code) as events:
        assert events.until('{"revision": 1}')
        trainer.end()
        assert events.until('data: {"over": true}')
        assert events.ends()


def test_a_stop_ends_streams_at_once(tmp_path: Path, where: str, trainer: Trainer) -> None:
    """Nobody's stream holds up a server that is told to stop."""
    with (
        learners(tmp_path / "log", "--store", where) as served,
        stream(served.address, trainer.code) as events,
    ):
        assert events.until('{"revision": 1}')
        began = time.monotonic()
        served.process.send_signal(signal.SIGTERM)
        assert events.ends()
        assert served.process.wait(timeout=10) == 0
        assert time.monotonic() - began < 3


def test_several_processes_hear_the_same(tmp_path: Path, where: str, trainer: Trainer) -> None:
    """Each of them opens the store for itself, and a voice is known to all."""
    with learners(tmp_path / "log", "--store", where, "--workers", "2") as served:
        voice = Phone(Client(served.address), trainer.code).join()
        with (
            stream(served.address, trainer.code) as one,
            stream(served.address, trainer.code) as two,
        ):
            assert one.until('{"revision": 1}')
            assert two.until('{"revision": 1}')
            trainer.put("how-far")
            assert one.until('{"revision": 2}')
            assert two.until('{"revision": 2}')
        assert all(voice.state()["revision"] == 2 for _ in range(8))


def test_open_streams_are_counted(tmp_path: Path, where: str, trainer: Trainer) -> None:
    """Whoever runs the course sees how many hear the room, and that they are gone when they are."""
    port = free_port()
    options = ("--store", where, "--metrics", str(port), "--workers", "2")
    counts = Client(f"http://127.0.0.1:{port}")

    def counted(many: int) -> bool:
        for _ in range(100):
            if f"\nkundfokus_live_streams {many}.0\n" in counts.ask("/metrics").text:
                return True
            time.sleep(0.05)
        return False

    with learners(tmp_path / "log", *options) as served:
        with ExitStack() as opened:
            for _ in range(5):
                one = opened.enter_context(stream(served.address, trainer.code))
                assert one.until('{"revision": 1}')
            assert counted(5)
        assert counted(0)


def test_a_stream_of_a_wrong_code_is_none(client: Client) -> None:
    """It is refused as a page is, without a word."""
    answer = client.ask("/live/BBB-BBC/events")
    assert (answer.status, answer.body) == (410, b"")
    assert json.dumps(dict(answer.headers)).count("event-stream") == 0


def test_a_line_let_through_is_news_once_the_wall_is_shown(
    served: Served, client: Client, trainer: Trainer, course: Course
) -> None:
    """Before that no phone has anything new to show, and none asks for it."""
    asked = next(each for each in course["sv"].exercises.values() if each.kind == "write")
    field = asked.spec.questions[0].key
    trainer.put(asked.id, Form.WALL)
    for said in ("Vi ringer upp", "Vi skriver"):
        Phone(client, trainer.code).join().answer({field: said})
    trainer.move(Move.CLOSE)
    first, second = trainer.store.read(reading.wall, trainer.key.id, 1)
    with stream(served.address, trainer.code) as events:
        assert events.until('{"revision": 3}')
        trainer.store.write(leading.let, trainer.key, first.mark, through=True)
        assert not events.until('{"revision": 4}', patience=0.6)
        trainer.move(Move.REVEAL)
        assert events.until('{"revision": 4}')
        trainer.store.write(leading.let, trainer.key, second.mark, through=True)
        assert events.until('{"revision": 5}')
