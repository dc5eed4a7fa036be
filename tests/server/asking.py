"""Plain HTTP, with no redirect followed, no cookie kept and nothing decoded unasked."""

import json
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Answer:
    """What a server answered."""

    status: int
    headers: Message
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()

    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)


@dataclass(frozen=True)
class Client:
    """A client of one server; `source` is the address of this machine that it asks from."""

    address: str
    source: str = ""

    def ask(
        self, path: str, method: str = "GET", body: bytes | None = None, /, **headers: str
    ) -> Answer:
        """Ask for a path; `Accept_Language="sv"` is a header."""
        own = (self.source, 0) if self.source else None
        connection = HTTPConnection(urlsplit(self.address).netloc, timeout=20, source_address=own)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            connection.request(method, path, body, named)
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read())
        finally:
            connection.close()

    def reply(self, question: object, lang: str = "sv", /, **headers: str) -> Answer:
        """Ask the endpoint what a page asks."""
        body = question if isinstance(question, bytes) else json.dumps(question).encode()
        kind = {"Content_Type": "application/json", **headers}
        return self.ask(f"/{lang}/reply", "POST", body, **kind)
