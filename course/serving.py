"""The command `kundfokus serve`: the course for learners, until it is stopped."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import Any

import click

from course import configured, doors, operating, rooms, switches


@click.command()
@switches.port(8866, "; 0 is any free one")
@switches.host
@switches.no_browser
@switches.overlays
@click.option(
    "--base-path",
    default="/",
    show_default=True,
    help="The path to put the course under: /kurs makes the addresses /kurs/sv/ and so on.",
)
@click.option(
    "--kernels",
    type=click.IntRange(0),
    default=0,
    show_default=True,
    help="How many visitors at a time may run notebooks with code of your own.",
)
@operating.options
@doors.options
@rooms.options
def serve(  # noqa: PLR0913 -- an argument for each option
    *,
    port: int,
    host: str,
    no_browser: bool,
    overlays: tuple[Path, ...],
    base_path: str,
    kernels: int,
    organisation: str,
    report_to: str,
    trust_proxy: int,
    trust_header: str,
    store: str,
    room_address: str,
    **more: Any,  # noqa: ANN401 -- the options of course.operating and course.doors
) -> None:
    """Serve the course to learners, until Ctrl+C."""
    admitted = {each: more.pop(each) for each in ("names", "rate", "embed_in")}
    chosen = operating.chosen(kernels=kernels, **more)
    gc.disable()  # starting makes no garbage, and looking for it takes time
    if trust_proxy and trust_header:
        raise click.UsageError("Say --trust-proxy or --trust-header, not both.")
    try:
        if store:
            rooms.open_up(store)
        from course import overlay, server, terminal
        from course.server import address, responsible

        try:
            answers = responsible.read(organisation, report_to)
            sockets = address.listen(host, port)
            counts = address.listen(*chosen.metrics, "--metrics") if chosen.metrics else []
        except (address.CannotListenError, responsible.UnusableError) as problem:
            terminal.stop(str(problem))
        course = terminal.course(overlays)
        overlay.tell_kernels(overlays)
        settings = server.Settings(
            host=host,
            port=port,
            base_path=base_path,
            kernels=kernels,
            open_browser=not no_browser,
            responsible=answers,
            trust=server.Trust(trust_proxy, trust_header),
            operating=chosen,
            store=store,
            room=room_address,
            **admitted,
        )
        with overlay.laid(course, overlays) as notebooks:
            code = server.serve(course, notebooks, settings, sockets, counts)
        if code:
            os._exit(code)  # the thread that makes what nobody gets any more is not waited for
    except KeyboardInterrupt:  # before the server listens for it, and on Windows
        sys.exit(0)


configured.by_variables(serve)
