"""Bytes on a socket, for requests that no proper client would send."""

import re
import socket
import time
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Heard:
    """What came back, and whether the server closed the connection within the time."""

    said: bytes
    closed: bool

    @property
    def statuses(self) -> list[int]:
        """The status of each answer that came."""
        return [int(each) for each in re.findall(rb"HTTP/1\.1 (\d{3}) ", self.said)]


def connect(address: str) -> socket.socket:
    """Open a connection."""
    port = urlsplit(address).port
    assert port
    return socket.create_connection(("127.0.0.1", port), timeout=20)


def hear(connection: socket.socket, patience: float = 1.0, until: bytes = b"") -> Heard:
    """Hear what comes until it is closed, or `until` has come, or the patience is over."""
    said, end = b"", time.monotonic() + patience
    while (left := end - time.monotonic()) > 0:
        connection.settimeout(left)
        try:
            part = connection.recv(65_536)
        except TimeoutError:
            break
        except ConnectionError:
            return Heard(said, closed=True)
        if not part:
            return Heard(said, closed=True)
        said += part
        if until and until in said:
            break
    return Heard(said, closed=False)


def send(address: str, *parts: bytes, patience: float = 1.0) -> Heard:
    """Send bytes on a connection of their own; give what came back."""
    with connect(address) as connection:
        for part in parts:
            connection.sendall(part)
        return hear(connection, patience)
