"""What the course covers: no statement taught once only, no misconception left unanswered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from course.content import Course, Language
from course.passages import Finding, finding, where

FEWEST = 2  # exercises that serve a statement, or meet a misconception
DRAWS = ("decide", "revisit")  # kinds that draw situations from the bank


def table(course: Course) -> dict[str, Any]:
    """Give the exercises and situations that serve each statement and misconception, as JSON."""
    first = next(iter(course.languages.values()))
    asked = [each for one in first.lessons for each in one.exercises if each.answers]
    works = first.reference
    return {
        "languages": list(course.languages),
        "lessons": [each.slug for each in first.lessons],
        "exercises": [each.id for each in asked],
        "items": {key: [*each.statements, *each.tags] for key, each in works.items.items()},
        "statements": {
            tag: [x.id for x in asked if tag in x.statements] for tag in works.statements
        },
        "misconceptions": {
            tag: [x.id for x in asked if tag in x.misconceptions] for tag in works.bank
        },
    }


def findings(course: Course) -> Iterator[Finding]:
    """Find holes; a folder laid over the course may leave out what it likes."""
    yield from _unknown(course)
    if len(course.folders) == 1:
        for language in course.languages.values():
            yield from holes(language, course)


def holes(language: Language, course: Course) -> Iterator[Finding]:
    """Find what the lessons of a language serve too seldom."""
    folder = course.folders[0]
    works = language.reference
    asked = [each for one in language.lessons for each in one.exercises if each.answers]
    for tag in works.statements:
        if (times := sum(tag in each.statements for each in asked)) < FEWEST:
            said = (
                f"{tag} is served by {times} exercises in {language.lang}; {FEWEST} is the least."
            )
            yield finding(folder / "statements.toml", 1, said)
    for tag in works.bank:
        times = sum(tag in each.misconceptions for each in asked)
        times += sum(tag in each.tags for each in works.items.values())
        if times < FEWEST:
            said = f"{tag} is answered {times} times in {language.lang}; it takes {FEWEST}."
            yield finding(folder / language.lang / "misconceptions.md", 1, said)
    if works.items and not any(each.kind in DRAWS for each in asked):
        said = "No exercise draws from this bank: a block of the kind decide does."
        yield finding(folder / language.lang / "items.md", 1, said)
    for tag, text in works.bank.items():
        if not text:
            path = folder / language.lang / "misconceptions.md"
            yield finding(path, 1, f"{tag} has no text in {language.lang}.")


def _unknown(course: Course) -> Iterator[Finding]:
    """Find statements that the course does not have."""
    for language in course.languages.values():
        for exercise in language.exercises.values():
            for tag in exercise.statements:
                if tag not in language.reference.statements:
                    said = f"{tag} is not one of the statements in statements.toml."
                    yield finding(*where(exercise), said)
