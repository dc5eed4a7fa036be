"""Every form of a word from the few that are known; the rest is guessed from its ending.

The rules for guessing are tables beside the words. The first row whose ending (or start) fits
decides, `*` stands for what comes before the ending, and each row carries a word it is meant for.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FOLDER = Path(__file__).parent / "content" / "words"

Row = tuple[str, ...]

_GENDERS = {"en": "utrum", "ett": "neutrum", "utrum": "utrum", "neutrum": "neutrum"}
_ARTICLES = {"utrum": "en", "neutrum": "ett"}
_YOURS = {"utrum": "er", "neutrum": "ert"}
_CASES = ("indef_sg", "def_sg", "indef_pl", "def_pl")

# After "våra" these read as one's own family, workmates, home or firm (rule 3).
_OURS = (
    "anhörig", "arbetskamrat", "barn", "chef", "familj", "företag", "förälder", "granne", "hushåll",
    "kollega", "medarbetare", "närstående", "syskon", "vårdnadshavare",
)  # fmt: skip
_LED = {
    "sv": re.compile(r"(en|ett)\s+(?=\S)", re.IGNORECASE),
    "en": re.compile(r"(an?|the)\s+(?=\S)", re.IGNORECASE),
}
# What follows one of these is not inflected: "boende på gården", "member of staff".
_TAIL = re.compile(
    r"\s+(av|för|från|hos|i|med|på|som|till|utan|at|for|from|in|of|on|who|with|without)\s+",
    re.IGNORECASE,
)
_SPELT_AS_VOWEL = frozenset("AEFHILMNORSX")  # an NHS patient, an SME


def guess(lang: str, word: str) -> dict[str, str]:
    """Guess the forms a learner may edit, from the singular with or without its article.

    sv: indef_sg, def_sg, indef_pl, def_pl, gender; en: sg, pl, article. Of nothing comes nothing.
    """
    led, bare = split_article(lang, word)
    return _swedish(bare, _GENDERS.get(led)) if lang == "sv" else _english(bare)


def swedish(known: Mapping[str, str], *, kin: bool) -> dict[str, str]:
    """Work out every Swedish form from those that are known; needs indef_sg.

    A `kin` word never stands after "våra", where it would be one's own family or workmates.
    """
    led, bare = split_article("sv", known["indef_sg"])
    guessed = _swedish(bare, _GENDERS.get(known.get("gender") or led))
    fixed = {"indef_sg": bare, "gender": guessed["gender"]}
    forms = _filled(guessed, known) | fixed
    gender, definite = forms["gender"], forms["def_sg"]
    # A possessive takes the place of "den": "er anhöriga", not "er anhörig" (rule 3).
    yours = known.get("poss_sg") or _without("den ", definite) or bare
    many = known.get("poss_pl") or _without("de ", forms["def_pl"]) or forms["indef_pl"]
    compound = known if known.get("compound_natural") == "ja" else {}
    phrases = {"focus": f"fokus på {definite}", "benefit": f"nytta för {definite}"}
    return {
        **forms,
        **_filled({f"{case}_gen": genitive("sv", forms[case]) for case in _CASES}, known),
        "one": f"{_ARTICLES[gender]} {bare}",
        "your_sg": f"{_YOURS[gender]} {yours}",
        "your_pl": f"de {many} ni möter" if kin else f"era {many}",
        "our_pl": f"de {many} vi möter" if kin else f"våra {many}",
        **{
            name: compound.get(f"sv_{name}") or known.get(f"{name}_phrase") or phrase
            for name, phrase in phrases.items()
        },
    }


def english(known: Mapping[str, str], *, compound: bool) -> dict[str, str]:
    """Work out every English form from those that are known; needs sg."""
    _, bare = split_article("en", known["sg"])
    forms = _filled(_english(bare), known) | {"sg": bare}
    article_typed = forms.pop("article").lower()
    one = f"{article_typed if article_typed in ('a', 'an') else article(bare)} {bare}"
    genitives = {"sg_gen": f"{bare}'s", "pl_gen": genitive("en", forms["pl"])}
    focus = f"{bare} focus" if compound else f"focus on {forms['pl']}"
    return {**forms, **_filled(genitives, known), "one": one, "focus": focus}


def split_article(lang: str, word: str) -> tuple[str, str]:
    """Part a leading article, in lower case and empty when there is none, from its word."""
    found = _LED[lang].match(word)
    return (found[1].lower(), word[found.end() :]) if found else ("", word)


def article(phrase: str) -> str:
    """Choose "a" or "an" by how an English phrase sounds."""
    first = phrase.split(" ", 1)[0]
    if len(first) > 1 and first.isupper():
        return "an" if first[0] in _SPELT_AS_VOWEL else "a"
    return next(said for start, said, _ in rows("articles_en") if phrase.lower().startswith(start))


def genitive(lang: str, text: str) -> str:
    """Put a form in the genitive: "kundens", "Max", "children's", "customers'"."""
    if lang == "sv":
        return text if text.lower().endswith(("s", "x", "z")) else f"{text}s"
    return f"{text}'" if text.lower().endswith("s") else f"{text}'s"


def reads_as_ours(word: str) -> bool:
    """Tell whether a Swedish word after "våra" reads as one's own family or workmates."""
    return word.lower().endswith(_OURS)


