"""What `kundfokus check` looks for: coverage, languages alike, words used as they should be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from course import readable, words
from course.content import Course, Language
from course.lesson import Exercise, Lesson, Prose
from course.text import Text

Finding = dict[str, Any]

# Fields of a spec that hold texts of the language itself, by names of their own.
_TEXTS = frozenset({"examples", "lead", "leads", "label", "labels", "forms", "orgs", "places", "words"})


def report(course: Course) -> dict[str, Any]:
    """Give the coverage and every finding, as JSON.

    `{"languages", "lessons", "exercises", "statements": {id: [exercises]},
    "misconceptions": {id: [exercises]}, "findings": [{"path", "line", "said"}]}`.
    """
    first = next(iter(course.languages.values()))
    asked = [each for one in first.lessons for each in one.exercises if each.answers]
    return {
        "languages": list(course.languages),
        "lessons": [each.slug for each in first.lessons],
        "exercises": [each.id for each in asked],
        "statements": {
            tag: [x.id for x in asked if tag in x.statements] for tag in first.reference.statements
        },
        "misconceptions": {
            tag: [x.id for x in asked if tag in x.misconceptions] for tag in first.reference.bank
        },
        "findings": [
            *_unlike(course),
            *_unknown(course),
            *_strings(course),
            *_rule_4(course),
            *_hard(course),
        ],
    }


def _finding(exercise: Exercise | Lesson, said: str) -> Finding:
    path, line = (
        (exercise.path, 1)
        if isinstance(exercise, Lesson)
        else (exercise.place.path, exercise.place.line)
    )
    return {"path": str(path), "line": line, "said": said}


def shape(exercise: Exercise) -> tuple[object, ...]:
    """Give what must be the same of an exercise in every language: all but its texts."""
    return (
        exercise.id,
        exercise.kind,
        exercise.statements,
        exercise.misconceptions,
        exercise.plan,
        _keys(exercise.spec),
    )


def _keys(value: object) -> object:
    """Reduce a spec to its keys, verdicts and lengths, in order."""
    if hasattr(value, "parts") or hasattr(value, "lines"):  # a Text, a Place
        return None
    if hasattr(value, "__dataclass_fields__"):
        return tuple(
            (name, _keys(getattr(value, name)))
            for name in value.__dataclass_fields__
            if name not in _TEXTS
        )
    if isinstance(value, dict):
        return tuple((key, _keys(each)) for key, each in value.items())
    if isinstance(value, list | tuple):
        return tuple(_keys(each) for each in value)
    return value if isinstance(value, str | int | bool | None) else None


def _unlike(course: Course) -> Iterator[Finding]:
    """Find lessons, exercises and shapes that one language has and another has not."""
    first, *others = course.languages.values()
    for other in others:
        yield from _lessons_unlike(first, other)
        for id_, exercise in first.exercises.items():
            twin = other.exercises.get(id_)
            if twin is None:
                yield _finding(exercise, f"“{id_}” is missing in {other.lang}.")
            elif shape(exercise) != shape(twin):
                yield _finding(
                    twin,
                    f"“{id_}” differs from {first.lang} in more than its texts: "
                    f"{_difference(exercise, twin)}.",
                )
        for id_ in other.exercises.keys() - first.exercises.keys():
            yield _finding(other.exercises[id_], f"“{id_}” is missing in {first.lang}.")


def _difference(one: Exercise, two: Exercise) -> str:
    names = ("id", "kind", "statements", "misconceptions", "plan fields", "keys or what is right")
    return ", ".join(
        name for name, a, b in zip(names, shape(one), shape(two), strict=True) if a != b
    )


def _lessons_unlike(first: Language, other: Language) -> Iterator[Finding]:
    one, two = [
        [(each.slug, each.minutes) for each in language.lessons] for language in (first, other)
    ]
    if one != two:
        yield _finding(
            other.lessons[0],
            f"The lessons or their minutes differ: {one} in {first.lang}, {two} in {other.lang}.",
        )
    for a, b in zip(first.lessons, other.lessons, strict=False):
        order = [
            [each.id if isinstance(each, Exercise) else "prose" for each in lesson.blocks]
            for lesson in (a, b)
        ]
        if order[0] != order[1]:
            yield _finding(
                b, f"The prose and exercises stand in another order than in {first.lang}."
            )


def _unknown(course: Course) -> Iterator[Finding]:
    """Find statements that the course does not have."""
    for language in course.languages.values():
        for exercise in language.exercises.values():
            for tag in exercise.statements:
                if tag not in language.reference.statements:
                    yield _finding(
                        exercise, f"{tag} is not one of the statements in statements.toml."
                    )


def _strings(course: Course) -> Iterator[Finding]:
    """Find interface strings that one language has and another has not."""
    everywhere = {
        name for language in course.languages.values() for name in language.reference.strings
    }
    for language in course.languages.values():
        for name in sorted(everywhere - language.reference.strings.keys()):
            path = str(course.folders[0] / language.lang / "strings.toml")
            yield {
                "path": path,
                "line": 1,
                "said": f"The string “{name}” is missing in {language.lang}.",
            }


def _rule_4(course: Course) -> Iterator[Finding]:
    """Find adjectives before a definite form, which break when it becomes “den sökande”."""
    for language in course.languages.values():
        for lesson in (*language.lessons, *language.asides):
            source = lesson.path.read_text(encoding="utf-8")
            for phrase in words.no_adjective_before(source):
                line = source[: source.find(phrase)].count("\n") + 1
                said = f"“{phrase}” breaks with “den sökande”: put the adjective after the word."
                yield {"path": str(lesson.path), "line": line, "said": said}


def _hard(course: Course) -> Iterator[Finding]:
    """Find paragraphs that are too long, and Swedish ones that are too hard to read."""
    for language in course.languages.values():
        forms = course.someone(language.lang).forms
        for lesson in (*language.lessons, *language.asides):
            for block in lesson.blocks:
                for text in _texts(block):
                    for paragraph in _paragraphs(text.html(forms)):
                        yield from _too_much(lesson, block, language.lang, paragraph)


def _too_much(
    lesson: Lesson, block: Exercise | Prose, lang: str, paragraph: str
) -> Iterator[Finding]:
    line = block.line if isinstance(block, Prose) else block.place.line
    many, hard = len(readable.words(paragraph)), readable.lix(paragraph)
    where, start = {"path": str(lesson.path), "line": line}, paragraph[:40]
    if many > readable.LONGEST_PARAGRAPH:
        yield {
            **where,
            "said": f"“{start}…” has {many} words; {readable.LONGEST_PARAGRAPH} is the most.",
        }
    if lang == "sv" and many >= readable.FEWEST and hard > readable.HARDEST:
        yield {
            **where,
            "said": f"“{start}…” has LIX {hard:.0f}; {readable.HARDEST} is the most. Shorten it.",
        }


def _texts(value: object) -> Iterator[Text]:
    """Give every text in a block, however deep."""
    if isinstance(value, Text):
        yield value
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from _texts(getattr(value, name))
    elif isinstance(value, dict):
        yield from _texts(list(value.values()))
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)


def _paragraphs(html: str) -> list[str]:
    """Split drawn text at its blocks."""
    pieces = re.split(r"</(?:p|li|h\d)>", html)
    return [Markup(piece).striptags() for piece in pieces if piece.strip()]  # noqa: S704 -- to text
