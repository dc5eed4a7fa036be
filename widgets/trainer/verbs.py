"""The trainer's verbs in a language, and what they share in a kernel: one desk and one watch."""

from __future__ import annotations

import difflib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from course.lesson import Exercise
from course.live import desk, handed
from course.live.desk import TROUBLES
from course.live.forms import FORMS
from course.live.pressed import press
from course.live.stages import Form
from course.text import fill
from widgets.lesson import course
from widgets.room import End, Room, Turn
from widgets.watch import Watch


class Said(str):
    """A line that a cell says."""

    __slots__ = ()

    def __repr__(self) -> str:
        """Say it without quotes."""
        return str(self)


@cache
def watch() -> Watch:
    """Give the watch of this kernel, over the desk that the environment names a store for."""
    return Watch(desk.of_this_process(course()))


class Verbs(NamedTuple):
    """What a trainer says in a notebook."""

    lang: str

    def room(self) -> Room:
        """Open the room, or go on with the one that is open, and show its panel."""
        press(watch().desk, self.lang, {"do": "open"})  # what is wrong, the panel says
        return Room(watch(), self.lang)

    def put(self, name: str, form: str | None = None) -> Turn:
        """Show the buttons for an exercise: open it for answers, and lead its turn.

        `form` is "vote", "wall" or "private"; without it, what fits best. Raises ValueError for an
        exercise that there is not, or a form that does not fit.
        """
        exercise = self._exercise(name)
        fits = FORMS[exercise.kind]
        if form is not None and form not in fits:
            raise ValueError(self._say("room_form_wrong", exercise=name, forms=", ".join(fits)))
        return Turn(watch(), exercise, Form(form or fits[0]))

    def rehearse(self, many: int = 25) -> Said:
        """Let as many pretend to be in the room; 0 sends them away."""
        said = press(watch().desk, self.lang, {"do": "rehearse", "value": str(many)})
        return Said(self._say(said))

    def export(self, folder: str) -> Said:
        """Write the room's results in a folder, as JSON and CSV, and name the files."""
        try:
            names = handed.over(watch().desk, self.lang, Path(folder))
        except OSError:
            return Said(self._say("room_not_written", folder=folder))
        except TROUBLES as problem:
            return Said(self._say(desk.named(problem)))
        if not names:
            return Said(self._say("room_nothing_yet"))
        return Said(self._say("room_exported", files=", ".join(map(str, names))))

    def end(self) -> End:
        """Show the button that ends the session and deletes everything in it."""
        return End(watch(), self.lang)

    def _exercise(self, name: str) -> Exercise:
        every = {each.id: each for each in course()[self.lang].exercises.values() if each.answers}
        if found := every.get(name):
            return found
        near = ", ".join(difflib.get_close_matches(name, every, 3, 0.4)) or ", ".join(every)
        raise ValueError(self._say("room_unknown", exercise=name, near=near))

    def _say(self, string: str, **slots: object) -> str:
        return fill(course()[self.lang].reference.strings[string], slots)
