"""The bounds, each by itself: tokens, questions that come in part, JSON, the line for files."""

import asyncio
import threading
from collections.abc import Callable
from http import HTTPStatus

import pytest
from tornado.httputil import HTTPHeaders

from course.server import buckets, limits, question, security
from course.server.bodies import Bodies
from course.server.buckets import Buckets
from course.server.limits import Rate
from course.server.making import BusyError, Making
from course.server.pulse import Pulse
from course.server.refusals import Refusals
from course.server.visitor import Trust
from tests.scenes import play


class Clock:
    """A clock that goes when it is told to."""

    now = 0.0

    def __call__(self) -> float:
        """Give the time."""
        return self.now


def asked(clock: Clock, addresses: Callable[[int], str], each_second: int, seconds: int) -> int:
    """Ask at an even pace; give how many were turned away."""
    held = Buckets(Rate(), clock)
    refused = 0
    for number in range(each_second * seconds):
        clock.now = number / each_second
        refused += bool(held.take(addresses(number)))
    return refused


def test_a_class_behind_one_address_never_meets_the_limit() -> None:
    """30 learners open a page at once, and then click twice a second each for ten minutes."""
    held = Buckets(Rate(), clock := Clock())
    assert not any(held.take("192.0.2.1") for _ in range(30 * 4))
    for second in range(600):
        clock.now = second
        assert not any(held.take("192.0.2.1") for _ in range(30 * 2))


def test_a_municipality_behind_one_address_never_meets_the_limit() -> None:
    """1,000 learners come within a second, and then click every fourth second for ten minutes."""
    held = Buckets(Rate(), clock := Clock())
    assert not any(held.take("192.0.2.1") for _ in range(1_000 * 4))
    for second in range(1, 600):
        clock.now = second
        assert not any(held.take("192.0.2.1", 1 + 8_000 // limits.WEIGHT) for _ in range(250))


def test_a_program_is_held_and_others_are_not() -> None:
    """Whoever asks 5,000 times a second is held at the rate, and their neighbour is not."""
    refused = asked(Clock(), lambda _: "192.0.2.1", 5_000, 10)
    assert refused == pytest.approx(50_000 - limits.BURST - 10 * limits.RATE, abs=10)
    held = Buckets(Rate(1, 1), Clock())
    assert [held.take(each) for each in ("192.0.2.1", "192.0.2.1", "192.0.2.2")] == [0, 1, 0]


def test_who_waits_as_told_is_let_in() -> None:
    """The seconds that are said are enough, and one less is not."""
    held = Buckets(Rate(2, 10), clock := Clock())
    assert held.take("192.0.2.1", 10) == 0
    wait = held.take("192.0.2.1", 7)
    assert wait == 4
    clock.now = wait - 1
    assert held.take("192.0.2.1", 7)
    clock.now = wait
    assert held.take("192.0.2.1", 7) == 0


def test_no_address_is_kept_and_nobody_for_long() -> None:
    """What is kept is a hash that another process would not make, and it is soon forgotten."""
    held, other = Buckets(Rate(), clock := Clock()), Buckets(Rate(), clock)
    for each in (held, other):
        each.take("192.0.2.77")
    (key,), (another) = held._held, next(iter(other._held))
    assert b"192.0.2.77" not in key
    assert key != another
    clock.now = buckets.SWEEP + limits.BURST / limits.RATE
    held.take("192.0.2.78")
    assert len(held) == 1


def test_addresses_without_end_take_no_room_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only so many are remembered; the one heard of first goes first."""
    monkeypatch.setattr(buckets, "MOST", 100)
    held = Buckets(Rate(1, 1), Clock())
    for number in range(1_000):
        held.take(f"10.0.{number // 256}.{number % 256}")
    assert len(held) == 100


def test_one_household_has_one_bucket() -> None:
    """An IPv6 network counts as one address, and an IPv4 address as itself however written."""
    held = Buckets(Rate(1, 1), Clock())
    assert held.take("2001:db8:1:2::1") == 0
    assert held.take("2001:db8:1:2:ffff::2%eth0") == 1
    assert held.take("2001:db8:1:3::1") == 0
    assert held.take("192.0.2.1") == 0
    assert held.take("::ffff:192.0.2.1") == 1
    assert held.take("no address at all") == 0


def test_an_operator_may_set_no_limit() -> None:
    """A rate of 0 holds nobody and remembers nobody."""
    held = Buckets(Rate(0, 0), Clock())
    assert not any(held.take("192.0.2.1", 1_000) for _ in range(100))
    assert len(held) == 0


@pytest.mark.parametrize(
    ("trust", "said", "visitor"),
    [
        (Trust(), {"X-Forwarded-For": "192.0.2.9", "X-Real-Ip": "192.0.2.8"}, "10.0.0.1"),
        (Trust(1), {"X-Forwarded-For": "198.51.100.1, 192.0.2.9"}, "192.0.2.9"),
        (Trust(2), {"X-Forwarded-For": "203.0.113.1, 192.0.2.9, 10.0.0.2"}, "192.0.2.9"),
        (Trust(2), {"X-Forwarded-For": "192.0.2.9"}, "10.0.0.1"),
        (Trust(1), {}, "10.0.0.1"),
        (Trust(1), {"X-Forwarded-For": "192.0.2.9, unknown"}, "10.0.0.1"),
        (Trust(1), {"X-Forwarded-For": "192.0.2.9:4711"}, "192.0.2.9"),
        (Trust(1), {"X-Forwarded-For": "[2001:db8::1]:4711"}, "2001:db8::1"),
        (Trust(header="X-Real-IP"), {"X-Real-Ip": "192.0.2.8"}, "192.0.2.8"),
        (Trust(header="X-Real-IP"), {"X-Forwarded-For": "192.0.2.9"}, "10.0.0.1"),
        (Trust(header="X-Real-IP"), {"X-Real-Ip": "x\x00"}, "10.0.0.1"),
    ],
)
def test_only_a_trusted_proxy_says_who_asks(
    trust: Trust, said: dict[str, str], visitor: str
) -> None:
    """A header is believed when the operator says so, from its end, and when it is an address."""
    assert trust.visitor("10.0.0.1", HTTPHeaders(said)) == visitor


class Holder:
    """Someone who sends a question."""

    gave_way = False

    def give_way(self) -> None:
        """Note that it was told to let go."""
        self.gave_way = True


def test_the_largest_question_gives_way() -> None:
    """Whoever sends much and waits stands in no small one's way, and the sum is never too large."""
    bodies, large = Bodies(100), [Holder() for _ in range(3)]
    for each in large:
        bodies.add(each, 30)
    small = [Holder() for _ in range(20)]
    for each in small:
        bodies.add(each, 1)
        assert bodies.total <= 100
    assert [each.gave_way for each in large].count(True) == 1
    assert not any(each.gave_way for each in small)
    for each in [*large, *small]:
        bodies.drop(each)
        bodies.drop(each)
    assert bodies.total == 0


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 30 + b"]" * 30,
        b'{"a":' * 30 + b"1" + b"}" * 30,
        b"[" + b"[]," * 30_000 + b"[]]",
        b"[" + b"1," * 25_000 + b"1]",
        b"[" + b"{}," * 200_000 + b"{}]",
        b"[" * 1_000_000,
        b'{"at": 1e999}',
        b"[-1e999]",
        b"[NaN]",
        b"1" * 5_000,
    ],
    ids=lambda body: f"{bytes(body[:8])!r}{len(body)}",
)
def test_json_that_no_page_sends_is_refused(body: bytes) -> None:
    """Neither depth nor number can make a small body large, nor make an answer that is no JSON."""
    with pytest.raises(ValueError, match=r"^$|Exceeds|Expecting|recursion"):
        question.read(body)


