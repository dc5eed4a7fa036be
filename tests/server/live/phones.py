"""A phone for tests: asks what a participant's page asks."""

import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from urllib.parse import urlsplit

from tests.server.asking import Answer, Client

KIND = {"Content_Type": "application/json"}
_NUMBER = count()


def event() -> str:
    """Give a name for an event that no other has."""
    return f"event-{next(_NUMBER):06d}"


@dataclass
class Phone:
    """A participant of one session."""

    client: Client
    code: str
    lang: str = "sv"
    token: str = ""
    more: dict[str, str] = field(default_factory=dict)

    def ask(self, what: str, **asked: Any) -> Answer:
        """Ask one of the session's addresses, with the token and the language."""
        body = json.dumps({"token": self.token, "lang": self.lang, **asked}).encode()
        return self.client.ask(f"/live/{self.code}/{what}", "POST", body, **KIND, **self.more)

    def join(self) -> "Phone":
        """Have a voice."""
        self.token = self.ask("join").json()["token"]
        return self

    def state(self) -> Any:
        """See how things stand."""
        answer = self.ask("state")
        assert answer.status == 200, answer.body
        return answer.json()

    def answer(self, fields: dict[str, Any], do: str = "check", **more: Any) -> Answer:
        """Answer what is open."""
        now = self.state()
        asked = {"turn": now["turn"], "round": now["round"], "event": event(), "do": do}
        return self.ask("answer", **{**asked, "fields": fields, **more})


@contextmanager
def stream(address: str, code: str, **headers: str) -> Iterator["Stream"]:
    """Open a stream of a session's news."""
    parts = urlsplit(address)
    assert parts.port
    with socket.create_connection(("127.0.0.1", parts.port), timeout=20) as connection:
        head = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
        asked = f"GET /live/{code}/events HTTP/1.1\r\nHost: localhost\r\n{head}\r\n"
        connection.sendall(asked.encode())
        yield Stream(connection)


@dataclass
class Stream:
    """An open stream, read until something is in it."""

    connection: socket.socket
    said: str = ""

    def until(self, text: str, patience: float = 5) -> bool:
        """Read until a text has come; False when the stream ends or says nothing first."""
        self.connection.settimeout(patience)
        while text not in self.said:
            try:
                part = self.connection.recv(4096)
            except TimeoutError:
                return False
            if not part:
                return False
            self.said += part.decode()
        return True

    def ends(self, patience: float = 5) -> bool:
        """Tell whether the stream ends."""
        self.until("\0", patience)
        self.connection.settimeout(0.2)
        try:
            return self.connection.recv(1) == b"" or self.said.endswith("0\r\n\r\n")
        except TimeoutError:
            return self.said.endswith("0\r\n\r\n")
