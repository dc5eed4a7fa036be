"""Hints on free text: a few plain rules, each said once; a text is never right or wrong."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from course.answer import Fields

LONGEST = 400  # characters kept of a text; its place on the page may have room for fewer
_REMEMBERED = 8  # hints that an answer remembers
_ENTRY = 120  # characters that tell one remembered text from another
_STEM = 3  # shorter words ("vi", "HR") have no endings


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_ENDINGS: Mapping[str, tuple[str, ...]] = {
    "sv": ("n", "en", "et", "er", "ar", "or", "na", "erna", "arna", "orna"),
    "en": ("s", "es"),
}
# What may stand before the noun without making it another thing.
_BEFORE: Mapping[str, frozenset[str]] = {
    "sv": _set(
        "min mitt mina vår vårt våra er ert era sin sitt sina en ett den det de "
        "egen eget egna närmaste"
    ),
    "en": _set("my our your their the a an own immediate nearest line"),
}
# What may follow it: “chefen på ekonomi” is still the boss, “chefens kunder” is not.
_AFTER: Mapping[str, frozenset[str]] = {
    "sv": _set("på i för hos inom om som till vid ovanför själv själva alla bara"),
    "en": _set("in at for on to within who that which above itself alone only"),
}
_SMALL: Mapping[str, frozenset[str]] = {
    "sv": _set("och med för i på av hög god bra stor mer alla att visa ha vara"),
    "en": _set("and with for in on of to high good great more all show have be"),
}


def too_long(text: str, most: int) -> int:
    """Tell how many characters a text has too many; 0 when it fits."""
    return max(0, len(text) - most)


def cut(text: str, most: int) -> str:
    """Shorten a text to what the page has room for, with an ellipsis where it was cut."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def self_word(text: str, words: Collection[str], lang: str) -> bool:
    """Tell whether a text means ourselves: it is, or starts as, one of the words ("min chef")."""
    given = _noun(text, lang)
    return any(_starts(given, _noun(word, lang), lang) for word in words)


def only_abstract(text: str, words: Collection[str], lang: str) -> bool:
    """Tell whether a text holds nothing but abstract words ("kvalitet och respekt")."""
    small = _SMALL[lang] | _BEFORE[lang]
    given = [word for word in _words(text) if word not in small]
    return bool(given) and all(any(_same(word, each, lang) for each in words) for word in given)


def entry(name: str, text: str) -> str:
    """Name a hint about a text, so that an answer can remember that it was shown."""
    return Fields({"entry": f"{name}:{text.lower()}"}).text("entry", _ENTRY)


def remembered(raw: object) -> list[str]:
    """Read the hints that a stored answer remembers, whatever it holds."""
    given = raw[-_REMEMBERED:] if isinstance(raw, list) else []
    read = (Fields({"entry": each}).text("entry", _ENTRY) for each in given)
    return list(dict.fromkeys(each for each in read if each))


def remember(seen: Sequence[str], shown: str) -> list[str]:
    """Add a hint that was shown to those remembered; the oldest leave."""
    return [*(each for each in seen if each != shown), *([shown] if shown else [])][-_REMEMBERED:]


def _words(text: str) -> list[str]:
    return [found.group().replace("’", "'") for found in _WORD.finditer(text.lower())]


def _noun(text: str, lang: str) -> list[str]:
    """Give the words of a text from its first noun or pronoun on."""
    words = _words(text)
    while words and words[0] in _BEFORE[lang]:
        words = words[1:]
    return words


def _starts(given: Sequence[str], wanted: Sequence[str], lang: str) -> bool:
    head, rest = given[: len(wanted)], given[len(wanted) :]
    if not wanted or len(head) < len(wanted) or (rest and rest[0] not in _AFTER[lang]):
        return False
    return all(_same(one, other, lang) for one, other in zip(head, wanted, strict=True))


def _same(one: str, other: str, lang: str) -> bool:
    """Tell whether two words are forms of one: they share a stem."""
    return bool(_stems(one, lang) & _stems(other, lang))


def _stems(word: str, lang: str) -> set[str]:
    cuts = (len(word) - len(end) for end in _ENDINGS[lang] if word.endswith(end))
    return {word} | {word[:length] for length in cuts if length >= _STEM}
