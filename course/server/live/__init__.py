"""The live room as participants and the big screen see it; without a store, only that it is not."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import Any

from tornado.web import HTTPError

from course.server import address
from course.server.plain import Plain, Site

ROUTES = ("/live", "/live/…")  # as the log calls them: never with a code


class Live(Plain):
    """What the live room's addresses share: the log says no code, and `?lang=` the language."""

    known = "/live/…"

    @property
    def lang(self) -> str:
        """The language that the address asks for, or else the browser."""
        asked = self.said("lang")
        languages = tuple(self.site.course.languages)
        accepted = self.request.headers.get("Accept-Language", "")
        return asked if asked in languages else address.language(accepted, languages)

    def said(self, name: str) -> str:
        """Give what the address's query says by a name; "" where it says nothing one can read."""
        try:
            return self.get_query_argument(name, "")
        except HTTPError:
            return ""


class NoRoom(Live):
    """`/live` on a server that has no store."""

    known = "/live"

    async def get(self) -> None:
        """Say that there is no live room here."""
        self.notice(HTTPStatus.NOT_FOUND, "live_none")

    head = get


def handlers(base: str, site: Site) -> list[Any]:
    """Give the live room's addresses; `base` is where the course lives."""
    live, given = f"{re.escape(base)}live", {"site": site}
    if site.live is None:
        return [(f"{live}(?:/.*)?", NoRoom, given)]
    from course.server.live import addresses  # a server without a room needs no database

    return addresses.all_of(live, given)
