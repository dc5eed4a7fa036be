"""Lines of type in a drawing: no wider than their room, nothing lost, well divided."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.lettering import split, width

LONG = "x" * 80
TEXTS = st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" "), max_size=80)


def test_a_word_wider_than_its_room_is_broken_and_whole() -> None:
    """A word that no language can divide is broken where the line ends, and none of it is lost."""
    lines = split(f"en {LONG} till", 16, 200)
    assert len(lines) > 3
    assert "".join(lines).replace(" ", "") == f"en{LONG}till"
    assert split("", 16, 200) == []


@pytest.mark.parametrize(
    ("lang", "word", "room", "lines"),
    [
        ("sv", "undersköterskan", 100, ["underskö-", "terskan"]),
        ("sv", "förvaltningsekonomen", 100, ["förvaltnings-", "ekonomen"]),
        ("en", "responsibilities", 70, ["respons-", "ibilities"]),
        ("en", "x-ray-results", 60, ["x-ray-", "results"]),
    ],
)
def test_a_long_word_is_divided_as_its_language_divides_it(
    lang: str, word: str, room: float, lines: list[str]
) -> None:
    """A long word is divided between its syllables, with one hyphen."""
    assert split(word, 16, room, lang, spread=0) == lines


def test_a_word_that_fits_is_never_divided() -> None:
    """A word with room on a line of its own stands there whole."""
    assert split("en undersköterska", 16, 130, "sv", spread=0) == ["en", "undersköterska"]


@given(TEXTS, st.sampled_from(["", "sv", "en"]), st.integers(20, 300))
def test_whatever_is_written_stays_within_its_room(text: str, lang: str, room: int) -> None:
    """Every line of any text fits, and the lines together say the same."""
    lines = split(text, 16, room, lang)
    assert all(len(line) == 1 or width(line, 16) <= room for line in lines)
    assert _letters("".join(lines)) == _letters(text)


def _letters(text: str) -> str:
    return "".join(text.split()).replace("-", "")
