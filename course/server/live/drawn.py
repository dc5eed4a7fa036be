"""What was drawn of each session as it stands: the same for all whose answers are the same."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass, field

from course.content import Course
from course.live.session import Session
from course.server.live import drawing
from course.server.live.looking import Seen, Told

MOST = 400  # fragments of a session that are remembered
ROOMS = 16  # sessions of which anything is

Ask = Callable[[Session], Awaitable[Told]]


@dataclass
class _Stand:
    """What was drawn of one revision of a session, and what it was drawn from."""

    revision: int
    fragments: dict[tuple[object, ...], str] = field(default_factory=dict)
    told: asyncio.Future[Told] | None = None


class Drawn:
    """Fragments by all that they depend on; nothing is remembered of what is over."""

    def __init__(self, ask: Ask) -> None:
        """Remember nothing; `ask` gives what a room answered."""
        self._ask, self._stands = ask, dict[str, _Stand]()

    @property
    def sessions(self) -> Collection[str]:
        """The sessions of which anything is remembered."""
        return list(self._stands)

    async def html(self, course: Course, lang: str, seen: Seen) -> str:
        """Give the fragment that a voice sees."""
        session, stand = seen.session, self._stand(seen.session)
        key = (lang, json.dumps(seen.answers, sort_keys=True), seen.own, seen.liked)
        if key not in stand.fragments:
            told = await self._results(stand, session) if session.shows else None
            html = drawing.fragment(course, lang, seen, told)
            if len(stand.fragments) >= MOST:
                del stand.fragments[next(iter(stand.fragments))]
            stand.fragments[key] = html
        return stand.fragments[key]

    def forget(self, session: str) -> None:
        """Forget a session, which is over."""
        self._stands.pop(session, None)

    def _stand(self, session: Session) -> _Stand:
        stand = self._stands.pop(session.id, None)
        if stand is None or stand.revision != session.revision:
            stand = _Stand(session.revision)
        self._stands[session.id] = stand  # the one asked for last stands last
        if len(self._stands) > ROOMS:
            del self._stands[next(iter(self._stands))]
        return stand

    async def _results(self, stand: _Stand, session: Session) -> Told:
        """Give the results, which the first who sees a revision asks for."""
        told = stand.told
        if told is None or (told.done() and (told.cancelled() or told.exception())):
            told = stand.told = asyncio.ensure_future(self._ask(session))
        return await asyncio.shield(told)
