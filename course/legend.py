"""A legend: the words that a person reads beside what is counted of a room's answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from markupsafe import Markup, escape

from course.learner import Learner
from course.text import Text, fill


@dataclass(frozen=True)
class Said:
    """Words of the interface, by their name in strings.toml, with their slots filled in."""

    name: str
    slots: Mapping[str, object] = field(default_factory=dict)


Label = Text | Said | str

# What is counted: one choice each, any number of ticks, the place on which each put something,
# a word out of many (the most chosen first), or an amount that is no number of people.
Sort = Literal["one", "many", "place", "word", "amount"]


@dataclass(frozen=True)
class Legend:
    """The words for one question of a tally, and for its options.

    `right` are the options that the course holds right, none where nothing is right or wrong.
    What is put in an order has a question for each thing; `under` is what they share.
    `asked` is False for what nobody is asked, but the course works out of the answers.
    """

    label: Label
    options: Mapping[str, Label]
    right: frozenset[str] = frozenset()
    sort: Sort = "one"
    under: Label | None = None
    asked: bool = True


Legends = Mapping[str, Legend]


def named(start: str, keys: Iterable[str]) -> dict[str, Label]:
    """Label keys with the strings that are named after them."""
    return {key: Said(f"{start}{key}") for key in keys}


def yes_or_no(label: Label) -> Legend:
    """Give the legend of something that is so or not, as the course finds it."""
    return Legend(label, named("live_", ("yes", "no")), asked=False)


def placed(
    labels: Mapping[str, Label], under: Label, right: Iterable[str], start: str = ""
) -> dict[str, Legend]:
    """Give the legends of things that are put in an order, which is right as `right` has it."""
    numbers = {key: str(place) for place, key in enumerate(right, 1)}
    places: dict[str, Label] = {n: Said("live_place", {"place": n}) for n in numbers.values()}
    return {
        f"{start}{key}": Legend(label, places, frozenset({numbers[key]}), "place", under)
        for key, label in labels.items()
    }


@dataclass(frozen=True)
class Words:
    """A label as it is read: as HTML, and where no elements may be."""

    html: Markup
    plain: str


def words(label: Label, learner: Learner, strings: Mapping[str, str]) -> Words:
    """Give the words of a label, with the learner's own in them; raises KeyError."""
    if isinstance(label, Text):
        return Words(label.html(learner.forms), label.plain(learner.forms).replace("\n", " "))
    plain = label if isinstance(label, str) else fill(strings[label.name], label.slots)
    return Words(escape(plain), plain)
