"""What a phone asks, read so that anything at all is safe to read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from course.answer import Fields
from course.live import codes
from course.live.stages import OPEN

_EVENT = re.compile(r"[0-9A-Za-z-]{8,40}", re.ASCII)
_MARK = re.compile(r"[0-9a-f]{16}", re.ASCII)
MOST_TURNS = 10_000


class MalformedError(Exception):
    """A question that is none."""


@dataclass(frozen=True)
class Sent:
    """An event of a voice: which turn and round it is meant for, its name, and what was done."""

    turn: int
    round: int
    name: str
    what: Mapping[str, Any] = field(default_factory=dict)


def voice(asked: object) -> str:
    """Give the hash of a voice's token; "" for what can be none."""
    return codes.hashed(Fields(asked).raw.get("token"))


def sent(asked: object) -> Sent:
    """Read an answer; raises MalformedError."""
    fields = Fields(asked)
    turn, which, name = (fields.raw.get(each) for each in ("turn", "round", "event"))
    if type(turn) is not int or not 0 < turn < MOST_TURNS:
        raise MalformedError
    if type(which) is not int or which not in OPEN.values():
        raise MalformedError
    if not isinstance(name, str) or not _EVENT.fullmatch(name):
        raise MalformedError
    what = {"do": fields.text("do", 80), "fields": fields.inside("fields").raw}
    return Sent(turn, which, name, what)


def liked(asked: object) -> tuple[str, bool]:
    """Read an up-vote: which line, and whether for or no more; raises MalformedError."""
    mark, yes = (Fields(asked).raw.get(each) for each in ("mark", "yes"))
    if not isinstance(mark, str) or not _MARK.fullmatch(mark) or not isinstance(yes, bool):
        raise MalformedError
    return mark, yes
