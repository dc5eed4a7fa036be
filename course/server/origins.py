"""From where a request may come: our own page, under a name that is ours."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from tornado.httputil import HTTPHeaders


@dataclass(frozen=True)
class Names:
    """The names under which the course may be asked for.

    A server for this computer only answers to this computer's names and no other: else a page
    elsewhere, whose name is made to lead here, could read what a browser here can read. `names`
    are those that the operator gave; when `anyone` is set and there are none, any name will do.
    """

    names: frozenset[str] = frozenset()
    anyone: bool = False
    proxied: bool = False

    def known(self, host: str) -> bool:
        """Tell whether a Host header names us."""
        name = _name(host)
        return name in self.names or _here(name) or (self.anyone and not self.names)

    def same(self, headers: HTTPHeaders) -> bool:
        """Tell whether a browser says that a page of ours asks; programs say nothing."""
        site = headers.get("Sec-Fetch-Site")
        if site is not None:
            return site in ("same-origin", "none")
        origin = headers.get("Origin")
        if origin is None:
            return True
        ours = [headers.get("Host", "")]
        if self.proxied:
            ours += [headers.get("X-Forwarded-Host", "")]
        asked = _netloc(origin)
        return bool(asked) and (asked in map(_plain, ours) or _name(asked) in self.names)


def _netloc(origin: str) -> str:
    try:
        return _plain(urlsplit(origin).netloc)
    except ValueError:
        return ""


def _plain(host: str) -> str:
    """Give a host without the port that goes without saying."""
    lower = host.strip().lower()
    return lower.removesuffix(":80").removesuffix(":443") if lower.count(":") == 1 else lower


def _name(host: str) -> str:
    """Give a host's name without its port."""
    lower = host.strip().lower()
    if lower.startswith("["):
        return lower[1:].partition("]")[0]
    return lower.partition(":")[0].rstrip(".")


def _here(name: str) -> bool:
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False
