"""The command `kundfokus`: serve the course, open it in JupyterLab, check, build and begin."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from course import beginning, configured, rooms, serving, switches, teaching


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Who pays your salary? A course in Swedish and English."""


@main.command()
@switches.port(8866, " on")
@switches.host
@switches.overlays
@rooms.store
@switches.as_json
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
    "--to",
    type=switches.NEW_FOLDER,
    metavar="FOLDER",
    help="Write here, not in the course's own folder.",
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
@switches.overlays
@switches.as_json
def check(*, overlays: tuple[Path, ...], as_json: bool) -> None:
    """Read the whole course, and say what is wrong and where."""
    from course import checking, terminal

    report = checking.report(terminal.course(overlays, as_json=as_json))
    terminal.tell(report["findings"], report if as_json else None)
    sys.exit(1 if report["findings"] else 0)


for each in (serving.serve, teaching.lab, beginning.new):
    main.add_command(each)


if __name__ == "__main__":
    main()
