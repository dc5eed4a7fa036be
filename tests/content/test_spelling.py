"""Every word is spelt as the dictionaries of Hunspell spell it, or is on a short list."""

import pytest

from course import content
from course.content import Course
from tests.content.spelling import AMERICAN, allowed, dictionary, known, spelled


@pytest.mark.parametrize("lang", content.LANGUAGES)
def test_every_word_is_spelt_right(lang: str, course: Course) -> None:
    """Each word of the lessons, items, strings and word tables is known."""
    places: dict[str, str] = {}
    for word, where in spelled(course, lang):
        places.setdefault(word, where)
    assert not {word: where for word, where in places.items() if not known(lang, word)}


@pytest.mark.parametrize(("lang", "word"), [("sv", "kudnen"), ("sv", "användarena"), ("en", "teh")])
def test_a_wrong_word_is_found(lang: str, word: str) -> None:
    """A slip of the finger and a wrong ending are not in the dictionary."""
    assert not known(lang, word)


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("organisations", "organizations"),
        ("analysed", "analyzed"),
        ("neighbours", "neighbors"),
        ("Centre", "Center"),
        ("travelling", "traveling"),
        ("fulfil", "fulfill"),
    ],
)
def test_english_is_british(british: str, american: str) -> None:
    """The only dictionary of English that comes along is American; its own spelling is wrong."""
    assert dictionary("en").lookup(american)
    assert not known("en", american)
    assert not AMERICAN.fullmatch(british)


@pytest.mark.parametrize("word", ["size", "prizes", "seized", "honorary", "fulfilled", "metres"])
def test_what_both_spell_alike_is_right(word: str) -> None:
    """A word that only looks American is not taken for one."""
    assert not AMERICAN.fullmatch(word)


@pytest.mark.parametrize("lang", content.LANGUAGES)
def test_no_word_is_allowed_in_vain(lang: str, course: Course) -> None:
    """A word on the list is in use, and the dictionary lacks it."""
    used = {word.replace("’", "'").removesuffix("'s") for word, _ in spelled(course, lang)}
    assert not {word for word in allowed(lang) if word not in used}
    assert not {word for word in allowed(lang) if dictionary(lang).lookup(word)}
