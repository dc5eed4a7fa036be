"""Texts with the learner's own word."""

import pytest

from course import text
from course.content import Course
from course.words import UnknownForm


def test_a_word_is_drawn_in_a_span_that_names_its_form(course: Course) -> None:
    """The page can swap a word because its span says language, form and capital."""
    drawn = text.inline("{Kunden} väntar.", "sv").html(course.words["sökande"].forms("sv"))
    assert drawn == '<span class="kf-w kf-sv-def_sg kf-cap">Den sökande</span> väntar.'


def test_a_pair_follows_the_words_gender(course: Course) -> None:
    """{nöjd|nöjt} takes the form that agrees with the word, and keeps both in its class."""
    pair = text.inline("{nöjd|nöjt}", "sv")
    assert (
        pair.html(course.words["barn"].forms("sv"))
        == '<span class="kf-w kf-sv:nöjd|nöjt">nöjt</span>'
    )
    assert pair.plain(course.words["kund"].forms("sv")) == "nöjd"


def test_a_learners_word_is_escaped(course: Course) -> None:
    """A word typed by a learner never becomes markup."""
    forms = {**course.words["kund"].forms("sv"), "def_sg": "<b>kunden</b>"}
    assert "<b>" not in text.inline("{kunden}", "sv").html(forms)


def test_plain_text_holds_no_markup(course: Course) -> None:
    """Where no element may stand, the text is given without tags and with its entities undone."""
    assert (
        text.inline("**Du** & {kunden}", "sv").plain(course.words["kund"].forms("sv"))
        == "Du & kunden"
    )


def test_a_span_in_another_language_is_kept(course: Course) -> None:
    """A span that marks English words in a Swedish text is kept."""
    drawn = text.inline('<span lang="en">Whom do you serve?</span>', "sv").html(
        course.words["kund"].forms("sv")
    )
    assert drawn == '<span lang="en">Whom do you serve?</span>'


def test_an_unknown_form_is_refused() -> None:
    """Braces that hold no form of the word raise an error that lists what is allowed."""
    with pytest.raises(UnknownForm, match="Did you mean"):
        text.inline("{kundarna}", "sv")


def test_notebook_prose_stays_markdown(course: Course) -> None:
    """In a notebook's prose cell only the words become spans; the rest is still Markdown."""
    source = text.with_spans("**Fråga** {kunden}.", "sv", course.words["kund"].forms("sv"))
    assert source == '**Fråga** <span class="kf-w kf-sv-def_sg">kunden</span>.'
