"""The repository as the tests read it: its files, its packages, its verbs."""

import re
import subprocess
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
GROUPS = ("build", "check", "test")
BESIDE = ("bench",)  # groups with an environment of their own, beside the course's


@cache
def files() -> tuple[Path, ...]:
    """Every file that belongs to the repository, or is about to."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    paths = (ROOT / name for name in listing.stdout.split("\0") if name)
    return tuple(sorted(path for path in paths if path.is_file()))


def code(*folders: str, suffix: str = ".py") -> list[Path]:
    """The modules in these folders, or in all that hold code."""
    folders = folders or ("course", "widgets", "tests")
    return [
        path
        for path in files()
        if path.suffix == suffix and any(path.is_relative_to(ROOT / folder) for folder in folders)
    ]


def name(path: Path) -> str:
    """How a message names a file."""
    return path.relative_to(ROOT).as_posix()


def documents() -> dict[str, str]:
    """The documents for people, by name."""
    return {path.name: path.read_text("utf-8") for path in ROOT.glob("*.md")}


def verbs() -> set[str]:
    """The verbs of the Makefile that say what they do."""
    return set(re.findall(r"^([a-z]+):.*?## \S", (ROOT / "Makefile").read_text(), re.MULTILINE))


def bounds(requirements: Iterable[str]) -> dict[str, str]:
    """Each package with its lower bound; nothing else may be asked of a package."""
    pairs = (requirement.split(">=") for requirement in requirements)
    return {package.lower(): bound for package, bound in pairs}


@cache
def packages() -> dict[str, dict[str, str]]:
    """The packages of pyproject.toml: those of the course, and those of each group."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    groups = project["dependency-groups"]
    return {
        "course": bounds(project["project"]["dependencies"]),
        **{group: bounds(groups[group]) for group in (*GROUPS, *BESIDE)},
    }
