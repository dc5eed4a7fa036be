"""A trainer's verbs in English: `room()`, `put("how-far")`, `rehearse(25)`, `export("results")`, `end()`."""

from widgets.trainer.verbs import Verbs

room, put, rehearse, export, end = (
    (verbs := Verbs("en")).room,
    verbs.put,
    verbs.rehearse,
    verbs.export,
    verbs.end,
)

__all__ = ["end", "export", "put", "rehearse", "room"]
