"""The live room's pages: a door where one says the code, and the room that it leads to."""

from __future__ import annotations

from http import HTTPStatus

from course.live import codes
from course.server.live.refusing import RefusedError, spoken
from course.server.live.shared import Shared
from course.server.packed import HTML

NOTICES = {"guesses": "live_guesses", "away": "live_away"}


class Page(Shared):
    """A page of the live room, that no search engine keeps and no other page is told of."""

    told = True

    def draw(self, template: str, status: HTTPStatus = HTTPStatus.OK, **more: object) -> None:
        """Answer with a page."""
        self.set_status(status)
        self.set_header("Content-Type", HTML)
        self.set_header("Cache-Control", "no-store")
        self.set_header("Content-Security-Policy", self.site.policy.form)
        self.finish(self.site.frame.live(self.lang, template, **more))

    def write_error(self, status_code: int, **more: object) -> None:
        """Say in our own words what is wrong; after a wrong code one may say another."""
        refused = self.refused(more)
        if refused is None:
            super().write_error(status_code, **more)
        elif refused.why == "gone":
            self.draw("live_door.html", HTTPStatus.NOT_FOUND, wrong=True)
        else:
            self.notice(status_code, NOTICES.get(refused.why, "broken"))


class Door(Page):
    """`/live`: where one says the code."""

    known = "/live"

    async def get(self) -> None:
        """Ask for the code, or lead on to its room."""
        code = self.said("code")
        if not code:
            self.draw("live_door.html", wrong=False)
            return
        with spoken():
            session = await self.room.found(code, self.visitor)
        self.lead(session.code)

    head = get


class Phone(Page):
    """`/live/KRT-HMB`: a participant's page."""

    async def get(self, code: str) -> None:
        """Answer with the page; what is in it beside the code is asked for by its script."""
        with spoken():
            session = await self.room.found(code, self.visitor)
        shown = codes.shown(session.code)
        if code != shown:
            self.lead(session.code)
        else:
            self.draw("live.html", code=shown)

    head = get


class Slash(Page):
    """`/live/` and `/live/KRT-HMB/`: a slash too many."""

    async def get(self, code: str = "") -> None:
        """Go to the address as it should be, if there is one."""
        if not code:
            self.to("live")
            return
        if not (letters := codes.read(code)):
            raise RefusedError(HTTPStatus.GONE, "gone")
        self.lead(letters)

    head = get
