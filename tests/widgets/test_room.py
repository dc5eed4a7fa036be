"""The trainer's panel as an ipywidget: what it sends, and what it never keeps."""

import json
from pathlib import Path
from typing import Any

import ipywidgets
import pytest

from course.live import codes
from course.live.stages import Form, Stage
from course.live.standing import standing
from course.live.store import leading
from tests.live.rooms import answer
from tests.widgets.pages import listen, press, say
from widgets.lesson import course
from widgets.room import End, Room, Turn
from widgets.watch import Watch

CANARY = "kanariefågel på fönsterbrädan"


def test_the_panel_is_an_ipywidget_like_any_other(watch: Watch) -> None:
    """It composes with other widgets."""
    box = ipywidgets.VBox([Room(watch, "sv"), ipywidgets.IntSlider()])
    assert isinstance(box.children[0], Room)


def test_a_page_that_shows_the_panel_gets_it(watch: Watch) -> None:
    """The panel is sent once somebody shows it, with the room's code, and again to the next."""
    room = Room(watch, "sv")
    sent = listen(room)
    say(room, here="1")
    assert len(sent) == 1
    assert codes.shown(watch.desk.led.key.code) in sent[0]
    say(room, here="2")
    assert sent[1] == sent[0]


def test_what_a_notebook_saves_holds_nothing_of_the_room(watch: Watch) -> None:
    """Neither the widget's state nor its output in a cell has a code, an answer or a secret."""
    room = Room(watch, "sv")
    listen(room)
    watch.desk.led.does(leading.put, "for-whose-sake", Form.WALL)
    answer(watch.desk, CANARY)
    say(room, here="1")
    press(room, "time", "3")
    data, _ = room._repr_mimebundle_()
    saved = json.dumps([room.get_state(), data, room.html], default=str)
    for never in (CANARY, watch.desk.led.key.code, watch.desk.led.key.secret):
        assert never not in saved
    assert data["text/plain"] == "Room()"
    assert "application/vnd.jupyter.widget-view+json" in data


def test_the_secret_is_never_sent(watch: Watch) -> None:
    """No page needs it: the kernel leads."""
    room = Room(watch, "sv")
    sent = listen(room)
    say(room, here="1")
    press(room, "put", "put", exercise="what-is-customer-focus")
    assert len(sent) == 2
    assert not any(watch.desk.led.key.secret in each for each in sent)


def test_a_press_is_done_and_said(watch: Watch) -> None:
    """The next panel stands in the new stage, with the line that tells of the press."""
    room = Room(watch, "sv")
    sent = listen(room)
    say(room, here="1")
    press(room, "put", "put", exercise="what-is-customer-focus")
    assert "Övningen är öppen för svar." in sent[-1]
    press(room, "move", "close", stage="vote1")
    assert standing(watch.desk.led).session.stage is Stage.CLOSED1
    press(room, "move", "close", stage="vote1")
    assert course()["sv"].reference.strings["room_moved"] in sent[-1]


def test_two_panels_agree(watch: Watch) -> None:
    """What is pressed in one is seen in the other, in its own language."""
    room, one = Room(watch, "sv"), Turn(watch, course()["en"].exercises["how-far"], Form.VOTE)
    first, second = listen(room), listen(one)
    say(room, here="1")
    say(one, here="2")
    press(one, "put", "put", exercise="how-far", form="vote")
    assert 'value="close"' in first[-1]
    assert 'value="close"' in second[-1]
    assert "Stäng" in first[-1]
    assert ">Close<" in second[-1]


def test_the_end_is_meant_before_it_comes(watch: Watch) -> None:
    """The first press asks, keep forgets it, the second press deletes."""
    end = End(watch, "sv")
    sent = listen(end)
    say(end, here="1")
    press(end, "end", "ask")
    assert 'value="ended"' in sent[-1]
    press(end, "end", "keep")
    assert 'value="ended"' not in sent[-1]
    press(end, "end", "ask")
    press(end, "end", "ended")
    assert course()["sv"].reference.strings["room_gone"] in sent[-1]
    assert not Path(watch.desk.where.removeprefix("sqlite:///")).with_name("session.json").exists()


@pytest.mark.parametrize("message", [None, "text", [], {}, {"ask": None}, {"ask": {"do": 1}}])
def test_a_message_that_asks_nothing_changes_nothing(watch: Watch, message: Any) -> None:
    """Other messages on the wire are left alone."""
    room = Room(watch, "sv")
    sent = listen(room)
    say(room, here="1")
    before = watch.desk.led.changes
    room._handle_custom_msg(message, [])
    assert watch.desk.led.changes == before
    assert len(sent) == 1
