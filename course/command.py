"""The command `kundfokus`: serve the course, open it in JupyterLab, check, build and begin."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from course import beginning, configured, doors, operating, rooms

Command = Callable[..., None]

PORT = click.IntRange(0, 65535)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
NEW_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Who pays your salary? A course in Swedish and English."""


def _port(default: int, more: str) -> Callable[[Command], Command]:
    said = f"The port to listen on{more}."
    return click.option("--port", type=PORT, default=default, show_default=True, help=said)


_no_browser = click.option("--no-browser", is_flag=True, help="Open no browser.")
_host = click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="The address to listen on; 0.0.0.0 is every one that this computer has.",
)
_json = click.option(
    "--json", "as_json", is_flag=True, help="Say everything as JSON, for programs."
)
_with = click.option(
    "--with",
    "overlays",
    envvar="KUNDFOKUS_WITH",
    type=FOLDER,
    multiple=True,
    metavar="FOLDER",
    help="Lay your own folder over the course. Say it again for more, the last one on top.",
)


@main.command()
@_port(8866, "; 0 is any free one")
@_host
@_no_browser
@_with
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


@main.command()
@_port(8888, ", or the next free one")
@_no_browser
@_with
@click.option(
    "--notebooks",
    "copy",
    type=NEW_FOLDER,
    default=Path("kundfokus-notebooks"),
    show_default=True,
    metavar="FOLDER",
    help="Where your copy of the notebooks is, made when it is not there.",
)
@click.option(
    "--server-port",
    type=PORT,
    default=8866,
    show_default=True,
    help="The port of the learners' server beside it, or the next free one.",
)
@click.option(
    "--room", "wide", is_flag=True, help="Let phones in the room reach the learners' server."
)
@rooms.options
def lab(
    *,
    port: int,
    no_browser: bool,
    overlays: tuple[Path, ...],
    copy: Path,
    **more: Any,  # noqa: ANN401 -- the options of course.rooms
) -> None:
    """Open a copy of the course's notebooks in JupyterLab, and the learners' server beside it.

    JupyterLab is for this computer only. The learners' server is too, unless you say --room.
    What you have changed in your copy stays. The rest follows the course at each start.
    """
    from course import classroom, copied, notebooks, overlay, terminal

    course = terminal.course(overlays)
    overlay.tell_kernels(overlays)
    try:
        built = notebooks.build(course) | notebooks.trainers()
        said = copied.freshen(built, overlays, copy)
        room = classroom.arranged(copy, **more)
    except copied.OursError as problem:
        terminal.stop(str(problem))
    except OSError as problem:
        why = f"{copy} cannot hold the notebooks: {problem.strerror}."
        terminal.stop(f"{why} Say another folder with --notebooks.")
    rooms.open_up(room.store)
    for sentence in (f"Your notebooks are in {copy.resolve()}", room.said):
        click.echo(sentence)
    for sentence in said:
        click.echo(sentence, err=True)
    sys.exit(classroom.run(copy.resolve(), port, room, no_browser=no_browser))


@main.command()
@_port(8866, " on")
@_host
@_with
@rooms.store
@_json
def doctor(*, port: int, host: str, overlays: tuple[Path, ...], store: str, as_json: bool) -> None:
    """Look whether this computer can serve the course, and say what to do."""
    from course import doctor as looking

    sys.exit(looking.tell(looking.Asked(host, port, overlays, store), as_json=as_json))


configured.by_variables(doctor)


@main.command()
@click.option(
    "--check",
    is_flag=True,
    help="Write nothing. Name the notebooks that are stale; fail if any is.",
)
@click.option(
    "--to", type=NEW_FOLDER, metavar="FOLDER", help="Write here, not in the course's own folder."
)
def build(*, check: bool, to: Path | None) -> None:
    """Build the notebooks from the lessons."""
    from course import notebooks, terminal

    course = terminal.course()
    folder = to or notebooks.folder()
    if not check:
        for path in notebooks.write(course, folder):
            click.echo(path)
        return
    stale = notebooks.stale(course, folder)
    for name in stale:
        click.echo(f"{folder / name} is stale. Run: kundfokus build", err=True)
    sys.exit(1 if stale else 0)


@main.command()
@_with
@_json
def check(*, overlays: tuple[Path, ...], as_json: bool) -> None:
    """Read the whole course, and say what is wrong and where."""
    from course import checking, terminal

    report = checking.report(terminal.course(overlays, as_json=as_json))
    terminal.tell(report["findings"], report if as_json else None)
    sys.exit(1 if report["findings"] else 0)


main.add_command(beginning.new)


if __name__ == "__main__":
    main()
