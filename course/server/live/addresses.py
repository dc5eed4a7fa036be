"""Which handler answers at which of the live room's addresses."""

from __future__ import annotations

from typing import Any


def all_of(live: str, given: dict[str, Any]) -> list[Any]:  # noqa: ARG001 -- filled below
    """Give the addresses; `live` is the pattern that they begin with."""
    return []
