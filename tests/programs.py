"""The programs of the system that tests drive: found where they are, or installed by apt.

`python -m tests.programs --ensure` brings those that are missing, where that can be done.
"""

import shutil
import sys
from collections.abc import Callable, Sequence

from tests import chromium

NGINX = "nginx"
PLACES = ("/usr/sbin", "/usr/local/sbin", "/opt/homebrew/bin")  # not on everybody's path
MISSING = "No nginx with openssl was found, nor could be installed. Install both."


def nginx() -> str | None:
    """Where nginx is, if it is here and starts, and openssl beside it makes a certificate."""
    found = shutil.which(NGINX) or shutil.which(NGINX, path=":".join(PLACES))
    runs = found and chromium.succeeds([found, "-v"], quietly=True)
    return found if runs and shutil.which("openssl") else None


def ways(*, root: bool, sudo: bool, apt: bool) -> list[Sequence[chromium.Command]]:
    """The ways to install nginx on this computer."""
    if not apt or not (root or sudo):
        return []
    as_root = () if root else ("sudo", "-n")
    get = (*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get")
    return [
        (
            (*get, "update"),
            (*get, "install", "-y", "--no-install-recommends", "nginx-light", "openssl"),
        )
    ]


def ensure(look: Callable[[], str | None], *, install: bool) -> str | None:
    """The nginx there is, or else the one that apt brings."""
    return chromium.ensure(look, ways(**chromium.computer()) if install else [])


def main(arguments: Sequence[str]) -> str | None:
    """Say where nginx is, or what to do when there is none."""
    found = ensure(nginx, install="--ensure" in arguments)
    if not found:
        return MISSING
    print(found)
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
