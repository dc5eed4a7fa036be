"""The live store, in SQLite and in a real PostgreSQL: what is taken, refused, changed, deleted."""

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from course.live import codes
from course.live.session import Key
from course.live.stages import Form, Move, MoveError, Stage
from course.live.store import (
    FullError,
    GoneError,
    LateError,
    Store,
    StrangerError,
    leading,
    reading,
    taking,
)
from course.live.store.taking import Ballot

NOW = 1_000.0
CANARY = "kanariefågel i taket"


def voice() -> str:
    """Give a new voice."""
    return codes.hashed(codes.token())


def joined(store: Store, key: Key, number: int = 1) -> list[str]:
    """Let people in."""
    found = [voice() for _ in range(number)]
    for each in found:
        store.write(taking.join, key.id, each, NOW)
    return found


@pytest.fixture
def key(store: Store) -> Key:
    """Give what leads a session."""
    return store.write(leading.begin, NOW)


def test_a_session_begins_in_the_lobby(store: Store, key: Key) -> None:
    """It is found by its code, and nothing is put to the room."""
    found = store.read(reading.find, key.code, NOW)
    assert (found.id, found.stage, found.turn, found.present) == (key.id, Stage.LOBBY, None, 0)


def test_a_voice_has_one_answer_in_a_round(store: Store, key: Key) -> None:
    """It can be changed until the round is closed, and taken back; it is never two."""
    (mine,) = joined(store, key)
    ballot = Ballot(key.id, store.write(leading.put, key, "x", Form.VOTE), 1, mine)
    for pick in ("a", "b"):
        store.write(taking.save, ballot, {"v": 1, "pick": pick}, pick)
    assert store.read(reading.all_answers, key.id, 1, 1) == [{"v": 1, "pick": "b"}]
    assert store.read(taking.taken, ballot) == ({"v": 1, "pick": "b"}, "b")
    store.write(taking.save, ballot, None, "c")
    assert store.read(reading.answered, key.id, 1, 1) == 0


def test_a_late_answer_is_refused_by_the_store(store: Store, key: Key) -> None:
    """After closing, in another round, and for another turn than the one in play."""
    (mine,) = joined(store, key)
    first = store.write(leading.put, key, "x", Form.VOTE)
    late = [Ballot(key.id, first, 2, mine), Ballot(key.id, first + 1, 1, mine)]
    store.write(leading.move, key, Move.CLOSE)
    for each in [Ballot(key.id, first, 1, mine), *late]:
        with pytest.raises(LateError):
            store.write(taking.save, each, {"v": 1}, "e")
    store.write(leading.move, key, Move.AGAIN)
    store.write(taking.save, late[0], {"v": 1}, "e")
    store.write(leading.put, key, "y", Form.VOTE)
    with pytest.raises(LateError):
        store.write(taking.save, late[0], {"v": 2}, "f")
    assert store.read(reading.answered, key.id, first, 2) == 1


def test_a_stranger_is_refused(store: Store, key: Key) -> None:
    """A voice of another session, or of none, answers nothing here."""
    (theirs,) = joined(store, store.write(leading.begin, NOW))
    turn = store.write(leading.put, key, "x", Form.VOTE)
    for each in (theirs, voice(), ""):
        with pytest.raises(StrangerError):
            store.write(taking.save, Ballot(key.id, turn, 1, each), {"v": 1}, "e")
    assert store.read(reading.answered, key.id, turn, 1) == 0


def test_only_the_secret_leads(store: Store, key: Key) -> None:
    """A session's id and code are not enough, nor is another session's secret."""
    other = store.write(leading.begin, NOW)
    for secret in ("", codes.token(), other.secret, codes.hashed(key.secret)):
        false = Key(key.id, key.code, secret)
        acts: list[Any] = [
            (leading.put, "x", Form.VOTE),
            (leading.move, Move.REST),
            (leading.time, NOW),
            (leading.end,),
        ]
        for act, *given in acts:
            with pytest.raises(StrangerError):
                store.write(act, false, *given)
    assert store.read(reading.session, key.id, NOW).changes == 1


def test_a_move_made_twice_is_made_once(store: Store, key: Key) -> None:
    """A button that is pressed twice moves once: the second names a stage that is past."""
    store.write(leading.put, key, "x", Form.VOTE)
    assert store.write(leading.move, key, Move.CLOSE, Stage.VOTE1) is Stage.CLOSED1
    with pytest.raises(MoveError):
        store.write(leading.move, key, Move.CLOSE, Stage.VOTE1)


def test_what_was_acknowledged_before_the_closing_is_counted(store: Store, key: Key) -> None:
    """Closing while everyone votes: as many are counted as were told that they are."""
    everyone = joined(store, key, 24)
    turn = store.write(leading.put, key, "x", Form.VOTE)
    start = threading.Barrier(9)

    def vote(some: list[str]) -> int:
        start.wait()
        told = 0
        for each in some:
            try:
                store.write(taking.save, Ballot(key.id, turn, 1, each), {"v": 1}, "e")
            except LateError:
                continue
            told += 1
        return told

    with ThreadPoolExecutor(9) as people:
        votes = [people.submit(vote, everyone[each::8]) for each in range(8)]
        start.wait()
        store.write(leading.move, key, Move.CLOSE)
        counted = store.read(reading.answered, key.id, turn, 1)
        assert sum(each.result() for each in votes) == counted
    assert store.read(reading.answered, key.id, turn, 1) == counted


