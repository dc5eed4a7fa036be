"""What changes in the sessions that somebody looks at: one poll for all, and a word to each."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from course.server import security
from course.server.live.away import AwayError

EACH = 0.15  # seconds between two looks
AWAY = 1.0  # seconds to the next look at a store that does not answer

Ask = Callable[[list[str]], Awaitable[dict[str, tuple[int, int]]]]


@dataclass(frozen=True)
class News:
    """How a session stands: its `revision` and `changes`, or that it is `over`."""

    revision: int = 0
    changes: int = 0
    over: bool = False


@dataclass
class _Place:
    """A session that is looked at, and by how many."""

    ears: int = 0
    news: News | None = None
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    def tell(self, news: News | None) -> None:
        self.news, changed = news, self.changed
        self.changed = asyncio.Event()
        changed.set()


class Ear:
    """One who listens to a session; with `every` also to what participants do not see."""

    def __init__(self, watch: Watch, place: _Place, *, every: bool) -> None:
        """Have heard nothing yet."""
        self._watch, self._place, self._every = watch, place, every
        self._heard: object = None

    async def hear(self, patience: float) -> News | None:
        """Give how the session stands once that is news; None if nothing is in so many seconds.

        The first time it is news how it stands. None comes at once when the server stops.
        """
        try:
            async with asyncio.timeout(patience):
                while not self._watch.ended:
                    news, changed = self._place.news, self._place.changed
                    if news and self._of(news) != self._heard:
                        self._heard = self._of(news)
                        return news
                    await changed.wait()
        except TimeoutError:
            pass
        return None

    def _of(self, news: News) -> object:
        return news if self._every else (news.revision, news.over)


class Watch:
    """Looks at the sessions that somebody listens to, for as long as somebody does."""

    def __init__(self, ask: Ask) -> None:
        """Look at nothing yet; `ask` gives `revision` and `changes` of the sessions there are."""
        self._ask, self._places = ask, dict[str, _Place]()
        self._looking: asyncio.Task[None] | None = None
        self.ended = False

    @contextmanager
    def listening(self, name: str, *, every: bool = False) -> Iterator[Ear]:
        """Listen to the session of an id."""
        place = self._places.setdefault(name, _Place())
        place.ears += 1
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._look())
        try:
            yield Ear(self, place, every=every)
        finally:
            place.ears -= 1
            if not place.ears and self._places.get(name) is place:
                del self._places[name]

    def end(self) -> None:
        """Let nobody wait any more."""
        self.ended = True
        if self._looking:
            self._looking.cancel()
        for place in self._places.values():
            place.tell(place.news)

    async def _look(self) -> None:
        pause = 0.0
        while self._places and not self.ended:
            await asyncio.sleep(pause)
            pause = await self._once()

    async def _once(self) -> float:
        """Look once; gives the seconds to the next time."""
        asked = dict(self._places)
        try:
            found = await self._ask([*asked])
        except AwayError:
            return AWAY
        except Exception as problem:  # noqa: BLE001 -- a fault of ours, and yet there is a next time
            security.log.error(security.where(type(problem), problem.__traceback__))
            return AWAY
        for name, place in asked.items():
            news = News(*found[name]) if name in found else News(over=True)
            if news != place.news:
                place.tell(news)
        return EACH
