"""A rehearsal: voices that pretend, and their answers to every exercise of the course."""

import time
from random import Random

import pytest

from course import kinds
from course.content import Course
from course.live import filling, rehearsal, rehearsed
from course.live.desk import Desk
from course.live.forms import FORMS
from course.live.lines import lines
from course.live.rehearsal import drawn
from course.live.session import Session
from course.live.stages import Form, Move, Stage
from course.live.standing import Standing, standing
from course.live.store import leading, reading

PATIENCE = 10  # seconds
FORM = """<form><input type="hidden" name="place" value="labb">
<input type="radio" name="a" value="1"><input type="radio" name="a" value="2">
<input type="checkbox" name="b" value="x">
<select name="c"><option value="">-</option>
<optgroup><option value="y">Y</option></optgroup></select>
<textarea name="d" data-max="3"></textarea><input name="e" type="text">
<input name="f" inputmode="decimal"><input type="date" name="g">
<button name="do" value="up:x">Up</button><button name="do" value="check">Send</button></form>
<input type="text" name="outside">"""


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let everyone answer at once, and nobody too late."""
    monkeypatch.setattr(rehearsal, "STEP", 0.02)
    monkeypatch.setattr(rehearsal, "SLOWEST", 0.6)
    monkeypatch.setattr(rehearsal, "NEVER", 0.0)


def answered(desk: Desk, many: int) -> Standing:
    """Wait until as many have answered."""
    end = time.monotonic() + PATIENCE
    while (found := standing(desk.led)).answered < many and time.monotonic() < end:
        time.sleep(0.02)
    return found


def exercises(course: Course) -> list[tuple[str, str]]:
    """Name what can be put to a room, with its language."""
    return [
        (lang, each.id)
        for lang in course.languages
        for each in course[lang].exercises.values()
        if each.answers
    ]


def test_every_exercise_is_answered(course: Course) -> None:
    """In both languages, each with an answer that its kind holds valid, and not always the same."""
    session = Session("i", "c", Stage.VOTE1, None, 1, 1, 0, 0)
    dice = Random(7)  # noqa: S311 -- a throw that is the same each time
    for lang, name in exercises(course):
        exercise = course[lang].exercises[name]
        kind = kinds.of(exercise.kind)
        assert kind
        answers = [drawn(course, exercise, session, dice) for _ in range(6)]
        assert all(answers), name
        assert all(kind.clean(exercise, each) == each for each in answers), name
        one_and_the_same = exercise.kind == "approve"  # a page is approved, or it is not
        assert one_and_the_same or any(each != answers[0] for each in answers), name


def test_every_answer_can_be_counted_or_read(course: Course) -> None:
    """Each exercise that can be voted on gives a tally, and each that can be a wall gives lines."""
    session = Session("i", "c", Stage.VOTE1, None, 1, 1, 0, 0)
    dice = Random(3)  # noqa: S311 -- a throw that is the same each time
    for lang, name in exercises(course):
        exercise = course[lang].exercises[name]
        kind = kinds.of(exercise.kind)
        found = [each for _ in range(8) if (each := drawn(course, exercise, session, dice))]
        if kind and Form.VOTE in FORMS[exercise.kind]:
            tally = kind.tally(exercise, found)
            assert any(number for counts in tally.values() for number in counts.values()), name
        if Form.WALL in FORMS[exercise.kind]:
            assert any(lines(course, exercise, each) for each in found), name


@pytest.mark.usefixtures("quick")
def test_a_room_that_is_not_there_answers_what_is_put_to_it(desk: Desk) -> None:
    """Twenty-five join, and answer the first vote, the second, and the next exercise."""
    desk.rehearse(25)
    assert standing(desk.led).pretend == standing(desk.led).session.present == 25
    desk.led.does(leading.put, "what-is-customer-focus", Form.VOTE)
    assert answered(desk, 25).answered == 25
    for each in (Move.CLOSE, Move.AGAIN):
        desk.led.does(leading.move, each)
    assert answered(desk, 25).answered == 25
    assert [len(each) for each in standing(desk.led).rounds] == [25, 25]
    desk.led.does(leading.put, "for-whose-sake", Form.WALL)
    assert answered(desk, 25).answered == 25
    wall = standing(desk.led).wall
    assert wall
    assert not any(line.shown for line in wall)


@pytest.mark.usefixtures("quick")
def test_nobody_writes_on_a_wall_that_is_none(desk: Desk) -> None:
    """What is answered in private leaves no line behind."""
    desk.rehearse(8)
    number = desk.led.does(leading.put, "for-whose-sake", Form.PRIVATE)
    found = answered(desk, 8)
    assert (found.answered, found.rounds) == (8, [])
    assert desk.led.sees(reading.wall, desk.led.key.id, number) == []


@pytest.mark.usefixtures("quick")
def test_they_can_be_sent_away(desk: Desk) -> None:
    """Their answers go with them, also where another kernel had let them in."""
    desk.rehearse(25)
    desk.led.does(leading.put, "what-is-customer-focus", Form.VOTE)
    answered(desk, 25)
    again = Desk(desk.course, desk.where)
    again.rehearse(0)
    assert (standing(again.led).pretend, standing(again.led).session.present) == (0, 0)
    time.sleep(0.2)
    assert standing(desk.led).answered == 0
    pretend = desk.rehearsal
    desk.rehearse(0)
    assert pretend
    assert pretend._thread
    assert not pretend._thread.is_alive()
    assert desk.rehearsal is None
    again.led.store.close()


@pytest.mark.usefixtures("quick")
def test_they_go_with_the_session(desk: Desk) -> None:
    """When it ends they answer no more, and nothing fails."""
    desk.rehearse(5)
    pretend = desk.rehearsal
    desk.end()
    assert pretend
    assert pretend._thread
    assert not pretend._thread.is_alive()
    desk.open()


def test_some_are_late_and_some_think_again(desk: Desk) -> None:
    """Of a hundred a few answer when it is too late, and a few answer twice."""
    pretend = rehearsal.Rehearsal(desk.course, desk.led, 100, Random(1))  # noqa: S311
    due = pretend._paced(0)
    assert {voice for _, voice in due} == set(rehearsed.voices(desk.led.key))
    assert 105 <= len(due) <= 130
    assert 2 <= sum(at > rehearsal.SLOWEST * 4 for at, _ in due) <= 25


def test_a_form_is_filled_in_whole() -> None:
    """Each control gets something that it allows, whatever sort it is; a button may move things."""
    form = filling.read(FORM)
    filled = filling.fill(form, ["ordet"], Random(1))  # noqa: S311
    assert filled.keys() | {"c"} == set("abcdefg") | {"place"}
    assert filled.get("c", "y") == "y"
    assert filled["a"] in {"1", "2"}
    assert (filled["b"], filled["d"], filled["e"]) == (["x"], "ord", "ordet")
    assert str(filled["f"]).isdecimal()
    assert filled["place"] == "labb"
    presses = filling.sent(form, Random(2))  # noqa: S311
    assert presses[-1] == "check"
    assert set(presses) <= {"up:x", "check"}
