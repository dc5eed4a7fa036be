"""The bank of situations to decide in, and a draw from it: the same one each time for a seed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from markdown_it.tree import SyntaxTreeNode

from course import body, options
from course.legend import Legend
from course.mixing import mixed, rank
from course.options import Options
from course.place import ContentError, Place
from course.text import Text, reader

if TYPE_CHECKING:
    from course.reference import Reference

FILE = "items.md"
ELSEWHERE = 0.5  # how much less a situation of another place than the learner's is wanted
SAME = 0.1  # and for each one from the same place that is drawn already


@dataclass(frozen=True)
class Situation:
    """A situation: what one is asked, the options, and what it serves.

    `setting` is the place it happens in, a key of places.toml, or empty.
    """

    id: str
    asks: Text
    options: Options
    statements: tuple[str, ...]
    setting: str

    @property
    def tags(self) -> tuple[str, ...]:
        """The misconceptions that its wrong options carry, each once."""
        quotes = (each.quote for each in self.options.values() if not each.right)
        return tuple(dict.fromkeys(quote.tag for quote in quotes if quote and quote.tag))

    @property
    def right(self) -> str:
        """The key of the right option."""
        return next(key for key, each in self.options.items() if each.right)

    def serves(self, tags: Sequence[str]) -> bool:
        """Tell whether it has any of these statements, misconceptions or settings."""
        return any(tag in (*self.statements, *self.tags, self.setting) for tag in tags)


Bank = Mapping[str, Situation]


def read(path: Path, works: Reference) -> Bank:
    """Read the file `## Q01 S03 kommun`, a paragraph, the options; no file, no situations.

    Raises an ExceptionGroup of ContentError, one for each situation with a mistake.
    """
    if not path.is_file():
        return {}
    source = path.read_text(encoding="utf-8")
    start = Place(path, 1, works.lang, source.split("\n"))
    found: dict[str, Situation] = {}
    problems: list[ContentError] = []
    for nodes in _entries(SyntaxTreeNode(reader().parse(source))):
        try:
            situation = _situation(nodes, start.at(nodes[0]), works)
            if situation.id in found:
                raise start.at(nodes[0]).error(f"The id “{situation.id}” stands twice.")
            found[situation.id] = situation
        except ContentError as problem:
            problems.append(problem)
    if problems:
        raise ExceptionGroup(f"{path.name} cannot be read", problems)
    return found


def _entries(root: SyntaxTreeNode) -> list[list[SyntaxTreeNode]]:
    """Part the file at its `##` headings; a title and paragraphs before the first are no entry."""
    entries: list[list[SyntaxTreeNode]] = []
    for node in root.children:
        heading = node.type == "heading" and node.tag == "h2"
        if heading or (not entries and node.type not in ("heading", "paragraph")):
            entries.append([node])
        elif entries:
            entries[-1].append(node)
    return entries


def _situation(nodes: Sequence[SyntaxTreeNode], place: Place, works: Reference) -> Situation:
    if nodes[0].type != "heading":
        raise place.error("A situation starts with its heading: “## Q01 S03 kommun”.")
    key, *words = nodes[0].children[0].content.split() if nodes[0].children else [""]
    if not re.fullmatch(r"Q\d\d", key):
        raise place.error(f"The heading starts with the situation's id, like Q01, not “{key}”.")
    section = body.section(nodes[1:], place, works)
    if len(section.paragraphs) != 1 or section.tables or section.quotes:
        raise place.error("A situation is one paragraph, and then its options.")
    statements = tuple(word for word in words if re.fullmatch(r"S\d\d", word))
    settings = [word for word in words if word not in statements]
    for word in words:
        if word not in works.statements and word not in works.places:
            raise place.error(f"“{word}” is neither a statement nor a place of places.toml.")
    if not statements or len(settings) > 1:
        raise place.error("The heading has at least one statement, and at most one place.")
    asks = section.place.inline(section.paragraphs[0].source)
    found = options.one_right(section, may_be_silent=True)
    return Situation(key, asks, found, statements, "".join(settings))


def draw(bank: Bank, seed: str, setting: str | None, number: int) -> list[str]:
    """Draw situations: many misconceptions before any comes often, one's own setting rather.

    At most two in five are of one's own setting, for the others show what carries over. The same
    seed gives the same situations in the same order.
    """
    left, drawn = mixed(seed, bank), list[str]()
    while left and len(drawn) < number:
        before = [bank[key] for key in drawn]
        tags = Counter(tag for each in before for tag in _tags(each))
        places = Counter(each.setting for each in before)
        own = setting if setting and places[setting] < number * 2 // 5 else None
        wish = {key: _often(bank[key], tags) + _away(bank[key], own, places) for key in left}
        best = min(left, key=wish.__getitem__)
        left.remove(best)
        drawn.append(best)
    return drawn


def _tags(situation: Situation) -> tuple[str, ...]:
    return situation.tags or ("",)


def _often(situation: Situation, met: Counter[str]) -> float:
    """Tell how often a situation's misconceptions have been met, on the average."""
    tags = _tags(situation)
    return sum(met[tag] for tag in tags) / len(tags)


def _away(situation: Situation, own: str | None, places: Counter[str]) -> float:
    """Tell how much less a situation is wanted for where it happens."""
    return 0 if own and situation.setting == own else ELSEWHERE + SAME * places[situation.setting]


def similar(bank: Bank, seed: str, to: tuple[str, str], used: Sequence[str]) -> str | None:
    """Give another situation on the misconception of a wrong option; None when none is left.

    `to` names the situation and the option picked in it, `used` those already met.
    """
    first, pick = bank[to[0]], bank[to[0]].options[to[1]]
    tags = [pick.quote.tag] if pick.quote and pick.quote.tag else list(first.statements)
    fit = [key for key, each in bank.items() if key not in used and each.serves(tags)]
    return min(fit, key=lambda key: rank(seed, key), default=None)


def legend(bank: Bank) -> dict[str, Legend]:
    """Give the words of every situation and of its options."""
    return {key: options.legend(each.asks, each.options) for key, each in bank.items()}
