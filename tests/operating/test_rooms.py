"""The options for live rooms: a store that can be opened, and an address that phones can follow."""

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import create_engine, text

from course import command, configured, server
from course.live.store import Store


def serve(*words: str, **environment: str) -> Result:
    """Ask for the server."""
    command_ = ["serve", "--no-browser", "--port", "0", *words]
    return CliRunner().invoke(command.main, command_, env=environment)


@pytest.mark.parametrize(
    ("store", "said"),
    [
        ("room", "That is no address of a store. Say sqlite:///FILE."),
        ("mysql://here/there", "A store is an SQLite file or a PostgreSQL database."),
        ("sqlite://", "A store in SQLite must be a file."),
    ],
)
def test_a_store_that_is_none_is_told_in_a_sentence(store: str, said: str) -> None:
    """The server does not start, and the command ends as for any other wrong option."""
    for told in (serve("--store", store), serve(KUNDFOKUS_STORE=store)):
        assert (told.exit_code, told.stderr) == (configured.WRONG, f"--store: {said}\n")


def test_a_store_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    """Why is said in one line, and a password in the address is not."""
    tmp_path.joinpath("file").write_text("x", "utf-8")
    closed = "postgresql://user:horse-battery@127.0.0.1:1/room"
    for store in (closed, f"sqlite:///{tmp_path}/file/room.sqlite", f"sqlite:///{tmp_path}"):
        told = serve("--store", store)
        assert told.exit_code == configured.WRONG
        assert told.stderr.startswith("--store: The live store cannot be opened: ")
        assert len(told.stderr.splitlines()) == 1
        assert "horse-battery" not in told.stderr


def test_a_store_of_a_newer_course_is_told(tmp_path: Path) -> None:
    """An older course leaves a newer one's store alone, and says so."""
    where = f"sqlite:///{tmp_path / 'room.sqlite'}"
    Store(where).close()
    engine = create_engine(where)
    with engine.begin() as connection:
        connection.execute(text("UPDATE version SET number = 1000"))
    engine.dispose()
    told = serve("--store", where)
    assert told.exit_code == configured.WRONG
    assert told.stderr.startswith("--store: The store has version 1000; this course knows ")


@pytest.mark.parametrize("room", ["kurs.example.se", "ftp://a/", "http://", "https://a/?b", "//a"])
def test_an_address_that_no_phone_can_follow_is_refused(room: str) -> None:
    """A room's address is one that a browser takes, whole."""
    told = serve("--room-address", room)
    assert told.exit_code == configured.WRONG
    assert f"“{room}” is no address" in told.stderr


def test_the_server_is_given_both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The store is named as it was, and the address ends with one slash."""
    given: list[server.Settings] = []

    def serving(_course: object, _at: object, chosen: server.Settings, *sockets: Any) -> int:
        given.append(chosen)
        for each in sockets[0]:
            each.close()
        return 0

    monkeypatch.setattr(server, "serve", serving)
    store = f"sqlite:///{tmp_path / 'room.sqlite'}"
    told = serve("--store", store, "--room-address", "https://kurs.example.se/kurs")
    assert told.exit_code == 0, told.stderr
    assert [(each.store, each.room) for each in given] == [(store, "https://kurs.example.se/kurs/")]
    assert serve().exit_code == 0
    assert (given[-1].store, given[-1].room) == ("", "")
