"""A session led: where its key is kept, how it is found again, and what is left at the end."""

import json
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from course.live import codes, led
from course.live.led import AwayError, Led
from course.live.stages import Form, Move, MoveError, Stage
from course.live.store import GoneError, Store, StrangerError, leading, reading, taking
from course.live.store.taking import Ballot

Open = Callable[..., Led]
CANARY = "kanariefågel på hyllan"


@pytest.fixture
def address(tmp_path: Path) -> str:
    """Give the address of a store that is not there yet."""
    return f"sqlite:///{tmp_path / 'room' / 'room.sqlite'}"


@pytest.fixture
def opened() -> Iterator[Open]:
    """Give the way to open a room; what is opened is closed in the end."""
    found: list[Led] = []

    def go(address: str = "") -> Led:
        found.append(led.opened(address))
        return found[-1]

    yield go
    for each in found:
        each.store.close()


@pytest.fixture
def room(opened: Open, address: str) -> Led:
    """Give a room that was opened."""
    return opened(address)


def test_a_room_is_opened_with_a_key_that_only_its_owner_reads(room: Led) -> None:
    """The key lies beside the store, for its owner alone, and the session is in the lobby."""
    assert stat.S_IMODE(room.file.stat().st_mode) == 0o600
    assert room.file.parent == room.place.parent if room.place else False
    assert json.loads(room.file.read_text())["secret"] == room.key.secret
    found = room.sees(reading.session, room.key.id, room.store.clock())
    assert (found.stage, found.code, room.open) == (Stage.LOBBY, room.key.code, True)


def test_a_restarted_kernel_goes_on_with_the_room(room: Led, opened: Open, address: str) -> None:
    """The same session is led by the same key, with what is in play."""
    room.does(leading.put, "x", Form.VOTE)
    room.store.close()
    again = opened(address)
    assert again.key == room.key
    assert again.does(leading.move, Move.CLOSE, Stage.VOTE1) is Stage.CLOSED1


@pytest.mark.parametrize("spoilt", ["", "{}", "[1]", '{"id": "x", "code": "y", "secret": "z"}'])
def test_a_key_that_opens_nothing_is_replaced(
    room: Led, opened: Open, address: str, spoilt: str
) -> None:
    """A broken file, or one of a session that is over, leads to a new room."""
    room.file.write_text(spoilt)
    again = opened(address)
    assert again.key.id != room.key.id
    assert json.loads(again.file.read_text())["id"] == again.key.id
    assert stat.S_IMODE(again.file.stat().st_mode) == 0o600


def test_a_room_that_nobody_ended_is_not_gone_on_with(
    room: Led, opened: Open, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its time is up: its key is no key any more, and its answers are swept away."""
    ends = room.sees(reading.session, room.key.id, room.store.clock()).ends
    monkeypatch.setattr(Store.__init__, "__defaults__", (lambda: ends + 1,))
    again = opened(address)
    assert again.key.id != room.key.id
    assert room.changes is None


def test_in_postgresql_the_key_lies_in_the_trainers_folder(
    opened: Open, database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the store is no file, the key is kept where the trainer works."""
    monkeypatch.chdir(tmp_path)
    room = opened(database)
    assert room.file == tmp_path / ".room" / "session.json"
    assert opened(database).key == room.key
    room.end()
    assert not room.file.exists()


def test_without_an_address_a_room_is_of_this_process_alone(opened: Open) -> None:
    """It works as any other, in a temporary file, and knows that nobody can reach it."""
    room = opened()
    assert not room.open
    assert room.place
    assert room.does(leading.put, "x", Form.VOTE) == 1
    assert opened().key != room.key


def test_ending_leaves_nothing(room: Led) -> None:
    """Neither the key nor an answer is in any file; ending it again changes nothing."""
    voice = codes.hashed(codes.token())
    room.store.write(taking.join, room.key.id, voice, room.store.clock())
    ballot = Ballot(room.key.id, room.does(leading.put, "x", Form.WALL), 1, voice)
    room.store.write(taking.save, ballot, {"v": 1}, "e", [(CANARY, "sv")])
    room.end()
    room.end()
    assert not room.file.exists()
    for each in room.file.parent.iterdir():
        kept = each.read_bytes()
        assert CANARY.encode() not in kept
        assert room.key.secret.encode() not in kept
    with pytest.raises(GoneError):
        room.does(leading.put, "x", Form.VOTE)
    assert room.changes is None


def test_a_move_from_another_stage_is_refused(room: Led) -> None:
    """What was pressed where the session is no more, is not done."""
    room.does(leading.put, "x", Form.VOTE)
    with pytest.raises(MoveError):
        room.does(leading.move, Move.CLOSE, Stage.VOTE2)


def test_a_wrong_secret_leads_nothing(room: Led, opened: Open, address: str) -> None:
    """Whoever has the code and the id, but not the secret, is a stranger."""
    kept = json.loads(room.file.read_text())
    room.file.write_text(json.dumps({**kept, "secret": codes.token()}))
    with pytest.raises(StrangerError):
        opened(address).does(leading.put, "x", Form.VOTE)


def test_a_store_that_vanished_is_told_from_one_that_changed(room: Led) -> None:
    """The file is gone, though what was opened could still be read: nobody else can."""
    assert room.place
    room.place.rename(room.place.with_suffix(".away"))
    with pytest.raises(AwayError):
        _ = room.changes
    with pytest.raises(AwayError):
        room.does(leading.put, "x", Form.VOTE)


def test_voices_are_sent_away_with_all_they_said(room: Led) -> None:
    """Their answers, lines and votes go; those of others stay."""
    mine, other = (codes.hashed(codes.token()) for _ in range(2))
    for each in (mine, other):
        room.store.write(taking.join, room.key.id, each, room.store.clock())
    turn = room.does(leading.put, "x", Form.WALL)
    for each in (mine, other):
        ballot = Ballot(room.key.id, turn, 1, each)
        room.store.write(taking.save, ballot, {"v": 1}, "e", [(each[:6], "sv")])
    for line in room.sees(reading.wall, room.key.id, turn):
        room.does(leading.let, line.mark, through=True)
    room.does(leading.move, Move.CLOSE)
    room.does(leading.move, Move.REVEAL)
    for line in room.sees(reading.wall, room.key.id, turn):
        voter = other if line.said == mine[:6] else mine
        room.store.write(taking.like, room.key.id, voter, line.mark, yes=True)
    room.does(leading.dismiss, [mine])
    (left,) = room.sees(reading.wall, room.key.id, turn)
    assert (left.said, left.votes) == (other[:6], 0)
    assert room.sees(reading.answered, room.key.id, turn, 1) == 1
    assert room.sees(reading.session, room.key.id, room.store.clock()).present == 1
