"""Every text of the course with the place it is written at, for the rules that read them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from course.content import Course, Language
from course.lesson import Exercise, Lesson, Prose
from course.situations import FILE, Situation
from course.text import Text
from course.words import Forms

Finding = dict[str, Any]


def finding(path: Path, line: int, said: str) -> Finding:
    """Make a finding: what is said of which line (from 1) of which file."""
    return {"path": str(path), "line": line, "said": said}


@dataclass(frozen=True)
class Passage:
    """A text as its author wrote it, and where; `owner` names what it belongs to."""

    path: Path
    line: int
    lang: str
    text: Text
    owner: str

    def finding(self, said: str) -> Finding:
        """Make a finding that points here."""
        return finding(self.path, self.line, said)

    def paragraphs(self, forms: Forms) -> list[str]:
        """Give the paragraphs as they are read, without markup."""
        pieces = re.split(r"</(?:p|li|h\d)>", self.text.html(forms))
        drawn = map(without_tags, pieces)
        return [each for each in drawn if each]


def every(course: Course) -> Iterator[Passage]:
    """Give every text of every language: lessons, situations, misconceptions, lists, strings."""
    for language in course.languages.values():
        for lesson in (*language.lessons, *language.asides):
            yield from in_lesson(lesson)
        yield from _works(course, language)


def in_lesson(lesson: Lesson) -> Iterator[Passage]:
    """Give the texts of a lesson's file; what it borrows from other files is left out."""
    lines = lesson.path.read_text(encoding="utf-8").split("\n")
    for name, said in (("title", lesson.title), ("goal", lesson.goal)):
        line = _find(lines, said, 1) or 1
        yield Passage(lesson.path, line, lesson.lang, plain(said, lesson.lang), name)
    for block in lesson.blocks:
        start, owner = (
            (block.line, "prose") if isinstance(block, Prose) else (block.place.line, block.id)
        )
        for text in texts(block):
            if line := _find(lines, text.source, start):
                yield Passage(lesson.path, line, lesson.lang, text, owner)


def _works(course: Course, language: Language) -> Iterator[Passage]:
    """Give the texts beside the lessons, each from the folder that has the last word."""
    works, lang = language.reference, language.lang
    named: dict[str, Mapping[str, Text]] = {
        "misconceptions.md": works.bank,
        FILE: {
            f"{key} {number}": text
            for key, each in works.items.items()
            for number, text in enumerate(texts(each))
        },
        "places.toml": {
            f"{key} {name}": plain(said, lang)
            for key, place in works.places.items()
            for name, said in place.items()
            if name != "word"
        },
        "strings.toml": {key: plain(said, lang) for key, said in works.strings.items()},
    }
    for file, each in named.items():
        paths = [path for folder in course.folders if (path := folder / lang / file).is_file()]
        read = {path: path.read_text(encoding="utf-8").split("\n") for path in reversed(paths)}
        for owner, text in each.items():
            for path, lines in read.items():
                if line := _find(lines, text.source, 1):
                    yield Passage(path, line, lang, text, owner)
                    break


def plain(said: str, lang: str) -> Text:
    """Make a text of words without markup, slots in braces and all."""
    return Text(said, lang, (str(escape(said)),))


def without_tags(html: str) -> str:
    """Give HTML as plain words."""
    return Markup(html).striptags()  # noqa: S704 -- to text


def texts(value: object) -> Iterator[Text]:
    """Give every text in a block, however deep; the situations it draws from are not its own."""
    if isinstance(value, Text):
        yield value
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            inner = getattr(value, name)
            yield from () if _bank(inner) else texts(inner)
    elif isinstance(value, dict):
        yield from texts(list(value.values()))
    elif isinstance(value, list | tuple):
        for each in value:
            yield from texts(each)


def _bank(value: object) -> bool:
    return isinstance(value, dict) and any(isinstance(x, Situation) for x in value.values())


def _find(lines: list[str], source: str, start: int) -> int:
    """Give the first line from `start` where a text begins; 0 when it is not in the file."""
    first = source.split("\n", 1)[0]
    found = (
        number
        for number, line in enumerate(lines[start - 1 :], start)
        if first and first in line.replace('\\"', '"').replace("\\|", "|")
    )
    return next(found, 0)


def where(it: Exercise | Lesson) -> tuple[Path, int]:
    """Tell where an exercise or a lesson begins."""
    return (it.path, 1) if isinstance(it, Lesson) else (it.place.path, it.place.line)
