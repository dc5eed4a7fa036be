"""The trainer's desk: what it sees, what it says of trouble, and what it hands over."""

import csv
import json
from pathlib import Path

import pytest

from course.content import Course
from course.live import handed
from course.live.desk import Desk, Trouble, of_this_process
from course.live.pressed import press
from course.live.standing import Standing
from course.live.store import leading
from tests.live.rooms import answer, now
from tests.live.test_pressed import do


def test_a_room_ended_elsewhere_is_told(desk: Desk) -> None:
    """Another kernel led it too, and ended it."""
    other = Desk(desk.course, desk.where)
    led = other.led
    assert led.key == desk.led.key
    other.end()
    led.store.close()
    assert do(desk, "put", exercise="how-far") == "room_gone"
    assert desk.look() == Trouble("room_gone")


def test_a_store_that_cannot_be_opened_is_told(course: Course, tmp_path: Path) -> None:
    """In words, and again as often as one looks, until it can be."""
    (tmp_path / "file").write_text("no folder")
    desk = Desk(course, f"sqlite:///{tmp_path / 'file' / 'room.sqlite'}")
    assert desk.look() == Trouble("room_unusable")
    assert press(desk, "sv", {"do": "open"}) == "room_unusable"
    assert Desk(course, "mysql://x/y").look() == Trouble("room_unusable")


def test_a_locked_store_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody holds it for too long: what was pressed is not done, and the panel says so."""
    from sqlalchemy.exc import OperationalError

    def locked(*_: object) -> None:
        raise OperationalError("", {}, Exception("database is locked"))

    _ = desk.led
    monkeypatch.setattr(leading, "put", locked)
    assert do(desk, "put", exercise="how-far") == "room_away"


def test_nothing_changed_is_nothing_to_draw(desk: Desk) -> None:
    """A look gives how the session stands, then nothing until something changes."""
    seen = desk.look()
    assert isinstance(seen, Standing)
    assert desk.look(seen) is None
    do(desk, "put", exercise="what-is-customer-focus")
    assert isinstance(desk.look(seen), Standing)


def test_what_is_private_is_not_even_read(desk: Desk) -> None:
    """In a private turn the desk knows how many answered, and nothing of what."""
    do(desk, "put", exercise="three-questions-first")
    answer(desk, made={"v": 1, "texts": {"payer": "hemligt"}, "sure": {}})
    found = now(desk)
    assert (found.answered, [*found.rounds, *found.wall]) == (1, [])
    assert "hemligt" not in repr(found)


def test_the_environment_says_where_rooms_are(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both the store and the address at which phones find it; neither need be said."""
    monkeypatch.setenv("KUNDFOKUS_STORE", "sqlite:///x")
    monkeypatch.setenv("KUNDFOKUS_ROOM_ADDRESS", "http://10.0.0.7:8866")
    made = of_this_process(course)
    assert (made.where, made.address) == ("sqlite:///x", "http://10.0.0.7:8866/")
    monkeypatch.delenv("KUNDFOKUS_STORE")
    monkeypatch.delenv("KUNDFOKUS_ROOM_ADDRESS")
    made = of_this_process(course)
    assert (made.where, made.address) == ("", "")


def test_results_are_handed_over_as_files(desk: Desk, tmp_path: Path) -> None:
    """JSON and CSV, named after the day and the room; nothing before there is an answer."""
    folder = tmp_path / "resultat"
    assert handed.over(desk, "sv", folder) == []
    assert not folder.exists()
    do(desk, "put", exercise="what-is-customer-focus")
    for _ in range(6):
        answer(desk)
    do(desk, "put", exercise="for-whose-sake")
    answer(desk, "Grannen", "Skolan", made={"v": 1, "steps": []})
    (line, _) = now(desk).wall
    do(desk, "let", f"{line.mark} through")
    told, table = handed.over(desk, "sv", folder)
    assert told.name.startswith("resultat-20")
    assert told.stem == table.stem
    assert told.stem.endswith(desk.led.key.code)
    whole = json.loads(told.read_text())
    assert [each["exercise"] for each in whole["turns"]] == [
        "what-is-customer-focus",
        "for-whose-sake",
    ]
    assert whole["turns"][0]["answered"] == [6]
    assert [each["words"] for each in whole["turns"][1]["wall"]] == [line.said]
    with table.open(encoding="utf-8-sig", newline="") as rows:
        assert len(list(csv.reader(rows, delimiter=";"))) > 5
