"""The endpoint: answers and an event come in, feedback goes out, and nothing is kept."""

from __future__ import annotations

import asyncio
from http import HTTPStatus
from typing import Any

from tornado.web import HTTPError

from course.answer import Fields
from course.answering import reply
from course.plan import take
from course.server.asked import Asked
from course.server.making import BusyError
from course.server.plain import Site


class Reply(Asked):
    """`POST /sv/reply`: what `course.answering.reply` says."""

    known = "reply"

    def initialize(self, site: Site) -> None:
        """Take the site."""
        super().initialize(site)
        self._making: asyncio.Future[Any] | None = None

    async def post(self, lang: str) -> None:
        """Answer the page."""
        asked = self.asked()
        if take.wanted(Fields(asked)):
            self.say(await self._made(lang, asked))
        else:
            self.say(reply(self.site.course, lang, asked))

    async def _made(self, lang: str, asked: object) -> Any:  # noqa: ANN401 -- JSON
        """Make a file to take home; it takes longer than a click may wait."""
        making = self.site.making.make(reply, self.site.course, lang, asked)
        self._making = asyncio.ensure_future(making)
        try:
            return await self._making
        except BusyError as problem:
            raise HTTPError(HTTPStatus.SERVICE_UNAVAILABLE) from problem

    def on_connection_close(self) -> None:
        """Forget the question of someone who is gone, and make them no file."""
        super().on_connection_close()
        if self._making:
            self._making.cancel()
