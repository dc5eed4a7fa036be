"""Hints on free text: when they fit, and when they keep quiet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course import hints
from course.content import Course

SV = ["vi", "oss", "min chef", "chefen", "avdelningen", "kollegorna", "systemet", "vi själva"]
EN = ["we", "the manager", "my boss", "the department", "colleagues", "the report"]
ABSTRACT = {"sv": ["respekt", "kvalitet", "engagemang"], "en": ["respect", "quality"]}


@pytest.mark.parametrize(
    "text",
    [
        "vi",
        "Vi.",
        "OSS",
        "chef",
        "Chefen",
        "chefer",
        "Min chef",
        "vår närmaste chef",
        "Vår avdelning",
        "avdelningarna",
        "Chefen i hemtjänsten",
        "Avdelningen, på plan tre",
        "mina kollegor",
        "ett system",
        "Vi själva",
        "vi som arbetar här",
    ],
)
def test_ourselves_in_swedish(text: str) -> None:
    """A self-word is known with its endings, its owner and what describes it."""
    assert hints.self_word(text, SV, "sv")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "!",
        "min",
        "Patienten",
        "Vilma",
        "vinden",
        "vi hjälper patienten",
        "chefens patienter",
        "Avdelningens besökare",
        "chefredaktören",
        "systemutvecklaren",
        "Läkaren och chefen",
        "den som har hemtjänst",
        "chefen och patienten",
    ],
)
def test_others_in_swedish(text: str) -> None:
    """A self-word inside another word, after others or in the genitive is no hit."""
    assert not hints.self_word(text, SV, "sv")


@pytest.mark.parametrize(
    "text",
    ["We", "the manager", "My manager", "your boss", "our line manager", "Managers", "the bosses",
     "our department", "My own colleagues", "the reports", "the manager at the office"],
)  # fmt: skip
def test_ourselves_in_english(text: str) -> None:
    """The same holds in English."""
    assert hints.self_word(text, EN, "en")


@pytest.mark.parametrize(
    "text",
    ["the patient", "western towns", "reporters", "the manager's customers", "department stores",
     "the manager’s customers", "a reporter", "we help the patient"],
)  # fmt: skip
def test_others_in_english(text: str) -> None:
    """A reporter is no report, and the manager's customers are customers."""
    assert not hints.self_word(text, EN, "en")


def test_no_words_give_no_hint() -> None:
    """With an empty list, or a list of nothing but small words, no text is ourselves."""
    assert not hints.self_word("chefen", [], "sv")
    assert not hints.self_word("vår", ["vår", ""], "sv")


def test_the_courses_own_words_know_themselves(course: Course) -> None:
    """Every self-word in the content is known as one, and no receiver in the places is."""
    for lang in course.languages:
        works = course[lang].reference
        words = works.hints["self_words"]
        assert [word for word in words if not hints.self_word(word, words, lang)] == []
        ends = [place["ultimate"] for place in works.places.values()]
        assert [end for end in ends if hints.self_word(end, words, lang)] == []


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        ("Kvalitet", "sv", True),
        ("Kvalitet och respekt", "sv", True),
        ("Vi visar respekt", "sv", False),
        ("Hög kvaliteten!", "sv", True),
        ("Jag ringer upp samma dag", "sv", False),
        ("och", "sv", False),
        ("", "sv", False),
        ("Respect and good quality", "en", True),
        ("Respect for those who wait", "en", False),
    ],
)
def test_only_abstract_words(text: str, lang: str, wanted: object) -> None:
    """Only a text of nothing but abstract and small words is abstract."""
    assert hints.only_abstract(text, ABSTRACT[lang], lang) is wanted


@pytest.mark.parametrize(("text", "over"), [("", 0), ("abc", 0), ("abcd", 1), ("a" * 10, 7)])
def test_too_long(text: str, over: int) -> None:
    """A text is as much too long as it has characters beyond its room."""
    assert hints.too_long(text, 3) == over


@pytest.mark.parametrize(
    ("text", "cut"), [("abc", "abc"), ("abcd", "ab…"), ("a bcd", "a…"), ("", "")]
)
def test_a_cut_ends_in_an_ellipsis(text: str, cut: str) -> None:
    """What fits stays as it is; what does not ends in an ellipsis within its room."""
    assert hints.cut(text, 3) == cut


@given(st.text(max_size=50), st.integers(1, 40))
def test_a_cut_always_fits(text: str, most: int) -> None:
    """No text is longer than its room once it is cut."""
    assert len(hints.cut(text, most)) <= most


@given(st.text(max_size=300), st.text(max_size=20))
def test_any_text_can_be_looked_at(text: str, word: str) -> None:
    """No text and no word trips the hints up."""
    for lang in ("sv", "en"):
        hints.self_word(text, [word], lang)
        hints.only_abstract(text, [word], lang)


@given(st.text(max_size=300))
def test_an_entry_is_remembered_as_it_is(text: str) -> None:
    """What an answer remembers of a hint is read back unchanged."""
    entry = hints.entry("self", text)
    assert hints.remembered([entry]) == [entry]
    assert hints.entry("self", text.lower()) == entry or text.lower().lower() != text.lower()


def test_a_few_hints_are_remembered() -> None:
    """The latest eight stay, each once, and what is no text is dropped."""
    seen: list[str] = []
    for number in range(12):
        seen = hints.remember(seen, f"self:{number}")
    assert seen == [f"self:{number}" for number in range(4, 12)]
    assert hints.remember(seen, "self:4")[-1] == "self:4"
    assert hints.remember(seen, "") == seen
    assert hints.remembered(["a", 3, "a", None, " ", "b"]) == ["a", "b"]
    assert hints.remembered("a") == []
