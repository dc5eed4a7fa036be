"""`python -m tests.bench.panel STORE`: a trainer's panel as a kernel has it, that tells the time.

It opens a room and says its key in a line of JSON. Then it watches the room as a notebook does, and
says of each drawing when it was made and which votes were in it that were in none before.
"""

import asyncio
import json
import sys
from dataclasses import dataclass, field
from time import monotonic

from sqlalchemy import Connection, select

from course import content
from course.live import panel
from course.live.desk import Desk, Trouble
from course.live.panel import Drawn
from course.live.standing import Standing
from course.live.store.schema import answers
from widgets.watch import Watch


@dataclass
class Timed(Desk):
    """A desk that notes the votes in the store just before each look at it."""

    votes: set[str] = field(default_factory=set)

    def look(self, before: object = None) -> Standing | Trouble | None:
        """See how the session stands: with these votes, and perhaps with more."""
        self.votes = self.led.sees(_votes)
        return super().look(before)


def _votes(connection: Connection) -> set[str]:
    return set(connection.execute(select(answers.c.event)).scalars())


@dataclass
class Page:
    """The page that the panel is on."""

    desk: Timed
    told: set[str] = field(default_factory=set)

    def drawn(self, here: Standing | Trouble) -> str:
        """Draw the panel."""
        return panel.panel(Drawn(self.desk.course, "sv"), here)

    def put(self, html: str) -> None:
        """Say what is in it now."""
        new, self.told = self.desk.votes - self.told, self.told | self.desk.votes
        print(json.dumps({"at": monotonic(), "votes": [*new], "bytes": len(html)}), flush=True)


async def main(where: str) -> None:
    """Watch until nobody listens any more."""
    desk = Timed(content.load(), where)
    print(json.dumps(vars(desk.led.key)), flush=True)
    watch = Watch(desk)
    await watch.join(Page(desk))
    await asyncio.to_thread(sys.stdin.read)
    desk.led.store.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
