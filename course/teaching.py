"""The command `kundfokus lab`: the course for its trainer, in JupyterLab with a room beside it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from course import rooms, switches


@click.command()
@switches.port(8888, ", or the next free one")
@switches.no_browser
@switches.overlays
@click.option(
    "--notebooks",
    "copy",
    type=switches.NEW_FOLDER,
    default=Path("kundfokus-notebooks"),
    show_default=True,
    metavar="FOLDER",
    help="Where your copy of the notebooks is, made when it is not there.",
)
@click.option(
    "--server-port",
    type=switches.PORT,
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
