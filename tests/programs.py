"""The programs of the system that tests drive: found where they are, or installed by apt.

`python -m tests.programs --ensure` brings those that are missing, where that can be done.
"""

import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from tests import chromium

NGINX = "nginx"
PACKAGES = ("nginx-light", "openssl", "postgresql", "bubblewrap", "systemd")
PLACES = ("/usr/sbin", "/usr/local/sbin", "/opt/homebrew/bin")  # not on everybody's path
VERSIONS = Path("/usr/lib/postgresql")  # where Debian keeps PostgreSQL, a folder for each version
MISSING = "No nginx with openssl was found, nor could be installed. Install both."
NO_DATABASE = "No PostgreSQL was found, nor could be installed. Install it."


def nginx() -> str | None:
    """Where nginx is, if it is here and starts, and openssl beside it makes a certificate."""
    found = shutil.which(NGINX) or shutil.which(NGINX, path=":".join(PLACES))
    runs = found and chromium.succeeds([found, "-v"], quietly=True)
    return found if runs and shutil.which("openssl") else None


def postgres() -> str | None:
    """Where PostgreSQL's programs are, if they are here and start: the newest of its versions."""
    beside = shutil.which("initdb")
    newest = sorted(VERSIONS.glob("*/bin/initdb"), key=lambda each: float(each.parts[-3]))
    found = beside or (str(newest[-1]) if newest else "")
    runs = found and chromium.succeeds([found, "--version"], quietly=True)
    return str(Path(found).parent) if runs else None


def both() -> str | None:
    """Where nginx and PostgreSQL are, if both are here."""
    found = [nginx(), postgres()]
    return "\n".join(filter(None, found)) if all(found) else None


def bubblewrap() -> str | None:
    """Where bubblewrap is, if it is here and may shut a program in: on Linux only."""
    found = shutil.which("bwrap")
    shut = [found or "", "--unshare-user", "--ro-bind", "/", "/", "true"]
    return found if found and chromium.succeeds(shut, quietly=True) else None


def everything() -> str | None:
    """Where all of them are, if they are here, and those that only Linux has."""
    found = [both(), bubblewrap(), shutil.which("systemd-analyze")]
    return "\n".join(filter(None, found)) if all(found) else None


def ways(*, root: bool, sudo: bool, apt: bool) -> list[Sequence[chromium.Command]]:
    """The ways to install them on this computer."""
    if not apt or not (root or sudo):
        return []
    as_root = () if root else ("sudo", "-n")
    get = (*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get")
    return [
        (
            (*get, "update"),
            (*get, "install", "-y", "--no-install-recommends", *PACKAGES),
        )
    ]


def ensure(look: Callable[[], str | None], *, install: bool) -> str | None:
    """The programs there are, or else those that apt brings."""
    return chromium.ensure(look, ways(**chromium.computer()) if install else [])


def main(arguments: Sequence[str]) -> str | None:
    """Say where the programs are, or what to do when one is missing."""
    found = ensure(everything, install="--ensure" in arguments) or both()
    if not found:
        return NO_DATABASE if nginx() else MISSING
    print(found)
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
