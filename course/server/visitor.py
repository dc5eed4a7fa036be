"""Who asks, as an address: the one that connected, or the one a trusted proxy names."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address

from tornado.httputil import HTTPHeaders

FORWARDED = "X-Forwarded-For"


@dataclass(frozen=True)
class Trust:
    """What the operator trusts: the last so many hops of X-Forwarded-For, or a header by name.

    By default nothing: anybody can write a header, and could so be a new visitor each time.
    """

    hops: int = 0
    header: str = ""

    @property
    def proxied(self) -> bool:
        """Whether there is a proxy at all."""
        return bool(self.hops or self.header)

    def visitor(self, peer: str, headers: HTTPHeaders) -> str:
        """Give the address of whoever asks; the peer's own when a proxy's header is no address."""
        if self.header:
            return _address(headers.get(self.header, ""), peer)
        if self.hops:
            named = [each.strip() for each in headers.get(FORWARDED, "").split(",")]
            # Each proxy adds at the end the address it was called from: the last is ours.
            return _address(named[-self.hops], peer) if len(named) >= self.hops else peer
        return peer


def _address(text: str, otherwise: str) -> str:
    bare = text.strip()
    if bare.startswith("["):
        bare = bare[1:].partition("]")[0]
    elif bare.count(":") == 1:
        bare = bare.partition(":")[0]
    try:
        return str(ip_address(bare))
    except ValueError:
        return otherwise
