"""The room that `kundfokus lab` arranges: its store, its port, its address, and who is told."""

import os
import socket
import stat
from pathlib import Path

import pytest
from sqlalchemy import make_url

from course.classroom import reached
from course.classroom import room as meeting
from course.classroom.room import Room, arranged
from course.live import where
from course.server.origins import Names

ASKED = {"store": "", "server_port": 0, "room_address": ""}


def arrange(folder: Path, *, wide: bool = False, **more: object) -> Room:
    """Arrange a room in a folder."""
    return arranged(folder, **{**ASKED, **more}, wide=wide)  # type: ignore[arg-type]


def said(room: Room, option: str) -> list[str]:
    """Give what the server is told by an option."""
    begin = f"--{option}="
    return [each.removeprefix(begin) for each in room.command if each.startswith(begin)]


def test_the_store_is_in_a_folder_that_is_the_trainers_own(tmp_path: Path) -> None:
    """It is hidden, and nobody else on the computer may look into it, whatever it was before."""
    folder = tmp_path / "a b" / meeting.FOLDER
    folder.mkdir(parents=True, mode=0o755)
    room = arrange(tmp_path / "a b")
    assert make_url(room.store).database == str(folder / meeting.FILE)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_store_that_is_named_is_the_same_from_every_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A kernel works in the notebook's folder, and must find the same file."""
    monkeypatch.chdir(tmp_path)
    room = arrange(tmp_path, store="sqlite:///here/room.sqlite")
    assert make_url(room.store).database == str(tmp_path / "here" / "room.sqlite")
    assert not (tmp_path / meeting.FOLDER).exists()
    for store in ("postgresql://user:secret@host/room", "nonsense", "sqlite://"):
        assert where.whole(store) == store


def test_a_stores_address_is_no_word_that_others_see(tmp_path: Path) -> None:
    """The server and the kernels hear it in their environment, as it may hold a password."""
    room = arrange(tmp_path, store="postgresql://user:secret@host/room")
    assert not [each for each in room.command if "secret" in each]
    assert room.environment["KUNDFOKUS_STORE"] == room.told["KUNDFOKUS_STORE"] == room.store
    assert room.environment.items() >= {*os.environ.items()} - {("KUNDFOKUS_STORE", "")}


def test_a_room_is_for_this_computer_unless_it_is_opened(tmp_path: Path) -> None:
    """Without --room the server listens on this computer only, under its own names only."""
    room = arrange(tmp_path)
    assert said(room, "host") == ["127.0.0.1"]
    assert said(room, "name") == []
    assert room.address == f"http://127.0.0.1:{room.port}/"
    assert room.told["KUNDFOKUS_ROOM_ADDRESS"] == room.address
    assert "--room" in room.said


def test_an_open_room_answers_to_the_names_it_gives(tmp_path: Path) -> None:
    """With --room it listens everywhere, and its address is among its names; no others are."""
    room = arrange(tmp_path, wide=True)
    assert said(room, "host") == ["*"]
    names = Names(frozenset(said(room, "name")), anyone=True)
    host = room.address.removeprefix("http://").rstrip("/")
    assert names.known(host)
    assert names.known(f"localhost:{room.port}")
    assert not names.known("elsewhere.example")
    assert f"{room.address}live" in room.said


@pytest.mark.parametrize("wide", [True, False])
def test_an_address_that_is_given_goes_before_what_is_found(tmp_path: Path, *, wide: bool) -> None:
    """Behind a proxy phones are told its address, and the server knows its name."""
    room = arrange(tmp_path, room_address="https://kurs.example.se/", wide=wide)
    assert room.address == "https://kurs.example.se/"
    assert said(room, "room-address") == [room.address]
    assert "kurs.example.se" in said(room, "name")


def test_a_taken_port_gives_the_next(tmp_path: Path) -> None:
    """The learners' server never takes another program's port."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        room = arrange(tmp_path, server_port=port)
    assert room.port != port
    assert room.port in range(port + 1, port + meeting.FURTHER) or room.port > 1023


def test_the_address_is_found_without_asking(monkeypatch: pytest.MonkeyPatch) -> None:
    """No datagram leaves, and where the computer is in no network, its name is given."""

    def none(_socket: object, _to: object) -> None:
        raise OSError

    for way in ("send", "sendto", "sendmsg"):
        monkeypatch.setattr(f"socket.socket.{way}", none)
    reached.names()
    monkeypatch.setattr("socket.socket.connect", none)
    monkeypatch.setattr(reached, "gethostname", lambda: "Desk.example.se")
    monkeypatch.setattr(reached, "getaddrinfo", lambda *_: [(0, 0, 0, "", ("127.0.1.1", 0))])
    assert reached.best() == "desk.local"
    assert reached.names() == ["desk.local", "desk.example.se"]
