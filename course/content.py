"""The whole course, read from its content folder and the folders laid over it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from course import lesson, reference, words
from course.learner import Learner
from course.lesson import Exercise, Lesson
from course.place import ContentError
from course.reference import Reference
from course.words import BadTable, Word

FOLDER = Path(__file__).parent / "content"
LANGUAGES = ("sv", "en")
DEFAULT_WORD = "kund"


@dataclass(frozen=True, repr=False)
class Language:
    """The course in one language: reference works, lessons in order, and pages beside them."""

    lang: str
    reference: Reference
    lessons: tuple[Lesson, ...]
    asides: tuple[Lesson, ...] = ()

    def __repr__(self) -> str:
        return f"<Language {self.lang}>"

    @cached_property
    def exercises(self) -> Mapping[str, Exercise]:
        """Every exercise of the language by id, those of the pages beside the lessons last."""
        return {
            found.id: found for each in (*self.lessons, *self.asides) for found in each.exercises
        }

    def lesson(self, slug: str) -> Lesson:
        """Give a lesson by its slug; raises KeyError."""
        return {each.slug: each for each in self.lessons}[slug]


@dataclass(frozen=True, repr=False)
class Course:
    """The course in all its languages, and the words for whom one serves."""

    languages: Mapping[str, Language]
    words: Mapping[str, Word]
    folders: tuple[Path, ...]

    def __repr__(self) -> str:
        return f"<Course in {', '.join(self.languages)}>"  # whole, it would be 90 MB in a traceback

    def __getitem__(self, lang: str) -> Language:
        return self.languages[lang]

    def someone(self, lang: str) -> Learner:
        """Give the learner of whom nothing is known: the default word and no place."""
        return Learner(lang, self.words[DEFAULT_WORD].forms(lang))

    @cached_property
    def asks(self) -> Mapping[str, str]:
        """Name the exercises that ask for the learner's word and place, by kind."""
        found = next(iter(self.languages.values())).exercises.values()
        return {each.kind: each.id for each in found if each.kind in ("name", "place")}

    @cached_property
    def build(self) -> str:
        """Give a short fingerprint of the course and its code, for telling old pages from new."""
        digest = sha256()
        for folder in (Path(__file__).parent, *self.folders[1:]):
            for path in sorted(folder.rglob("*")):
                if path.is_file() and path.suffix != ".pyc":
                    digest.update(path.read_bytes())
        return digest.hexdigest()[:12]


def load(*overlays: Path) -> Course:
    """Read the course; a file in an overlay replaces a lesson, or adds keys to lists and strings.

    Raises an ExceptionGroup of ContentError that holds every mistake found.
    """
    folders = (FOLDER, *overlays)
    problems: list[ContentError] = []
    tables = [path for folder in overlays if (path := folder / "words" / "words.tsv").is_file()]
    try:
        vocabulary = words.load(*tables)
    except BadTable as bad:
        raise ExceptionGroup(
            "The words have mistakes", [ContentError(bad.path, bad.line, bad.said)]
        ) from bad
    languages = {lang: _language(lang, folders, vocabulary, problems) for lang in LANGUAGES}
    if problems:
        raise ExceptionGroup("The content has mistakes", problems)
    return Course(languages, vocabulary, folders)


def _language(
    lang: str, folders: Sequence[Path], vocabulary: Mapping[str, Word], problems: list[ContentError]
) -> Language:
    works = reference.read(lang, folders, vocabulary)
    lessons = _lessons(f"{lang}/[0-9]*.md", folders, works, problems)
    asides = _lessons(f"{lang}/asides/*.md", folders, works, problems)
    _no_twins([*lessons, *asides], problems)
    if not problems:
        _all_read_is_there([*lessons, *asides], problems)
    return Language(lang, works, tuple(lessons), tuple(asides))


def _lessons(
    pattern: str, folders: Sequence[Path], works: Reference, problems: list[ContentError]
) -> list[Lesson]:
    """Read the files of a pattern by number and name, a later folder's in place of an earlier's."""
    paths = {path.name: path for folder in folders for path in sorted(folder.glob(pattern))}
    lessons: list[Lesson] = []
    for name in sorted(paths, key=_in_order):
        try:
            lessons.append(lesson.read(paths[name], works))
        except* ContentError as several:
            problems.extend(several.exceptions)  # type: ignore[arg-type]
    return lessons


def _in_order(name: str) -> tuple[int, str]:
    """Give a file's number, if its name begins with one, and its name: 10 comes after 9."""
    number = name.partition("-")[0]
    return int(number) if number.isdecimal() else 0, name


def _no_twins(lessons: Sequence[Lesson], problems: list[ContentError]) -> None:
    """Report an id that two exercises share."""
    first: dict[str, Exercise] = {}
    for found in (each for one in lessons for each in one.exercises):
        if found.id in first:
            where = first[found.id].place
            said = f"The id “{found.id}” is taken already, in {where.path.name} line {where.line}."
            problems.append(found.place.error(said))
        first.setdefault(found.id, found)


def _all_read_is_there(lessons: Sequence[Lesson], problems: list[ContentError]) -> None:
    """Report an exercise that shows the answer of one the course does not have."""
    every = {each.id: each for one in lessons for each in one.exercises}
    problems.extend(
        found.place.error(f"reads={found.spec.reads} names no exercise of the course.")
        for found in every.values()
        if getattr(found.spec, "reads", "") and found.spec.reads not in every
    )
