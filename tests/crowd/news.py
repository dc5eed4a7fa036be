"""A stream of a room's news, as a browser's EventSource reads it: opened, read, opened again."""

import asyncio
import json
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from typing import Any
from urllib.parse import urlsplit

RETRY = 2.0  # seconds, until the server says otherwise
DATA, PAUSE, LAST = b"data: ", b"retry: ", b"0\r\n"


class News:
    """The stream of one phone; `opened` tells how often there was one."""

    def __init__(self, origin: str, code: str) -> None:
        """Open nothing yet."""
        self._to, self._code = urlsplit(origin), code
        self.retry, self.opened = RETRY, 0

    async def heard(self) -> AsyncIterator[dict[str, Any]]:
        """Give each piece of news, over as many streams as it takes; ends only by being left."""
        while True:
            try:
                async with aclosing(self._one()) as one:
                    async for said in one:
                        yield said
            except (OSError, EOFError):
                pass
            await asyncio.sleep(self.retry)

    async def _one(self) -> AsyncGenerator[dict[str, Any], None]:
        reader, writer = await asyncio.open_connection(self._to.hostname, self._to.port)
        try:
            asked = f"GET /live/{self._code}/events HTTP/1.1\r\nHost: {self._to.netloc}\r\n\r\n"
            writer.write(asked.encode())
            if b" 200 " not in await reader.readline():
                return
            self.opened += 1
            while (line := await reader.readline()) and line != LAST:
                if line.startswith(DATA):
                    yield json.loads(line[len(DATA) :])
                elif line.startswith(PAUSE):
                    self.retry = int(line[len(PAUSE) :]) / 1000
        finally:
            writer.close()
