"""What all addresses of a live room share: the room, who asks, and how a refusal is heard."""

from __future__ import annotations

from http import HTTPStatus
from urllib.parse import urlencode

from course.live import codes
from course.server.live import Live
from course.server.live.refusing import RefusedError
from course.server.live.room import Room


class Shared(Live):
    """An address of the live room."""

    @property
    def room(self) -> Room:
        """The room; these addresses are there only where there is one."""
        assert self.site.live  # noqa: S101
        return self.site.live

    @property
    def visitor(self) -> str:
        """The address of whoever asks."""
        return self.room.visitor(self.request)

    @property
    def hushed(self) -> bool:  # type: ignore[override]
        """Whether the answer is one of very many, which are counted and not told each."""
        return self.get_status() == HTTPStatus.TOO_MANY_REQUESTS

    def refused(self, failure: dict[str, object]) -> RefusedError | None:
        """Give the refusal that is answered, if it is one; says when to come again."""
        said = failure.get("exc_info")
        problem = said[1] if isinstance(said, tuple) else None
        if not isinstance(problem, RefusedError):
            return None
        if problem.wait:
            self.set_header("Retry-After", str(problem.wait))
        return problem

    def lead(self, letters: str) -> None:
        """Send the browser to a room, in the language that it is in."""
        self.to(f"live/{codes.shown(letters)}")

    def to(self, where: str) -> None:
        """Send the browser to an address of ours."""
        asked = self.said("lang")
        query = f"?{urlencode({'lang': asked})}" if asked in self.site.course.languages else ""
        self.set_status(HTTPStatus.FOUND)
        self.set_header("Cache-Control", "no-store")
        self.set_header("Location", f"{self.site.base}{where}{query}")
        self.finish()
