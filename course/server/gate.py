"""What every request passes before anything of ours hears of it: who, whence, how, how much."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, cast

from tornado.httputil import (
    HTTPConnection,
    HTTPHeaders,
    HTTPInputError,
    HTTPMessageDelegate,
    HTTPServerConnectionDelegate,
    RequestStartLine,
    ResponseStartLine,
)

from course.server import limits, security
from course.server.buckets import Buckets
from course.server.connections import Watched
from course.server.origins import Names
from course.server.packed import HTML
from course.server.plain import Site, language
from course.server.pulse import Pulse
from course.server.refusals import Refusals
from course.server.visitor import FORWARDED, Trust

METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS")
READING = ("GET", "HEAD")
JSON = "application/json"
TEXT = "text/plain; charset=utf-8"
ELSEWHERE = (
    "The course is not at this name. Whoever runs it says which names are its own, with --name.\n"
)
BUSY = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)


@dataclass(frozen=True)
class Refusal:
    """A request that is turned away, and in how many seconds it may come again (0: never)."""

    status: HTTPStatus
    wait: int = 0


@dataclass
class Gate(HTTPServerConnectionDelegate):
    """The course, and what a request must pass to reach it."""

    course: HTTPServerConnectionDelegate
    site: Site
    names: Names
    trust: Trust
    buckets: Buckets
    pulse: Pulse = field(default_factory=Pulse)
    refusals: Refusals = field(default_factory=Refusals)
    told: set[str] = field(default_factory=set)
    counted: Callable[[int], None] = lambda _status: None

    async def go(self) -> None:
        """Beat, and forget who asks no more, for as long as the server runs."""
        await asyncio.gather(self.pulse.go(), self.buckets.go())

    def start_request(
        self, server_conn: object, request_conn: HTTPConnection
    ) -> HTTPMessageDelegate:
        """Wait for a request on a connection."""
        stream = cast("Any", request_conn).stream
        if isinstance(stream, Watched):
            stream.rest()
        return _Passing(self, self.course.start_request(server_conn, request_conn), request_conn)

    def refusal(
        self, line: RequestStartLine, headers: HTTPHeaders, peer: str, *, crowded: bool
    ) -> Refusal | None:
        """Say why a request is turned away, if it is; what costs least is looked at first."""
        path = line.path.partition("?")[0]
        if line.method not in METHODS:
            return Refusal(HTTPStatus.METHOD_NOT_ALLOWED)
        healthy = path == f"{self.site.base}health" and line.method in READING
        if not healthy and not self.names.known(headers.get("Host", "localhost")):
            self._tell_once("name", "Asked for under another name. Say which is yours with --name.")
            return Refusal(HTTPStatus.MISDIRECTED_REQUEST)
        if not self._from_here(line.method, headers):
            return Refusal(HTTPStatus.FORBIDDEN)
        size = _size(headers)
        if size > limits.PATIENCE:
            return Refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        if crowded or (self.pulse.late and self.scripted(line.method, path)):
            return Refusal(HTTPStatus.SERVICE_UNAVAILABLE, limits.SOON)
        if FORWARDED in headers and not self.trust.proxied:
            self._tell_once(
                "proxy", "A proxy stands before us: say with --trust-proxy how many there are."
            )
        wait = self.buckets.take(self.trust.visitor(peer, headers), 1 + size // limits.WEIGHT)
        return Refusal(HTTPStatus.TOO_MANY_REQUESTS, wait) if wait else None

    def scripted(self, method: str, path: str) -> bool:
        """Tell whether a script asks, and not a person."""
        live = method == "POST" and path.startswith(f"{self.site.base}live/")
        return live or path.endswith("/reply")

    def _from_here(self, method: str, headers: HTTPHeaders) -> bool:
        """Tell whether what is more than reading comes from a page of ours."""
        reading = method in READING and headers.get("Upgrade", "").lower() != "websocket"
        return reading or self.names.same(headers)

    def _tell_once(self, what: str, said: str) -> None:
        if what not in self.told:
            self.told.add(what)
            security.log.warning(said)


class _Passing(HTTPMessageDelegate):
    """One request on its way through; one that is turned away is read to its end, and not kept.

    It is read to its end so that the answer is heard: a connection that is closed with something
    unread in it takes the answer with it.
    """

    def __init__(self, gate: Gate, inner: HTTPMessageDelegate, connection: HTTPConnection) -> None:
        self._gate, self._inner, self._connection = gate, inner, connection
        self._refused: Refusal | None = None
        self._method = self._path = self._accepted = ""

    def headers_received(
        self, start_line: RequestStartLine | ResponseStartLine, headers: HTTPHeaders
    ) -> Awaitable[None] | None:
        """Let a request in, or turn it away."""
        connection = cast("Any", self._connection)
        stream, line = connection.stream, cast("RequestStartLine", start_line)
        crowded = isinstance(stream, Watched) and stream.crowded
        if isinstance(stream, Watched):
            stream.work()
        _sound(headers)
        self._method, self._path = line.method, line.path.partition("?")[0]
        self._accepted = headers.get("Accept-Language", "")
        peer = connection.context.remote_ip
        self._refused = self._gate.refusal(line, headers, peer, crowded=crowded)
        if not self._refused:
            return self._inner.headers_received(start_line, headers)
        if self._refused.status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
            self._answer(self._refused)  # nobody waits for the end of that
        connection.set_max_body_size(max(limits.PATIENCE, _size(headers)))
        return None

    def data_received(self, chunk: bytes) -> Awaitable[None] | None:
        """Hand on what comes, or throw it away."""
        return None if self._refused else self._inner.data_received(chunk)

    def finish(self) -> None:
        """Hand on that it is all there, or say that it was in vain."""
        if not self._refused:
            self._inner.finish()
        elif self._refused.status != HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
            self._answer(self._refused)

    def on_connection_close(self) -> None:
        """Hand on that whoever asked is gone."""
        if not self._refused:
            self._inner.on_connection_close()

    def _answer(self, refused: Refusal) -> None:
        kind, said = self._said(refused)
        headers = HTTPHeaders(self._gate.site.policy.headers)
        headers["Content-Type"], headers["Content-Length"] = kind, str(len(said))
        headers["Cache-Control"] = "no-store"
        if refused.status == HTTPStatus.SERVICE_UNAVAILABLE:
            headers["Connection"] = "close"
        if refused.wait:
            headers["Retry-After"] = str(refused.wait)
        if refused.status == HTTPStatus.METHOD_NOT_ALLOWED:
            headers["Allow"] = "POST" if kind == JSON else ", ".join(READING)
        self._gate.refusals.tell(refused.status)
        self._gate.counted(refused.status)
        start = ResponseStartLine("HTTP/1.1", refused.status, refused.status.phrase)
        self._connection.write_headers(start, headers, said if self._method != "HEAD" else b"")
        self._connection.finish()

    def _said(self, refused: Refusal) -> tuple[str, bytes]:
        """Write an answer for whoever asks: a script, a person or an operator."""
        if self._gate.scripted(self._method, self._path):
            return JSON, json.dumps({"status": refused.status}).encode()
        if refused.status in BUSY:
            lang = language(self._gate.site, self._path, self._accepted)
            return HTML, self._gate.site.frame.notice(lang, "busy").encode()
        elsewhere = refused.status == HTTPStatus.MISDIRECTED_REQUEST
        return TEXT, (ELSEWHERE if elsewhere else f"{refused.status.phrase}.\n").encode()


def _size(headers: HTTPHeaders) -> int:
    """Give how long a body says it is; one in chunks may be as long as a question."""
    said = headers.get("Content-Length", "0").partition(",")[0].strip()
    if "Transfer-Encoding" in headers:
        return limits.QUESTION
    return int(said) if said.isascii() and said.isdigit() and len(said) < 20 else 0  # noqa: PLR2004


def _sound(headers: HTTPHeaders) -> None:
    """Refuse heads that two programs might read in two ways; Tornado cuts the connection."""
    if "," in headers.get("Host", ""):
        raise HTTPInputError("Host stands twice")
    lengths = headers.get_list("Content-Length")
    if len(lengths) > 1 or "," in headers.get("Content-Length", ""):
        raise HTTPInputError("Content-Length stands twice")
    if lengths and "Transfer-Encoding" in headers:
        raise HTTPInputError("Content-Length and Transfer-Encoding")
