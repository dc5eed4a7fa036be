"""Kernels for the notebooks that need one: few, each with its visitor, and none for long."""

from __future__ import annotations

import asyncio
from contextvars import ContextVar
from dataclasses import dataclass
from subprocess import DEVNULL
from typing import Any

from jupyter_server.auth.identity import IdentityProvider, User
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from traitlets import Integer

GONE = 8  # seconds until a kernel goes whose page was there and is gone without saying so
LEFT = 5 * 60  # seconds until one goes whose page never came
RESTING = 30 * 60  # seconds until one goes whose page is open and untouched


@dataclass
class Visit:
    """Who asks for a page, by their XSRF cookie, and the kernel that the page got."""

    visitor: str = ""
    kernel: str = ""


VISIT: ContextVar[Visit] = ContextVar("visit")


class FullError(Exception):
    """Every kernel that the operator allows is taken."""


class Kernels(AsyncMappingKernelManager):
    """Starts at most so many kernels, and ends those that nobody uses."""

    most = Integer(0, help="How many kernels may run at a time.").tag(config=True)

    cull_interval = 15
    cull_connected = True
    cull_idle_timeout = LEFT

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 -- what Jupyter gives
        """Begin with none."""
        super().__init__(**options)  # type: ignore[no-untyped-call]
        self._starting = 0
        self._visitors: dict[str, str] = {}

    @property
    def full(self) -> bool:
        """Whether there is no room for one more."""
        return bool(self._starting + len(self.list_kernel_ids()) >= self.most)

    async def make_room(self, visitor: str) -> None:
        """End a kernel of this same visitor's when every place is taken: the page was reloaded."""
        mine = [each for each in self.list_kernel_ids() if self._visitors.get(each) == visitor]
        if self.full and mine:
            await self.end(mine[0])

    async def start_kernel(self, **options: Any) -> str:  # type: ignore[override]  # noqa: ANN401
        """Start a kernel; raises FullError when there is no room."""
        if self.full:
            raise FullError
        self._starting += 1
        try:
            # What a kernel writes beside its answers could quote a learner, and would be a log.
            kernel: str = await super().start_kernel(**options, stdout=DEVNULL, stderr=DEVNULL)
        finally:
            self._starting -= 1
        visit = VISIT.get()
        visit.kernel = kernel
        running = self.list_kernel_ids()
        self._visitors = {each: who for each, who in self._visitors.items() if each in running}
        self._visitors[kernel] = visit.visitor
        return kernel

    async def end(self, kernel: str) -> None:
        """End a kernel, if it is still there."""
        if kernel in self:
            await self.shutdown_kernel(kernel, now=True)  # type: ignore[no-untyped-call]

    def notify_disconnect(self, kernel_id: str) -> None:
        """Notice that a page is gone; it has a moment to come back, as over a net that fails."""
        super().notify_disconnect(kernel_id)  # type: ignore[no-untyped-call]
        if not self._kernel_connections.get(kernel_id):
            loop = asyncio.get_running_loop()
            loop.call_later(GONE, lambda: loop.create_task(self._left(kernel_id)))

    async def _left(self, kernel_id: str) -> None:
        if self._kernel_connections.get(kernel_id) == 0:
            await self.end(kernel_id)

    async def cull_kernel_if_idle(self, kernel_id: str) -> None:
        """End a kernel that was left, or that rests too long; sooner when no page is open."""
        self.cull_idle_timeout = RESTING if self._kernel_connections.get(kernel_id) else LEFT
        await super().cull_kernel_if_idle(kernel_id)  # type: ignore[no-untyped-call]


class Nobody(IdentityProvider):
    """Asks nobody who they are, and so sets no cookie that says it."""

    def get_user(self, _handler: object) -> User:
        """Give the same user for everyone."""
        return User(username="learner")
