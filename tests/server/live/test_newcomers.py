"""Who comes into a room, and who only tries to: what one address may, and what all may together."""

import asyncio
from pathlib import Path

import pytest

from course.server import limits
from course.server.live import room as room_of
from course.server.live.guessing import Guessing
from course.server.live.newcomers import CrowdError, Newcomers
from course.server.live.room import Room
from tests.scenes import play
from tests.server.live import leading
from tests.server.live.test_room import HERE, THERE, Clock, guess


def test_who_guesses_from_a_few_addresses_holds_up_nobody_else() -> None:
    """Half of what all may guess is for those who have not guessed wrong these five minutes."""
    clock = Clock()
    guessing = Guessing(now=clock)
    few = [f"192.0.2.{number % 8}" for number in range(80)]
    assert [guess(guessing, each) for each in few].count(0) == 50
    newcomers = [guess(guessing, f"198.51.100.{number}") for number in range(60)]
    assert newcomers == [*[0] * 50, *[1] * 10]
    clock.now += 10
    assert [guess(guessing, each) for each in few[:20]].count(0) == 10
    assert guess(guessing, "203.0.113.1") == 0
    clock.now += limits.UNSUSPECTED
    assert guess(guessing, few[0]) == 0


def test_one_network_of_ipv6_is_one_who_guesses() -> None:
    """Whoever has 65,000 networks to ask from has the choice of one address, not of so many."""
    guessing = Guessing(now=Clock())
    told = [guess(guessing, f"2001:db8:1:{number:x}::1") for number in range(80)]
    assert told.count(0) == 50
    assert guess(guessing, "2001:db8:2::1") == 0


def test_who_guesses_and_comes_no_more_is_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody else has to ask for it."""
    monkeypatch.setattr(room_of, "FORGET", 0.01)
    room, clock = Room(leading.address(tmp_path)), Clock()
    room.guessing, room.newcomers = Guessing(now=clock), Newcomers(now=clock)
    guess(room.guessing)
    with room.newcomers.one(HERE) as one:
        one.new = True
    assert (len(room.guessing), len(room.newcomers)) == (1, 1)

    async def night() -> None:
        clock.now += limits.UNSUSPECTED
        going = asyncio.ensure_future(room.go())
        for _ in range(2_000):
            await asyncio.sleep(0.01)
            if not len(room.guessing) + len(room.newcomers):
                break
        going.cancel()

    play(night())
    assert (len(room.guessing), len(room.newcomers)) == (0, 0)
    room.close()


def come(newcomers: Newcomers, address: str = HERE, *, new: bool = True) -> int:
    """Let somebody in; give the seconds that one is told to wait, 0 for none."""
    try:
        with newcomers.one(address) as one:
            one.new = new
    except CrowdError as problem:
        return problem.wait
    return 0


def test_a_hall_comes_in_at_once_and_a_program_does_not() -> None:
    """Three hundred behind one address, then two a second; another address is not held up."""
    clock = Clock()
    newcomers = Newcomers(now=clock)
    assert {come(newcomers) for _ in range(300)} == {0}
    assert come(newcomers) == 1
    assert come(newcomers, THERE) == 0
    clock.now += 30
    assert [come(newcomers) for _ in range(70)].count(0) == 60


def test_who_has_a_voice_already_is_no_newcomer() -> None:
    """Phones that come back, or find no store, use nothing up."""
    newcomers = Newcomers(now=Clock())
    assert {come(newcomers, new=False) for _ in range(1_000)} == {0}


@pytest.mark.parametrize(("workers", "many"), [(1, 300), (2, 225), (4, 112), (16, 100)])
def test_each_process_lets_a_class_in(workers: int, many: int) -> None:
    """Phones spread unevenly over processes; each lets a class of a hundred in at once."""
    newcomers = Newcomers(workers, now=Clock())
    assert [come(newcomers) for _ in range(400)].count(0) == many
