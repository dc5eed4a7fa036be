"""Whether one can guess what is right without reading: by its length, or by its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from course.content import Course, Language
from course.kinds.reply import Branch
from course.options import Option
from course.passages import Finding, finding, where
from course.situations import Situation

FEWEST = 8  # questions; with fewer, chance alone makes a pattern
MOST = 0.5  # of the questions that one place, or the longest option, may be right in


@dataclass(frozen=True)
class Asked:
    """A question with one right option: where it is, the options' lengths, the right place."""

    path: Path
    line: int
    lengths: tuple[int, ...]
    right: int

    @property
    def longest(self) -> bool:
        """Tell whether the right option is longer than every other."""
        wrong = [long for place, long in enumerate(self.lengths) if place != self.right]
        return self.lengths[self.right] > max(wrong)


def findings(course: Course) -> Iterator[Finding]:
    """Find languages whose right options give themselves away."""
    for language in course.languages.values():
        yield from patterns(list(asked(language, course)))


def patterns(questions: list[Asked]) -> Iterator[Finding]:
    """Find that the longest option is right too often, or the one in a certain place."""
    if len(questions) < FEWEST:
        return
    first, most = questions[0], len(questions) * MOST
    if (often := sum(each.longest for each in questions)) > most:
        said = f"The right option is the longest in {often} of {len(questions)} questions."
        yield finding(first.path, first.line, said)
    for place, often in Counter(each.right for each in questions).items():
        if often > most:
            said = f"Option {place + 1} is the right one in {often} of {len(questions)} questions."
            yield finding(first.path, first.line, said)


def asked(language: Language, course: Course) -> Iterator[Asked]:
    """Give every question of a language that has one right option."""
    forms = course.someone(language.lang).forms
    groups = [
        (*where(each), group)
        for each in language.exercises.values()
        for group in _groups(each.spec)
    ]
    path = course.folders[0] / language.lang / "items.md"
    groups += [(path, 1, each.options) for each in language.reference.items.values()]
    for path, line, options in groups:
        right = [place for place, each in enumerate(options.values()) if each.right]
        if len(right) == 1:
            lengths = tuple(len(each.text.plain(forms)) for each in options.values())
            yield Asked(path, line, lengths, right[0])


def _groups(value: object) -> Iterator[Mapping[str, Option]]:
    """Give the sets of options in a spec, however deep; the bank's are not the exercise's own."""
    if isinstance(value, dict):
        options = [each for each in value.values() if isinstance(each, Option | Branch)]
        if options and len(options) == len(value):
            yield value
            return
        for each in value.values():
            if not isinstance(each, Situation):
                yield from _groups(each)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from _groups(getattr(value, name))
