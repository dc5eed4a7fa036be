"""How much the server takes on, all of it in one place, and why the figures are what they are.

People share addresses: a class sits behind one, a whole municipality behind another. So the figures
for one address are set by how many may sit behind it, never by what one person needs:

- A class: 30 learners who open a page at the same moment ask for 90 files, and if each then clicks
  twice a second (nobody does for long) that is 60 requests a second.
- A municipality: 1,000 learners behind one NAT. With a click every fifth second each that is 200 a
  second; if all of them open the course within the same second it is 3,000 requests at once.

`RATE` and `BURST` leave room beside both. What they stop is a program: one that asks as fast as it
can runs through the burst within seconds, and is held at about what one process can answer.
"""

from __future__ import annotations

from dataclasses import dataclass

RATE = 400  # requests a second from one address, over time
BURST = 5_000  # requests from one address at once, before RATE holds it
WEIGHT = 32_000  # bytes of a question that count as one request more

CONNECTIONS = (
    3_000  # open at once: three for each of 1,000 browsers; idle ones give way to new ones
)
SURPLUS = 100  # more that are told to come back, before the rest are cut
HEAD = 16_000  # bytes of a request's line and headers: a shared domain may bring large cookies
HEAD_TIME = 10  # seconds for a head to come, from its first byte
BODY_TIME = 30  # seconds for a body: a megabyte on a slow phone
IDLE = 75  # seconds a connection may rest between requests; longer than proxies keep theirs
STUCK = 30  # seconds in which a client must take at least something of its answer

QUESTION = 1_000_000  # bytes of a question: more than any workbook
ALL_QUESTIONS = 64_000_000  # bytes of questions that have come in part; the largest gives way
PATIENCE = 16 * QUESTION  # bytes read and thrown away, so that whoever sent them hears why
OTHER_BODY = 8_000  # bytes of a body anywhere else: a page with a kernel says goodbye in one
DEEP = 24  # lists and objects in one another, as JSON; what a page sends is 7 deep
PARTS = 20_000  # values in a question; a workbook with every exercise answered holds about 450

LATE = 2.0  # seconds that a click may wait for its turn before it is told to come back
FILES = 32  # PDFs and other files that may wait to be made: a class that asks at the same moment
FILE_TIME = 20  # seconds for a file, from when it was asked for
SOON = 3  # seconds after which whoever found no room may try again
MESSAGE = 1_000_000  # bytes of a message from a page to its kernel

LIVE_QUESTION = 32_000  # bytes of an answer in a live room: a wall's texts are a tenth of it
STREAMS = 1_000  # of what is new in live rooms; beyond them a phone asks now and then instead
STREAMS_EACH = 500  # for one address: the largest hall behind one
STREAM_LIFE = 1_800  # seconds of a stream, before whoever still reads it asks for the next
UNHEARD = 30  # seconds after which a phone that confirms nothing is gone


@dataclass(frozen=True)
class Rate:
    """What one address may ask: so many requests a second, and so many at once."""

    each_second: float = RATE
    at_once: float = BURST


# Wrong codes of live rooms. A class of 40 may mistype all at once; whoever guesses in a session of
# eight hours tries less than one in a thousand of all codes, from however many addresses. Half of
# what all may guess is kept for addresses that have not guessed wrong for `UNSUSPECTED` seconds, so
# that those who guess from a few hold up nobody who comes with a right code.
WRONG_EACH = Rate(each_second=1 / 3, at_once=40)
WRONG_ALL = Rate(each_second=2, at_once=100)
UNSUSPECTED = 300
# New voices in live rooms. A hall of 300 comes in at once behind one address, and one of 500 within
# two minutes; whoever fills a room of 2,000 with voices that nobody has needs a quarter of an
# hour for it.
VOICES = Rate(each_second=2, at_once=300)
VOICES_LEAST = Rate(each_second=0.5, at_once=100)  # in each of several processes
