"""How others reach this computer: its addresses and names, found without asking anybody."""

from __future__ import annotations

from contextlib import suppress
from ipaddress import ip_address
from socket import AF_INET, AF_INET6, SOCK_DGRAM, getaddrinfo, gethostname, socket

# Addresses of nobody's (RFC 5737, RFC 3849). A datagram's socket that is connected sends nothing:
# the system only chooses by which of its own addresses it would.
NOBODY = ((AF_INET, "192.0.2.1"), (AF_INET6, "2001:db8::1"))


def outward() -> list[str]:
    """Give the addresses by which this computer reaches others, the likeliest first."""
    found = []
    for family, far in NOBODY:
        with suppress(OSError), socket(family, SOCK_DGRAM) as asked:
            asked.connect((far, 9))
            found.append(str(asked.getsockname()[0]))
    return [each for each in found if _public(each)]


def names() -> list[str]:
    """Give every address and name that this computer is known by to others in the room."""
    name = gethostname().lower()
    with suppress(OSError):
        listed = [str(each[4][0]) for each in getaddrinfo(name, None)]
        return _once(*outward(), *filter(_public, listed), *_called(name))
    return _once(*outward(), *_called(name))


def best() -> str:
    """Give the address to type on a phone, or this computer's name where it has none."""
    return next(iter([*outward(), *_called(gethostname().lower())]))


def _called(name: str) -> list[str]:
    """Give a computer's names: its own, and the one that a network without a server gives it."""
    return _once(f"{name.partition('.')[0]}.local", name)


def _public(address: str) -> bool:
    """Tell whether an address means this computer to others."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return not (found.is_loopback or found.is_link_local or found.is_unspecified)


def _once(*said: str) -> list[str]:
    return list(dict.fromkeys(said))
