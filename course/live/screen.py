"""The big screen: what everybody in the room sees, and nothing of how they answer before that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup
from sqlalchemy import Connection

from course import legend, together
from course.answer import Answer
from course.content import Course
from course.learner import Learner
from course.legend import Label, Said, Words
from course.lesson import Exercise
from course.live import asking, charts, explaining, paper, results, voting
from course.live.session import Line, Session, Turn
from course.live.stages import Form, Stage, latest
from course.live.store import reading
from course.live.templates import environment
from course.text import fill

MARKED = (Stage.KEY, Stage.EXPLANATION)  # the stages in which what is right is told
SHORT = 20  # letters of options that stand beside each other


@dataclass(frozen=True)
class Scene:
    """A session, how many have answered the round that was open last, and what is shown by now.

    Before the trainer reveals them there are no answers in a scene, only how many there are.
    """

    session: Session
    answered: int = 0
    rounds: Sequence[Sequence[Answer]] = ()
    counted: Mapping[int, Mapping[str, Mapping[str, int]]] = field(default_factory=dict)
    wall: Sequence[Line] = ()


def look(connection: Connection, name: str, now: float) -> Scene:
    """Read the scene of a session by its id; raises GoneError."""
    session = reading.session(connection, name, now)
    turn = session.turn
    if turn is None:
        return Scene(session)
    last = turn.rounds if session.shows else latest(session.stage)
    answered = reading.answered(connection, name, turn.number, last)
    if not session.shows or turn.form == Form.PRIVATE:
        return Scene(session, answered)
    rounds = [
        reading.all_answers(connection, name, turn.number, which + 1) for which in range(last)
    ]
    wall = reading.wall(connection, name, turn.number) if turn.form == Form.WALL else ()
    return Scene(session, answered, rounds, reading.counted(connection, name, turn.number), wall)


def html(course: Course, lang: str, scene: Scene) -> str:
    """Draw a scene."""
    session = scene.session
    strings = course[lang].reference.strings
    asked = course[lang].exercises.get(session.turn.exercise) if session.turn else None
    parts = _parts(course, asked, session.turn, scene) if asked and session.turn else {}
    return environment().get_template("screen.html").render(
        session=session,
        stage=session.stage.value if parts else Stage.LOBBY.value,
        answered=scene.answered,
        all_of=max(session.present, scene.answered),
        ui=lambda name, **slots: fill(strings[name], slots),
        **parts,
    )  # fmt: skip


def _parts(course: Course, asked: Exercise, turn: Turn, scene: Scene) -> dict[str, Any]:
    """Draw what a stage has; what it has not is empty."""
    stage, strings = scene.session.stage, course[asked.lang].reference.strings
    learner = voting.learner(course, asked.lang, scene.session)
    shows = scene.session.shows
    vote, wall = turn.form == Form.VOTE, turn.form == Form.WALL
    said = explaining.explained(asked) if stage == Stage.EXPLANATION and not wall else []
    silent = shows or turn.form == Form.PRIVATE or asked.kind in paper.APART
    asks = [] if silent else asking.asked(asked)
    grid = paper.alike(asks)
    result = _result(course, asked, learner, scene) if shows and vote and not said else ""

    def words(label: Label) -> Words:
        return legend.words(label, learner, strings)

    return {
        "x": asked,
        "form": turn.form.value,
        "told": [] if shows else _told(asked),
        "given": [] if shows else asking.given(asked),
        "grid": grid,
        "asks": [each for each in asks if each not in grid],
        "explained": said,
        "result": result,
        "known": bool(result) and words(asked.title).html in result,
        "wall": _wall(course, asked, learner, scene) if shows and wall else "",
        "w": lambda label: words(label).html,
        "short": lambda labels: all(len(words(each).plain) <= SHORT for each in labels),
    }


def _told(asked: Exercise) -> Sequence[Label]:
    """Give what is said before the questions, in a room."""
    instead = together.told(asked)
    return [Said(instead)] if instead else asked.intro


def _result(course: Course, asked: Exercise, learner: Learner, scene: Scene) -> Markup:
    found = results.result(course, asked, learner, scene.rounds, scene.counted)
    marked = scene.session.stage in MARKED
    drawn = charts.html(course, found, key=marked, screen=True)
    return Markup(drawn)  # noqa: S704 -- the template escapes


def _wall(course: Course, asked: Exercise, learner: Learner, scene: Scene) -> Markup:
    found = results.result(course, asked, learner, scene.rounds, scene.counted)
    drawn = charts.wall(course, asked.lang, scene.wall, found, screen=True)
    return Markup(drawn)  # noqa: S704 -- the same
