"""Where something stands in a content file, and the mistakes told to its author from there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from markdown_it.tree import SyntaxTreeNode

from course import text
from course.text import Text
from course.words import UnknownForm


class ContentError(ValueError):
    """A mistake in a content file, said to its author: file, line and what was expected."""

    def __init__(self, path: Path, line: int, said: str) -> None:
        """Keep where the mistake stands (line from 1) and the sentence about it."""
        super().__init__(f"{path}:{line}: {said}")
        self.path, self.line, self.said = path, line, said


@dataclass(frozen=True)
class Place:
    """Where in which file something stands, and in which language."""

    path: Path
    line: int
    lang: str
    lines: Sequence[str] = field(default=(), repr=False, compare=False)

    def at(self, node: SyntaxTreeNode) -> Place:
        """Give the place where a part of the syntax tree starts."""
        return self.on(node.map[0] + 1) if node.map else self

    def on(self, line: int) -> Place:
        """Give the same file at another line (from 1)."""
        return Place(self.path, line, self.lang, self.lines)

    def error(self, said: str) -> ContentError:
        """Give the error that points here."""
        return ContentError(self.path, self.line, said)

    def inline(self, source: str) -> Text:
        """Compile one run of text, unknown word forms told with file and line."""
        return self._compiled(text.inline, source)

    def block(self, source: str) -> Text:
        """Compile paragraphs, unknown word forms told with file and line."""
        return self._compiled(text.block, source)

    def _compiled(self, how: Callable[[str, str], Text], source: str) -> Text:
        try:
            return how(source, self.lang)
        except UnknownForm as unknown:
            before = source[: source.find("{" + unknown.written + "}")]
            raise self.on(self.line + before.count("\n")).error(str(unknown)) from unknown
