"""What a hostile client tries against the course itself, and what it must hear."""

import json
from collections.abc import Callable
from typing import Any

from tests.server.asking import Client
from tests.server.raw import send

KERNEL = "4ad2c1ba-1b0f-4f0e-a2a2-6c9a4d7f7f60"
HOST = b"Host: 127.0.0.1\r\n"
Try = Callable[[Client], int]


def _ask(path: str, method: str = "GET", body: bytes | None = None, **headers: str) -> Try:
    return lambda client: client.ask(path, method, body, **headers).status


def _reply(body: Any, **headers: str) -> Try:
    said = body if isinstance(body, bytes) else json.dumps(body).encode()
    return lambda client: client.reply(said, "sv", **headers).status


def _raw(said: bytes) -> Try:
    return lambda client: (send(client.address, said, patience=5).statuses or [0])[0]


def _post(*heads: bytes, body: bytes = b"") -> Try:
    head = b"POST /sv/reply HTTP/1.1\r\n" + HOST + b"Content-Type: application/json\r\n"
    return _raw(head + b"".join(each + b"\r\n" for each in heads) + b"\r\n" + body)


PATHS = (
    "/api",
    "/api/contents/",
    "/api/kernels",
    "/api/kernelspecs",
    "/api/sessions",
    "/api/terminals",
    "/api/config/notebook",
    "/files/sv/0-starting-point.ipynb",
    "/lab",
    "/login",
    "/metrics",
    "/nbconvert/html/sv/0-starting-point.ipynb",
    "/notebooks/sv/0-starting-point.ipynb",
    "/sv/0-starting-point.ipynb",
    "/terminals/1",
    "/tree",
    "/voila/files/sv/0-starting-point.ipynb",
    f"/api/kernels/{KERNEL}",
    f"/api/kernels/{KERNEL}/channels",
    f"/voila/api/shutdown/{KERNEL}",
    f"/voila/execution/{KERNEL}",
    f"/voila/query/{KERNEL}",
    "/static/",
    "/static/../sv/0-starting-point.ipynb",
    "/static/..%2f..%2f..%2fetc%2fpasswd",
    "/static/%2e%2e/%2e%2e/strings.toml",
    "/sv/....//....//etc/passwd",
    "//etc/passwd",
    "/sv/%00",
    "/sv/%0d%0aSet-Cookie:%20x=1/",
    "/.git/config",
)
STRANGE = ("TRACE", "CONNECT", "PROPFIND", "get", "X" * 200)
CLOSED = (0, 400)  # cut, with or without a word
ALL: dict[str, tuple[tuple[int, ...], Try]] = {
    **{f"GET {each}": ((400, 404), _ask(each)) for each in PATHS},
    **{f"POST {each}": ((400, 404, 405), _ask(each, "POST", b"{}")) for each in PATHS},
    **{f"method {each[:9]}": ((400, 405), _ask("/sv/", each)) for each in STRANGE},
    "another name": ((421,), _ask("/sv/", Host="evil.example")),
    "a name that looks like ours": ((421,), _ask("/sv/", Host="127.0.0.1.evil.example")),
    "no name": ((400,), _raw(b"GET /sv/ HTTP/1.1\r\n\r\n")),
    "another site": ((403,), _reply({}, Origin="https://evil.example")),
    "a frame of nobody": ((403,), _reply({}, Origin="null")),
    "a site beside": ((403,), _reply({}, Sec_Fetch_Site="same-site")),
    "a form": ((415,), _reply(b"a=1", Content_Type="application/x-www-form-urlencoded")),
    "plain text": ((415,), _reply({}, Content_Type="text/plain")),
    "a preflight": ((403,), _ask("/sv/reply", "OPTIONS", Origin="https://evil.example")),
    "too long": ((413,), _reply(b'"' + b"x" * 1_100_000 + b'"')),
    "far too long": ((413,), _post(b"Content-Length: 99999999999")),
    "too deep": ((400,), _reply(b"[" * 5_000)),
    "too many": ((400,), _reply(b"[" + b"1," * 25_000 + b"1]")),
    "too large a number": ((400,), _reply(b'{"open": {"at": 1e999}}')),
    "too many digits": ((400,), _reply(b"1" * 9_000)),
    "half a question": ((400,), _reply(b'{"event": ')),
    "no letters": ((400,), _reply(b"\xff\xfe\xff")),
    "two lengths": (CLOSED, _post(b"Content-Length: 2", b"Content-Length: 3", body=b"{}")),
    "a length and chunks": (
        CLOSED,
        _post(b"Content-Length: 2", b"Transfer-Encoding: chunked", body=b"0\r\n\r\n"),
    ),
    "chunks that are none": (CLOSED, _post(b"Transfer-Encoding: chunked", body=b"zz\r\n")),
    "a huge head": (CLOSED, _raw(b"GET /sv/ HTTP/1.1\r\nX: " + b"x" * 20_000 + b"\r\n\r\n")),
    "no HTTP": (CLOSED, _raw(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n")),
}
