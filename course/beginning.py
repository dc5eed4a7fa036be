"""The command `kundfokus new`: a lesson or an exercise to start from."""

from __future__ import annotations

from pathlib import Path

import click

NEW_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.group()
def new() -> None:
    """Begin a lesson or an exercise of your own."""


@new.command("lesson")
@click.argument("folder", type=NEW_FOLDER)
@click.argument("slug", default="9-my-lesson")
def new_lesson(folder: Path, slug: str) -> None:
    """Write a lesson to start from into FOLDER, in every language.

    SLUG is its number and its name in English, as in 9-at-the-library.
    """
    from course import new as starts
    from course import terminal

    if not starts.SLUG.fullmatch(slug):
        terminal.stop(f"“{slug}” is not a number and a name, as in 9-at-the-library.")
    try:
        paths = starts.lesson(folder, slug)
    except FileExistsError as problem:
        terminal.stop(f"{problem.args[0]} is there already, and is left as it is.")
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
    from course import kinds, terminal
    from course import new as starts

    if kind not in kinds.ALL:
        listed = ", ".join(sorted(kinds.ALL))
        terminal.stop(f"“{kind}” is not a kind of exercise. The kinds are {listed}.")
    click.echo(starts.exercise(terminal.course(), lang, kind))
