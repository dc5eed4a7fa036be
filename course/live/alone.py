"""A folder for the room of one process alone; it goes with the process, however that ends.

One that is killed cannot take its folder away. So it holds a lock for as long as it lives, and the
next who makes such a folder takes away those that nobody holds.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: what a killed process leaves is there until the folder is emptied
    fcntl = None  # type: ignore[assignment]

PREFIX, LOCK = "kundfokus-room-", "held"
TRIES = 10


def folder() -> Path:
    """Make one that goes when this process ends, and take away those of the killed."""
    clear()
    for _ in range(TRIES):
        made = Path(tempfile.mkdtemp(prefix=PREFIX))
        atexit.register(shutil.rmtree, made, ignore_errors=True)
        if _hold(made / LOCK, os.O_CREAT) is not None:
            break  # else somebody who clears away was quicker than our lock
    return made


def clear() -> None:
    """Take away the folders of this user's processes that are no more."""
    if fcntl is None:
        return
    for left in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with suppress(OSError):
            if left.is_symlink() or left.stat().st_uid != os.getuid():
                continue
            if (held := _hold(left / LOCK)) is not None:
                shutil.rmtree(left)
                os.close(held)


def _hold(lock: Path, more: int = 0) -> int | None:
    """Hold a lock; None if somebody else holds it, or there is none. It ends with the process."""
    try:
        opened = os.open(lock, os.O_RDWR | more, 0o600)
    except OSError:
        return None
    if fcntl is None:
        return opened
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(opened)
        return None
    return opened
