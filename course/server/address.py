"""Where the server listens, and how its addresses are written."""

from __future__ import annotations

import errno
from ipaddress import ip_address
from socket import gaierror, socket

from tornado.netutil import bind_sockets

ANYWHERE = ("", "0.0.0.0", "::", "*")  # noqa: S104 -- what an operator may write, compared only
HERE = "127.0.0.1"


class CannotListenError(Exception):
    """The port or the address cannot be had; the message is a sentence for the operator."""


def listen(host: str, port: int, option: str = "--port") -> list[socket]:
    """Take a port (0: any free one) at once, so that a taken one is told before anything else."""
    try:
        return bind_sockets(port, "" if host == "*" else host)
    except gaierror as problem:
        raise CannotListenError(f"This computer has no address “{host}”.") from problem
    except OverflowError as problem:
        raise CannotListenError("A port is a number from 0 to 65535.") from problem
    except OSError as problem:
        raise CannotListenError(_why(problem.errno, host, port, option)) from problem


def _why(number: int | None, host: str, port: int, option: str) -> str:
    if number == errno.EADDRINUSE:
        return f"Port {port} is taken by another program. Choose another one with {option}."
    if number in (errno.EACCES, errno.EPERM):
        return f"Port {port} is not for you to use. Choose one above 1023 with {option}."
    return f"This computer cannot listen on {host}, port {port}."


def base(path: str) -> str:
    """Give a base path with a slash at both ends, or the single slash."""
    inner = path.strip("/")
    return f"/{inner}/" if inner else "/"


def origin(host: str, port: int) -> str:
    """Give the start of the addresses as a browser on this computer writes them."""
    name = HERE if host in ANYWHERE else host
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"


def local(host: str) -> bool:
    """Tell whether only this computer can reach an address that is listened on."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def language(accepted: str, languages: tuple[str, ...]) -> str:
    """Choose a language by an Accept-Language header; the first one when it wants none of them."""
    best, most = languages[0], 0.0
    for entry in accepted.split(","):
        name, _, quality = entry.strip().partition(";q=")
        weight = _number(quality)
        found = name.strip().lower().partition("-")[0]
        if found in languages and weight > most:
            best, most = found, weight
    return best


def _number(quality: str) -> float:
    try:
        return float(quality or 1)
    except ValueError:
        return 0
