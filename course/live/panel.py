"""The trainer's panel as HTML: pure functions of the course and of how a session stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from course import words
from course.content import Course
from course.kinds.name import OWN
from course.lesson import Exercise
from course.live import charts, codes, pressed, qr, results, stages, voting
from course.live.by_hand import sheets
from course.live.desk import Trouble
from course.live.stages import Form, Stage
from course.live.standing import Standing
from course.live.templates import environment
from course.text import fill

FIRST_VOTE = (Stage.CLOSED1, Stage.TALK)  # the stages that the rule of thumb helps with


@dataclass(frozen=True)
class Drawn:
    """What is drawn beside the session: the language, what ids begin with, and what was pressed.

    `line` is the string that is said of the last press; with `sure` ending asks to be meant;
    `address` is where phones find the course, if they do.
    """

    course: Course
    lang: str
    pre: str = "room"
    line: str = ""
    sure: bool = False
    address: str = ""


def panel(drawn: Drawn, here: Standing | Trouble) -> str:
    """Draw the whole panel."""
    if isinstance(here, Trouble):
        return shut(drawn, _say(drawn, "room_title"), here.name)
    more = _joining(drawn, here) | _choosing(drawn, here) | _result(drawn, here)
    return _html("panel.html", drawn, here, **more)


def turn(drawn: Drawn, exercise: Exercise, form: Form, here: Standing | Trouble) -> str:
    """Draw what one exercise needs: a button that puts it to the room, and then its turn."""
    name = _named(drawn, here, exercise.id)
    if isinstance(here, Trouble):
        return shut(drawn, name, here.name)
    code = codes.shown(here.session.code)
    more = {"exercise": exercise.id, "form": form, "name": name, "code": code}
    now = here.session.turn
    if now and now.exercise == exercise.id:  # the others of a notebook count nothing
        more |= _result(drawn, here)
    return _html("turn.html", drawn, here, **more)


def ending(drawn: Drawn, here: Standing | Trouble) -> str:
    """Draw the end by itself."""
    if isinstance(here, Trouble):
        return shut(drawn, _say(drawn, "room_end_title"), here.name)
    return _html("ending.html", drawn, here)


def shut(drawn: Drawn, name: str, why: str = "room_not_yet") -> str:
    """Draw what stands in a panel's place: `why` names the string that says why."""
    return _filled("shut.html", drawn, name=name, trouble=why)


def _html(template: str, drawn: Drawn, here: Standing, **more: object) -> str:
    session, now = here.session, here.session.turn
    return _filled(
        template,
        drawn,
        here=here,
        session=session,
        turn=now,
        title=_named(drawn, here, now.exercise) if now else "",
        allowed=stages.moves(session.stage, now.form if now else None),
        times=pressed.MINUTES,
        most=pressed.MOST,
        waiting=sorted(here.wall, key=lambda line: line.shown),
        **more,
    )


def _filled(template: str, drawn: Drawn, **slots: object) -> str:
    strings = drawn.course[drawn.lang].reference.strings
    return environment().get_template(template).render(
        lang=drawn.lang,
        pre=drawn.pre,
        line=drawn.line,
        sure=drawn.sure,
        ui=lambda name, **given: fill(strings[name], given),
        **slots,
    )  # fmt: skip


def _say(drawn: Drawn, name: str) -> str:
    return drawn.course[drawn.lang].reference.strings[name]


def _named(drawn: Drawn, here: Standing | Trouble, exercise: str) -> str:
    """Give an exercise's title, with the room's word in it; its id if the course has it no more."""
    found = drawn.course[drawn.lang].exercises.get(exercise)
    if not found:
        return exercise
    who = drawn.course.someone(drawn.lang)
    if isinstance(here, Standing):
        who = voting.learner(drawn.course, drawn.lang, here.session)
    return found.title.plain(who.forms)


def _joining(drawn: Drawn, here: Standing) -> dict[str, Any]:
    code, at = codes.shown(here.session.code), drawn.address
    if not at or not here.shared:
        return {"code": code, "join": ""}
    join = f"{at}live/{code}"
    said = fill(_say(drawn, "live_qr"), {"address": join})
    shown = join.partition("://")[2]  # as the big screen says it
    return {"code": code, "join": join, "shown": shown, "qr": qr.drawn(join, said)}


def _choosing(drawn: Drawn, here: Standing) -> dict[str, Any]:
    """Give the exercises by lesson, and the words by group."""
    course, lang = drawn.course, drawn.lang
    asks = course[lang].exercises.get(course.asks.get("name", ""))
    key = here.session.word["key"] if here.session.word else ""
    first = words.EDITABLE[lang][0]
    said = voting.learner(course, lang, here.session).forms[first] if key else ""
    return {
        "lessons": _lessons(drawn, here),
        "words": words.choices(asks.spec.words) if asks else {},
        "key": key if key == OWN or (asks and key in asks.spec.words) else "",
        "word": said,
        "first": first,
    }


def _lessons(drawn: Drawn, here: Standing) -> list[dict[str, Any]]:
    """Give what can be put to a room, numbered by lesson as a trainer's notes are."""
    language = drawn.course[drawn.lang]
    found = []
    for lesson in (*language.lessons, *language.asides):
        asked = [each.id for each in lesson.exercises if each.answers]
        names = [_named(drawn, here, each) for each in asked]
        if lesson in language.lessons:
            names = [f"{lesson.number}.{place} {name}" for place, name in enumerate(names, 1)]
        if asked:
            found.append({"title": lesson.title, "exercises": [*zip(asked, names, strict=True)]})
    return found


def _result(drawn: Drawn, here: Standing) -> dict[str, Any]:
    """Draw what the trainer alone sees: the result so far, how to read it, and what is on paper."""
    session, now = here.session, here.session.turn
    exercise = drawn.course[drawn.lang].exercises.get(now.exercise) if now else None
    if not now or not exercise or now.form is Form.PRIVATE:
        return {"result": "", "advice": "", "sheets": ()}
    who = voting.learner(drawn.course, drawn.lang, session)
    counted = here.counted or {}
    found = results.result(drawn.course, exercise, who, here.rounds, counted)
    first = session.stage in FIRST_VOTE and now.form is Form.VOTE
    drawing = charts.html(drawn.course, found, key=True)
    drawing = drawing.replace(' id="live-', f' id="{drawn.pre}-live-')  # drawn twice on a page
    return {
        "result": Markup(drawing),  # noqa: S704 -- escaped there
        "advice": results.reading(found) if first else "",
        "sheets": sheets(drawn.course, exercise, who, counted.get(now.rounds, {})),
    }
