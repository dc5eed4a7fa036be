"""The body of an exercise block, as its author wrote it: items, quotes, tables and sections."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from markdown_it.tree import SyntaxTreeNode

from course.place import ContentError, Place
from course.text import Text

if TYPE_CHECKING:
    from course.reference import Reference


@dataclass(frozen=True)
class Quote:
    """Feedback: a text, and the misconception it answers when it answers one."""

    text: Text
    tag: str | None
    place: Place


@dataclass(frozen=True)
class Item:
    """A list item: its key, its text, the box when it has one, and the quote under it."""

    key: str
    text: Text
    right: bool | None
    quote: Quote | None
    place: Place


@dataclass(frozen=True)
class Row:
    """A table row: the cells' sources in order, the first being the key."""

    cells: tuple[str, ...]
    place: Place

    @property
    def key(self) -> str:
        """The row's key."""
        return self.cells[0]


@dataclass
class Section:
    """What stands under one `###` heading (or before the first): named by the heading's words."""

    keys: tuple[str, ...]
    place: Place
    paragraphs: list[Text] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    tables: list[tuple[Row, ...]] = field(default_factory=list)

    def table(self, number: int, *columns: str) -> tuple[Row, ...]:
        """Give the block's nth table (from 0), which must have just these columns."""
        if len(self.tables) <= number:
            raise self.place.error(f"A table with the columns {', '.join(columns)} is missing.")
        rows = self.tables[number]
        for row in rows:
            if len(row.cells) != len(columns):
                raise row.place.error(
                    f"The row has {len(row.cells)} cells, but the table has {len(columns)}: "
                    f"{', '.join(columns)}."
                )
        _no_twins([(row.key, row.place) for row in rows])
        return rows

    def keyed(self) -> tuple[Item, ...]:
        """Give the items, each of which has a key of its own."""
        _no_twins([(item.key, item.place) for item in self.items])
        return tuple(self.items)


@dataclass(frozen=True)
class Body:
    """A whole block: its title, what comes first (`lead`), and its named sections.

    `settings` are words `name=value` of the block's first line, such as `draw=10`; `heard` collects
    every piece of feedback in the block, so that none is promised and missing.
    """

    place: Place
    title: Text
    flags: frozenset[str]
    plan: tuple[str, ...]
    works: Reference
    lead: Section
    sections: list[Section] = field(default_factory=list)
    heard: list[Quote] = field(default_factory=list)
    settings: Mapping[str, str] = field(default_factory=dict)

    def error(self, said: str) -> ContentError:
        """Give an error that points at the block's first line."""
        return self.place.error(said)

    def named(self, name: str) -> Section:
        """Give the section under the heading `### name`."""
        for section in self.sections:
            if section.keys == (name,):
                return section
        raise self.error(f"The section “### {name}” is missing.")

    def tagged(self, source: str, place: Place) -> Quote:
        """Read feedback that may start with a misconception: its id alone means the bank's text."""
        found = _TAG.match(source)
        tag, own = (found.group(1), found.group(2).strip()) if found else (None, source)
        if tag and tag not in self.works.bank:
            raise place.error(f"{tag} is not one of the misconceptions in misconceptions.md.")
        self.heard.append(
            Quote(self.works.bank[tag] if tag and not own else place.inline(own), tag, place)
        )
        return self.heard[-1]


def _no_twins(keys: Sequence[tuple[str, Place]]) -> None:
    """Refuse a key that stands twice, or that holds other signs than a key may."""
    seen: set[str] = set()
    for key, place in keys:
        if not KEY.fullmatch(key):
            raise place.error(f"The key “{key}” may hold small letters, digits and hyphens only.")
        if key in seen:
            raise place.error(f"The key “{key}” stands twice in the same list or table.")
        seen.add(key)


_TAG = re.compile(r"(MC\d\d)\b[:.]?\s*(.*)", re.DOTALL)
_ITEM = re.compile(r"(?:\[(?P<box>[xX ])\]\s+)?(?:`(?P<key>[^`]*)`\s*)?(?P<label>.*)", re.DOTALL)
KEY = re.compile(r"[a-zåäö0-9]+(?:-[a-zåäö0-9]+)*")


