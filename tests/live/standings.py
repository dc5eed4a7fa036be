"""Sessions as they could stand, and what can be pressed in a panel that shows them."""

import re
from dataclasses import replace
from typing import Any

from course.answer import Answer
from course.live.session import Session, Turn
from course.live.stages import MOVES, Form, Stage
from course.live.standing import Standing

CODE, ADDRESS = "KRTHMB", "http://room.example/kurs/"
EXERCISES = {
    Form.VOTE: "what-is-customer-focus",
    Form.WALL: "for-whose-sake",
    Form.PRIVATE: "three-questions-first",
}
STAGES = [
    (form, stage)
    for form in Form
    for stage in Stage
    if stage in {Stage.VOTE1, Stage.EXPLANATION, *MOVES[form]} - {Stage.LOBBY}
]
HOSTILE = '<img src=x onerror="alert(1)">&\'</form>'


def session(stage: Stage = Stage.LOBBY, form: Form = Form.VOTE, **more: Any) -> Session:
    """Give a session as it could stand."""
    turn = None
    if stage is not Stage.LOBBY:
        twice = stage in {Stage.VOTE2, Stage.CLOSED2}
        turn = Turn(3, EXERCISES[form], form, 2 if twice else 1)
    return replace(Session("i", CODE, stage, turn, 1, 1, 18, 0), **more)


def standing(stage: Stage = Stage.LOBBY, form: Form = Form.VOTE, **more: Any) -> Standing:
    """Give how it stands."""
    return Standing(session(stage, form), counted={}, **more)


def votes(*picks: str) -> list[Answer]:
    """Give answers that chose an option each."""
    return [{"v": 1, "pick": pick, "sure": "think"} for pick in picks]


def pressed(html: str, does: str) -> list[str]:
    """Give the values of the buttons in a form of the panel, in order."""
    found = re.search(rf'<form[^>]*data-does="{does}".*?</form>', html, re.DOTALL)
    return re.findall(r'<button[^>]* value="([^"]*)"', found[0]) if found else []
