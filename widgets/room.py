"""The trainer's side of a live room as ipywidgets: HTML over the wire, and presses back."""

from __future__ import annotations

import asyncio
from itertools import count
from typing import Any

import anywidget
import traitlets

from course import page
from course.lesson import Exercise
from course.live import panel
from course.live.desk import Trouble
from course.live.panel import Drawn
from course.live.pressed import press
from course.live.stages import Form
from course.live.standing import Standing
from widgets.watch import Watch

_number = count(1)  # so that no two on a page have one id


class _AtTheDesk(anywidget.AnyWidget):
    """What a page shows of the session, while it shows it.

    Only the empty frame is a trait: what a notebook saves holds nothing of a room.
    """

    _esm = page.room_script()
    _css = page.room_style()

    html = traitlets.Unicode(read_only=True).tag(sync=True)

    def __init__(self, watch: Watch, lang: str, name: str) -> None:
        """Draw the frame."""
        super().__init__()
        self.watch, self.lang = watch, lang
        self.pre = f"room-{next(_number)}"
        self.line, self.sure = "", False
        self.views: set[str] = set()
        self._last = ""
        course = watch.desk.course
        title = course[lang].reference.strings.get(name, name)
        self.set_trait("html", panel.shut(Drawn(course, lang, "room"), title))
        self.on_msg(self._heard)

    def _heard(self, _widget: object, message: Any, _buffers: object) -> None:  # noqa: ANN401 -- JSON
        """Take what the page says: that it shows this, that it does no more, what was pressed."""
        if not isinstance(message, dict):
            return
        if "here" in message:
            self.views.add(str(message["here"]))
            self._last = ""
            self.watch.run(self.watch.join(self))
        elif "gone" in message:
            self.views.discard(str(message["gone"]))
            if not self.views:
                self.watch.leave(self)
        elif isinstance(message.get("ask"), dict):
            self.watch.run(self._pressed(message["ask"]))

    async def _pressed(self, asked: dict[str, Any]) -> None:
        self.sure = asked.get("do") == "end" and asked.get("value") == "ask"
        self.line = await asyncio.to_thread(press, self.watch.desk, self.lang, asked)
        await self.watch.look(self)

    def drawn(self, here: Standing | Trouble) -> str:
        """Draw what this shows of the session."""
        raise NotImplementedError

    def put(self, html: str) -> None:
        """Send to the page what it does not show yet."""
        if html != self._last and self.comm is not None:
            self._last = html
            self.send({"html": html})

    def close(self) -> None:
        """Be gone from every page, and look no more."""
        self.watch.leave(self)
        super().close()

    def _as(self) -> Drawn:
        desk = self.watch.desk
        return Drawn(desk.course, self.lang, self.pre, self.line, self.sure, desk.address)

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:  # noqa: ANN401
        """Show the live widget, and its empty frame where no widget can live."""
        data, metadata = super()._repr_mimebundle_(**kwargs) or ({}, {})
        return {**data, "text/html": self.html, "text/plain": repr(self)}, metadata


class Room(_AtTheDesk):
    """The whole panel."""

    def __init__(self, watch: Watch, lang: str) -> None:
        """Draw the panel's frame."""
        super().__init__(watch, lang, "room_title")

    def drawn(self, here: Standing | Trouble) -> str:
        """Draw the panel."""
        return panel.panel(self._as(), here)

    def __repr__(self) -> str:
        """Name the panel."""
        return "Room()"


class Turn(_AtTheDesk):
    """One exercise, put to the room and led from where it stands in a notebook."""

    def __init__(self, watch: Watch, exercise: Exercise, form: Form) -> None:
        """Draw the exercise's frame."""
        self.exercise, self.form = exercise, form
        who = watch.desk.course.someone(exercise.lang)
        super().__init__(watch, exercise.lang, exercise.title.plain(who.forms))

    def drawn(self, here: Standing | Trouble) -> str:
        """Draw the turn."""
        return panel.turn(self._as(), self.exercise, self.form, here)

    def __repr__(self) -> str:
        """Say which exercise it is."""
        return f'Turn("{self.exercise.id}", "{self.form}")'


class End(_AtTheDesk):
    """The button that ends and deletes the session, and the second that means it."""

    def __init__(self, watch: Watch, lang: str) -> None:
        """Draw the frame of the button."""
        super().__init__(watch, lang, "room_end_title")

    def drawn(self, here: Standing | Trouble) -> str:
        """Draw the button."""
        return panel.ending(self._as(), here)

    def __repr__(self) -> str:
        """Name the button."""
        return "End()"