def test_an_open_answer_waits_for_the_trainer(store: Store, key: Key) -> None:
    """It is let through by its mark; a changed text waits again, and its votes are gone."""
    first, second = joined(store, key, 2)
    ballot = Ballot(key.id, store.write(leading.put, key, "x", Form.WALL), 1, first)
    store.write(taking.save, ballot, {"v": 1}, "1", [("Patienten", "sv"), ("Skolan", "sv")])
    wall = store.read(reading.wall, key.id, 1)
    assert [(each.said, each.shown) for each in wall] == [("Patienten", False), ("Skolan", False)]
    for each in wall:
        store.write(leading.let, key, each.mark, through=True)
    store.write(taking.save, ballot, {"v": 1}, "2", [("Patienten", "sv"), ("Grannen", "sv")])
    assert {each.said: each.shown for each in store.read(reading.wall, key.id, 1)} == {
        "Patienten": True,
        "Grannen": False,
    }
    for move in (Move.CLOSE, Move.REVEAL):
        store.write(leading.move, key, move)
    kept = next(each for each in store.read(reading.wall, key.id, 1) if each.shown)
    hidden = next(each for each in store.read(reading.wall, key.id, 1) if not each.shown)
    for _ in range(2):
        store.write(taking.like, key.id, second, kept.mark, yes=True)
    (liked, _) = store.read(reading.wall, key.id, 1, second)
    assert (liked.said, liked.votes, liked.liked, liked.own) == ("Patienten", 1, True, False)
    for who, mark in ((first, kept.mark), (second, hidden.mark), (second, "nothing")):
        with pytest.raises(StrangerError):
            store.write(taking.like, key.id, who, mark, yes=True)
    store.write(taking.like, key.id, second, kept.mark, yes=False)
    assert store.read(reading.wall, key.id, 1)[0].votes == 0


def test_up_votes_are_for_a_wall_that_is_shown(store: Store, key: Key) -> None:
    """Before the wall is shown nobody can vote for what stands on it."""
    first, second = joined(store, key, 2)
    ballot = Ballot(key.id, store.write(leading.put, key, "x", Form.WALL), 1, first)
    store.write(taking.save, ballot, {"v": 1}, "1", [("Patienten", "sv")])
    mark = store.read(reading.wall, key.id, 1)[0].mark
    store.write(leading.let, key, mark, through=True)
    with pytest.raises(LateError):
        store.write(taking.like, key.id, second, mark, yes=True)


def test_paper_counts_are_kept_and_replaced(store: Store, key: Key) -> None:
    """What the trainer counted stands for a round until it is counted anew."""
    turn = store.write(leading.put, key, "x", Form.VOTE)
    store.write(leading.count, key, turn, 1, {"pick": {"a": 3, "b": 4}})
    store.write(leading.count, key, turn, 1, {"pick": {"b": 7, "c": 0}})
    assert store.read(reading.counted, key.id, turn) == {1: {"pick": {"b": 7}}}


def test_a_room_has_an_end(store: Store, key: Key, monkeypatch: pytest.MonkeyPatch) -> None:
    """One too many is told so; who was there already comes back as who they were."""
    monkeypatch.setattr(taking, "ROOM", 3)
    first, *_ = joined(store, key, 3)
    with pytest.raises(FullError):
        joined(store, key)
    store.write(taking.join, key.id, first, NOW)
    assert store.read(reading.session, key.id, NOW).present == 3


def test_who_was_not_seen_lately_is_not_in_the_room(store: Store, key: Key) -> None:
    """A quarter of an hour without a word: the phone is away, the voice is kept."""
    here, _ = joined(store, key, 2)
    later = NOW + reading.PRESENT - 1
    assert store.write(taking.seen, key.id, here, later)
    assert store.read(reading.session, key.id, later + 10).present == 1
    assert not store.write(taking.seen, key.id, voice(), later)


def test_end_and_delete_leaves_no_trace(store: Store, where: str, key: Key) -> None:
    """No answer, line or voice is in any file of the store, and everyone hears that it is over."""
    (mine,) = joined(store, key)
    ballot = Ballot(key.id, store.write(leading.put, key, "x", Form.WALL), 1, mine)
    for number in range(40):
        said = f"{CANARY} {number} " * 20
        store.write(taking.save, ballot, {"v": 1, "text": said}, "e", [(said, "sv")])
    files = Path(where.removeprefix("sqlite:///")).parent.glob("*")
    if store.alone:
        assert any(CANARY.encode() in each.read_bytes() for each in files)
    store.write(leading.end, key)
    store.wipe()
    for each in Path(where.removeprefix("sqlite:///")).parent.glob("*") if store.alone else ():
        kept = each.read_bytes()
        assert CANARY.encode() not in kept
        assert mine.encode() not in kept
    with pytest.raises(GoneError):
        store.read(reading.find, key.code, NOW)
    with pytest.raises(GoneError):
        store.write(taking.join, key.id, mine, NOW)
    with pytest.raises(LateError):
        store.write(taking.save, ballot, {"v": 1}, "e")


def test_a_session_that_nobody_ended_ends(store: Store, key: Key) -> None:
    """Its time is said when it begins; then it is found no more, and swept away."""
    ends = store.read(reading.session, key.id, NOW).ends
    with pytest.raises(GoneError):
        store.read(reading.find, key.code, ends)
    store.clock = lambda: ends
    assert (store.sweep(), store.sweep()) == (1, 0)
