"""A form filled in without a head: any valid answer to any exercise, by its own HTML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from html.parser import HTMLParser
from random import Random

SKIPPED = 0.3  # the share of lists that are left as they are, beside something to write
Fields = dict[str, str | list[str]]
Attributes = dict[str, str | None]


@dataclass
class Form:
    """What stands in a form: its controls by name, and the buttons that send it."""

    hidden: dict[str, str] = field(default_factory=dict)
    radios: dict[str, list[str]] = field(default_factory=dict)
    ticks: dict[str, list[str]] = field(default_factory=dict)
    lists: dict[str, list[str]] = field(default_factory=dict)
    numbers: list[str] = field(default_factory=list)
    days: list[str] = field(default_factory=list)
    texts: dict[str, int] = field(default_factory=dict)  # with their greatest length
    buttons: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Reads the first form of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.form = Form()
        self._inside = False
        self._list = ""

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            self._inside = True
        name, value = given.get("name") or "", given.get("value") or ""
        if tag == "option" and self._list and value:
            self.form.lists[self._list].append(value)
        elif self._inside and name:
            self._control(tag, name, value, given)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = False
        elif tag == "select":
            self._list = ""

    def _control(self, tag: str, name: str, value: str, given: Attributes) -> None:
        if tag == "button":
            self.form.buttons.append(value)
        elif tag == "select":
            self._list = name
            self.form.lists[name] = []
        elif tag == "textarea" or (tag == "input" and given.get("type", "text") == "text"):
            if given.get("inputmode") in {"numeric", "decimal"}:
                self.form.numbers.append(name)
            else:
                self.form.texts[name] = int(given.get("data-max") or given.get("maxlength") or 80)
        elif tag == "input":
            self._input(name, value, given.get("type"))

    def _input(self, name: str, value: str, sort: str | None) -> None:
        if sort == "hidden":
            self.form.hidden[name] = value
        elif sort == "radio":
            self.form.radios.setdefault(name, []).append(value)
        elif sort == "checkbox":
            self.form.ticks.setdefault(name, []).append(value)
        elif sort == "date":
            self.form.days.append(name)
        elif sort == "number":
            self.form.numbers.append(name)


def read(html: str) -> Form:
    """Read the form that an exercise is drawn with."""
    reader = _Reader()
    reader.feed(html)
    return reader.form


def fill(form: Form, said: Sequence[str], dice: Random) -> Fields:
    """Fill a form in: something everywhere, at random; `said` are texts to write."""
    filled: Fields = {**form.hidden}
    filled |= {name: dice.choice(values) for name, values in form.radios.items()}
    skips = bool(form.texts)  # what can be written need not be chosen
    for name, values in form.lists.items():
        if values and not (skips and dice.random() < SKIPPED):
            filled[name] = dice.choice(values)
    for name, values in form.ticks.items():
        filled[name] = dice.sample(values, dice.randint(1, len(values)))
    filled |= {name: str(dice.randint(2, 9)) for name in form.numbers}
    soon = date.today() + timedelta(days=dice.randint(1, 14))  # noqa: DTZ011 -- a day of life
    filled |= {name: soon.isoformat() for name in form.days}
    for name, longest in form.texts.items():
        filled[name] = dice.choice(said)[:longest]
    return filled


def sent(form: Form, dice: Random) -> list[str]:
    """Choose what to press: a few moves where things are moved, and then what sends the form."""
    moves = [each for each in form.buttons if each.startswith(("up:", "down:"))]
    last = next((each for each in form.buttons if each not in moves), "check")
    return [*dice.choices(moves, k=dice.randint(0, 4)), last] if moves else [last]