def test_a_text_with_many_commas_is_read() -> None:
    """What is counted is generous to people who write."""
    assert question.read(b'["' + b"ja, nej, " * 5_000 + b'"]')


def test_the_line_for_files_has_an_end() -> None:
    """A file too many is refused at once, and who goes leaves the line."""
    stop, made = threading.Event(), list[int]()

    async def scene() -> None:
        making = Making(most=3, patience=20)
        line = [asyncio.ensure_future(making.make(stop.wait, 10))]
        await asyncio.sleep(0.05)
        line += [asyncio.ensure_future(making.make(made.append, each)) for each in (1, 2)]
        await asyncio.sleep(0)
        with pytest.raises(BusyError):
            await making.make(made.append, 3)
        line[1].cancel()
        await asyncio.sleep(0)
        line.append(asyncio.ensure_future(making.make(made.append, 4)))
        await asyncio.sleep(0)
        stop.set()
        await asyncio.gather(line[0], line[2], line[3])

    play(scene())
    assert made == [2, 4]


def test_a_file_that_takes_too_long_is_not_waited_for() -> None:
    """After its time the page hears that it may try again."""
    stop = threading.Event()

    async def scene() -> None:
        with pytest.raises(BusyError):
            await Making(patience=0.05).make(stop.wait, 10)
        stop.set()

    play(scene())


@pytest.mark.parametrize(("waited", "worked", "late"), [(9, 9, True), (9, 0, False), (1, 1, False)])
def test_late_is_late_by_our_own_work(waited: float, worked: float, *, late: bool) -> None:
    """A server that waits for a busy computer turns nobody away; one with too much to do does."""
    pulse = Pulse()
    pulse._beat -= waited
    pulse._worked -= worked
    assert pulse.late is late


def test_a_flood_fills_no_log(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is turned away is counted, and told every ten seconds at most."""
    lines: list[str] = []
    monkeypatch.setattr(security.log, "info", lambda said, *parts: lines.append(said % parts))
    refusals = Refusals(clock := Clock())
    for number in range(1_000):
        clock.now = number / 50
        refusals.tell(HTTPStatus.TOO_MANY_REQUESTS)
    assert lines == ["- - 429, 1 turned away", "- - 429, 500 turned away"]
