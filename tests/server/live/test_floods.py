"""Floods: of codes, answers, streams and voices; whoever is in the room already goes on."""

import asyncio
import json
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import insert

from course.content import Course
from course.live import codes
from course.live.store import Store, reading, schema
from course.live.store.taking import ROOM
from course.server import limits
from tests.bench.keepalive import Connection
from tests.crowd.participant import NO_CONTACT, Participant
from tests.scenes import play
from tests.server.asking import Client
from tests.server.live import leading
from tests.server.live.leading import Trainer
from tests.server.live.phones import KIND, Phone, event
from tests.server.live.scene import NORMAL
from tests.serving import Served, learners

HERE, THERE, ELSEWHERE = "127.0.0.2", "127.0.0.3", "127.0.0.4"  # three addresses of this machine
HONEST, ROUNDS = 20, 4  # who votes during a flood, and how often each
ASKING = 24  # connections of a flood


@pytest.fixture
def unasked(where: str, tmp_path: Path) -> Iterator[Served]:
    """Run a server that nobody has asked yet: wrong codes are not forgotten so soon."""
    with learners(tmp_path / "log", "--store", where) as running:
        yield running


@pytest.fixture
def asked(course: Course) -> str:
    """Give an exercise to vote on."""
    return next(each.id for each in course["sv"].exercises.values() if each.kind == "choose")


def guess(client: Client, wrong: Iterator[str], times: int) -> list[int]:
    """Try wrong codes; give the statuses."""
    return [client.ask(f"/live/{next(wrong)}").status for _ in range(times)]


