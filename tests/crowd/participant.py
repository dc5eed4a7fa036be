"""A participant: has a voice, hears the news, sees how things stand, and votes until it is heard.

What it does when something fails is what the page's script does: `course/page/sending.js`.
"""

import asyncio
import json
import random
import secrets
from contextlib import suppress
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from course.live import codes
from tests.bench.keepalive import Connection
from tests.crowd.news import News

SPREAD, FIRST, LONGEST = 0.3, 0.5, 30.0  # seconds, as in the page's script
PATIENCE = 20  # seconds for an answer
NO_CONTACT = (OSError, EOFError, ValueError, TimeoutError)


class UnheardError(Exception):
    """The server said nothing of its own: whoever asked tries again."""


@dataclass(frozen=True)
class Drawn:
    """What a phone has shown: from when, which revision, and what of the exercise."""

    at: float
    revision: int
    stage: str
    turn: int
    round: int


@dataclass
class Sent:
    """A vote on its way: its name, what it was, when it was sent first, and when it was taken."""

    event: str
    pick: str
    at: float
    taken: float | None = None


@dataclass
class Participant:
    """One of many in a room."""

    origin: str
    code: str
    lang: str = "sv"
    token: str = field(default_factory=lambda: secrets.token_hex(16))
    drawn: list[Drawn] = field(default_factory=list)
    sent: list[Sent] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    failures: int = 0
    looks: int = 0
    heard: asyncio.Event = field(default_factory=asyncio.Event)  # that a vote was taken
    ended: asyncio.Event = field(default_factory=asyncio.Event)
    html: str = ""

    def __post_init__(self) -> None:
        """Be connected with nothing yet."""
        self.news = News(self.origin, self.code)
        self._connection: Connection | None = None
        self._one_at_a_time, self._changed = asyncio.Lock(), asyncio.Event()
        self._looking = self._again = False
        self._tries = 0
        self._tasks = set[asyncio.Task[None]]()

    @property
    def voice(self) -> str:
        """What the store knows the voice by."""
        return codes.hashed(self.token)

    async def join(self) -> None:
        """Have a voice, and hear of the room from now on."""
        await self._until_heard("join")
        self._do(self._listen())
        await self.look()

    def leave(self) -> None:
        """Hear and ask no more."""
        for task in self._tasks:
            task.cancel()
        if self._connection:
            self._connection.close()

    async def vote(self, pick: str, field: str = "pick", *, twice: bool = True) -> Sent:
        """Answer the round that is drawn; `twice` sends the very same once more when it is taken.

        Gives what was sent, once it has been taken or refused.
        """
        now = self.drawn[-1]
        sent = Sent(secrets.token_hex(12), pick, monotonic())
        self.sent.append(sent)
        asked = {"turn": now.turn, "round": now.round, "event": sent.event, "do": "check"}
        for _ in range(1 + twice):
            status, said = await self._until_heard("answer", **asked, fields={field: pick})
            if status == 200 and said["taken"] == sent.event:
                sent.taken = sent.taken or monotonic()
                self.heard.set()
                self._draw(said)
            else:
                self.refused.append(f"{status} {said.get('why')}")
        return sent

    async def see(self, stage: str, turn: int = 1) -> None:
        """Wait until the phone shows a stage."""
        while not (self.drawn and (self.drawn[-1].stage, self.drawn[-1].turn) == (stage, turn)):
            self._changed.clear()
            await self._changed.wait()

    async def catch_up(self, revision: int) -> None:
        """Wait until the phone shows a revision, or a later one."""
        while self.drawn[-1].revision < revision:
            self._changed.clear()
            await self._changed.wait()

    async def look(self) -> None:
        """See how things stand; who is looking already looks once more."""
        self._again = self._looking
        if self._looking:
            return
        self._looking = True
        try:
            self.looks += 1
            status, said = await self._until_heard("state")
        finally:
            self._looking = False
        if status == 200:
            self._draw(said)
        elif status == 410:
            self.ended.set()
        else:
            self.refused.append(f"{status} {said.get('why')}")
        if self._again:
            await self.look()

    async def ask(self, what: str, **more: Any) -> tuple[int, Any]:
        """Ask once; raises UnheardError."""
        body = json.dumps({"token": self.token, "lang": self.lang, **more}).encode()
        async with self._one_at_a_time:
            try:
                async with asyncio.timeout(PATIENCE):
                    if self._connection is None:
                        self._connection = await Connection(self.origin).open()
                    path = f"/live/{self.code}/{what}"
                    status, _, said = await self._connection.post(path, body)
            except NO_CONTACT as problem:
                if self._connection:
                    self._connection.close()
                self._connection = None
                raise UnheardError from problem
        if status >= 500 or status in {408, 429}:
            raise UnheardError
        return status, json.loads(said)

    async def _until_heard(self, what: str, **more: Any) -> tuple[int, Any]:
        while True:
            with suppress(UnheardError):
                found = await self.ask(what, **more)
                self._tries = 0
                return found
            self._tries += 1
            self.failures += 1
            pause = min(LONGEST, FIRST * 2**self._tries)
            await asyncio.sleep(pause * random.uniform(0.5, 1))  # noqa: S311 -- no secret

    async def _listen(self) -> None:
        async for said in self.news.heard():
            if said.get("over"):
                self.ended.set()
                return
            if not self.drawn or said["revision"] != self.drawn[-1].revision:
                self._do(self._soon())

    async def _soon(self) -> None:
        await asyncio.sleep(random.uniform(0, SPREAD))  # noqa: S311 -- no secret
        await self.look()

    def _draw(self, said: dict[str, Any]) -> None:
        if self.drawn and said["revision"] < self.drawn[-1].revision:
            return
        shown = (said[name] for name in ("revision", "stage", "turn", "round"))
        self.drawn.append(Drawn(monotonic(), *shown))
        self.html = said["html"]
        self._changed.set()

    def _do(self, what: Any) -> None:
        task = asyncio.ensure_future(what)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and task.exception():
            self.refused.append(repr(task.exception()))
