"""What the buttons of the trainer's panel do, and what is said of it."""

from typing import Any

import pytest

from course.live.desk import Desk, Trouble
from course.live.pressed import press
from course.live.stages import Form, Stage
from tests.live.rooms import answer, now


def do(desk: Desk, does: str, value: str = "", **fields: Any) -> str:
    """Press a button, and give what is said."""
    return press(desk, "sv", {"do": does, "value": value, "fields": fields})


@pytest.mark.parametrize(
    ("exercise", "form", "takes"),
    [
        ("what-is-customer-focus", "", Form.VOTE),
        ("what-is-customer-focus", "private", Form.PRIVATE),
        ("for-whose-sake", "", Form.WALL),
        ("when-then", "", Form.PRIVATE),
    ],
)
def test_an_exercise_is_put_in_the_form_that_fits(
    desk: Desk, exercise: str, form: str, takes: Form
) -> None:
    """The trainer's own form if there is one, else the kind's likeliest."""
    assert do(desk, "put", exercise=exercise, form=form) == "room_said_put"
    turn = now(desk).session.turn
    assert turn
    assert (turn.exercise, turn.form) == (exercise, takes)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"exercise": ""}, "room_choose_first"),
        ({"exercise": "no-such"}, "room_choose_first"),
        ({"exercise": "when-then", "form": "wall"}, "room_form_unfit"),
    ],
)
def test_what_cannot_be_put_is_not(desk: Desk, fields: dict[str, str], said: str) -> None:
    """Nothing chosen, nothing there, or a plan of one's own on a wall."""
    assert do(desk, "put", **fields) == said
    assert now(desk).session.turn is None


def test_a_button_pressed_twice_moves_once(desk: Desk) -> None:
    """The second press names a stage that is past, and is told so."""
    do(desk, "put", exercise="what-is-customer-focus")
    assert do(desk, "move", "close", stage="vote1") == ""
    for late in ("close", "rest"):  # to put an exercise away is possible in every stage
        assert do(desk, "move", late, stage="vote1") == "room_moved"
    assert now(desk).session.stage is Stage.CLOSED1


def test_time_is_set_and_taken_away(desk: Desk) -> None:
    """So many minutes from now, or none."""
    do(desk, "put", exercise="what-is-customer-focus")
    do(desk, "time", "3")
    until = now(desk).session.until
    assert until
    assert 170 < until - desk.led.store.clock() <= 180
    do(desk, "time", "stop")
    assert now(desk).session.until is None


def test_lines_are_let_through_and_taken_down(desk: Desk) -> None:
    """By their marks, one by one."""
    do(desk, "put", exercise="for-whose-sake")
    answer(desk, "Grannen", "Skolan")
    first, _ = now(desk).wall
    assert do(desk, "let", f"{first.mark} through") == "room_said_through"
    assert [each.shown for each in now(desk).wall] == [True, False]
    assert do(desk, "let", f"{first.mark} down") == "room_said_down"
    assert not any(each.shown for each in now(desk).wall)


def test_the_room_gets_its_word(desk: Desk) -> None:
    """From the list, one's own with its forms guessed, or none again."""
    assert do(desk, "word", "word", key="patient", indef_sg="") == "room_said_word"
    assert (now(desk).session.word or {})["key"] == "patient"
    assert do(desk, "word", "word", key="own", indef_sg="gäst") == "room_said_word"
    own = (now(desk).session.word or {})["own"]["sv"]
    assert (own["indef_sg"], own["def_pl"]) == ("gäst", "gästerna")
    assert do(desk, "word", "word", key="", indef_sg="") == "room_said_no_word"
    assert now(desk).session.word is None


def test_sheets_are_counted(desk: Desk) -> None:
    """Numbers for options are kept for the round; an empty field is none, and a word is told."""
    do(desk, "put", exercise="what-is-customer-focus")
    typed = {"pick|need": "7", "pick|friendly": "", "sure|think": " 2 "}
    assert do(desk, "count", "1 1", **typed) == "room_said_counted"
    kept = {1: {"pick": {"need": 7}, "sure": {"think": 2}}}
    assert now(desk).counted == kept
    for wrong in ("-1", "many", "1.5", "99999999"):
        assert do(desk, "count", "1 1", **{"pick|need": wrong}) == "room_no_number"
    assert now(desk).counted == kept


def test_a_room_ends_at_the_second_press_and_another_can_be_opened(desk: Desk) -> None:
    """The first press does nothing; after the second nothing can be done but to begin anew."""
    do(desk, "rehearse", "3")
    before, kept = desk.led.key, desk.led.file
    assert do(desk, "end", "ask") == do(desk, "end", "keep") == ""
    assert now(desk).session.present == 3
    assert do(desk, "end", "ended") == "room_said_ended"
    assert not kept.exists()
    assert desk.look() == Trouble("room_gone")
    assert desk.look(Trouble("room_gone")) is None
    assert do(desk, "put", exercise="how-far") == "room_gone"
    assert do(desk, "open", "open") == ""
    assert desk.led.key != before
    assert now(desk).session.present == 0


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"do": None},
        {"do": "move"},
        {"do": "move", "value": "close", "fields": []},
        {"do": "move", "value": "fly", "fields": {"stage": "vote1"}},
        {"do": "let", "value": "x"},
        {"do": "let", "value": 7},
        {"do": "count", "value": "x y", "fields": {"a|b": "1"}},
        {"do": "time", "value": "99"},
        {"do": "word", "fields": {"key": ["a"]}},
        {"do": "put", "fields": {"exercise": {}}},
    ],
)
def test_nothing_that_is_sent_breaks_anything(desk: Desk, asked: dict[str, Any]) -> None:
    """A message that makes no sense is answered with a string that there is, or not at all."""
    said = press(desk, "sv", asked)
    assert not said or said in desk.course["sv"].reference.strings
    assert now(desk).session.stage is Stage.LOBBY
