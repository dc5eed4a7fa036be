"""Exercises and the workbook's panel as ipywidgets: the page's HTML, carried by a kernel."""

from __future__ import annotations

from typing import Any

import anywidget
import traitlets

from course import page, view
from course.answering import reply
from course.content import Course


class _OnPage(anywidget.AnyWidget):
    """What the page's script draws: HTML, its language and the words the script says itself."""

    _esm = page.script()
    _css = page.lab_style()

    html = traitlets.Unicode(read_only=True).tag(sync=True)
    lang = traitlets.Unicode(read_only=True).tag(sync=True)
    strings = traitlets.Dict(read_only=True).tag(sync=True)
    build = traitlets.Unicode(read_only=True).tag(sync=True)

    def __init__(self, course: Course, lang: str, html: str) -> None:
        """Hold the course that answers what the page asks."""
        super().__init__()
        self.course = course
        self.set_trait("html", html)
        self.set_trait("lang", lang)
        self.set_trait("strings", page.spoken(course[lang].reference.strings))
        self.set_trait("build", course.build)
        self.on_msg(self._asked)

    def _asked(self, _widget: object, message: Any, _buffers: object) -> None:  # noqa: ANN401 -- JSON
        """Answer the page, and nothing that is not a question of its."""
        if isinstance(message, dict) and "ask" in message:
            answered = reply(self.course, self.lang, message["ask"])
            self.send({"number": message.get("number"), "reply": answered})
            self.took(answered)

    def took(self, answered: dict[str, Any]) -> None:
        """Look at what was answered; nothing here keeps anything of it."""

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:  # noqa: ANN401
        """Show the live widget, and the same HTML where no widget can live."""
        data, metadata = super()._repr_mimebundle_(**kwargs) or ({}, {})
        return {**data, "text/html": self.html, "text/plain": repr(self)}, metadata


class Exercise(_OnPage):
    """One exercise of the course; `answer`, the learner's latest as JSON, can be observed."""

    answer = traitlets.Dict(allow_none=True, default_value=None, read_only=True)

    def __init__(self, course: Course, lang: str, name: str) -> None:
        """Draw the exercise unanswered; raises KeyError for an id the course has not."""
        self.exercise = course[lang].exercises[name]
        super().__init__(course, lang, view.show(course, self.exercise, None, course.someone(lang)))

    def took(self, answered: dict[str, Any]) -> None:
        """Let observers see the new answer."""
        if self.exercise.id in answered.get("answers", {}):
            self.set_trait("answer", answered["answers"][self.exercise.id])

    def __repr__(self) -> str:
        """Say which exercise it is."""
        return f'Exercise("{self.exercise.id}")'


class Workbook(_OnPage):
    """The panel that says where answers are kept, with its buttons."""

    def __init__(self, course: Course, lang: str) -> None:
        """Draw the panel."""
        super().__init__(course, lang, view.workbook(course, lang))

    def __repr__(self) -> str:
        """Name the panel."""
        return "Workbook()"
