"""An environment that holds the wheel, and of everything installed here only what it asks for.

Nothing is fetched: the wheel is installed by pip, and each package that it declares, and each that
those declare in turn, is linked from where the tests run. Whatever else is here is not there.
"""

import os
import re
import subprocess
import sys
import venv
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement

JUPYTERS = ("share", "etc")  # where packages put what Jupyter finds by itself


@dataclass(frozen=True)
class Bare:
    """An environment: its folder, and where its packages lie."""

    at: Path
    site: Path

    @property
    def command(self) -> str:
        """The command that the wheel brings."""
        return str(self.at / "bin" / "kundfokus")

    def run(self, *words: str) -> str:
        """Run its Python in its own folder, and give what it says."""
        return subprocess.run(
            [str(self.at / "bin" / "python"), *words],
            cwd=self.at,
            env=alone(self.at),
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    def modules(self) -> dict[Path, tuple[int, int]]:
        """Every file of ours there, with its size and when it was written."""
        ours = (path for name in ("course", "widgets") for path in (self.site / name).rglob("*"))
        return {path: (path.stat().st_size, path.stat().st_mtime_ns) for path in ours}


def make(at: Path, wheel: Path) -> Bare:
    """Make the environment, and install the wheel in it."""
    venv.create(at, symlinks=True)
    pip = [sys.executable, "-m", "pip", "--python", str(at / "bin" / "python"), "install"]
    subprocess.run([*pip, "-q", "--no-deps", "--no-index", str(wheel)], check=True, env=alone(at))
    (site,) = at.glob("lib/python3*/site-packages")
    bare = Bare(at, site)
    (ours,) = bare.site.glob("kundfokus-*.dist-info")
    for each in needed(Distribution.at(ours)).values():
        link(each, bare)
    return bare


def alone(home: Path) -> dict[str, str]:
    """Give variables that lead to nothing of this computer's user, and not to the repository."""
    names = re.compile(r"PYTHON|JUPYTER|IPYTHON|KUNDFOKUS|XDG_|VIRTUAL_ENV")
    kept = {name: value for name, value in os.environ.items() if not names.match(name)}
    return {**kept, "HOME": str(home), "PYTHONUNBUFFERED": "1"}


def needed(first: Distribution) -> dict[str, Distribution]:
    """Give all that a package asks for, and what that asks for in turn."""
    found: dict[str, Distribution] = {}
    ahead, seen = list(_asked(first, "")), set[tuple[str, str]]()
    while ahead:
        one = ahead.pop()
        if one not in seen:
            seen.add(one)
            found[one[0]] = distribution(one[0])
            ahead += _asked(found[one[0]], one[1])
    return found


def _asked(package: Distribution, extra: str) -> Iterator[tuple[str, str]]:
    for written in package.requires or ():
        asked = Requirement(written)
        if not asked.marker or asked.marker.evaluate({"extra": extra}):
            name = re.sub(r"[-_.]+", "-", asked.name).lower()
            yield from ((name, more) for more in ("", *sorted(asked.extras)))


def link(package: Distribution, to: Bare) -> None:
    """Link a package's modules, and what it has laid out for Jupyter; not its commands."""
    for file in package.files or ():
        path = Path(str(package.locate_file(file))).resolve()
        prefix = Path(sys.prefix).resolve()
        if file.parts[0] != "..":
            target = to.site / file.parts[0]
            path = Path(str(package.locate_file(file.parts[0])))
        elif path.relative_to(prefix).parts[0] in JUPYTERS:
            target = to.at / path.relative_to(prefix)
        else:
            continue
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.symlink_to(path)
