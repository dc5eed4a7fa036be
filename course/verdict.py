"""What the course says of an answer: a state, a sentence, and notes beside what they speak of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from course.text import Text

State = Literal["empty", "partly", "right", "wrong", "done"]
Mark = Literal["right", "near", "wrong", "info"]


@dataclass(frozen=True)
class Note:
    """Feedback beside one row, option or field; `tag` names the misconception it answers."""

    mark: Mark
    text: Text | None = None
    tag: str | None = None


@dataclass(frozen=True)
class Verdict:
    """The verdict on an answer.

    `state` stands on the exercise as `data-answer`; `said` names the string that sums it up, with
    `slots` filled in; `notes` stand beside rows, options or fields by key; `after` comes last.
    """

    state: State
    said: str = ""
    slots: Mapping[str, object] = field(default_factory=dict)
    notes: Mapping[str, Note] = field(default_factory=dict)
    after: tuple[Note, ...] = ()


EMPTY = Verdict("empty")


def rows(
    good: int, judged: int, rows: int, notes: Mapping[str, Note], after: tuple[Note, ...]
) -> Verdict:
    """Sum up an exercise of rows: how many are good, how many of all are judged.

    `after` is left out when everything is right. Says one of the strings said_rows_….
    """
    slots = {"right": good, "all": rows, "left": rows - judged}
    if judged < rows:
        return Verdict("partly", "said_rows_left", slots, notes, after)
    if good == rows:
        return Verdict("right", "said_rows_right", slots, notes)
    if good:
        return Verdict("partly", "said_rows_partly", slots, notes, after)
    return Verdict("wrong", "said_rows_none", slots, notes, after)
