"""What the command says of a mistake: `file:line: sentence`, or one sentence, and then it stops."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NoReturn

import click

from course import content
from course.content import Course
from course.place import ContentError

Finding = dict[str, Any]


def course(overlays: Iterable[Path] = (), *, as_json: bool = False) -> Course:
    """Read the course, or say every mistake in it and stop."""
    try:
        return content.load(*(each.resolve() for each in overlays))
    except* ContentError as several:
        findings = [
            {"path": str(each.path), "line": each.line, "said": each.said}
            for each in _each(several)
        ]
        tell(findings, {"findings": findings} if as_json else None)
    sys.exit(1)


def tell(findings: Iterable[Finding], whole: dict[str, Any] | None = None) -> None:
    """Say each finding on a line of its own, or all there is to say as JSON."""
    if whole is not None:
        click.echo(json.dumps(whole, ensure_ascii=False, indent=1))
        return
    for finding in findings:
        click.echo(f"{_near(finding['path'])}:{finding['line']}: {finding['said']}")


def stop(said: str) -> NoReturn:
    """Say why the command cannot go on."""
    click.echo(said, err=True)
    sys.exit(1)


def _each(group: BaseExceptionGroup[ContentError]) -> Iterator[ContentError]:
    for problem in group.exceptions:
        yield from _each(problem) if isinstance(problem, BaseExceptionGroup) else [problem]


def _near(path: str) -> str:
    """Write a path as short as can be from where the command was given."""
    try:
        near = os.path.relpath(path)
    except ValueError:  # Windows: another drive
        return path
    return path if near.startswith("..") else near
