"""What a participant's page asks: to have a voice, how things stand, to answer, to up-vote."""

from __future__ import annotations

import json
from typing import Any

from course.answer import Fields
from course.live import codes
from course.live.store import StrangerError, taking
from course.live.store.taking import Ballot
from course.server import limits
from course.server.asked import JSON, Asked
from course.server.live import asking, drawing, looking, voicing
from course.server.live.asking import MalformedError
from course.server.live.looking import Seen
from course.server.live.newcomers import CrowdError
from course.server.live.refusing import malformed, spoken
from course.server.live.shared import Shared


class Voiced(Asked, Shared):
    """An address that a participant's page asks in JSON, with the voice's token in the question."""

    longest = limits.LIVE_QUESTION
    question: object = None

    async def post(self, code: str) -> None:
        """Answer, or refuse in a word."""
        self.question = self.asked()
        if not isinstance(self.question, dict):
            raise malformed()
        try:
            with spoken():
                self.say(await self.answer(code))
        except MalformedError:
            raise malformed() from None

    async def answer(self, code: str) -> dict[str, Any]:
        """Give the answer; raises what `refusing` knows."""
        raise NotImplementedError

    @property
    def lang(self) -> str:
        """The language that the page is in."""
        asked = Fields(self.question).one("lang", tuple(self.site.course.languages))
        return asked or super().lang

    async def seen(self, code: str) -> Seen:
        """Look at the session as the voice sees it.

        Who has no voice there is told whether it is there, as often as one may guess.
        """
        letters, voice, now = codes.read(code), asking.voice(self.question), self.room.clock()
        try:
            found = await self.room.read(looking.look, letters, voice, now)
        except StrangerError:
            await self.room.found(code, self.visitor)
            raise
        if found.due:
            await self.room.write(taking.seen, found.session.id, voice, now)
        return found

    async def state(self, seen: Seen) -> dict[str, Any]:
        """Say how the session stands for a voice."""
        session, lang = seen.session, self.lang
        said = {
            "revision": session.revision,
            "stage": session.stage,
            "turn": session.turn.number if session.turn else 0,
            "round": session.round,
            "html": await self.room.drawn.html(self.site.course, lang, seen),
            "build": self.site.course.build,
        }
        if session.until is not None:
            said["left"] = round(max(0, session.until - self.room.clock()), 1)
        if own := drawing.keepable(self.site.course, lang, seen):
            said["own"] = own
        return said

    def write_error(self, status_code: int, **more: object) -> None:
        """Say the number, and a word where there is one; who asks is a script."""
        refused = self.refused(more)
        if refused is None:
            super().write_error(status_code, **more)
            return
        self.set_header("Content-Type", JSON)
        self.set_header("Cache-Control", "no-store")
        self.finish(json.dumps({"status": status_code, "why": refused.why}))


class Join(Voiced):
    """`/join`: have a voice; with a token, the same voice again."""

    async def answer(self, code: str) -> dict[str, Any]:
        """Give the token."""
        session = await self.room.found(code, self.visitor)
        given = Fields(self.question).raw.get("token")
        token = given if isinstance(given, str) and codes.hashed(given) else codes.token()
        voice, now = codes.hashed(token), self.room.clock()
        try:
            with self.room.newcomers.one(self.visitor) as one:
                one.new = await self.room.write(taking.join, session.id, voice, now)
        except CrowdError as crowd:
            try:
                await self.room.read(taking.known, session.id, voice)
            except StrangerError:
                raise crowd from None
        return {"token": token, "build": self.site.course.build}


class State(Voiced):
    """`/state`: how things stand, as one participant sees them."""

    async def answer(self, code: str) -> dict[str, Any]:
        """Give it."""
        return await self.state(await self.seen(code))


class Answer(Voiced):
    """`/answer`: what a participant answers, taken or refused by the store itself."""

    async def answer(self, code: str) -> dict[str, Any]:
        """Take it, and say how things stand then."""
        sent = asking.sent(self.question)
        seen = await self.seen(code)
        ballot = Ballot(seen.session.id, sent.turn, sent.round, asking.voice(self.question))
        taking_it = voicing.Taking(self.site.course, self.lang, ballot, sent)
        await self.room.write(taking_it.take, self.room.clock())
        return {"taken": sent.name, **await self.state(await self.seen(code))}


class Upvote(Voiced):
    """`/upvote`: for a line of the wall, or no more for it."""

    async def answer(self, code: str) -> dict[str, Any]:
        """Take it, and say how things stand then."""
        mark, yes = asking.liked(self.question)
        seen, voice = await self.seen(code), asking.voice(self.question)
        await self.room.write(taking.like, seen.session.id, voice, mark, yes=yes)
        return await self.state(await self.seen(code))
