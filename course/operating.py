"""The options of `kundfokus serve` for whoever runs it for many: where they are said, and which."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import click

from course import configured


@dataclass(frozen=True)
class Operating:
    """How the server is watched, stopped and multiplied.

    `metrics` is where counts are given, as an address and a port; `json` is whether each line of
    the log is a JSON object; `workers` is how many processes answer; `drain` is for how many
    seconds new visitors are still taken after the server was told to stop.
    """

    metrics: tuple[str, int] | None = None
    json: bool = False
    workers: int = 1
    drain: float = 0


class _Where(click.ParamType[tuple[str, int]]):
    """`9100`, `0.0.0.0:9100` or `[::]:9100`."""

    name = "[address:]port"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, int]:
        """Read an address and a port; without an address it is this computer only."""
        if isinstance(value, tuple):
            return value[0], int(value[1])
        host, colon, port = str(value).rpartition(":")
        if not (port.isascii() and port.isdigit() and int(port) <= 65535) or (colon and not host):  # noqa: PLR2004 -- the largest port
            self.fail(f"“{value}” is not a port, or an address and a port.", param, ctx)
        return host.strip("[]") or "127.0.0.1", int(port)


OPTIONS = (
    click.option(
        "--organisation",
        default="",
        metavar="NAME",
        help="Who runs the course here, for the pages about accessibility and privacy.",
    ),
    click.option(
        "--report-to",
        default="",
        metavar="ADDRESS",
        help="Where learners write when something is wrong, or to ask: e-mail or https://.",
    ),
    click.option(
        "--config",
        type=click.Path(path_type=Path),
        metavar="FILE",
        is_eager=True,
        expose_value=False,
        callback=configured.read,
        help="Read options from a TOML file; flags and the environment go before it.",
    ),
    click.option(
        "--workers",
        type=click.IntRange(1),
        default=1,
        show_default=True,
        help="How many processes answer, sharing the port. Not on Windows.",
    ),
    click.option(
        "--metrics",
        type=_Where(),
        help="Give counts for Prometheus at /metrics on a port of its own; on this computer only, "
        "unless you say an address, as in 0.0.0.0:9100.",
    ),
    click.option(
        "--log",
        "log",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        help="How the log is written: a line to read, or a JSON object a line.",
    ),
    click.option(
        "--drain",
        type=click.FloatRange(0, 600),
        default=0,
        show_default=True,
        help="For how many seconds new visitors are still taken once the server is told to stop; "
        "/health says so at once.",
    ),
)


def options(command: configured.Decorated) -> configured.Decorated:
    """Give a command these options."""
    for each in reversed(OPTIONS):
        command = each(command)
    return command


def chosen(
    *,
    kernels: int,
    workers: int,
    metrics: tuple[str, int] | None,
    log: str,
    drain: float,
) -> Operating:
    """Put the options together, and refuse what cannot be had together."""
    context = click.get_current_context()
    if workers > 1 and not hasattr(os, "fork"):
        configured.stop(
            context, "Windows has only one process for the course: leave out --workers."
        )
    if workers > 1 and kernels:
        configured.stop(
            context,
            "A kernel lives in one process: say --kernels or --workers, not both.",
        )
    return Operating(metrics, log == "json", workers, drain)
