"""A walk through the course: someone, a page, and what stands there by its role and name."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from playwright.sync_api import Locator, Page, expect

from course.body import Quote
from course.content import Course
from course.lesson import Exercise
from course.text import Text, fill
from course.verdict import Note
from tests.browser.hands import Hands
from tests.browser.people import Person

TALK = date.today() + timedelta(days=7)  # noqa: DTZ011 -- the browser's own day


@dataclass(frozen=True)
class Walk:
    """Someone on a page of the course, with the hands they use."""

    page: Page
    course: Course
    person: Person
    hands: Hands

    def say(self, text: Text | None) -> str:
        """Give a text of the course as this person reads it."""
        word = self.course[self.person.lang].exercises["your-word"].spec.words[self.person.word]
        return " ".join(text.plain(word.forms(self.person.lang)).split()) if text else ""

    def ui(self, name: str, **slots: object) -> str:
        """Give a word of the interface."""
        return fill(self.course[self.person.lang].reference.strings[name], slots)

    def at(self, exercise: Exercise, *, well: bool) -> "There":
        """Turn to an exercise, to answer it well or badly."""
        return There(self, exercise, self.page.locator(f"section#{exercise.id}"), well)


@dataclass(frozen=True)
class Said:
    """What the course says of an answer.

    The verdict, every note of feedback, and what stands at a field in words of the interface.
    """

    verdict: str
    notes: Sequence[Note] = ()
    hints: Sequence[str] = ()


@dataclass(frozen=True)
class There:
    """An exercise on the page: its fields, choices and buttons, by role and name."""

    walk: Walk
    exercise: Exercise
    box: Locator
    well: bool

    @property
    def spec(self) -> Any:  # each kind has its own
        """What the author wrote."""
        return self.exercise.spec

    @property
    def texts(self) -> Mapping[str, str]:
        """What this person writes here."""
        person = self.walk.person
        return (person.well if self.well else person.badly).get(self.exercise.id, {})

    def group(self, name: str, about: str = "") -> Locator:
        """Find a group of choices, by its legend and what that is about."""
        return self.box.get_by_role("group", name=called(name, about))

    def radio(self, name: str, within: Locator | None = None) -> None:
        """Choose one of several."""
        found = (within or self.box).get_by_role("radio", name=name, exact=True)
        self.walk.hands.check(found)

    def tick(self, name: str, wanted: bool = True, within: Locator | None = None) -> None:  # noqa: FBT001, FBT002
        """Tick a box, or leave it."""
        found = (within or self.box).get_by_role("checkbox", name=name, exact=True)
        self.walk.hands.check(found, wanted)

    def choose(self, name: str, label: str) -> None:
        """Choose in a list."""
        found = self.box.get_by_role("combobox", name=name, exact=True)
        self.walk.hands.choose(found, label)

    def write(self, name: str, text: str) -> None:
        """Write in a field."""
        self.walk.hands.write(self.box.get_by_role("textbox", name=name, exact=True), text)

    def press(self, name: str, about: str = "") -> None:
        """Press a button and wait for its answer."""
        button = self.box.get_by_role("button", name=called(name, about))
        with self.walk.page.expect_response("**/reply"):
            self.walk.hands.press(button)
        expect(self.box).not_to_have_attribute("data-answer", "empty")

    def press_one(self, names: Sequence[str]) -> None:
        """Press the one of these buttons that is there."""
        found = (n for n in names if self.box.get_by_role("button", name=n, exact=True).count())
        self.press(next(found))

    def save(self) -> None:
        """Save what is written."""
        self.press(self.walk.ui("save_answers"))

    def check(self) -> None:
        """Ask for the verdict, for the first time or again."""
        names = [self.walk.ui("check"), self.walk.ui("check_again")]
        self.press_one(names)

    def sure(self, about: Text, level: str) -> None:
        """Say how sure one is."""
        asked = self.group(self.walk.ui("how_sure"), self.walk.say(about))
        self.radio(self.walk.ui(f"sure_{level}"), asked)

    def said(self, name: str, *notes: Note, hints: Sequence[str] = (), **slots: object) -> Said:
        """Give what is to be said: a verdict of the interface by its name, and these notes."""
        return Said(self.walk.ui(name, **slots), notes, hints)

    def rows(self, good: int, every: int, *notes: Note) -> Said:
        """Give what is to be said of rows, so many of which are good."""
        name = "right" if good == every else "partly" if good else "none"
        return self.said(f"said_rows_{name}", *notes, right=good, all=every)

    def hears(self, said: Said) -> None:
        """See that just this is said, word for word, each note with its mark and misconception."""
        self.verdict(said)
        worded = [note for note in said.notes if note.text]
        expect(self.box.locator(".kf-why")).to_have_count(len(worded))
        for note in worded:
            self.reads(note)
        for hint in said.hints:
            expect(self.box.get_by_text(hint, exact=True).first).to_be_visible()

    def verdict(self, said: Said) -> None:
        """See that the verdict is this one."""
        expect(self.box.locator(".kf-verdict")).to_have_text(said.verdict)

    def reads(self, note: Note) -> None:
        """See that a note stands here."""
        tag = f"[data-tag={note.tag}]" if note.tag else ":not([data-tag])"
        told = self.box.locator(f".kf-note-{note.mark}{tag}")
        if note.text:
            words = self.box.get_by_text(self.walk.say(note.text), exact=True)
            told = told.locator(".kf-why").and_(words)
        expect(told.first).to_be_visible()

    def lines(self, lines: Mapping[str, Any]) -> None:
        """Write what this person writes on each line that has a text of theirs."""
        for key, text in self.texts.items():
            self.write(self.walk.say(lines[key].label), text)


def called(name: str, about: str = "") -> re.Pattern[str]:
    """Give the whole name of something, with what it is about said after a colon."""
    end = rf"\s*:\s*{re.escape(about)}" if about else ""
    return re.compile(f"^{re.escape(name)}{end}$")


def info(*quotes: Quote | None) -> list[Note]:
    """Give quotes of the content as notes that judge nothing."""
    return [Note("info", quote.text, quote.tag) for quote in quotes if quote]


def pick(options: Mapping[str, Any], right: bool) -> Any:  # noqa: FBT001 -- as in the content
    """Give the first option that is right, or one that is wrong."""
    return next(each for each in options.values() if each.right == right)
