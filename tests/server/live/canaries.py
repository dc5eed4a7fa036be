"""Canaries: words of no language, written wherever a room may write, and looked for afterwards."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from course.content import Course
from course.lesson import Exercise
from course.live.forms import FORMS, PRIVATE, WALL
from course.live.stages import Form

CANARY = "kanariesang"
_FOUND = re.compile(rf"{CANARY}\d+".encode())
TYPED = {"text", "search", None}


class Ballot(HTMLParser):
    """The names of a form's fields: where one writes, and what else there is, with a value."""

    def __init__(self, html: str) -> None:
        """Read a form."""
        super().__init__()
        self.written, self.chosen = list[str](), dict[str, str]()
        self._select = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a field."""
        said = dict(attrs)
        name, value = said.get("name") or "", said.get("value") or ""
        if tag == "textarea" or (tag == "input" and said.get("type") in TYPED):
            self.written.append(name)
        elif tag == "input" and said.get("type") == "radio":
            self.chosen[name] = value  # the last: a word of one's own, where there is such
        elif tag == "select":
            self._select = name
        elif tag == "option" and value:
            self.chosen.setdefault(self._select, value)


def put(course: Course) -> Iterator[tuple[Exercise, Form]]:
    """Give every exercise that a room may put as a wall or to each by themselves."""
    for each in course["sv"].exercises.values():
        forms = FORMS.get(each.kind, ()) if each.answers else ()
        if WALL in forms or PRIVATE in forms:
            yield each, Form(WALL if WALL in forms else PRIVATE)


def found_in(*folders: Path) -> dict[str, set[bytes]]:
    """Look for canaries in every file of some folders; give those there are, by file."""
    files = (file for folder in folders for file in folder.rglob("*") if file.is_file())
    found = {f"{file}": {*_FOUND.findall(file.read_bytes())} for file in files}
    return {file: canaries for file, canaries in found.items() if canaries}


def found_open(process: int) -> dict[str, set[bytes]]:
    """Look for canaries in every file that a process holds open, be it deleted."""
    found = {}
    for held in Path(f"/proc/{process}/fd").iterdir():
        if held.is_file():
            found[f"{held.readlink()}"] = {*_FOUND.findall(held.read_bytes())}
    return {file: canaries for file, canaries in found.items() if canaries}
