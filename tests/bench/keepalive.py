"""A learner's connection without a browser: requests one after another over one socket."""

import asyncio
import time
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit


class Connection:
    """A kept connection to a server of this machine."""

    def __init__(self, origin: str, source: str = "") -> None:
        """Keep where to, and from which of this machine's addresses; `async with` opens it."""
        self.to, self.source = urlsplit(origin), source

    async def __aenter__(self) -> Self:
        return await self.open()

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    async def open(self) -> Self:
        """Connect, for someone who will say when it is enough."""
        own = (self.source, 0) if self.source else None
        to = (self.to.hostname, self.to.port)
        self.reader, self.writer = await asyncio.open_connection(*to, local_addr=own)
        return self

    def close(self) -> None:
        """Let go of it."""
        self.writer.close()

    async def get(self, path: str) -> tuple[int, float, bytes]:
        """Ask for a page."""
        return await self._ask(f"GET {path} HTTP/1.1\r\n", b"")

    async def post(self, path: str, body: bytes) -> tuple[int, float, bytes]:
        """Send an event, as the page's script does."""
        head = f"POST {path} HTTP/1.1\r\nContent-Type: application/json\r\n"
        return await self._ask(f"{head}Content-Length: {len(body)}\r\n", body)

    async def _ask(self, head: str, body: bytes) -> tuple[int, float, bytes]:
        """Give the status, the milliseconds until the whole reply was here, and the reply."""
        start = time.perf_counter()
        host = f"Host: {self.to.netloc}\r\nOrigin: http://{self.to.netloc}\r\n"
        self.writer.write(f"{head}{host}\r\n".encode() + body)
        await self.writer.drain()
        reply = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        length = int(reply.partition("\r\ncontent-length:")[2].partition("\r\n")[0])
        got = await self.reader.readexactly(length)
        return int(reply.split(" ", 2)[1]), (time.perf_counter() - start) * 1000, got
