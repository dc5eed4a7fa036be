"""The Hunspell dictionaries that come with spylls, and the words the course may use beside them."""

import re
import warnings
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import spylls
from spylls.hunspell import Dictionary

from course import parity, passages, words
from course.content import Course

NAMES = {"sv": "sv/sv_SE", "en": "en/en_US"}
DATA = Path(__file__).parent.parent / "data"
# Strings in the other language: the way there, forms of its word, the article by its name.
_FOREIGN = {"other_language", "footer_source", "word_utrum", "word_neutrum"} | parity.FORMS
_WORD = re.compile(r"(?<!\w)[^\W\d_]+(?:['’-][^\W\d_]+)*")
# What the American dictionary knows, and the course spells the British way.
AMERICAN = re.compile(
    r"(?!(?:down|re|cap)?siz|priz|seiz)\w+(?:iz|lyz)(?:e[sd]?|ing|ations?|ers?)"
    r"|(?:behavi|col|endeav|fav|flav|harb|hon|hum|lab|neighb|rum)or(?:s|ed|ing|able|ful|hood)?"
    r"|(?:cent|fib|theat|(?:centi|kilo|milli)met)er(?:s|ed)?"
    r"|(?:cancel|counsel|fuel|label|level|model|signal|total|travel)(?:ed|ing|ers?)"
    r"|(?:aluminum|catalog|defense|dialog|enroll|fulfill|gray|jewelry|offense)s?"
    r"|practic(?:ed|ing)|skillful(?:ly)?|woolen",
    re.IGNORECASE,
)
# What is no running text: addresses, slots, and words marked as of another language.
_APART = re.compile(
    r"\S+\.(?:se|toml|md|tsv)\b|\{\w+\}|\[host\]|<span lang.*?</span>|\]\([^)]*\)|https?:\S+"
)
# Drawn, they are words marked as of another language, and names that a program gives.
_NAMED = re.compile(r"<span lang.*?</span>|<code>.*?</code>", re.DOTALL)


@cache
def dictionary(lang: str) -> Dictionary:
    """Read the dictionary of a language."""
    path = Path(spylls.__file__).parent / "hunspell" / "data" / NAMES[lang]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # it leaves closing to Python
        return Dictionary.from_files(str(path))


@cache
def allowed(lang: str) -> frozenset[str]:
    """Read the words that the dictionary lacks and the course needs, as they are written."""
    lines = (DATA / f"allowed-words-{lang}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


@cache
def known(lang: str, word: str) -> bool:
    """Tell whether a word is spelt as it should be; each is looked up once."""
    word = word.replace("’", "'").removesuffix("'s" if lang == "en" else "")
    if lang == "en" and AMERICAN.fullmatch(word):
        return False
    several = word.split("-") if lang == "en" else [word]
    return word in allowed(lang) or all(dictionary(lang).lookup(each) for each in several)


def spelled(course: Course, lang: str) -> Iterator[tuple[str, str]]:
    """Give every word that a learner reads in a language, with where it stands."""
    forms = course.someone(lang).forms
    for each in passages.every(course):
        foreign = each.owner in _FOREIGN or each.text.source == parity.QUOTED
        if each.lang == lang and not foreign:
            drawn = _NAMED.sub(" ", each.text.html(forms))
            for word in _WORD.findall(_APART.sub(" ", passages.without_tags(drawn))):
                yield word, f"{each.path.name}:{each.line}"
    for one in course.words.values():
        table = one.forms(lang)
        for form in words.WRITTEN[lang].values():
            for word in _WORD.findall(table[form]):
                yield word, f"words.tsv: {one.key}"
