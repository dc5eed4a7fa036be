"""What a press of a button in the trainer's panel does, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from course import kinds
from course.answer import Answer, Fields
from course.content import Course
from course.lesson import Exercise
from course.live.desk import TROUBLES, Desk, named
from course.live.forms import FORMS
from course.live.stages import Form, Move, MoveError, Stage
from course.live.store import FullError, StrangerError, leading

MINUTES = (1, 3, 5)
MOST = 10_000  # counted on paper, for one option


@dataclass(frozen=True)
class Pressed:
    """A press: what it does, the value of its button, and the fields of its form."""

    desk: Desk
    lang: str
    value: str
    fields: Fields

    @property
    def course(self) -> Course:
        """The course."""
        return self.desk.course

    def exercise(self, name: str) -> Exercise | None:
        """Give an exercise that can be put to a room."""
        found = self.course[self.lang].exercises.get(name)
        return found if found and found.answers else None


def press(desk: Desk, lang: str, asked: Mapping[str, Any]) -> str:
    """Do what was pressed; gives the name of the string that is said of it, or nothing.

    `asked` is what the page sent: `do`, `value`, `fields`. Never raises on what it may hold.
    """
    does = _DOES.get(str(asked.get("do")))
    if not does:
        return ""
    pressed = Pressed(desk, lang, str(asked.get("value", "")), Fields(asked.get("fields")))
    try:
        return does(pressed) or ""
    except MoveError:
        return "room_moved"
    except StrangerError:
        return "room_stranger"
    except FullError:
        return "room_full"
    except TROUBLES as problem:
        return named(problem)


def _open(pressed: Pressed) -> str:
    pressed.desk.open()
    return ""


def _put(pressed: Pressed) -> str:
    exercise = pressed.exercise(pressed.fields.text("exercise"))
    if not exercise:
        return "room_choose_first"
    fits = FORMS[exercise.kind]
    form = pressed.fields.one("form", fits) or ("" if pressed.fields.raw.get("form") else fits[0])
    if not form:
        return "room_form_unfit"
    pressed.desk.led.does(leading.put, exercise.id, Form(form))
    return "room_said_put"


def _move(pressed: Pressed) -> str:
    move = next((each for each in Move if each == pressed.value), None)
    stage = next((each for each in Stage if each == pressed.fields.raw.get("stage")), None)
    if move and stage:
        pressed.desk.led.does(leading.move, move, stage)
    return ""


def _time(pressed: Pressed) -> str:
    minutes = next((each for each in MINUTES if str(each) == pressed.value), 0)
    now = pressed.desk.led.store.clock()
    pressed.desk.led.does(leading.time, now + minutes * 60 if minutes else None)
    return ""


def _let(pressed: Pressed) -> str:
    mark, _, through = pressed.value.partition(" ")
    pressed.desk.led.does(leading.let, mark, through=through == "through")
    return "room_said_through" if through == "through" else "room_said_down"


def _word(pressed: Pressed) -> str:
    asked = pressed.exercise(pressed.course.asks.get("name", ""))
    kind = kinds.of(asked.kind) if asked else None
    if not asked or not kind:
        return ""
    event = {"do": "word", "fields": dict(pressed.fields.raw)}
    answer: Answer | None = kind.update(asked, None, event)
    pressed.desk.led.does(leading.speak, answer)
    return "room_said_word" if answer else "room_said_no_word"


def _count(pressed: Pressed) -> str:
    turn, which = _numbers(pressed.value)
    said: dict[str, dict[str, int]] = {}
    for name, typed in pressed.fields.raw.items():
        question, between, option = str(name).partition("|")
        if not between or not str(typed).strip():
            continue
        if not str(typed).strip().isdecimal() or int(typed) > MOST:
            return "room_no_number"
        said.setdefault(question, {})[option] = int(typed)
    pressed.desk.led.does(leading.count, turn, which, said)
    return "room_said_counted"


def _numbers(value: str) -> tuple[int, int]:
    """Read a turn and a round; 0 is none that there is."""
    turn, _, which = value.partition(" ")
    return _number(turn), _number(which)


def _number(said: str) -> int:
    return int(said) if said.isdecimal() else 0


def _rehearse(pressed: Pressed) -> str:
    many = _number(pressed.value)
    pressed.desk.rehearse(many)
    return "room_said_rehearse" if many else "room_said_rehearsed"


def _end(pressed: Pressed) -> str:
    """End at the second press; the first only asks whether it is meant."""
    if pressed.value != "ended":
        return ""
    pressed.desk.end()
    return "room_said_ended"


_DOES: Mapping[str, Callable[[Pressed], str]] = {
    "open": _open,
    "put": _put,
    "move": _move,
    "time": _time,
    "let": _let,
    "word": _word,
    "count": _count,
    "rehearse": _rehearse,
    "end": _end,
}
