"""The room inside the server: what it does when its store is away, and what it holds back."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from course.live.store import GoneError, Store, reading
from course.live.store import leading as acts
from course.server import limits, security
from course.server.live import watch
from course.server.live.away import AwayError
from course.server.live.guessing import GuessedError, Guessing
from course.server.live.room import Room
from course.server.live.streams import Streams
from course.server.live.watch import News, Watch
from tests.scenes import play

HERE, THERE = "192.0.2.1", "192.0.2.2"
Seen = dict[str, tuple[int, int]]


class Clock:
    """A clock that stands still until it is set."""

    now = 1000.0

    def __call__(self) -> float:
        """Give the time."""
        return self.now


def guess(guessing: Guessing, address: str = HERE, code: str = "BBBBBB") -> int:
    """Try a wrong code; give the seconds that one is told to wait, 0 for none."""

    async def trying() -> None:
        async with guessing.trying(address, code):
            raise GoneError

    try:
        play(trying())
    except GuessedError as problem:
        return problem.wait
    except GoneError:
        return 0
    raise AssertionError


def test_one_address_may_mistype_forty_times_and_then_every_third_second() -> None:
    """Another address is not held up by it."""
    clock = Clock()
    guessing = Guessing(now=clock)
    assert [guess(guessing) for _ in range(40)] == [0] * 40
    assert guess(guessing) == 3
    assert guess(guessing, THERE) == 0
    clock.now += 3
    assert guess(guessing) == 0
    assert guess(guessing) > 0


def test_all_together_may_guess_a_hundred_times_and_then_twice_a_second() -> None:
    """However many addresses somebody has: in eight hours less than a thousandth of all codes."""
    clock = Clock()
    guessing = Guessing(now=clock)
    told = [guess(guessing, f"192.0.2.{number}") for number in range(101)]
    assert told == [0] * 100 + [1]
    clock.now += 60
    told = [guess(guessing, f"198.51.100.{number % 250}") for number in range(200)]
    assert told.count(0) == 100
    eight_hours = 100 + 8 * 3600 * limits.WRONG_ALL.each_second
    assert eight_hours < 20**6 / 1000


def test_several_processes_share_what_may_be_guessed() -> None:
    """Four processes allow a quarter each."""
    guessing = Guessing(workers=4, now=Clock())
    told = [guess(guessing, f"192.0.2.{number}") for number in range(60)]
    assert told.count(0) == 25


def test_a_right_code_is_no_guess() -> None:
    """A class of a thousand may come in behind one address at once."""

    async def come_in() -> None:
        guessing = Guessing(now=Clock())
        for _ in range(1000):
            async with guessing.trying(HERE, "KRTHMB"):
                pass

    play(come_in())


def test_a_code_that_was_right_is_no_guess_for_a_while() -> None:
    """A quarter of an hour after its room has ended it counts as any other wrong code."""
    clock = Clock()

    async def come_in(guessing: Guessing) -> None:
        async with guessing.trying(HERE, "KRTHMB"):
            pass

    guessing = Guessing(now=clock)
    play(come_in(guessing))
    clock.now += 3600
    assert {guess(guessing, code="KRTHMB") for _ in range(50)} == {0}
    clock.now += 900
    assert [guess(guessing, code="KRTHMB") for _ in range(41)] == [*[0] * 40, 3]


def test_streams_have_an_end_for_one_address_and_for_all() -> None:
    """Who finds no room may ask now and then instead; one that ends makes room."""
    streams = Streams(most=3, each=2)
    with streams.one(HERE), streams.one(HERE):
        assert streams.full(HERE)
        assert not streams.full(THERE)
        with streams.one(THERE):
            assert streams.full("192.0.2.3")
    assert len(streams) == 0
    assert not streams.full(HERE)


def test_a_store_that_is_away_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever asks hears so at once, the log says it once, and when it is back it is used."""
    told: list[str] = []
    monkeypatch.setattr(security.log, "error", told.append)
    blocked = tmp_path / "folder"
    blocked.write_text("a file where a folder should be")

    async def ask() -> int:
        room = Room(f"sqlite:///{blocked / 'room.sqlite'}")
        for _ in range(3):
            with pytest.raises(AwayError):
                await room.read(reading.revisions, [])
        blocked.unlink()
        key = await room.write(acts.begin, room.clock())
        found = await room.found(key.code, HERE)
        room.close()
        return found.revision

    assert play(ask()) == 1
    assert len(told) == 1
    assert told[0].startswith("The live store cannot be opened")


def test_time_that_is_up_is_swept_while_the_server_runs(tmp_path: Path) -> None:
    """Nobody has to end a session for it to be deleted."""
    where = f"sqlite:///{tmp_path / 'room.sqlite'}"
    store = Store(where)
    key = store.write(acts.begin, store.clock(), -1.0)

    async def sweep() -> None:
        room = Room(where)
        going = asyncio.create_task(room.go())
        for _ in range(100):
            await asyncio.sleep(0.05)
            if not store.read(reading.revisions, [key.id]):
                break
        going.cancel()
        room.close()

    play(sweep())
    assert store.read(reading.revisions, [key.id]) == {}
    store.close()


def watching(ask: Callable[[list[str]], Awaitable[Seen]]) -> Watch:
    """Give a watch that asks so."""
    return Watch(ask)


def test_a_watch_asks_only_while_somebody_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    """One question for all sessions and all who listen; none when they have gone."""
    monkeypatch.setattr(watch, "EACH", 0.01)
    asked: list[list[str]] = []

    async def ask(names: list[str]) -> Seen:
        asked.append(sorted(names))
        return dict.fromkeys(names, (1, 1))

    async def listen() -> None:
        found = watching(ask)
        with (
            found.listening("a") as one,
            found.listening("a") as two,
            found.listening("b") as three,
        ):
            assert [await each.hear(1) for each in (one, two, three)] == [News(1, 1)] * 3
        await asyncio.sleep(0.05)
        asked.clear()
        await asyncio.sleep(0.05)
        assert asked == []

    play(listen())


def test_a_watch_goes_on_when_the_store_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever listens hears nothing meanwhile, and then how it stands."""
    monkeypatch.setattr(watch, "AWAY", 0.01)
    left = [AwayError, RuntimeError]

    async def ask(names: list[str]) -> Seen:
        if left:
            raise left.pop()
        return dict.fromkeys(names, (7, 9))

    async def listen() -> News | None:
        with watching(ask).listening("a") as ear:
            return await ear.hear(2)

    assert play(listen()) == News(7, 9)


def test_who_listens_to_every_change_hears_what_phones_do_not() -> None:
    """A phone hears of revisions; the big screen of each answer too."""
    changes = iter(range(1, 1000))

    async def ask(names: list[str]) -> Seen:
        return dict.fromkeys(names, (1, next(changes)))

    async def listen() -> tuple[object, object]:
        found = watching(ask)
        with found.listening("a") as phone, found.listening("a", every=True) as hall:
            first = await phone.hear(1), await hall.hear(1)
            assert all(first)
            return await phone.hear(0.4), await hall.hear(0.4)

    phone, hall = play(listen())
    assert phone is None
    assert hall is not None
