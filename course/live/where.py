"""How a store's address is written, so that it leads to the same store from everywhere."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError


def in_file(path: Path) -> str:
    """Write a file as the address of a store."""
    return URL.create("sqlite", database=str(path)).render_as_string()


def whole(where: str) -> str:
    """Write an address so that it says the same in whatever folder it is read.

    One that is no address stays as it is: opening it tells why.
    """
    try:
        url = make_url(where)
    except ArgumentError:
        return where
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        return where
    return url.set(database=str(Path(url.database).resolve())).render_as_string()
