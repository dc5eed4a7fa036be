"""Every word is spelt as the dictionaries of Hunspell spell it, or is on a short list."""

import pytest

from course import content
from course.content import Course
from tests.content.spelling import allowed, dictionary, known, spelled


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


@pytest.mark.parametrize("lang", content.LANGUAGES)
def test_no_word_is_allowed_in_vain(lang: str, course: Course) -> None:
    """A word on the list is in use, and the dictionary lacks it."""
    used = {word.replace("’", "'").removesuffix("'s") for word, _ in spelled(course, lang)}
    assert not {word for word in allowed(lang) if word not in used}
    assert not {word for word in allowed(lang) if dictionary(lang).lookup(word)}
