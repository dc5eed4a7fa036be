"""The Chromium that the browser tests drive: find one, or install one.

`python -m tests.chromium` says where it is; with `--ensure` it is installed when there is none.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

Which = Callable[[str], str | None]
Command = Sequence[str]

VARIABLE = "KUNDFOKUS_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ON_A_MAC = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
MISSING = f"""No Chromium was found, and none could be installed.
Install Chromium or Chrome the way your computer installs programs,
or set {VARIABLE} to the full path of one you have."""


def places(
    environ: Mapping[str, str], which: Which, playwrights: Callable[[], str]
) -> Iterator[str]:
    """Where a Chromium may be, in the order to look; the variable, when set, is the only place."""
    if environ.get(VARIABLE):
        yield environ[VARIABLE]
        return
    yield from filter(None, map(which, NAMES))
    yield from ON_A_MAC
    yield playwrights()


def playwrights_own() -> str:
    """Where Playwright keeps a Chromium of its own, whether or not it is there yet."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def starts(path: str) -> bool:
    """Whether the program starts: Ubuntu has a `chromium-browser` that only points elsewhere."""
    if os.name == "nt":  # there, asking for the version opens a window
        return Path(path).is_file()
    return succeeds([path, "--version"], quietly=True)


def succeeds(command: Command, *, quietly: bool = False) -> bool:
    """Whether the command ran and ended well; unless quietly, it is shown first."""
    if not quietly:
        print("$", *command, flush=True)
    output = subprocess.DEVNULL if quietly else None
    try:
        return not subprocess.run(command, check=False, stdout=output, stderr=output).returncode
    except OSError:
        return False


def find() -> str | None:
    """The first Chromium on this computer that starts."""
    return next(filter(starts, places(os.environ, shutil.which, playwrights_own)), None)


def ways(*, root: bool, sudo: bool, apt: bool) -> Iterator[Sequence[Command]]:
    """The ways to install a Chromium on this computer, each as its commands, the best first."""
    playwright = (sys.executable, "-m", "playwright", "install")
    if apt and (root or sudo):
        get = (
            *(() if root else ("sudo", "-n")),
            "env",
            "DEBIAN_FRONTEND=noninteractive",
            "apt-get",
        )
        yield (*get, "update"), (*get, "install", "-y", "chromium")
        yield ((*playwright, "--with-deps", "chromium"),)
    yield ((*playwright, "chromium"),)


def ensure(
    look: Callable[[], str | None],
    ways: Iterable[Sequence[Command]],
    run: Callable[[Command], bool] = succeeds,
) -> str | None:
    """The Chromium there is, or else the one that the first way that works brings."""
    for way in ((), *ways):  # no commands first: there may be one already
        if all(map(run, way)) and (found := look()):
            return found
    return None


def computer() -> dict[str, bool]:
    """What this computer and this user allow."""
    return {
        "root": hasattr(os, "geteuid") and os.geteuid() == 0,
        "sudo": succeeds(["sudo", "-n", "true"], quietly=True),
        "apt": shutil.which("apt-get") is not None,
    }


def ways_here() -> Iterator[Sequence[Command]]:
    """The ways that this computer and this user allow."""
    return ways(**computer())


def main(arguments: Sequence[str]) -> str | None:
    """Say where the Chromium is, or what to do when there is none."""
    may_install = "--ensure" in arguments and not os.environ.get(VARIABLE)
    found = ensure(find, ways_here() if may_install else ())
    if not found:
        return MISSING
    print(found)
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
