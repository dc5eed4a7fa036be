"""A session drawn for a phone: one fragment for each stage, in the voice's own language."""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup

from course import kinds, view
from course.content import Course
from course.learner import Learner
from course.lesson import Exercise
from course.live import charts, results, voting
from course.live.session import Turn
from course.live.stages import Form, Stage
from course.server.frame import render
from course.server.live import own
from course.server.live.looking import Seen, Told

_BUTTON = re.compile(r"<button\b.*?</button>", re.DOTALL)
_CONTROL = re.compile(r"<(input|select|textarea)\b")


def exercise(course: Course, lang: str, seen: Seen) -> Exercise | None:
    """Give the exercise in play; None when there is none, or the course has it no more."""
    turn = seen.session.turn
    return course[lang].exercises.get(turn.exercise) if turn else None


def latest(seen: Seen) -> dict[str, Any] | None:
    """Give the voice's latest answer to the turn in play."""
    return seen.answers.get(2) or seen.answers.get(1)


def fragment(course: Course, lang: str, seen: Seen, told: Told | None) -> str:
    """Draw what the voice sees; `told` is what the room sees of all, once it is shown."""
    asked = exercise(course, lang, seen)
    strings = course[lang].reference.strings
    if asked is None or seen.session.turn is None:
        return render(
            "live_state.html", strings, stage="lobby", lang=lang, session=seen.session, feedback=""
        )
    return render(
        "live_state.html",
        strings,
        lang=lang,
        session=seen.session,
        stage=seen.session.stage.value,
        turn=seen.session.turn,
        **_parts(course, asked, seen.session.turn, seen, told),
    )


def _parts(
    course: Course, asked: Exercise, turn: Turn, seen: Seen, told: Told | None
) -> dict[str, Any]:
    """Draw the parts of a stage; what a stage has not is empty."""
    session, answer = seen.session, latest(seen)
    learner = voting.learner(course, asked.lang, session, answer)
    parts: dict[str, Any] = {
        "title": Markup(asked.title.html(learner.forms)),  # noqa: S704 -- the course's own text
        "ballot": "",
        "mine_told": None,
        "result": "",
        "wall": None,
        "feedback": "",
        "sent": False,
    }
    if session.round:
        now = seen.answers.get(session.round)
        parts["sent"] = now is not None
        parts["ballot"] = Markup(view.ballot(course, asked, now, learner))  # noqa: S704 -- escaped
        before = seen.answers.get(1) if session.round > 1 else None
        parts["mine_told"] = own.words(course, asked, learner, before) if before else None
        return parts
    explained = session.stage == Stage.EXPLANATION
    if explained and answer:
        parts["feedback"] = still(view.show(course, asked, answer, learner))
    elif answer:
        parts["mine_told"] = own.words(course, asked, learner, answer)
    if told and turn.form == Form.VOTE:
        parts["result"] = _result(course, asked, learner, told, key=session.stage != "distribution")
    elif told and turn.form == Form.WALL:
        parts["wall"] = [
            (line, line.mark in seen.own, line.mark in seen.liked) for line in told.wall
        ]
    return parts


def _result(course: Course, asked: Exercise, learner: Learner, told: Told, *, key: bool) -> Markup:
    found = results.result(course, asked, learner, told.rounds, told.counted)
    return Markup(charts.html(course, found, key=key))  # noqa: S704 -- the templates escape


def still(html: str) -> Markup:
    """Make an exercise one to read: its buttons are gone, and its fields take nothing more."""
    read = _CONTROL.sub(r"<\1 disabled", _BUTTON.sub("", html))
    return Markup(read)  # noqa: S704 -- drawn by the course, where every text is escaped


def keepable(course: Course, lang: str, seen: Seen) -> dict[str, Any] | None:
    """Give what the voice may take into its own workbook by now, as the workbook holds it."""
    asked, answer, session = exercise(course, lang, seen), latest(seen), seen.session
    if not asked or not answer or not session.turn:
        return None
    if session.stage != Stage.EXPLANATION and session.turn.form != Form.PRIVATE:
        return None
    kind = kinds.of(asked.kind)
    assert kind  # the parser let no other in  # noqa: S101
    cleaned = kind.clean(asked, answer)
    return {"exercise": asked.id, "answer": cleaned} if cleaned else None
