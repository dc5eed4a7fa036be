"""How the texts of the course are written: one small rule for each thing to avoid."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator

from mdit_py_plugins.front_matter import front_matter_plugin

from course import readable, words
from course.content import Course
from course.lesson import Lesson
from course.lines import Line
from course.passages import Finding, Passage, every, finding, where
from course.text import reader

BARE = "bare.toml"
ROOM = {"role": "role", "next": "nearest", "ultimate": "ultimate", "payer": "payer"}

_HERE = re.compile(r"\b(?:klicka|tryck) här\b|\b(?:click|press) here\b", re.IGNORECASE)
_ALL = re.compile(
    r"\b(?:alla|inget|inga|inte något) av (?:de |det )?ovanstående\b|\balla ovanstående\b"
    r"|\b(?:all|none|both) of the above\b",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"!\[\s*\]\(")
# A slot, a key, or words quoted as words; “kunde” is what one could do.
_APART = re.compile(r"\{[^}]*\}|`[^`]*`|”[^”]*”|“[^”]*”")
_WORD = {
    "sv": re.compile(r"\bkund(?!e\b)", re.IGNORECASE),
    "en": re.compile(r"\bcustomer", re.IGNORECASE),
}

Rule = Callable[[Passage], Iterator[str]]


def findings(course: Course) -> Iterator[Finding]:
    """Find what the rules forbid, in every text of the course."""
    allowed = bare_allowed(course)
    for each in every(course):
        for rule in (here, leaning, picture):
            yield from map(each.finding, rule(each))
        if each.text.source not in allowed:
            yield from map(each.finding, bare(each))
        if each.path.suffix == ".md":  # elsewhere are labels, which are no sentences
            forms = course.someone(each.lang).forms
            for paragraph in each.paragraphs(forms):
                yield from map(each.finding, hard(each.lang, paragraph))
    for language in course.languages.values():
        for lesson in (*language.lessons, *language.asides):
            yield from skipped(lesson)
            yield from adjectives(lesson)
    yield from rooms(course)


def here(passage: Passage) -> Iterator[str]:
    """Find links that say only “click here”, which tell nothing when read alone."""
    if found := _HERE.search(passage.text.source):
        yield f"“{found[0]}” does not say what comes: name what is there."


def leaning(passage: Passage) -> Iterator[str]:
    """Find options that speak of the other options."""
    if found := _ALL.search(passage.text.source):
        yield f"“{found[0]}” leans on the other options, which may stand in any order."


def picture(passage: Passage) -> Iterator[str]:
    """Find pictures without words for those who do not see them."""
    if _PICTURE.search(passage.text.source):
        yield "The picture has no words between its brackets: say what it shows."


def bare(passage: Passage) -> Iterator[str]:
    """Find the default word where the learner's own belongs; in quotation marks it may stand."""
    if found := _WORD[passage.lang].search(_APART.sub("", passage.text.source)):
        meant = "{kunden}" if passage.lang == "sv" else "{customer}"
        yield f"“{found[0]}…” stands bare; write the learner's own word, as {meant}, or quote it."


def bare_allowed(course: Course) -> frozenset[str]:
    """Give the texts in which the default word may stand bare: the keys of bare.toml."""
    paths = [path for folder in course.folders if (path := folder / BARE).is_file()]
    return frozenset(text for path in paths for text in tomllib.loads(path.read_text("utf-8")))


def hard(lang: str, paragraph: str) -> Iterator[str]:
    """Find paragraphs that are too long, and Swedish ones that are too hard to read."""
    many, lix = len(readable.words(paragraph)), readable.lix(paragraph)
    if many > readable.LONGEST_PARAGRAPH:
        yield f"“{paragraph[:40]}…” has {many} words; {readable.LONGEST_PARAGRAPH} is the most."
    if lang == "sv" and many >= readable.FEWEST and lix > readable.HARDEST:
        yield (
            f"“{paragraph[:40]}…” has LIX {lix:.0f}; {readable.HARDEST} is the most. Shorten it."
        )


def skipped(lesson: Lesson) -> Iterator[Finding]:
    """Find headings more than one level below the one before; the page's title is the first."""
    level = 1
    source = lesson.path.read_text(encoding="utf-8")
    for token in reader().use(front_matter_plugin).parse(source):
        if token.type == "heading_open":
            deep = int(token.tag[1:])
            if deep > level + 1:
                line = token.map[0] + 1 if token.map else 1
                said = f"The heading skips a level: “{'#' * (level + 1)}” comes next."
                yield finding(lesson.path, line, said)
            level = deep


def adjectives(lesson: Lesson) -> Iterator[Finding]:
    """Find adjectives before a definite form, which break when it becomes “den sökande”."""
    source = lesson.path.read_text(encoding="utf-8")
    for phrase in words.no_adjective_before(source):
        line = source[: source.find(phrase)].count("\n") + 1
        said = f"“{phrase}” breaks with “den sökande”: put the adjective after the word."
        yield finding(lesson.path, line, said)


def rooms(course: Course) -> Iterator[Finding]:
    """Find texts and lines longer than the plan field they are for."""
    for language in course.languages.values():
        fields = language.reference.fields
        for exercise in language.exercises.values():
            room = sum(fields[name] for name in exercise.plan)
            for line in getattr(exercise.spec, "lines", {}).values() if room else ():
                if isinstance(line, Line) and line.most > room:
                    said = f"“{line.key}” may have {line.most} characters; the page has {room}."
                    yield finding(*where(exercise), said)
    for each in every(course):
        key = each.owner.rpartition(" ")[2]
        if each.path.name == "places.toml" and key in ROOM:
            most = course[each.lang].reference.fields[ROOM[key]]
            if (long := len(each.text.source)) > most:
                yield each.finding(f"“{key}” has {long} characters; the page has room for {most}.")
