"""Which handler answers at which of the live room's addresses."""

from __future__ import annotations

from typing import Any

from course.server.live import events, pages, screen, voices

VOICED = {
    "join": voices.Join,
    "state": voices.State,
    "answer": voices.Answer,
    "upvote": voices.Upvote,
}


def all_of(live: str, given: dict[str, Any]) -> list[Any]:
    """Give the addresses; `live` is the pattern that they begin with."""
    return [
        (live, pages.Door, given),
        (f"{live}/", pages.Slash, given),
        (f"{live}/([^/]+)", pages.Phone, given),
        (f"{live}/([^/]+)/", pages.Slash, given),
        (f"{live}/([^/]+)/events", events.Events, given),
        *(
            (f"{live}/([^/]+)/{name}", each, given)
            for name, each in {**VOICED, **screen.ADDRESSES}.items()
        ),
    ]