def wrong_codes(trainer: Trainer) -> Iterator[str]:
    """Give codes that nobody has, never the same twice."""
    letters = codes.LETTERS
    for number in count():
        code = "".join(letters[number // 20**place % 20] for place in range(codes.LENGTH))
        if code != trainer.key.code:
            yield code


def test_whoever_guesses_holds_up_newcomers_at_their_address_and_nobody_else(
    unasked: Served, trainer: Trainer, asked: str
) -> None:
    """Behind the same address those who are in vote on, and poll; elsewhere a right code leads in.

    A header that names another address helps nobody: no proxy is trusted.
    """
    guesser = Client(unasked.address, HERE)
    inside = Phone(guesser, trainer.code).join()
    trainer.put(asked)
    wrong = wrong_codes(trainer)
    assert set(guess(guesser, wrong, int(limits.WRONG_EACH.at_once))) == {404}
    room = f"/live/{trainer.code}"
    for number in range(5):
        assert guesser.ask(room, X_Forwarded_For=f"192.0.2.{number}").status == 429
    assert inside.answer({"pick": ""}).status == 200
    assert guesser.ask(f"{room}/events").status == 429  # the page asks now and then instead
    assert Phone(guesser, trainer.code).ask("join").status == 429
    other = Client(unasked.address, THERE)
    assert other.ask(room).status == 200
    assert Phone(other, trainer.code).join().ask("state").status == 200


def test_guesses_from_everywhere_have_an_end_too(
    unasked: Served, trainer: Trainer, asked: str
) -> None:
    """However many addresses guess, the room votes on, and others come in.

    Only when there are very many of them newcomers wait for a moment.
    """
    inside = Phone(Client(unasked.address, ELSEWHERE), trainer.code).join()
    trainer.put(asked)
    wrong, statuses = wrong_codes(trainer), list[int]()
    for number in range(20):
        statuses += guess(Client(unasked.address, f"127.0.1.{number}"), wrong, 10)
    assert statuses.count(404) >= limits.WRONG_ALL.at_once / 2
    assert statuses[-1] == 429
    assert Phone(Client(unasked.address, THERE), trainer.code).join().ask("state").status == 200
    for number in range(200):
        statuses += guess(Client(unasked.address, f"127.0.2.{number}"), wrong, 1)
    assert statuses.count(404) >= limits.WRONG_ALL.at_once
    assert 429 in statuses[200:]
    newcomer = Client(unasked.address, "127.0.3.1").ask(f"/live/{trainer.code}")
    assert newcomer.status in {200, 429}  # one a second is let through again
    assert inside.answer({"pick": ""}).status == 200


def test_a_flood_of_answers_slows_no_vote(
    served: Served, trainer: Trainer, asked: str, course: Course
) -> None:
    """One voice answers over many connections, with rubbish between; the others vote as usual.

    In the end there is one answer of each voice, and the others' are as they gave them.
    """
    picks = [*course["sv"].exercises[asked].spec.options]
    hostile = Phone(Client(served.address, HERE), trainer.code).join()
    trainer.put(asked)
    statuses: list[int] = []

    async def flood(number: int) -> None:
        chance, path = Random(number), f"/live/{trainer.code}/answer"  # noqa: S311 -- no secret
        while True:
            try:
                async with Connection(served.address, HERE) as connection:
                    for _ in range(50):
                        body = _rubbish(chance, hostile.token, picks)
                        statuses.append((await connection.post(path, body))[0])
            except NO_CONTACT:
                statuses.append(0)

    async def honest(number: int) -> list[float]:
        chance, times = Random(number), list[float]()  # noqa: S311 -- no secret
        one = Participant(served.address, trainer.code)
        await one.join()
        for _ in range(ROUNDS):
            await asyncio.sleep(chance.uniform(0, 0.4))
            sent = await one.vote(chance.choice(picks))
            assert sent.taken
            times.append(sent.taken - sent.at)
        one.leave()
        assert (one.failures, one.refused) == (0, [])
        given = (trainer.key.id, 1, 1, one.voice)
        held = trainer.store.read(reading.answer, *given)
        assert held
        assert held["pick"] == one.sent[-1].pick
        return times

    async def both() -> list[list[float]]:
        floods = [asyncio.ensure_future(flood(number)) for number in range(ASKING)]
        found = await asyncio.gather(*(honest(number) for number in range(HONEST)))
        for each in floods:
            each.cancel()
        return found

    times = sorted(each for one in play(both()) for each in one)
    assert times[len(times) // 2] < NORMAL
    assert len(statuses) > ASKING
    assert set(statuses) <= {0, 200, 400, 403, 409, 413, 429, 503}
    assert trainer.store.read(reading.answered, trainer.key.id, 1, 1) in {HONEST, HONEST + 1}


def _rubbish(chance: Random, token: str, picks: list[str]) -> bytes:
    """Give a question of a flood: one in two is an answer, one in ten a giant."""
    fields = {"pick": chance.choice(picks), "x": "å" * (9000 if chance.random() < 0.1 else 1)}
    sound = {"turn": 1, "round": 1, "event": event(), "do": "check", "fields": fields}
    said = {**sound, "token": token if chance.random() < 0.6 else codes.token()}
    body = json.dumps(said).encode()
    return body if chance.random() < 0.8 else body[: len(body) // 2]


def test_streams_that_nobody_reads_have_an_end(served: Served, trainer: Trainer) -> None:
    """So many of one address are open and no more; others hear of news, and all may ask.

    Once they are closed, whoever is behind that address has streams again.
    """

    async def half_open() -> list[Connection]:
        opened = []
        asked = f"GET /live/{trainer.code}/events HTTP/1.1\r\nHost: localhost\r\n"
        for number in range(2 * limits.STREAMS_EACH + 200):
            opened.append(await Connection(served.address, HERE).open())
            whole = "" if number % 6 == 5 else "\r\n"  # one in six stops in its head
            opened[-1].writer.write(f"{asked}{whole}".encode())
        return opened

    async def streams(source: str) -> int:
        async with Connection(served.address, source) as one:
            head = f"GET /live/{trainer.code}/events HTTP/1.1\r\nHost: localhost\r\n\r\n"
            one.writer.write(head.encode())
            async with asyncio.timeout(20):
                return int((await one.reader.readline()).split()[1])

    async def hold() -> None:
        opened = await half_open()
        phone = await asyncio.to_thread(Phone(Client(served.address, HERE), trainer.code).join)
        began = time.monotonic()
        assert (await asyncio.to_thread(phone.ask, "state")).status == 200
        assert time.monotonic() - began < NORMAL
        assert (await streams(HERE), await streams(THERE)) == (503, 200)
        for each in opened:
            each.close()
        ends = time.monotonic() + 20
        while (again := await streams(HERE)) != 200 and time.monotonic() < ends:
            pass
        assert again == 200

    play(hold())


def test_a_room_that_is_full_says_so_and_goes_on(
    served: Served, trainer: Trainer, asked: str
) -> None:
    """Voice number 2,001 is told that the room is full; those who are in come back, and vote."""
    client = Client(served.address)
    inside = Phone(client, trainer.code).join()
    others = [
        {"session": trainer.key.id, "voice": codes.hashed(codes.token()), "seen": time.time()}
        for _ in range(ROOM - 2)
    ]
    trainer.store.write(lambda c: c.execute(insert(schema.voices), others))
    statuses = [Phone(client, trainer.code).ask("join").status for _ in range(3)]
    assert statuses == [200, 409, 409]
    body = json.dumps({"token": codes.token()}).encode()
    full = client.ask(f"/live/{trainer.code}/join", "POST", body, **KIND)
    assert full.json() == {"status": 409, "why": "full"}
    assert inside.ask("join").json()["token"] == inside.token
    trainer.put(asked)
    assert inside.answer({"pick": ""}).status == 200
    assert trainer.session.present == ROOM


def test_a_room_that_ends_makes_no_guessers_of_its_phones(
    unasked: Served, store: Store, asked: str
) -> None:
    """More phones behind one address than may guess: all hear that it is over, and go elsewhere."""
    ended, after = leading.begin(store), leading.begin(store)
    client = Client(unasked.address, HERE)
    phones = [Phone(client, ended.code).join() for _ in range(int(limits.WRONG_EACH.at_once) + 5)]
    ended.put(asked)
    ended.end()
    assert {each.ask("state").status for each in phones} == {410}
    assert Phone(client, after.code).ask("join").status == 200
    assert guess(client, wrong_codes(after), 45)[-1] == 429
