"""Options to choose among: a keyed list with boxes, and the feedback quoted under each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from course.body import Item, Quote, Section
from course.legend import Label, Legend, Sort
from course.place import ContentError
from course.text import Text
from course.verdict import Note

FEWEST = 2  # one option is no choice


@dataclass(frozen=True)
class Option:
    """An option: its words, whether it is right, and its feedback when it has any."""

    key: str
    text: Text
    right: bool
    quote: Quote | None

    @property
    def note(self) -> Note:
        """Give the feedback of one who chose this option."""
        text, tag = (self.quote.text, self.quote.tag) if self.quote else (None, None)
        return Note("right" if self.right else "wrong", text, tag)


Options = Mapping[str, Option]


def one_right(section: Section, *, may_be_silent: bool = False) -> Options:
    """Read options of which just one is right, each wrong one with its misconception.

    With `may_be_silent` the right one needs no quote, and a wrong quote no misconception.
    """
    found = {item.key: _boxed(item) for item in _several(section)}
    right = sum(option.right for option in found.values())
    if right != 1:
        said = f"Just one option is right, with a ticked box, “- [x]”; here {right} are."
        raise section.place.error(said)
    for item in section.items:
        if item.quote is None and not (may_be_silent and item.right):
            raise _unquoted(item)
        if not (item.right or may_be_silent or (item.quote and item.quote.tag)):
            raise item.place.error("A wrong option's quote starts with its misconception, MC00.")
    return found


def some_right(section: Section) -> Options:
    """Read options of which at least one is right, each with a quote that says why."""
    found = {item.key: _boxed(item) for item in _several(section)}
    if not any(option.right for option in found.values()):
        raise section.place.error("No option is right: tick at least one box, “- [x]”.")
    for item in section.items:
        if item.quote is None:
            raise _unquoted(item)
    return found


def unjudged(section: Section, *, may_be_silent: bool = False) -> Options:
    """Read options without boxes, none right or wrong, each with a quote said when it is chosen.

    With `may_be_silent` an option needs no quote.
    """
    for item in _several(section):
        if item.right is not None:
            raise item.place.error("No option is right or wrong here: leave out the box.")
        if item.quote is None and not may_be_silent:
            raise _unquoted(item)
        _worded(item)
    return {i.key: Option(i.key, i.text, right=False, quote=i.quote) for i in section.items}


def legend(label: Label, found: Options, sort: Sort = "one") -> Legend:
    """Give the words of a question with options, and name those that are right."""
    right = frozenset(key for key, option in found.items() if option.right)
    return Legend(label, {key: option.text for key, option in found.items()}, right, sort)


def _several(section: Section) -> tuple[Item, ...]:
    items = section.keyed()
    if len(items) < FEWEST:
        raise section.place.error("At least two options are needed: a list of “- [ ] `key` Text”.")
    return items


def _boxed(item: Item) -> Option:
    if item.right is None:
        raise item.place.error("The option has no box: write “- [x]” or “- [ ]” before its key.")
    _worded(item)
    return Option(item.key, item.text, item.right, item.quote)


def _worded(item: Item) -> None:
    if not item.text:
        raise item.place.error("The option has no words after its key.")


def _unquoted(item: Item) -> ContentError:
    return item.place.error("The option has no feedback: a quote (>) under it.")
