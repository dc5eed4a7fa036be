"""Whether a plan has its occasion and its day."""

import pytest

from course import content, occasion, reference


@pytest.fixture(scope="module")
def cue_words() -> dict[str, frozenset[str]]:
    """Give the words of time in each language."""
    return {
        lang: reference.read(lang, (content.FOLDER,), {}).hints["cue_words"]
        for lang in content.LANGUAGES
    }


@pytest.mark.parametrize(
    ("lang", "text", "cue", "day"),
    [
        ("sv", "jag har hämtat kaffe på tisdag", True, True),
        ("sv", "på tisdagsmötet", True, True),
        ("sv", "efter lunch", True, False),
        ("sv", "jag hinner", False, False),
        ("sv", "klockan 9", True, False),
        ("sv", "den 14 mars", True, True),
        ("sv", "2026-03-14", True, True),
        ("sv", "i morgon bitti", True, True),
        ("sv", "varje fredag", True, True),
        ("sv", "marsvinet äter", False, False),
        ("en", "I have fetched coffee on Tuesday", True, True),
        ("en", "after lunch", True, False),
        ("en", "I have time", False, False),
        ("en", "at 9 o'clock", True, False),
        ("en", "on 14 March", True, True),
        ("en", "I may come", True, False),
        ("en", "tomorrow morning", True, True),
    ],
)
def test_an_occasion_and_a_day_are_found(
    cue_words: dict[str, frozenset[str]], lang: str, text: str, *, cue: bool, day: bool
) -> None:
    """A word of time or a figure is an occasion; a date or a named day is a day."""
    assert occasion.has_cue(text, cue_words[lang], lang) == cue
    assert occasion.has_day(text, lang) == day


@pytest.mark.parametrize(
    ("text", "today", "far"),
    [
        ("2026-03-16", "2026-03-02", False),
        ("2026-03-17", "2026-03-02", True),
        ("2026-03-01", "2026-03-02", True),
        ("på tisdag", "2026-03-02", False),
        ("2027-01-01", "", False),
        ("2027-01-01", "x", False),
    ],
)
def test_a_date_can_be_too_far_off(text: str, today: str, *, far: bool) -> None:
    """A date is too far when past or beyond the days; no date, or no today, is never too far."""
    assert occasion.too_far(text, today, 14) == far


def test_a_lead_word_is_not_said_twice() -> None:
    """What the words before the gap say is taken away from the text, and nothing else."""
    assert occasion.bare("Om det tar emot: när", "När mötet är slut") == "mötet är slut"
    assert occasion.bare("så", "säger jag") == "säger jag"
    assert occasion.bare("När", "när") == "när"
