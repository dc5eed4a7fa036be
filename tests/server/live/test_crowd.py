"""A room full of phones: every vote counts once, also when the server dies in the middle of it."""

import asyncio
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from random import Random

import pytest

from course.content import LANGUAGES, Course
from course.lesson import Exercise
from course.live.results import result
from course.live.stages import Move
from course.live.store import Store, reading
from tests.crowd.participant import Participant, Sent
from tests.live import postgres
from tests.scenes import play
from tests.server.live import leading
from tests.server.live.leading import Trainer
from tests.serving import Served, free_port, learners

MANY, SPREAD = 60, 1.0  # participants, and the seconds within which they vote
STAGES = (
    (Move.CLOSE, "closed1"),
    (Move.TALK, "talk"),
    (Move.AGAIN, "vote2"),
    (Move.CLOSE, "closed2"),
    (Move.REVEAL, "distribution"),
    (Move.KEY, "key"),
    (Move.EXPLAIN, "explanation"),
)
PATIENCE = 60  # seconds: a busy machine is slow, not wrong


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the address of an empty store, of both kinds in turn."""
    if request.param == "sqlite":
        return leading.address(tmp_path)
    address: str = request.getfixturevalue("database")
    postgres.empty(address)
    return address


@pytest.fixture
def trainer(where: str) -> Iterator[Trainer]:
    """Begin a session in it."""
    led = leading.begin(Store(where))
    yield led
    led.store.close()


@pytest.fixture
def asked(course: Course) -> Exercise:
    """Give an exercise to vote on."""
    found = next(each for each in course["sv"].exercises.values() if each.kind == "choose")
    assert len(found.spec.options) > 1
    return found


async def room(trainer: Trainer, *servers: Served) -> list[Participant]:
    """Let the participants in, spread over the servers, and wait until all see the lobby."""
    here = [
        Participant(servers[number % len(servers)].address, trainer.code, LANGUAGES[number % 3 % 2])
        for number in range(MANY)
    ]
    await asyncio.gather(*(each.join() for each in here))
    await all_see(here, "lobby", 0)
    return here


async def all_see(here: Sequence[Participant], stage: str, turn: int = 1) -> None:
    """Wait until every phone shows a stage."""
    async with asyncio.timeout(PATIENCE):
        await asyncio.gather(*(each.see(stage, turn) for each in here))


async def votes(one: Participant, asked: Exercise, chance: Random) -> Sent:
    """Vote when the vote opens, and change it; each is sent twice, as if no answer had come."""
    first, last = chance.sample([*asked.spec.options], 2)
    await one.see("vote1")
    await asyncio.sleep(chance.uniform(0, SPREAD))
    await one.vote(first)
    return await one.vote(last)


async def all_vote(here: Sequence[Participant], asked: Exercise) -> list[Sent]:
    """Let all vote; give what each said last."""
    async with asyncio.timeout(PATIENCE):
        chances = [Random(number) for number in range(MANY)]  # noqa: S311 -- no secret
        each = map(votes, here, [asked] * MANY, chances)
        return await asyncio.gather(*each)


def held(trainer: Trainer, here: Sequence[Participant]) -> list[str]:
    """Give what the store holds as each participant's answer; "" for none."""
    given = [trainer.store.read(reading.answer, trainer.key.id, 1, 1, one.voice) for one in here]
    return [each["pick"] if each else "" for each in given]


def may_be_held(one: Participant) -> set[str]:
    """Give what may be in the store: the last vote that was said to be taken, or one after it."""
    taken = sum(bool(each.taken) for each in one.sent)
    return {each.pick for each in one.sent[max(0, taken - 1) :]} | (set() if taken else {""})


def tally(trainer: Trainer, course: Course, asked: Exercise) -> dict[str, int | None]:
    """Give the room's chart as numbers."""
    given = trainer.store.read(reading.all_answers, trainer.key.id, 1, 1)
    chart = result(course, asked, course.someone("sv"), [given], {}).charts[0]
    return {bar.key: bar.counts[0] for bar in chart.bars if bar.counts[0]}


def leave(here: Sequence[Participant]) -> None:
    """Let all leave; none of them may have heard a word that was not for them."""
    for one in here:
        one.leave()
        assert not one.refused


def test_every_vote_of_a_room_is_counted_once(
    trainer: Trainer, where: str, tmp_path: Path, course: Course, asked: Exercise
) -> None:
    """Sixty vote when they hear that they may, change their vote once, and send each twice.

    The store changes once for each vote and once for each change of it, and holds the last.
    """

    async def vote(served: Served) -> None:
        here = await room(trainer, served)
        trainer.put(asked.id)
        before = trainer.session.changes
        said = [each.pick for each in await all_vote(here, asked)]
        assert trainer.session.changes - before == 2 * MANY
        assert held(trainer, here) == said
        assert tally(trainer, course, asked) == Counter(said)
        trainer.move(Move.CLOSE, Move.REVEAL)
        await all_see(here, "distribution")
        assert all(f": {MANY}" in one.html for one in here)
        assert {(one.news.opened, one.failures) for one in here} == {(1, 0)}
        leave(here)

    with learners(tmp_path / "log", "--store", where) as served:
        play(vote(served))


def test_a_server_that_dies_in_a_vote_loses_none_and_doubles_none(
    trainer: Trainer, where: str, tmp_path: Path, course: Course, asked: Exercise
) -> None:
    """What was taken is in the store when it dies; what was not is sent again, and taken once."""
    port = str(free_port())
    again = ("--store", where, "--port", port)

    async def vote(served: Served) -> None:
        here = await room(trainer, served)
        trainer.put(asked.id)
        before = trainer.session.changes
        voting = asyncio.ensure_future(all_vote(here, asked))
        heard = asyncio.as_completed([one.heard.wait() for one in here])
        for first in islice(heard, MANY // 3):
            await first
        served.process.kill()
        served.process.wait()
        assert not all(one.sent and one.sent[0].taken for one in here)
        for one, pick in zip(here, held(trainer, here), strict=True):
            assert pick in may_be_held(one)
        with learners(tmp_path / "again", *again):
            said = [each.pick for each in await voting]
            assert trainer.session.changes - before == 2 * MANY
            assert held(trainer, here) == said
            assert tally(trainer, course, asked) == Counter(said)
            assert any(one.failures for one in here)
            trainer.move(Move.CLOSE)
            await all_see(here, "closed1")
            leave(here)

    with learners(tmp_path / "log", *again) as served:
        play(vote(served))


def test_two_servers_share_one_room(
    database: str, tmp_path: Path, course: Course, asked: Exercise
) -> None:
    """On one PostgreSQL each half of the room is served by one of them; all see every stage."""
    postgres.empty(database)
    trainer = leading.begin(Store(database))

    async def lead(*servers: Served) -> None:
        here = await room(trainer, *servers)
        trainer.put(asked.id)
        said = [each.pick for each in await all_vote(here, asked)]
        assert tally(trainer, course, asked) == Counter(said)
        for move, stage in STAGES:
            trainer.move(move)
            await all_see(here, stage)
        for one in here:
            seen = dict.fromkeys(each.stage for each in one.drawn)
            assert [*seen] == ["lobby", "vote1", *(stage for _, stage in STAGES)]
        trainer.end()
        async with asyncio.timeout(PATIENCE):
            await asyncio.gather(*(one.ended.wait() for one in here))
        leave(here)

    store = ("--store", database)
    with learners(tmp_path / "one", *store) as one, learners(tmp_path / "two", *store) as two:
        play(lead(one, two))
    trainer.store.close()
