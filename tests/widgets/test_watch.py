"""The watch of a kernel: when it looks at the store, and whom it tells."""

import asyncio
import time
from typing import Any

import pytest

from course.live import codes
from course.live.desk import Desk
from course.live.stages import Form
from course.live.store import leading
from tests.live.rooms import answer
from tests.scenes import play
from tests.widgets.pages import listen, press, say, until
from widgets import watch as watching
from widgets.lesson import course
from widgets.room import Room
from widgets.watch import Watch


def test_answers_are_seen_as_they_come(watch: Watch) -> None:
    """Within a moment of an answer the panel says so, and only then is anything sent."""
    desk = watch.desk
    desk.led.does(leading.put, "what-is-customer-focus", Form.VOTE)

    async def scene() -> None:
        live = Watch(desk)
        room = Room(live, "sv")
        sent = listen(room)
        say(room, here="1")
        await until(lambda: len(sent) == 1)
        await asyncio.sleep(0.15)
        assert len(sent) == 1
        answer(desk)
        await until(lambda: len(sent) == 2)
        assert "Har svarat: 1 av 1" in sent[1]
        say(room, gone="1")
        await until(lambda: not live.at_work)

    play(scene())


@pytest.mark.parametrize("leave", ["gone", "close"])
def test_nothing_is_looked_at_once_nobody_shows_it(watch: Watch, leave: str) -> None:
    """A page that left, or a widget that was closed, stops the looking; a new page begins it."""

    async def scene() -> None:
        live = Watch(watch.desk)
        room = Room(live, "sv")
        sent = listen(room)
        say(room, here="1")
        say(room, here="2")
        await until(lambda: live.at_work)
        say(room, gone="1")
        await asyncio.sleep(0.1)
        assert live.at_work
        if leave == "close":
            room.close()
        else:
            say(room, gone="2")
        await until(lambda: not live.at_work)
        if leave == "gone":
            before = len(sent)
            say(room, here="3")
            await until(lambda: live.at_work and len(sent) > before)
            room.close()
            await until(lambda: not live.at_work)

    play(scene())


def test_the_kernel_is_free_while_the_store_is_slow(
    watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A store that makes one wait keeps nothing else in the kernel from running."""
    look = Desk.look

    def slow(desk: Desk, before: object = None) -> Any:
        time.sleep(0.3)
        return look(desk, before)

    monkeypatch.setattr(Desk, "look", slow)

    async def scene() -> None:
        live = Watch(watch.desk)
        room = Room(live, "sv")
        sent = listen(room)
        say(room, here="1")
        turns = 0
        while not sent:
            await asyncio.sleep(0.01)
            turns += 1
        assert turns > 10
        room.close()

    play(scene())


def test_a_store_that_vanishes_is_said_and_its_return_too(watch: Watch) -> None:
    """The panel says that the store does not answer, and is whole again when it does."""
    desk = watch.desk

    async def scene() -> None:
        live = Watch(desk)
        room = Room(live, "sv")
        sent = listen(room)
        say(room, here="1")
        await until(lambda: len(sent) == 1)
        place = desk.led.place
        assert place
        place.rename(place.with_suffix(".away"))
        said = course()["sv"].reference.strings["room_away"]
        await until(lambda: said in sent[-1])
        press(room, "put", "put", exercise="how-far")
        await asyncio.sleep(0.1)
        assert said in sent[-1]
        place.with_suffix(".away").rename(place)
        await until(lambda: codes.shown(desk.led.key.code) in sent[-1])
        room.close()

    monkey = pytest.MonkeyPatch()
    monkey.setattr(watching, "AWAY", 0.05)
    play(scene())
    monkey.undo()
