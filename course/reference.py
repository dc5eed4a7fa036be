"""What lessons refer to: misconceptions, plan fields, places, hints, words, strings."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from markdown_it.tree import SyntaxTreeNode

from course import situations
from course.place import ContentError, Place
from course.situations import Bank, Situation
from course.text import Text, reader
from course.words import Word

PLACE_KEYS = ("org", "role", "word", "task", "next", "ultimate", "payer")


@dataclass(frozen=True)
class Reference:
    """The reference works of one language.

    `bank` misconceptions' texts and `names` their names by id; `fields` the plan fields' greatest
    lengths in characters; `places` the settings; `hints` lists of words; `strings` the interface;
    `items` the bank of situations.
    """

    lang: str
    bank: Mapping[str, Text]
    names: Mapping[str, str]
    fields: Mapping[str, int]
    places: Mapping[str, Mapping[str, str]]
    hints: Mapping[str, frozenset[str]]
    words: Mapping[str, Word]
    strings: Mapping[str, str]
    statements: Mapping[str, str]
    items: Bank = field(default_factory=dict)


def read(lang: str, folders: Sequence[Path], words: Mapping[str, Word]) -> Reference:
    """Read the reference works of a language; later folders add and replace, key by key."""
    bank: dict[str, Text] = {}
    names: dict[str, str] = {}
    for folder in folders:
        for tag, (name, text) in _misconceptions(folder / lang / "misconceptions.md", lang).items():
            names[tag], bank[tag] = name, text
    hints = {key: frozenset(value) for key, value in _tables(folders, f"{lang}/hints.toml").items()}
    fields = {key: int(value["max"]) for key, value in _tables(folders, "plan.toml").items()}
    works = Reference(
        lang, bank, names, fields, _places(folders, lang), hints, words,
        _tables(folders, f"{lang}/strings.toml"), _tables(folders, "statements.toml"),
    )  # fmt: skip
    items: dict[str, Situation] = {}
    for folder in folders:
        items |= situations.read(folder / lang / situations.FILE, works)
    return replace(works, items=items)


def _tables(folders: Sequence[Path], name: str) -> dict[str, Any]:
    """Read one TOML file from every folder that has it, later ones over earlier."""
    merged: dict[str, Any] = {}
    for path in (folder / name for folder in folders):
        if path.is_file():
            try:
                merged |= tomllib.loads(path.read_text(encoding="utf-8"))
            except tomllib.TOMLDecodeError as broken:
                raise ContentError(
                    path, 1, f"The file cannot be read as TOML: {broken}."
                ) from broken
    return merged


def _places(folders: Sequence[Path], lang: str) -> dict[str, dict[str, str]]:
    places: dict[str, dict[str, str]] = _tables(folders, f"{lang}/places.toml")
    for key, place in places.items():
        for wanted in PLACE_KEYS:
            if not place.get(wanted):
                raise ContentError(
                    folders[-1] / lang / "places.toml", 1, f"[{key}] has no “{wanted}”."
                )
    return places


def _misconceptions(path: Path, lang: str) -> dict[str, tuple[str, Text]]:
    """Read `## MC01 Name` and the paragraph under it."""
    if not path.is_file():
        return {}
    source = path.read_text(encoding="utf-8")
    start = Place(path, 1, lang, source.split("\n"))
    found: dict[str, tuple[str, Text]] = {}
    tag = name = ""
    for node in SyntaxTreeNode(reader().parse(source)).children:
        words = node.children[0].content if node.children else ""
        if node.type == "heading" and node.tag == "h2":
            tag, _, name = words.partition(" ")
        elif node.type == "paragraph" and tag:
            found[tag] = (name, start.at(node).inline(words))
    return found
