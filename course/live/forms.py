"""The forms that an exercise may be put to a room in, by its kind.

A vote is for what can be counted. A wall is for what people write that others may read, once the
trainer has let it through. What is a person's own plan, or a first try made in silence, is private.
"""

from __future__ import annotations

from collections.abc import Mapping

VOTE, WALL, PRIVATE = "vote", "wall", "private"
_COUNTED = (VOTE, PRIVATE)  # nothing is written, or nothing that is for others to read

FORMS: Mapping[str, tuple[str, ...]] = {  # the likeliest first
    "act": (VOTE, WALL, PRIVATE),
    "again": (PRIVATE, WALL),
    "approve": (PRIVATE,),
    "ask": (PRIVATE,),
    "chain": (WALL, PRIVATE),
    "choose": _COUNTED,
    "climb": (WALL, PRIVATE),
    "commit": (PRIVATE,),
    "count": (WALL, VOTE, PRIVATE),
    "decide": _COUNTED,
    "fill": _COUNTED,
    "find": _COUNTED,
    "guess": _COUNTED,
    "match": _COUNTED,
    "name": (VOTE, WALL, PRIVATE),
    "need": (PRIVATE, WALL, VOTE),
    "order": _COUNTED,
    "place": _COUNTED,
    "poll": _COUNTED,
    "prefer": _COUNTED,
    "probe": (WALL, VOTE, PRIVATE),
    "rank": _COUNTED,
    "rate": _COUNTED,
    "recall": _COUNTED,
    "remember": (WALL, PRIVATE),
    "reply": _COUNTED,
    "revisit": (VOTE, WALL, PRIVATE),
    "say": (WALL, PRIVATE),
    "show": (WALL, PRIVATE),
    "tick": (VOTE, WALL, PRIVATE),
    "write": (PRIVATE, WALL),
}
