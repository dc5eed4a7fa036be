"""What the tests of kinds share: a tiny world to read exercises in, and a way to draw them."""

from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from course import kinds, lesson, text, view, words
from course.content import Course, Language
from course.learner import Learner
from course.lesson import Exercise
from course.place import ContentError
from course.reference import Reference
from tests.kinds.strategies import FIELDS

HEAD = "---\ntitle: A lesson\nminutes: 5\ngoal: A goal.\n---\n"
WORDS = words.load()
PLACES = {
    "kommun": ("Kommunen", "Chefen i hemtjänsten", "Den som har hemtjänst"),
    "labb": ("Labbet", "Läkaren", "Patienten"),
}
STRINGS = {
    "move_up": "Flytta upp: {what}, plats {place} av {all}",
    "move_down": "Flytta ner: {what}, plats {place} av {all}",
    "climb_step": "Steg {number}",
    "too_long": "{over} tecken för lång, plats för {max}",
}
VOID = {"input", "br", "hr", "img"}
CONTROLS = {"input", "select", "textarea"}


class Strings(dict[str, str]):
    """Interface strings that are their own names, but for those with slots."""

    def __missing__(self, name: str) -> str:
        """Give the name in brackets."""
        return f"[{name}]"


def reference(lang: str) -> Reference:
    """Make reference works with three misconceptions, two places and four plan fields."""
    bank = {tag: text.inline(f"Text {tag}.", lang) for tag in ("MC01", "MC04", "MC05")}
    places = {
        key: {"org": org, "role": "", "word": "kund", "task": "", "next": near, "ultimate": far}
        for key, (org, near, far) in PLACES.items()
    }
    hints = {"self_words": frozenset({"vi", "chefen", "avdelningen", "the boss"})}
    names, statements = dict.fromkeys(bank, "A name"), {"S01": "One", "S02": "Two"}
    strings = Strings(STRINGS)
    return Reference(lang, bank, names, FIELDS, places, hints, WORDS, strings, statements)


