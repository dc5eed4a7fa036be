"""The notebooks of a course with folders laid over it: its own, built anew, and others beside."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from course import notebooks
from course.content import Course

VARIABLE = "KUNDFOKUS_WITH"  # how a kernel is told which folders are laid over the course


@contextmanager
def laid(course: Course, overlays: Sequence[Path]) -> Iterator[Path]:
    """Give the folder of the notebooks; one made for the purpose when something is laid over."""
    if not overlays and all((notebooks.folder() / name).is_file() for name in _names(course)):
        yield notebooks.folder()
        return
    with tempfile.TemporaryDirectory(prefix="kundfokus-") as made:
        to = Path(made)
        notebooks.write(course, to)
        for overlay in overlays:
            for name, path in files(overlay):
                target = to / name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.unlink(missing_ok=True)
                place(path, target)
        yield to


def files(overlay: Path) -> Iterator[tuple[str, Path]]:
    """Give an overlay's own notebooks and whatever files stand beside them, by their names."""
    folder = overlay / "notebooks"
    for path in sorted(folder.rglob("*")):
        if path.is_file() and ".ipynb_checkpoints" not in path.parts:
            yield path.relative_to(folder).as_posix(), path.resolve()


def place(path: Path, target: Path) -> None:
    """Link, so that a notebook changed in JupyterLab is changed where its author keeps it."""
    try:
        target.symlink_to(path)
    except OSError:  # Windows asks for special rights
        shutil.copy2(path, target)


def tell_kernels(overlays: Sequence[Path]) -> None:
    """Let the kernels that this program starts read the same course."""
    if overlays:
        os.environ[VARIABLE] = os.pathsep.join(str(each.resolve()) for each in overlays)


def _names(course: Course) -> Iterator[str]:
    for lang, language in course.languages.items():
        yield from (f"{lang}/{lesson.slug}.ipynb" for lesson in language.lessons)
