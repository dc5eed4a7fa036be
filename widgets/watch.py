"""The watch of a kernel: what its session's trainer has before them is drawn anew as it changes."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, Protocol

from course.live.desk import Desk, Trouble
from course.live.standing import Standing

PAUSE = 0.3  # seconds between two looks at the store
AWAY = 2.0  # seconds, while there is nothing to see


class Watching(Protocol):
    """What is told how the session stands."""

    def drawn(self, here: Standing | Trouble) -> str:
        """Draw it; may run beside the kernel's own thread."""

    def put(self, html: str) -> None:
        """Put on the page what was drawn."""


class Watch:
    """Looks at the store while anyone has something on a page, in the kernel's own loop.

    Looking and drawing are done in a thread beside it, so that the kernel is free meanwhile.
    """

    def __init__(self, desk: Desk) -> None:
        """Watch a desk; a kernel has a loop, a test may have none."""
        self.desk = desk
        self.here: Standing | Trouble | None = None
        self._watching: list[Watching] = []
        self._task: asyncio.Task[None] | None = None
        self._acts: set[asyncio.Future[None]] = set()  # the loop itself holds them but loosely
        self._one_at_a_time = asyncio.Lock()
        try:
            self._loop: asyncio.AbstractEventLoop | None = asyncio.get_running_loop()
        except RuntimeError:
            self._loop = None

    def run(self, acts: Coroutine[Any, Any, None]) -> None:
        """Run what a page asks for; in the loop that the watch began in, where there is one."""
        if self._loop and self._loop.is_running():
            self._loop.call_soon_threadsafe(lambda: self._keep(acts))
        else:
            asyncio.run(acts)

    def _keep(self, acts: Coroutine[Any, Any, None]) -> None:
        task = asyncio.ensure_future(acts)
        self._acts.add(task)
        task.add_done_callback(self._acts.discard)

    async def join(self, one: Watching) -> None:
        """Keep something on a page up to date from now on."""
        if one not in self._watching:
            self._watching.append(one)
        await self.look(one)
        if self._loop and (self._task is None or self._task.done()):
            self._task = self._loop.create_task(self._run())

    def leave(self, one: Watching) -> None:
        """Leave something that is on no page any more."""
        if one in self._watching:
            self._watching.remove(one)

    @property
    def at_work(self) -> bool:
        """Whether the store is looked at."""
        return self._task is not None and not self._task.done()

    async def look(self, one: Watching | None = None) -> None:
        """See how the session stands, and draw what that changes; `one` is drawn in any case."""
        async with self._one_at_a_time:  # or what is older could be put after what is newer
            found = await asyncio.to_thread(self.desk.look, self.here)
            changed = [*self._watching] if found else []
            self.here = found or self.here
            if one and one not in changed:
                changed.append(one)
            for each in changed:
                await self._draw(each)

    async def _draw(self, one: Watching) -> None:
        if self.here:
            one.put(await asyncio.to_thread(one.drawn, self.here))

    async def _run(self) -> None:
        while self._watching:
            await asyncio.sleep(AWAY if isinstance(self.here, Trouble) else PAUSE)
            await self.look()