class Drawn(HTMLParser):
    """An exercise as HTML, and what a browser would make of it."""

    def __init__(self, html: str) -> None:
        """Read the HTML; tags that do not close in order are an error."""
        super().__init__()
        self.html = html
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.labelled: set[str] = set()
        self.named: dict[int, str] = {}
        self._open: list[int] = []
        self.feed(html)
        self.close()
        assert not self._open, "an element is never closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        number, kept = len(self.elements), {name: value or "" for name, value in attrs}
        self.elements.append((tag, kept))
        self.named[number] = ""
        if tag in CONTROLS and any(self.elements[each][0] == "label" for each in self._open):
            self.labelled.add(kept.get("id", ""))
        if tag not in VOID:
            self._open.append(number)

    def handle_endtag(self, tag: str) -> None:
        """Hold that the element closed is the one opened last."""
        number = self._open.pop()
        opened = self.elements[number][0]
        assert opened == tag, f"<{opened}> is closed by </{tag}>"
        if tag == "label" and self.named[number].strip():
            self.labelled.add(self.elements[number][1].get("for", ""))

    def handle_data(self, data: str) -> None:
        """Add text to every element it stands in."""
        for number in self._open:
            self.named[number] += data

    def all(self, *tags: str) -> list[dict[str, str]]:
        """Give the attributes of all elements of these names."""
        return [attrs for tag, attrs in self.elements if tag in tags]

    def one(self, key: str) -> dict[str, str]:
        """Give the attributes of the element with this id."""
        return next(attrs for _, attrs in self.elements if attrs.get("id") == key)

    def text(self, key: str) -> str:
        """Give the text of the element with this id, spaces made one."""
        found = (n for n, (_, attrs) in enumerate(self.elements) if attrs.get("id") == key)
        return " ".join(self.named[next(found)].split())

    def ids(self) -> list[str]:
        """Give every id, in order."""
        return [attrs["id"] for _, attrs in self.elements if "id" in attrs]

    def fields(self) -> dict[str, Any]:
        """Give what a browser would send of the form as it is drawn."""
        fields: dict[str, Any] = {}
        for number, (tag, attrs) in enumerate(self.elements):
            if tag == "textarea":
                fields[attrs["name"]] = self.named[number].removeprefix("\n")
            elif tag == "select":
                fields[attrs["name"]] = self._selected(number)
            elif tag == "input" and attrs["type"] in ("text", "date"):
                fields[attrs["name"]] = attrs["value"]
            elif tag == "input" and "checked" in attrs:
                held = fields.get(attrs["name"], [])
                fields[attrs["name"]] = [*held, attrs["value"]] if "value" in attrs else "on"
        return {
            key: v[0] if isinstance(v, list) and len(v) == 1 else v for key, v in fields.items()
        }

    def _selected(self, number: int) -> str:
        options = []
        for tag, attrs in self.elements[number + 1 :]:
            if tag != "option":
                break
            options.append(attrs)
        return next((each for each in options if "selected" in each), options[0])["value"]

    def values(self, mark: str) -> list[str]:
        """Give the values of the controls and options that carry `checked` or `selected`."""
        return [attrs["value"] for _, attrs in self.elements if mark in attrs]

    def check(self) -> None:
        """Hold what is true of every exercise: names for all, no id twice, nothing dangling."""
        ids = self.ids()
        assert len(ids) == len(set(ids)), "an id stands twice"
        for attrs in self.all(*CONTROLS):
            assert attrs["id"] in self.labelled, f"{attrs} has no label"
            assert attrs["name"], f"{attrs} sends nothing"
        for number, (tag, attrs) in enumerate(self.elements):
            assert tag not in ("button", "legend") or self.named[number].strip(), (
                f"{attrs} is nameless"
            )
            for key in f"{attrs.get('aria-describedby', '')} {attrs.get('for', '')}".split():
                assert key in ids, f"{key} is named but not there"
        assert self.html.count("<fieldset") == self.html.count("<legend")


Draw = Callable[..., Drawn]


@pytest.fixture(scope="session")
def exercise_from(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Exercise]:
    """Give a function that reads an exercise from its Markdown."""
    folder = tmp_path_factory.mktemp("lessons")

    def read(markdown: str, lang: str = "sv") -> Exercise:
        path = Path(folder) / "0-sample.md"
        path.write_text(HEAD + markdown, encoding="utf-8")
        (exercise,) = lesson.read(path, reference(lang)).exercises
        return exercise

    return read


@pytest.fixture(scope="session")
def mistake_in(exercise_from: Callable[..., Exercise]) -> Callable[[str], tuple[int, str]]:
    """Give a function that says on which line of a block (from 1) the mistake is, and which."""

    def read(markdown: str) -> tuple[int, str]:
        with pytest.raises(ExceptionGroup) as raised:
            exercise_from(markdown)
        (error,) = raised.value.exceptions
        assert isinstance(error, ContentError)
        return error.line - HEAD.count("\n"), error.said

    return read


@pytest.fixture(scope="session")
def someone() -> Learner:
    """Give the learner of whom nothing is known."""
    return Learner("sv", WORDS["kund"].forms("sv"))


@pytest.fixture(scope="session")
def draw(someone: Learner) -> Draw:
    """Give a function that draws an exercise with an answer, and checks what it drew."""

    def drawn(exercise: Exercise, answer: Any = None, learner: Learner = someone) -> Drawn:
        works = reference(exercise.lang)
        course = Course({exercise.lang: Language(exercise.lang, works, ())}, WORDS, ())
        page = Drawn(view.show(course, exercise, answer, learner))
        page.check()
        kind = kinds.of(exercise.kind)
        assert kind
        assert page.one(exercise.id)["data-answer"] == kind.mark(exercise, answer, learner).state
        return page

    return drawn
