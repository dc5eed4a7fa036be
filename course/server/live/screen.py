"""`/live/KRT-HMB/screen`: the big screen, which shows everybody what they do together."""

from __future__ import annotations

import re
from http import HTTPStatus
from urllib.parse import urlencode

from markupsafe import Markup

from course.live import codes, qr, screen
from course.live.screen import Scene
from course.live.store import GoneError
from course.server.asked import JSON
from course.server.live.events import Events
from course.server.live.pages import Page
from course.server.live.refusing import spoken
from course.server.live.shared import Shared

_SESSION = re.compile(r"[0-9a-f]{32}", re.ASCII)
CALM = 1.0  # seconds between two words of what changed


class Looking(Shared):
    """What shows a session to everybody in the room."""

    async def scene(self, code: str) -> Scene:
        """Look at the session of a code; raises what `refusing` knows.

        A screen that is open says which session it is by the number that nobody guesses, so that
        it goes on while somebody in the room tries code after code.
        """
        name = self.said("session")
        if not _SESSION.fullmatch(name):
            name = (await self.room.found(code, self.visitor)).id
        seen = await self.room.read(screen.look, name, self.room.clock())
        if seen.session.code != codes.read(code):
            raise GoneError
        return seen


class Screen(Page, Looking):
    """The page: where to join, and what there is to see when it is opened."""

    async def get(self, code: str) -> None:
        """Answer with the page."""
        with spoken():
            scene = await self.scene(code)
        session = scene.session
        shown = codes.shown(session.code)
        here = f"{self.site.base}live/{shown}/screen"
        asked = urlencode({"lang": self.lang, "session": session.id})
        where = f"{self._address}live"
        said = self.site.course[self.lang].reference.strings["live_qr"]
        self.set_header("Permissions-Policy", self.site.policy.full_screen)
        self.draw(
            "live_screen.html",
            code=shown,
            stage=session.stage.value,
            body=Markup(screen.html(self.site.course, self.lang, scene)),  # noqa: S704 -- drawn by the course
            state=f"{here}/state?{asked}",
            events=f"{here}/events",
            shown=where.partition("://")[2],
            qr=qr.drawn(f"{where}/{shown}", said.format(address=f"{where}/{shown}")),
        )

    head = get

    @property
    def _address(self) -> str:
        """Where phones find the course: as the operator says, or as this browser does."""
        if self.site.phones:
            return self.site.phones
        asked = self.request
        proxied = asked.headers.get("X-Forwarded-Proto", "") == "https"
        return f"{'https' if proxied else asked.protocol}://{asked.host}{self.site.base}"


class State(Looking):
    """How things stand, for a screen that is open."""

    shown = False

    async def get(self, code: str) -> None:
        """Answer in JSON."""
        with spoken():
            scene = await self.scene(code)
        session, now = scene.session, self.room.clock()
        self.set_header("Content-Type", JSON)
        self.set_header("Cache-Control", "no-store")
        self.finish(
            {
                "revision": session.revision,
                "changes": session.changes,
                "stage": session.stage.value,
                "left": None if session.until is None else max(0, round(session.until - now, 1)),
                "build": self.site.course.build,
                "html": screen.html(self.site.course, self.lang, scene),
            }
        )

    def write_error(self, status_code: int, **more: object) -> None:
        """Say the number; who asks is a script."""
        refused = self.refused(more)
        self.set_status(status_code)
        self.set_header("Content-Type", JSON)
        self.set_header("Cache-Control", "no-store")
        self.finish({"status": HTTPStatus(status_code), "why": refused.why if refused else ""})


class Changes(Events):
    """A stream that tells of each answer too, which the screen counts: once a second at most."""

    every, calm = True, CALM


ADDRESSES = {"screen": Screen, "screen/state": State, "screen/events": Changes}
