"""The command `kundfokus`: serve the course, open it in JupyterLab, check, build and begin."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

if TYPE_CHECKING:
    from course.content import Course

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Who pays your salary? A course in Swedish and English."""


def _with(command: Callable[..., None]) -> Callable[..., None]:
    said = "Lay your own folder over the course; say it again for more, the last one on top."
    return click.option(
        "--with", "overlays", type=FOLDER, multiple=True, metavar="FOLDER", help=said
    )(command)


def _no_browser(command: Callable[..., None]) -> Callable[..., None]:
    return click.option("--no-browser", is_flag=True, help="Open no browser.")(command)


@main.command()
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8866,
    show_default=True,
    help="The port to listen on; 0 is any free one.",
)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="The address to listen on; 0.0.0.0 is every one of this computer.",
)
@_no_browser
@_with
@click.option(
    "--base-path",
    default="/",
    show_default=True,
    help="The path to put the course under, as in /kurs/sv/.",
)
@click.option(
    "--kernels",
    type=click.IntRange(0),
    default=0,
    show_default=True,
    help="How many visitors at a time may run your own code.",
)
def serve(
    port: int, host: str, no_browser: bool, overlays: tuple[Path, ...], base_path: str, kernels: int
) -> None:  # noqa: FBT001, PLR0913, E501
    """Serve the course to learners, until Ctrl+C."""
    gc.disable()  # starting makes no garbage; the server looks for it later
    from course import overlay, server
    from course.server import address

    try:
        sockets = address.listen(host, port)
    except address.CannotListenError as problem:
        _stop(str(problem))
    course = _course(overlays)
    overlay.tell_kernels(overlays)
    settings = server.Settings(host, port, base_path, kernels, not no_browser)
    try:
        with overlay.laid(course, overlays) as notebooks:
            server.serve(course, notebooks, settings, sockets)
    except KeyboardInterrupt:  # before the server listens for it, and on Windows
        sys.exit(0)


@main.command()
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8888,
    show_default=True,
    help="The port to listen on; the next free one when it is taken.",
)
@_no_browser
@_with
def lab(port: int, no_browser: bool, overlays: tuple[Path, ...]) -> None:  # noqa: FBT001
    """Open the course's notebooks in JupyterLab, on this computer only."""
    from course import overlay

    course = _course(overlays)
    overlay.tell_kernels(overlays)
    with overlay.laid(course, overlays) as notebooks:
        sys.exit(_jupyterlab(notebooks, port, no_browser=no_browser))


def _jupyterlab(folder: Path, port: int, *, no_browser: bool) -> int:
    """Run JupyterLab with its token, and without Voilà, which would run what anyone sends."""
    command = [
        sys.executable,
        "-m",
        "jupyterlab",
        "--ip=127.0.0.1",
        f"--port={port}",
        f"--ServerApp.root_dir={folder}",
    ]
    command += [
        "--ServerApp.jpserver_extensions={'voila.server_extension': False}",
        *(["--no-browser"] if no_browser else []),
    ]
    process = subprocess.Popen(command)  # noqa: S603 -- our own program
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue  # JupyterLab got it too, and asks whether it is meant


@main.command()
@click.option(
    "--check",
    is_flag=True,
    help="Write nothing; name the notebooks that are stale, and fail if any is.",
)
@click.option(
    "--to",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Write them here instead of the course's own folder.",
)
def build(*, check: bool, to: Path | None) -> None:
    """Build the notebooks from the lessons."""
    from course import notebooks

    course = _course(())
    folder = to or notebooks.folder()
    if not check:
        for path in notebooks.write(course, folder):
            click.echo(path)
        return
    stale = notebooks.stale(course, folder)
    for name in stale:
        click.echo(f"{folder / name}: stale")
    sys.exit(1 if stale else 0)


@main.command()
@_with
@click.option("--json", "as_json", is_flag=True, help="Say it all as JSON, for programs.")
def check(overlays: tuple[Path, ...], *, as_json: bool) -> None:
    """Read the whole course and say what is wrong, and where."""
    from course import checking

    report = checking.report(_course(overlays, as_json=as_json))
    if as_json:
        click.echo(json.dumps(report, ensure_ascii=False, indent=1))
    else:
        for finding in report["findings"]:
            click.echo(_line(finding))
    sys.exit(1 if report["findings"] else 0)


@main.group()
def new() -> None:
    """Begin a lesson or an exercise of your own."""


@new.command("lesson")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.argument("slug", default="3-my-lesson")
def new_lesson(folder: Path, slug: str) -> None:
    """Write a lesson to start from into FOLDER, in every language.

    SLUG is its number and its name in English, as in 3-at-the-library.
    """
    from course import new as beginnings

    if not beginnings.SLUG.fullmatch(slug):
        _stop(
            f"“{slug}” is not a number, a hyphen and a name in small letters, as in 3-at-the-library."
        )
    try:
        paths = beginnings.lesson(folder, slug)
    except FileExistsError as problem:
        _stop(f"{problem.args[0]} is there already, and is left as it is.")
    for path in paths:
        click.echo(path)


@new.command("exercise")
@click.argument("kind")
@click.option(
    "--lang",
    type=click.Choice(["sv", "en"]),
    default="sv",
    show_default=True,
    help="The language to write it in.",
)
def new_exercise(kind: str, lang: str) -> None:
    """Print an exercise of a KIND to start from."""
    from course import kinds
    from course import new as beginnings

    if kind not in kinds.ALL:
        _stop(f"“{kind}” is not a kind of exercise. The kinds are {', '.join(sorted(kinds.ALL))}.")
    click.echo(beginnings.exercise(_course(()), lang, kind))


def _course(overlays: tuple[Path, ...], *, as_json: bool = False) -> Course:
    """Read the course, or say every mistake in it and stop."""
    from course import content

    try:
        return content.load(*(each.resolve() for each in overlays))
    except* content.ContentError as several:
        findings = [
            {"path": str(each.path), "line": each.line, "said": each.said}
            for each in _leaves(several)
        ]
        said = (
            json.dumps({"findings": findings}, ensure_ascii=False, indent=1)
            if as_json
            else "\n".join(map(_line, findings))
        )
        click.echo(said, err=not as_json)
    sys.exit(1)


def _leaves(group: BaseExceptionGroup[Any]) -> list[Any]:
    return [
        leaf
        for each in group.exceptions
        for leaf in (_leaves(each) if isinstance(each, BaseExceptionGroup) else [each])
    ]


def _line(finding: dict[str, Any]) -> str:
    """Write a finding as editors read it: file, line, sentence."""
    path = finding["path"]
    near = os.path.relpath(path)
    return f"{path if near.startswith('..') else near}:{finding['line']}: {finding['said']}"


def _stop(said: str) -> NoReturn:
    click.echo(said, err=True)
    sys.exit(1)


if __name__ == "__main__":
    main()
