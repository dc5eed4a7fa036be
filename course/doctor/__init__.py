"""What `kundfokus doctor` looks at: all that must be so for the course to run on this computer."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Literal

import click

State = Literal["ok", "note", "wrong"]


@dataclass(frozen=True)
class Asked:
    """What the course would be served with."""

    host: str = "127.0.0.1"
    port: int = 8866
    overlays: tuple[Path, ...] = ()
    store: str = ""


@dataclass(frozen=True)
class Finding:
    """What was looked at, how it is, and what to do about it.

    `note` is something that is missing and that serving the course does not need.
    """

    about: str
    state: State
    said: str


@dataclass(frozen=True)
class Check:
    """One thing to look at."""

    about: str
    look: Callable[[Asked], tuple[State, str]] = field(repr=False)


def findings(asked: Asked) -> Iterator[Finding]:
    """Look at one thing after another, and tell of each as it is found."""
    from course.doctor import computer, contents, running

    for check in (*computer.CHECKS, *contents.CHECKS, *running.CHECKS):
        try:
            state, said = check.look(asked)
        except ImportError as problem:
            state, said = "wrong", f"{problem.name} is missing or broken. {computer.INSTALL}"
        except Exception as problem:  # noqa: BLE001 -- whatever is wrong here is what is asked for
            state, said = "wrong", f"This could not be looked at: {type(problem).__name__}."
        yield Finding(check.about, state, said)


def tell(asked: Asked, *, as_json: bool) -> int:
    """Say each finding as it is found, or all of them as JSON; gives the exit code."""
    found = []
    for each in findings(asked):
        found.append(each)
        if not as_json:
            click.echo(f"{each.state:<6}{each.about:<12}{each.said}")
    if as_json:
        click.echo(json.dumps([asdict(each) for each in found], indent=1))
    return 1 if any(each.state == "wrong" for each in found) else 0
