"""The bank of decision items: what it covers, that it is fair, and that its languages agree."""

import re
from collections import Counter
from collections.abc import Callable
from itertools import chain

import pytest

from course import content, inflect, readable
from tests.content.bank import Option, bank, plain, works

LETTERS = ("a", "b", "c", "d")
HOW_MANY = 40
_REASON = {
    "sv": re.compile(r"\bför (?!att)|\bså att\b|, så |eftersom"),
    "en": re.compile(r"\bbecause\b|\bsince\b|, as |\bso that\b|, so |, for "),
}
_LEANING = re.compile(r"ovanstående|inget av|all of the above|none of the above", re.IGNORECASE)
_IN_QUOTES = re.compile(r"\{[^}]*\}|”[^”]*”|“[^”]*”")

both = pytest.mark.parametrize("lang", content.LANGUAGES)


@both
def test_the_bank_holds_forty_items_numbered_in_order(lang: str) -> None:
    """The bank holds Q01 to Q40, so that an id names one item for ever."""
    assert [item.id for item in bank(lang)] == [f"Q{n:02}" for n in range(1, HOW_MANY + 1)]


@both
def test_every_item_asks_one_question_with_four_options(lang: str) -> None:
    """A stem is one paragraph that ends in a question, and one of four options is right."""
    for item in bank(lang):
        assert [option.key for option in item.options] == list(LETTERS), item.id
        assert [option.right for option in item.options].count(True) == 1, item.id
        assert len(item.stem) == 1, item.id
        assert item.stem[0].source.endswith("?"), item.id


@both
def test_every_wrong_option_answers_a_misconception(lang: str) -> None:
    """A wrong option names its misconception and answers it; the right one says why it is right."""
    for option in chain.from_iterable(item.options for item in bank(lang)):
        assert bool(option.tag) != option.right, option.text.source
        assert option.said, option.text.source


def test_the_languages_agree_in_all_but_their_texts() -> None:
    """Ids, statements, settings, letters, misconceptions and right options are the same."""
    for one, other in zip(*map(bank, content.LANGUAGES), strict=True):
        assert (one.id, one.statements, one.setting) == (other.id, other.statements, other.setting)
        pairs = zip(one.options, other.options, strict=True)
        assert all((o.key, o.right, o.tag) == (p.key, p.right, p.tag) for o, p in pairs), one.id


def test_no_text_is_left_untranslated() -> None:
    """No stem, option or feedback is the same in both languages."""
    for items in zip(*map(bank, content.LANGUAGES), strict=True):
        pairs = zip(*(item.texts for item in items), strict=True)
        assert not [one.source for one, other in pairs if one.source == other.source]


def test_every_statement_is_asked_about_in_at_least_two_items() -> None:
    """The bank serves all that the course teaches, and names nothing it does not teach."""
    asked = Counter(chain.from_iterable(item.statements for item in bank("sv")))
    assert asked.keys() == works("sv").statements.keys()
    assert min(asked.values()) >= 2


def test_every_misconception_tempts_in_at_least_three_items() -> None:
    """Someone who missed one item can be given another on the same misconception."""
    tempted = Counter(chain.from_iterable({o.tag for o in item.wrong} for item in bank("sv")))
    assert tempted.keys() == works("sv").bank.keys()
    assert min(tempted.values()) >= 3


def test_the_settings_share_the_items_evenly() -> None:
    """Each of the six settings has six or seven items."""
    count = Counter(item.setting for item in bank("sv"))
    assert count.keys() == works("sv").places.keys()
    assert set(count.values()) <= {6, 7}


def test_the_right_letter_is_evenly_spread() -> None:
    """Each letter is right in eight to twelve items, and never three times running."""
    letters = [item.right.key for item in bank("sv")]
    assert all(8 <= letters.count(letter) <= 12 for letter in LETTERS)
    assert not [n for n in range(2, HOW_MANY) if len(set(letters[n - 2 : n + 1])) == 1]


@both
def test_length_does_not_give_the_right_option_away(lang: str) -> None:
    """The right option is longest, and shortest, in about a quarter of the items, as by chance."""
    measured = [item.lengths for item in bank(lang)]
    assert 5 <= sum(right >= max(wrong) for right, wrong in measured) <= 12
    assert 5 <= sum(right <= min(wrong) for right, wrong in measured) <= 12


@both
def test_options_of_an_item_are_of_similar_length(lang: str) -> None:
    """No option is more than 35 per cent longer than the shortest beside it."""
    for item in bank(lang):
        right, wrong = item.lengths
        assert max(right, *wrong) <= 1.35 * min(right, *wrong), item.id


@both
def test_form_does_not_give_the_right_option_away(lang: str) -> None:
    """The right option is seldom alone in having a reason or a comma, or in having none."""
    signs: list[Callable[[Option], bool]] = [
        lambda option: bool(_REASON[lang].search(option.text.source)),
        lambda option: "," in option.text.source,
    ]
    for has in signs:
        alone = [i.id for i in bank(lang) if all(has(o) != has(i.right) for o in i.wrong)]
        assert len(alone) <= 6, alone


@both
def test_no_option_leans_on_the_others(lang: str) -> None:
    """No option speaks of all, none or several of the options."""
    for option in chain.from_iterable(item.options for item in bank(lang)):
        assert not _LEANING.search(option.text.source)


def test_swedish_items_are_easy_to_read() -> None:
    """No Swedish text has a LIX above 35, and the average lies well below."""
    said = [plain(text) for item in bank("sv") for text in item.texts]
    long = [text for text in said if len(readable.words(text)) >= readable.FEWEST]
    measured = {text: readable.lix(text) for text in long}
    assert not {text: lix for text, lix in measured.items() if lix > readable.HARDEST}
    assert sum(measured.values()) / len(measured) <= 27


@both
def test_items_are_short(lang: str) -> None:
    """A situation takes at most 40 words, and so does a piece of feedback."""
    for text in chain.from_iterable(item.texts for item in bank(lang)):
        assert len(readable.words(plain(text))) <= 40, text.source


@both
def test_the_learners_own_word_has_its_place(lang: str) -> None:
    """The default word stands bare only where the text is about the word itself, in quotes."""
    for text in chain.from_iterable(item.texts for item in bank(lang)):
        bare = _IN_QUOTES.sub("", text.source)
        assert not re.search(r"\bkund|\bcustomer", bare, re.IGNORECASE), text.source
        assert not inflect.no_adjective_before(text.source), text.source
