"""A question read from bytes: JSON, neither deeper nor of more parts than any page sends."""

from __future__ import annotations

import json
import math
from typing import Any, NoReturn

from course.server.limits import DEEP, PARTS

_SIGNS = (b",", b"[", b"{")  # there are at least as many of these as of values


def read(body: bytes) -> Any:  # noqa: ANN401 -- JSON
    """Read it; raises ValueError for what is no JSON, or more than JSON should be.

    The signs are counted before anything is read, for a list in a list takes many times the room
    of its two signs. Text holds commas too, so the count is generous.
    """
    if sum(map(body.count, _SIGNS)) > 5 * PARTS:
        raise ValueError
    try:
        asked = json.loads(body, parse_constant=_no_number, parse_float=_number)
    except RecursionError as problem:
        raise ValueError from problem
    _bound(asked)
    return asked


def _bound(asked: object) -> None:
    """Hold that there are no more values, and no deeper, than may be; level by level."""
    level, parts = [asked], 0
    for _ in range(DEEP):
        parts += len(level)
        if not level:
            return
        if parts > PARTS:
            break
        level = [
            child
            for each in level
            if isinstance(each, dict | list)
            for child in (each.values() if isinstance(each, dict) else each)
        ]
    raise ValueError


def _number(digits: str) -> float:
    """Read a number; one too large to be held would be answered as what is no JSON."""
    if math.isinf(number := float(digits)):
        raise ValueError
    return number


def _no_number(_name: str) -> NoReturn:
    """Refuse NaN and the infinities, which are not JSON."""
    raise ValueError
