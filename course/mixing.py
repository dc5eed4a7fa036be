"""Mixing that is the same each time: the order of keys follows from a seed."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256


def rank(seed: str, key: str) -> bytes:
    """Give the number that decides where a key comes among others mixed with the same seed."""
    return sha256(f"{seed}:{key}".encode()).digest()


def mixed(seed: str, keys: Iterable[str]) -> list[str]:
    """Mix the keys, the same way each time for the same seed."""
    return sorted(keys, key=lambda key: rank(seed, key))
