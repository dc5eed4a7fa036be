"""The words for whom one serves, their forms, and the slots where authors write them."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from course import inflect

if TYPE_CHECKING:
    from pathlib import Path

Forms = Mapping[str, str]

TABLE = inflect.FOLDER / "words.tsv"
LONGEST = 40

no_adjective_before = inflect.no_adjective_before

# What an author may write between braces, in the default word, and the form it stands for.
WRITTEN: Mapping[str, Mapping[str, str]] = {
    "sv": {
        "kund": "indef_sg", "kunden": "def_sg", "kunder": "indef_pl", "kunderna": "def_pl",
        "kunds": "indef_sg_gen", "kundens": "def_sg_gen",
        "kunders": "indef_pl_gen", "kundernas": "def_pl_gen",
        "en kund": "one", "er kund": "your_sg", "era kunder": "your_pl", "våra kunder": "our_pl",
        "kundfokus": "focus", "kundnytta": "benefit",
    },
    "en": {
        "customer": "sg", "customers": "pl", "customer's": "sg_gen", "customers'": "pl_gen",
        "a customer": "one", "customer focus": "focus",
    },
}  # fmt: skip

# The forms a learner may edit of an own word.
EDITABLE: Mapping[str, tuple[str, ...]] = {
    "sv": ("indef_sg", "def_sg", "indef_pl", "def_pl", "gender"),
    "en": ("sg", "pl", "article"),
}

_EITHER = re.compile(r"(\w[\w-]*)\|(\w[\w-]*)")
_LANGUAGE = {"sv": "Swedish", "en": "English"}
_RESERVED = ("own", "default")
_ALLOWED = {
    "gender": ("utrum", "neutrum"),
    "kin": ("ja", "nej"),
    "compound_natural": ("ja", "delvis", "nej"),
    "en_article": ("a", "an"),
}


@dataclass(frozen=True)
class Word:
    """A word for whom one serves, in both languages; `aside` tells English namesakes apart."""

    key: str
    sv: Forms
    en: Forms
    group: str
    aside: str = ""

    def forms(self, lang: str) -> Forms:
        """Give the forms in a language; raises KeyError for one the course has not."""
        return {"sv": self.sv, "en": self.en}[lang]

    def label(self, lang: str) -> str:
        """Name the word in a list of choices: "resident (of the area)"."""
        aside = f" ({self.aside})" if lang == "en" and self.aside else ""
        return self.forms(lang)["indef_sg" if lang == "sv" else "sg"] + aside


class Slot(NamedTuple):
    """A place for the word: which form, with a capital or not, or one of two that agree with it."""

    form: str
    capital: bool = False
    either: tuple[str, str] | None = None


class UnknownForm(ValueError):  # noqa: N818 -- names what was written
    """Braces hold something that is no form of the word."""

    def __init__(self, written: str, lang: str) -> None:
        """Say what was written, what comes closest and what is allowed."""
        allowed = WRITTEN[lang]
        close = get_close_matches(written.lower(), allowed, n=1, cutoff=0.5)
        meant = f" Did you mean {{{close[0]}}}?" if close else ""
        listed = ", ".join(f"{{{each}}}" for each in allowed)
        agreeing = ", and pairs like {nöjd|nöjt}" if lang == "sv" else ""
        super().__init__(
            f"{{{written}}} is no form of the word in {_LANGUAGE[lang]}.{meant} "
            f"Allowed are {listed}{agreeing}; a capital first letter is kept."
        )
        self.written, self.lang = written, lang


class BadTable(ValueError):  # noqa: N818 -- it names the thing that is bad
    """A table of words has a mistake; `path`, `line` (from 1) and `said` tell where and which."""

    def __init__(self, path: Path, line: int, said: str) -> None:
        """Keep where the mistake stands and the sentence about it."""
        super().__init__(f"{path}:{line}: {said}")
        self.path, self.line, self.said = path, line, said


def slot(lang: str, written: str) -> Slot:
    """Read what an author wrote between braces; raises UnknownForm."""
    plain = written.replace("’", "'")
    lowered = plain[:1].lower() + plain[1:]
    if lowered in WRITTEN[lang]:
        return Slot(WRITTEN[lang][lowered], capital=plain != lowered)
    pair = _EITHER.fullmatch(written)
    if pair and lang == "sv":
        return Slot("gender", either=(pair[1], pair[2]))
    raise UnknownForm(written, lang)


def say(place: Slot, forms: Forms) -> str:
    """Give the text for a slot; raises KeyError when `forms` are of another language."""
    if place.either:
        return place.either[forms["gender"] == "neutrum"]
    text = forms[place.form]
    return text[:1].upper() + text[1:] if place.capital else text


def choices(words: Mapping[str, Word]) -> dict[str, list[Word]]:
    """Sort words under their groups, both in the order of the table."""
    groups: dict[str, list[Word]] = {}
    for word in words.values():
        groups.setdefault(word.group, []).append(word)
    return groups


def load(*over: Path) -> dict[str, Word]:
    """Read the course's words, then each table laid over them: it adds or replaces, key by key.

    A table needs the columns key, group, indef_sg and en_sg; empty cells are worked out from them.
    Raises BadTable.
    """
    tables = [_read(path) for path in dict.fromkeys((TABLE, *over))]
    return {key: word for table in tables for key, word in table.items()}


def own(
    lang: str,
    typed: Mapping[str, object],
    fallback: Word,
    other: Mapping[str, object] | None = None,
) -> Word:
    """Make the learner's own word from what they typed; `other` is the same in the other language.

    Accepts anything: blanks are guessed, and a language without a singular takes the fallback's.
    """
    swedish, english = (typed, other or {}) if lang == "sv" else (other or {}, typed)
    sv, en = _kept("sv", swedish), _kept("en", english)
    ours = inflect.reads_as_ours(sv["indef_sg"])
    return Word(
        key="own",
        sv=inflect.swedish(sv, kin=ours) if sv["indef_sg"] else fallback.sv,
        en=inflect.english(en, compound=False) if en["sg"] else fallback.en,
        group="own",
    )


def _read(path: Path) -> dict[str, Word]:
    words: dict[str, Word] = {}
    with path.open(encoding="utf-8-sig", newline="") as lines:
        table = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, restval="")
        try:
            for row in table:
                word = _word(row, words)
                words[word.key] = word
        except ValueError as mistake:
            undecoded = isinstance(mistake, UnicodeError)
            said = "Save the table as UTF-8 text." if undecoded else str(mistake)
            raise BadTable(path, max(table.line_num, 1), said) from mistake
    return words


def _word(row: Mapping[str, str | list[str]], taken: Mapping[str, Word]) -> Word:
    """Make a word of a row; a mistake is a ValueError with a sentence."""
    cells = {name: cell.strip() for name, cell in row.items() if isinstance(cell, str)}
    if len(cells) < len(row):
        raise ValueError("The line has more cells than the table has columns.")
    for said in _mistakes(cells, taken):
        raise ValueError(said)
    kin = cells.get("kin") == "ja"
    in_english = {name.removeprefix("en_"): cells[name] for name in cells if name.startswith("en_")}
    return Word(
        cells["key"],
        inflect.swedish(cells, kin=kin),
        # "relative focus" and "service user focus" mislead; "focus on relatives" does not.
        inflect.english(in_english, compound=not kin and " " not in cells["en_sg"]),
        cells["group"],
        cells.get("en_aside", ""),
    )


def _mistakes(cells: Forms, taken: Mapping[str, Word]) -> Iterator[str]:
    if unknown := cells.keys() - _columns():
        yield f"No column is called {_listed(sorted(unknown))}."
    for name in ("key", "group", "indef_sg", "en_sg"):
        if not cells.get(name):
            yield f"The column {name} is empty."
    for name, allowed in _ALLOWED.items():
        if cells.get(name, "") not in ("", *allowed):
            yield f"“{cells[name]}” in the column {name} is none of {_listed(allowed)}."
    if cells["key"] in _RESERVED:
        yield f"The course itself uses the key “{cells['key']}”: choose another."
    if cells["key"] in taken:
        yield f"“{cells['key']}” stands on two lines."


@cache
def _columns() -> frozenset[str]:
    """Give the columns of the course's own table: no other table may have more."""
    with TABLE.open(encoding="utf-8") as lines:
        return frozenset(lines.readline().rstrip("\n").split("\t"))


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)


def _kept(lang: str, typed: Mapping[str, object]) -> dict[str, str]:
    return {name: _tidy(typed.get(name)) for name in EDITABLE[lang]}


def _tidy(typed: object) -> str:
    """Make one short printable line of anything."""
    text = unicodedata.normalize("NFC", typed) if isinstance(typed, str) else ""
    printable = "".join(sign for sign in text if sign.isprintable() or sign.isspace())
    return " ".join(printable.split())[:LONGEST].rstrip()
