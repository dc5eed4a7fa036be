"""Whether the computer has what the course needs: Python, packages, a port, a place for files."""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
import webbrowser
from collections.abc import Iterator
from importlib import metadata

from course.doctor import Asked, Check, State

OLDEST = (3, 11)
INSTALL = (
    "Run make serve in the course's folder, or with conda: "
    "conda env update --file environment.yml --prune"
)
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def python(_asked: Asked) -> tuple[State, str]:
    """Look at the version of Python."""
    version = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info < OLDEST:
        return "wrong", f"This is Python {version}; the course needs 3.11 or newer."
    return "ok", f"This is Python {version}."


def packages(_asked: Asked) -> tuple[State, str]:
    """Look at the packages and their versions."""
    wanted = dict(_wanted())
    if not wanted:
        return "wrong", f"The course itself is not installed. {INSTALL}"
    amiss = [said for name, bound in wanted.items() if (said := _amiss(name, bound))]
    if amiss:
        return "wrong", f"{', '.join(amiss)}. {INSTALL}"
    return "ok", f"All {len(wanted)} packages are there, and new enough."


def _wanted() -> Iterator[tuple[str, str]]:
    """Give each package that the course asks for, and its oldest version."""
    try:
        asked = metadata.requires("kundfokus") or []
    except metadata.PackageNotFoundError:
        return
    for each in asked:
        if found := re.fullmatch(r"([\w.-]+)\s*>=\s*([\d.]+)", each):
            yield found[1], found[2]


def _amiss(name: str, bound: str) -> str:
    try:
        version = metadata.version(name)
    except metadata.PackageNotFoundError:
        return f"{name} is missing"
    return f"{name} {version} is older than {bound}" if _numbers(version) < _numbers(bound) else ""


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", version.partition("+")[0])))


def port(asked: Asked) -> tuple[State, str]:
    """Look whether the server could listen."""
    from course.server import address

    try:
        for each in address.listen(asked.host, asked.port):
            each.close()
    except address.CannotListenError as problem:
        return "wrong", str(problem)
    return "ok", f"Port {asked.port} is free." if asked.port else "There is a free port."


def disk(_asked: Asked) -> tuple[State, str]:
    """Look whether a temporary file can be made; the course as it is needs none."""
    try:
        with tempfile.TemporaryFile() as made:
            made.write(b"x")
    except OSError:
        said = "No temporary file can be made. Serving the course as it is needs none, but --with"
        return "note", f"{said}, --kernels and JupyterLab do."
    return "ok", "Temporary files can be made. Serving the course as it is needs none."


def store(asked: Asked) -> tuple[State, str]:
    """Look whether live rooms can be kept where they are to be."""
    if not asked.store:
        return "ok", "No store is named with --store, and only live rooms need one."
    from course.live.store import NewerError, Store, UnusableStoreError

    try:
        Store(asked.store).close()
    except (UnusableStoreError, NewerError) as problem:
        return "wrong", str(problem)
    return "ok", "The live store opens."


def browser(_asked: Asked) -> tuple[State, str]:
    """Look whether a browser can be opened."""
    try:
        webbrowser.get()
    except webbrowser.Error:
        return "note", "No browser can be opened from here. Open the address yourself."
    return "ok", "A browser can be opened."


def chromium(_asked: Asked) -> tuple[State, str]:
    """Look for the browser that the tests drive."""
    if any(map(shutil.which, CHROMIUMS)):
        return "ok", "Chromium is there. Only the tests need it."
    return "note", "There is no Chromium. Only the tests need it, and make test brings it."


CHECKS = (
    Check("python", python),
    Check("packages", packages),
    Check("port", port),
    Check("disk", disk),
    Check("store", store),
    Check("browser", browser),
    Check("chromium", chromium),
)