def no_adjective_before(text: str) -> list[str]:
    """Find adjectives before a slot that may become "den sökande": "den viktigaste {kunden}".

    Gives the offending phrases; the author writes "{kunden} som är viktigast" instead (rule 4).
    """
    return [" ".join(found[0].split()) for found in _led_by_adjective().finditer(text)]


@cache
def rows(name: str) -> tuple[Row, ...]:
    """Read one of the tables beside the words, without its header row."""
    lines = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines[1:])


@cache
def _led_by_adjective() -> re.Pattern[str]:
    # Only what is surely an adjective: "den fråga {kunden} ställer", "de ska {kunderna}" are fine.
    known = "|".join(row[0].replace("*", r"\w+") for row in rows("adjectives_sv"))
    joined = r"(?:\s*,\s*|\s+)(?:(?:och|eller|mest|minst|allra|mycket|väldigt|så)\s+)*"
    led = r"(?<!\w)(?:den|denna|denne|de|dessa|alla|båda|samtliga|\{den\|det\})"
    slot = r"\{kund(?:ens?|ernas?)\}"
    return re.compile(rf"{led}(?:{joined}(?:{known}))+\s+{slot}", re.IGNORECASE)


def swedish_row(word: str, gender: str | None = None) -> Row:
    """Give the first row whose ending fits the word, of its gender when that is known."""
    return next(row for row in _fitting("endings_sv", word) if gender in (None, row[1]))


def english_row(word: str) -> Row:
    """Give the first row of English plurals whose ending fits the word."""
    return next(_fitting("endings_en", word))


def _fitting(table: str, word: str) -> Iterator[Row]:
    # Capitals throughout are an abbreviation, whose last letter is no ending: "VD", "SMS".
    spelt = word if len(word) > 1 and word.isupper() else word.lower()
    return (row for row in rows(table) if spelt.endswith(row[0]))


def _swedish(bare: str, gender: str | None) -> dict[str, str]:
    head, tail = _head(bare)
    ending, found, *patterns, _ = swedish_row(head, gender)
    shaped = [_shaped(pattern, head, ending) + tail if bare else "" for pattern in patterns]
    return dict(zip((*_CASES, "gender"), (bare, *shaped, found), strict=True))


def _english(bare: str) -> dict[str, str]:
    head, tail = _head(bare)
    ending, pattern, _ = english_row(head)
    plural = _shaped(pattern, head, ending) + tail if bare else ""
    return {"sg": bare, "pl": plural, "article": article(bare)}


def _head(phrase: str) -> tuple[str, str]:
    """Part the words that are inflected from a tail that is not."""
    found = _TAIL.search(phrase)
    return (phrase[: found.start()], phrase[found.start() :]) if found else (phrase, "")


def _shaped(pattern: str, word: str, ending: str) -> str:
    return pattern.replace("*", word[: len(word) - len(ending)])


def _filled(guessed: Mapping[str, str], known: Mapping[str, str]) -> dict[str, str]:
    """Put what is known in the place of what is guessed, where anything is."""
    return {name: known.get(name) or text for name, text in guessed.items()}


def _without(article: str, phrase: str) -> str:
    """Give what follows an article, or nothing when the phrase has none."""
    return phrase.removeprefix(article) if phrase.startswith(article) else ""
