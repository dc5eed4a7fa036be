"""An answer: a small JSON object with a version; and the form fields an event brings."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import Any

VERSION = 1
LONGEST = 2000  # characters of one field that are read at all

Answer = dict[str, Any]
Event = Mapping[str, Any]


def new(**parts: Any) -> Answer:  # noqa: ANN401 -- JSON values
    """Make an answer with the present version."""
    return {"v": VERSION, **parts}


class Fields:
    """The fields of a form or a stored answer, read so that anything at all is safe to read."""

    def __init__(self, raw: object) -> None:
        """Take any value; what is not a mapping has no fields."""
        self.raw: Mapping[Any, Any] = raw if isinstance(raw, Mapping) else {}

    def text(self, name: str, longest: int = LONGEST) -> str:
        """Give a field's text on one line, cut at `longest` characters; absent means empty."""
        value = self.raw.get(name)
        kept = value[: LONGEST * 2] if isinstance(value, str) else ""
        return " ".join("".join(sign if sign.isprintable() else " " for sign in kept).split())[
            :longest
        ].rstrip()

    def one(self, name: str, allowed: Container[str]) -> str | None:
        """Give a field's value when it is one of those allowed."""
        value = self.raw.get(name)
        return value if isinstance(value, str) and value in allowed else None

    def many(self, name: str, allowed: Sequence[str]) -> list[str]:
        """Give the allowed values of a field, in the order of `allowed`, each once."""
        value = self.raw.get(name)
        given = [value] if isinstance(value, str) else value if isinstance(value, list) else []
        return [option for option in allowed if option in given]

    def flag(self, name: str) -> bool:
        """Tell whether a stored true or a ticked box stands in the field."""
        return self.raw.get(name) in (True, "on", "yes")

    def inside(self, name: str) -> Fields:
        """Give the fields of a mapping held in a field."""
        return Fields(self.raw.get(name))


def event(raw: object) -> tuple[str, Fields]:
    """Read an event: what was done (a short word) and the form's fields."""
    outer = Fields(raw)
    return outer.text("do", 80), outer.inside("fields")
