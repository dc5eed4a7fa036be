"""The trainer's own copy of the notebooks: kept fresh, and never written over once changed.

JupyterLab saves by itself, so it must work neither in a checkout's folder nor in a package's.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from course import notebooks, overlay

RECORD = ".kundfokus.json"  # JupyterLab shows no such names

NEWER = "{} is newer in the course. You have changed yours, so it stays. Rename it to get both."
GONE = "{} is no longer in the course. You have changed yours, so it stays."


class OursError(Exception):
    """The folder is the course's own; the message is a sentence for the trainer."""


def freshen(built: Mapping[str, bytes], overlays: Sequence[Path], at: Path) -> list[str]:
    """Lay the notebooks as built in a folder; gives a sentence about each that stays another.

    Raises OursError for the course's own folder, and OSError for one that cannot be written in.
    """
    if at.resolve().is_relative_to(notebooks.folder().resolve()):
        raise OursError(f"{at} is the course's own. Say another folder with --notebooks.")
    at.mkdir(parents=True, exist_ok=True)
    beside = {name: path for each in overlays for name, path in overlay.files(each)}
    lessons = {name: data for name, data in built.items() if name not in beside}
    copy = _Copy(at)
    try:
        return [
            *(
                NEWER.format(at / name)
                for name, data in built.items()
                if not copy.write(name, data)
            ),
            *(
                NEWER.format(at / name)
                for name, path in beside.items()
                if not copy.link(name, path)
            ),
            *(GONE.format(at / name) for name in copy.leave({*lessons, *beside})),
        ]
    finally:
        copy.remember()


class _Copy:
    """A folder and what was laid in it: a digest of each file as it was, and which are links."""

    def __init__(self, at: Path) -> None:
        """Read what was laid there, and take its links away: they are another day's."""
        self.at = at
        was = _record(at / RECORD)
        self.laid: dict[str, str] = was.get("laid", {})
        self.links: list[str] = []
        for name in was.get("links", []):
            if (at / name).is_symlink():
                (at / name).unlink()

    def write(self, name: str, data: bytes) -> bool:
        """Write a file; False if there is an older one that the trainer has changed."""
        path, wanted = self.at / name, digest(name, data)
        if self._changed(name, wanted):
            return self.laid.get(name) == wanted
        self.laid[name] = wanted
        if not path.is_file() or path.read_bytes() != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        return True

    def link(self, name: str, source: Path) -> bool:
        """Link a file of an overlay's, so that it is changed where its author keeps it."""
        path, wanted = self.at / name, digest(name, source.read_bytes())
        if self._changed(name, wanted):
            return self.laid.get(name) == wanted
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        overlay.place(source, path)
        if path.is_symlink():
            self.links.append(name)
            self.laid.pop(name, None)
        else:  # on Windows it is a copy, as any other
            self.laid[name] = wanted
        return True

    def leave(self, wanted: set[str]) -> Iterator[str]:
        """Remove what the course no longer has, and name what the trainer has changed of it."""
        for name in sorted(self.laid.keys() - wanted):
            if self._changed(name):
                yield name
            else:
                (self.at / name).unlink(missing_ok=True)
            del self.laid[name]

    def remember(self) -> None:
        """Write down what is laid there now."""
        record = {"laid": self.laid, "links": self.links}
        (self.at / RECORD).write_text(json.dumps(record, indent=1, sort_keys=True), "utf-8")

    def _changed(self, name: str, *right: str) -> bool:
        """Tell whether the file is neither as it was laid nor right already."""
        path = self.at / name
        known = {self.laid.get(name), *right}
        return path.is_file() and digest(name, path.read_bytes()) not in known


def digest(name: str, data: bytes) -> str:
    """Give a digest of what people write: in a notebook its text and code, not what a run left."""
    if name.endswith(".ipynb"):
        with suppress(
            AttributeError, KeyError, TypeError, ValueError
        ):  # it only has the name of one
            data = json.dumps(_written(json.loads(data))).encode()
    return hashlib.sha256(data).hexdigest()


def _written(notebook: dict[str, Any]) -> list[Any]:
    """Give its cells' sources; one that is empty comes of itself when the last is run."""
    cells = [(each, "".join(each["source"]).strip()) for each in notebook["cells"]]
    return [
        (each["cell_type"], source, each.get("attachments")) for each, source in cells if source
    ]


def _record(path: Path) -> dict[str, Any]:
    try:
        record = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return record if isinstance(record, dict) else {}
