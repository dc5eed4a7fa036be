"""The options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

Command = Callable[..., None]

PORT = click.IntRange(0, 65535)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
NEW_FOLDER = click.Path(file_okay=False, path_type=Path)


def port(default: int, more: str) -> Callable[[Command], Command]:
    """Give the option for a port with its default; `more` is what else is said of it."""
    said = f"The port to listen on{more}."
    return click.option("--port", type=PORT, default=default, show_default=True, help=said)


no_browser = click.option("--no-browser", is_flag=True, help="Open no browser.")
host = click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="The address to listen on; 0.0.0.0 is every one that this computer has.",
)
as_json = click.option(
    "--json", "as_json", is_flag=True, help="Say everything as JSON, for programs."
)
overlays = click.option(
    "--with",
    "overlays",
    envvar="KUNDFOKUS_WITH",
    type=FOLDER,
    multiple=True,
    metavar="FOLDER",
    help="Lay your own folder over the course. Say it again for more, the last one on top.",
)