def read(node: SyntaxTreeNode, place: Place, attrs: Mapping[str, Any], works: Reference) -> Body:
    """Read a block's syntax tree; raises ContentError with the line of the mistake."""
    children = list(node.children)
    if not children or children[0].type != "heading" or children[0].tag != "h2":
        raise place.error("The block starts with its title: a line like “## Title”.")
    title = place.inline(_source(children[0]))
    flags, plan = frozenset(attrs["flags"]), tuple(attrs["plan"])
    settings = dict(attrs.get("settings", {}))
    body = Body(place, title, flags, plan, works, Section((), place), settings=settings)
    _fill(body, children[1:], place)
    return body


def section(nodes: Sequence[SyntaxTreeNode], place: Place, works: Reference) -> Section:
    """Read elements that stand outside any block, as an entry of a list of items does."""
    body = Body(place, Text("", place.lang, ()), frozenset(), (), works, Section((), place))
    _fill(body, nodes, place)
    if body.sections:
        raise body.sections[0].place.error("No ### heading can stand here.")
    return body.lead


def _fill(body: Body, nodes: Sequence[SyntaxTreeNode], place: Place) -> None:
    """Put each element in the section that it stands in."""
    under = body.lead
    for node in nodes:
        here = place.at(node)
        if node.type == "heading":
            under = Section(tuple(_source(node).split()), here)
            body.sections.append(under)
        else:
            _add(under, node, here, body)


def _add(section: Section, node: SyntaxTreeNode, here: Place, body: Body) -> None:
    """Put one element of the block where it belongs in its section."""
    if node.type == "paragraph":
        if _source(node).lstrip().startswith("|"):
            raise here.error(
                "This looks like a table, but its header and the line under it differ in width."
            )
        section.paragraphs.append(here.block(_source(node)))
    elif node.type in ("bullet_list", "ordered_list"):
        section.items += [_item(item, here.at(item), body) for item in node.children]
    elif node.type == "blockquote":
        section.quotes.append(body.tagged(_text_of(node, here), here))
    elif node.type == "table":
        section.tables.append(_rows(node, here))
    else:
        raise here.error(
            "Only paragraphs, lists, quotes, tables and ### headings can stand in an exercise."
        )


def _item(node: SyntaxTreeNode, here: Place, body: Body) -> Item:
    """Read `- [x] `key` Label` with the quote under it."""
    quotes = [child for child in node.children if child.type == "blockquote"]
    words = [child for child in node.children if child.type == "paragraph"]
    if len(quotes) > 1 or len(words) > 1 or len(quotes) + len(words) < len(node.children):
        raise here.error("A list item holds one line of text and at most one quote (>) under it.")
    found = _ITEM.match(_source(words[0]) if words else "")
    assert found  # the pattern matches the empty string  # noqa: S101
    key = found["key"]
    if key is None:
        raise here.error("A list item starts with its key: “- `key` Text”.")
    if not KEY.fullmatch(key):
        raise here.error(f"The key “{key}” may hold small letters, digits and hyphens only.")
    right = None if found["box"] is None else found["box"] in "xX"
    quote = body.tagged(_text_of(quotes[0], here), here.at(quotes[0])) if quotes else None
    return Item(key, here.inline(found["label"].strip()), right, quote, here)


def _rows(node: SyntaxTreeNode, here: Place) -> tuple[Row, ...]:
    """Read a table's rows below its header, as wide as they were written."""
    if len(node.children) < 2:  # noqa: PLR2004 -- head and body
        raise here.error("The table has a header but no rows.")
    return tuple(
        Row(_cells(here.lines[here.line + 1 + number]), here.on(here.line + 2 + number))
        for number in range(len(node.children[1].children))
    )


def _cells(line: str) -> tuple[str, ...]:
    """Split a table row at its bars: Markdown itself would hide a cell too many or too few."""
    inner = line.strip().removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return tuple(cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", inner))


def _source(node: SyntaxTreeNode) -> str:
    """Give the Markdown that an inline element was written with."""
    return node.children[0].content if node.children else ""


def _text_of(quote: SyntaxTreeNode, here: Place) -> str:
    if any(child.type != "paragraph" for child in quote.children):
        raise here.error("A quote (>) holds plain paragraphs only.")
    return "\n\n".join(_source(child) for child in quote.children)
