"""Requests that no client sends: heads read in two ways, broken chunks, no end of anything."""

import pytest

from tests.server.raw import send
from tests.serving import Served

HOST = b"Host: localhost\r\n"
BODY = b'{"draw": []}'
POST = b"POST /sv/reply HTTP/1.1\r\n" + HOST + b"Content-Type: application/json\r\n"
HIDDEN = b"GET /health HTTP/1.1\r\n" + HOST + b"\r\n"
CHUNKED = b"Transfer-Encoding: chunked\r\n"


@pytest.mark.parametrize(
    "head",
    [
        POST + b"Content-Length: 12\r\n" + CHUNKED,
        POST + CHUNKED + b"Content-Length: 12\r\n",
        POST + b"Content-Length: 12\r\nContent-Length: 12\r\n",
        POST + b"Content-Length: 12\r\nContent-Length: 0\r\n",
        POST + b"Content-Length: 12, 12\r\n",
        POST + b"Content-Length: +12\r\n",
        POST + b"Content-Length: 0x0c\r\n",
        POST + b"Content-Length: -1\r\n",
        POST + b"Content-Length: 1 2\r\n",
        POST + b"Content-Length : 12\r\n",
        POST + b"Transfer-Encoding: gzip, chunked\r\n",
        POST + b"Transfer-Encoding: identity\r\n",
        POST + b"Transfer-Encoding: \x0bchunked\r\n",
        POST + b"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
        POST + b"Host: evil.example\r\n" + b"Content-Length: 12\r\n",
        POST + b"X: a\rb\r\nContent-Length: 12\r\n",
        POST + b"X: a\x00b\r\nContent-Length: 12\r\n",
        POST.replace(HOST, b"") + b"Content-Length: 12\r\n",
        POST.replace(b"HTTP/1.1", b"HTTP/2.0") + b"Content-Length: 12\r\n",
        POST.replace(b"HTTP/1.1", b"HTTP/1.1 x") + b"Content-Length: 12\r\n",
    ],
)
def test_a_head_that_can_be_read_in_two_ways_is_refused(served: Served, head: bytes) -> None:
    """Nobody can hide a request in another's: it gets 400, and the connection is closed."""
    heard = send(served.address, head + b"\r\n" + BODY + HIDDEN, patience=5)
    assert heard.statuses[:1] in ([400], [501])
    assert len(heard.statuses) == 1
    assert heard.closed


@pytest.mark.parametrize("body", [b"zz\r\n", b"c;x\r\n" + BODY, b"-1\r\n\r\n", b"5\r\n1234567"])
def test_broken_chunks_end_the_connection(served: Served, body: bytes) -> None:
    """A body in chunks that are none is refused."""
    heard = send(served.address, POST + CHUNKED + b"\r\n" + body, patience=5)
    assert heard.statuses in ([400], [])
    assert heard.closed


def test_a_body_may_come_in_chunks(served: Served) -> None:
    """A proxy may send a question in pieces, and more than one on a connection."""
    whole = POST + CHUNKED + b"\r\nc\r\n" + BODY + b"\r\n0\r\n\r\n"
    last = whole.replace(HOST, HOST + b"Connection: close\r\n")
    assert send(served.address, whole + last, patience=10).statuses == [200, 200]


@pytest.mark.parametrize(
    "head",
    [
        b"GET / HTTP/1.1\r\n" + HOST + b"X: " + b"x" * 20_000 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + HOST + b"X: x\r\n" * 5_000 + b"\r\n",
        b"GET /" + b"x" * 20_000 + b" HTTP/1.1\r\n" + HOST + b"\r\n",
        b"\x16\x03\x01\x02\x00" + b"\x00" * 20_000,
    ],
    ids=["a long header", "many headers", "a long address", "no HTTP"],
)
def test_a_head_has_an_end(served: Served, head: bytes) -> None:
    """A head longer than any browser's is not read on."""
    heard = send(served.address, head, patience=5)
    assert heard.closed
    assert heard.statuses in ([], [400], [414], [431])


def test_a_vast_body_is_not_waited_for(served: Served) -> None:
    """Who says that much more will come than is ever read hears so at once."""
    heard = send(served.address, POST + b"Content-Length: 99999999999\r\n\r\n", patience=5)
    assert (heard.statuses, heard.closed) == ([413], True)


def test_a_body_where_none_is_wanted_is_not_kept(served: Served) -> None:
    """A page is asked for without a body; a long one ends the connection."""
    head = b"POST /sv/ HTTP/1.1\r\n" + HOST + b"Content-Length: 500000\r\n\r\n"
    assert send(served.address, head, patience=5).closed
