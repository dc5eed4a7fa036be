"""More newcomers than any hall has, from one address."""

import asyncio
import json
import time

from course.live import codes
from course.server import limits
from tests.bench.keepalive import Connection
from tests.scenes import play
from tests.server.asking import Client
from tests.server.live.leading import Trainer
from tests.server.live.phones import Phone
from tests.server.live.test_floods import HERE, THERE, asked, unasked
from tests.serving import Served

__all__ = ["asked", "unasked"]  # what the test is given


def test_a_flood_of_voices_fills_no_room(unasked: Served, trainer: Trainer, asked: str) -> None:
    """One address has its hall in at once and no more; others come in, and its phones come back."""

    async def crowd(many: int) -> list[int]:
        async def phone() -> int:
            async with Connection(unasked.address, HERE) as one:
                body = json.dumps({"token": codes.token()}).encode()
                return (await one.post(f"/live/{trainer.code}/join", body))[0]

        return await asyncio.gather(*(phone() for _ in range(many)))

    inside = Phone(Client(unasked.address, HERE), trainer.code).join()
    began = time.monotonic()
    statuses = play(crowd(400))
    most = limits.VOICES.at_once - 1 + limits.VOICES.each_second * (time.monotonic() - began)
    assert set(statuses) == {200, 429}
    assert limits.VOICES.at_once - 1 <= statuses.count(200) <= most
    refused = Phone(Client(unasked.address, HERE), trainer.code).ask("join")
    assert (refused.status, refused.json()["why"]) == (429, "crowd")
    assert 1 <= int(refused.headers["Retry-After"]) <= 3
    assert inside.ask("join").json()["token"] == inside.token
    trainer.put(asked)
    assert inside.answer({"pick": ""}).status == 200
    assert Phone(Client(unasked.address, THERE), trainer.code).join().ask("state").status == 200
