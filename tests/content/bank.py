"""The bank of decision items as a test reads it: straight from its file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import NamedTuple

from markdown_it.tree import SyntaxTreeNode

from course import content, reference, words
from course.place import Place
from course.reference import Reference
from course.text import Text, reader

_OPTION = re.compile(r"\[([x ])\] `(.)` (.+)", re.DOTALL)
_TAGGED = re.compile(r"(MC\d\d) (.+)", re.DOTALL)


@cache
def works(lang: str) -> Reference:
    """Read the reference works of one language."""
    return reference.read(lang, [content.FOLDER], words.load())


def plain(text: Text) -> str:
    """Draw a text with the default word in it."""
    return text.plain(works(text.lang).words[content.DEFAULT_WORD].forms(text.lang))


class Option(NamedTuple):
    """One of four: its letter, its text, the misconception in it, and its feedback."""

    key: str
    text: Text
    right: bool
    tag: str
    said: Text


@dataclass(frozen=True)
class Item:
    """A situation to decide in, as it stands in the file."""

    id: str
    statements: tuple[str, ...]
    setting: str
    stem: tuple[Text, ...]
    options: tuple[Option, ...]

    @property
    def right(self) -> Option:
        """The option that holds."""
        return next(option for option in self.options if option.right)

    @property
    def wrong(self) -> list[Option]:
        """The options that tempt."""
        return [option for option in self.options if not option.right]

    @property
    def lengths(self) -> tuple[int, list[int]]:
        """Count the right option's characters, and those of the wrong ones."""
        return len(plain(self.right.text)), [len(plain(each.text)) for each in self.wrong]

    @property
    def texts(self) -> Iterator[Text]:
        """Give every text that a learner reads in the item."""
        yield from self.stem
        for option in self.options:
            yield from (option.text, option.said)


@cache
def bank(lang: str) -> tuple[Item, ...]:
    """Read the bank of one language."""
    path = content.FOLDER / lang / "items.md"
    source = path.read_text(encoding="utf-8")
    start = Place(path, 1, lang, source.split("\n"))
    parts: list[list[SyntaxTreeNode]] = []
    for node in SyntaxTreeNode(reader().parse(source)).children:
        if node.type == "heading" and node.tag == "h2":
            parts.append([])
        if parts:
            parts[-1].append(node)
    return tuple(_item(nodes, start) for nodes in parts)


def _item(nodes: list[SyntaxTreeNode], start: Place) -> Item:
    number, *statements, setting = _source(nodes[0]).split()
    stem = tuple(start.inline(_source(node)) for node in nodes if node.type == "paragraph")
    lists = [node for node in nodes if node.type == "bullet_list"]
    options = chain.from_iterable(each.children for each in lists)
    return Item(
        number, tuple(statements), setting, stem, tuple(_option(each, start) for each in options)
    )


def _option(node: SyntaxTreeNode, start: Place) -> Option:
    label, quote = node.children
    written = _OPTION.fullmatch(_source(label))
    assert written, f"{_source(label)} is not written like the others"
    said = "\n\n".join(_source(each) for each in quote.children)
    tagged = _TAGGED.fullmatch(said)
    tag, own = (tagged[1], tagged[2]) if tagged else ("", said)
    return Option(written[2], start.inline(written[3]), written[1] == "x", tag, start.inline(own))


def _source(node: SyntaxTreeNode) -> str:
    return node.children[0].content
