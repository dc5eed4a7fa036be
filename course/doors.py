"""What an operator may say of who reaches the server: names, proxies, pace, and frames."""

from __future__ import annotations

from collections.abc import Callable

import click

Command = Callable[..., None]


def _sites(
    _context: click.Context, _option: click.Parameter, given: tuple[str, ...]
) -> tuple[str, ...]:
    """Read the sites that may show the course in a frame."""
    from course.server import policy

    try:
        return tuple(map(policy.origin, given))
    except ValueError as problem:
        raise click.BadParameter(str(problem)) from problem


_OPTIONS = (
    click.option(
        "--name",
        "names",
        multiple=True,
        metavar="NAME",
        help="A name that the course has, as in kurs.example.se; say it again for more. Requests "
        "for any other name are turned away.",
    ),
    click.option(
        "--trust-proxy",
        type=click.IntRange(0),
        default=0,
        show_default=True,
        metavar="N",
        help="How many proxies of yours stand before the server. The visitor's address is then the "
        "Nth from the end of X-Forwarded-For. 0 trusts no such header.",
    ),
    click.option(
        "--trust-header",
        default="",
        metavar="HEADER",
        help="The header in which your proxy writes the visitor's address, such as X-Real-IP, in "
        "place of --trust-proxy.",
    ),
    click.option(
        "--rate",
        type=click.FloatRange(0),
        default=400,
        show_default=True,
        help="How many requests a second one address may make over time; 0 is any number. Many "
        "people may share one address.",
    ),
    click.option(
        "--embed-in",
        multiple=True,
        metavar="SITE",
        callback=_sites,
        help="A site that may show the course in a frame, as in https://intranet.example; say it "
        "again for more.",
    ),
)


def options(command: Command) -> Command:
    """Give a command these options, in this order."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
