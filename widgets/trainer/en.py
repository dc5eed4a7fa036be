"""A trainer's verbs in English: `room()`, `put("…")`, `rehearse(25)`, `export("…")`, `end()`."""

from widgets.trainer.verbs import Verbs

_verbs = Verbs("en")
room, put, rehearse = _verbs.room, _verbs.put, _verbs.rehearse
export, end = _verbs.export, _verbs.end

__all__ = ["end", "export", "put", "rehearse", "room"]
