"""Languages alike: the same lessons, exercises, keys and strings, and every text translated."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from course import readable
from course.content import Course, Language
from course.lesson import Exercise, Prose
from course.passages import Finding, Passage, every, finding, where
from course.words import EDITABLE

# Fields of a spec that hold texts of the language itself, by names of their own.
_TEXTS = frozenset(
    {"examples", "lead", "leads", "label", "labels", "forms", "orgs", "places", "words"}
)
# Strings that ask for forms of the word, in the language of the forms.
FORMS = frozenset(f"word_{name}" for forms in EDITABLE.values() for name in forms)
QUOTED = "Whom do you serve?"  # a line from a film, in English everywhere
SAME = 3  # words; a shorter text, as a name, may be the same in two languages


def findings(course: Course) -> Iterator[Finding]:
    """Find what one language has and another has not."""
    first, *others = course.languages.values()
    for other in others:
        yield from _lessons(first, other)
        yield from _exercises(first, other)
    yield from _strings(course)
    yield from untranslated(list(every(course)))


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


def _exercises(first: Language, other: Language) -> Iterator[Finding]:
    for id_, exercise in first.exercises.items():
        twin = other.exercises.get(id_)
        if twin is None:
            yield finding(*where(exercise), f"“{id_}” is missing in {other.lang}.")
        elif shape(exercise) != shape(twin):
            yield finding(
                *where(twin),
                f"“{id_}” differs from {first.lang} in more than its texts: "
                f"{_difference(exercise, twin)}.",
            )
    for id_ in other.exercises.keys() - first.exercises.keys():
        yield finding(*where(other.exercises[id_]), f"“{id_}” is missing in {first.lang}.")


def _difference(one: Exercise, two: Exercise) -> str:
    names = ("id", "kind", "statements", "misconceptions", "plan fields", "keys or what is right")
    return ", ".join(
        name for name, a, b in zip(names, shape(one), shape(two), strict=True) if a != b
    )


def _lessons(first: Language, other: Language) -> Iterator[Finding]:
    one, two = [
        [(each.slug, each.minutes) for each in language.lessons] for language in (first, other)
    ]
    if one != two:
        yield finding(
            *where(other.lessons[0]),
            f"The lessons or their minutes differ: {one} in {first.lang}, {two} in {other.lang}.",
        )
    for a, b in zip(first.lessons, other.lessons, strict=False):
        order = [
            ["prose" if isinstance(each, Prose) else each.id for each in lesson.blocks]
            for lesson in (a, b)
        ]
        if order[0] != order[1]:
            said = f"The prose and exercises stand in another order than in {first.lang}."
            yield finding(*where(b), said)


def _strings(course: Course) -> Iterator[Finding]:
    """Find interface strings that one language lacks, or that are filled with other slots."""
    spoken: dict[str, Mapping[str, str]] = {
        language.lang: language.reference.strings for language in course.languages.values()
    }
    everywhere = {name: text for strings in spoken.values() for name, text in strings.items()}
    for lang, strings in spoken.items():
        path = course.folders[0] / lang / "strings.toml"
        for name, text in sorted(everywhere.items()):
            if name not in strings:
                yield finding(path, 1, f"The string “{name}” is missing in {lang}.")
            elif _slots(strings[name]) != _slots(text):
                yield finding(path, 1, f"The string “{name}” has other {{slots}} than elsewhere.")


def _slots(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


def untranslated(passages: list[Passage]) -> Iterator[Finding]:
    """Find texts that stand word for word in two languages, in a file of the same name."""
    seen: dict[tuple[str, str, str], str] = {}
    for each in passages:
        key = (each.path.name, each.owner, each.text.source)
        lang = seen.setdefault(key, each.lang)
        if lang == each.lang or each.owner in FORMS or each.text.source == QUOTED:
            continue
        if len(readable.words(each.text.source)) >= SAME:
            yield each.finding(f"“{each.text.source[:40]}…” is the same in {lang}: translate it.")
