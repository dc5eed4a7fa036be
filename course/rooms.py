"""The options for live rooms: where they are kept, and at which address phones find them."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import click

from course import configured
from course.configured import PREFIX

Command = Callable[..., None]


def _address(_context: click.Context, _option: click.Parameter, given: str) -> str:
    """Read the address at which a browser finds the course, and end it with a slash."""
    try:
        parts = urlsplit(given.strip())
        sound = not given or (parts.scheme in ("http", "https") and bool(parts.hostname))
    except ValueError:
        sound = False
    if not sound or parts.query or parts.fragment:
        raise click.BadParameter(f"“{given}” is no address, as in https://kurs.example.se/.")
    return given and f"{given.strip().rstrip('/')}/"


store = click.option(
    "--store",
    envvar=f"{PREFIX}STORE",
    default="",
    metavar="URL",
    help="Where live rooms are kept: sqlite:////path/room.sqlite, or postgresql://user@host/name.",
)
room_address = click.option(
    "--room-address",
    envvar=f"{PREFIX}ROOM_ADDRESS",
    default="",
    metavar="URL",
    callback=_address,
    help="The address at which phones find the course, shown in the room, where it is another "
    "than this computer knows of: behind a proxy, as in https://kurs.example.se/.",
)


def options(command: Command) -> Command:
    """Give a command these options."""
    return store(room_address(command))


def open_up(where: str) -> None:
    """Open the store once, and close it; whoever named one that cannot be used is told so."""
    from course.live.store import NewerError, Store, UnusableStoreError

    try:
        Store(where).close()
    except (UnusableStoreError, NewerError) as problem:
        configured.stop(click.get_current_context(), f"--store: {problem}")
