"""What a trainer reads while standing: short, plain, and with something to say aloud."""

import re

import pytest

from course import content, lint, readable
from course.passages import Passage, plain
from tests.content.article import hashed, known, runs
from tests.content.notes import FOLDER, Step, cells, notes, paragraphs, steps, written
from tests.content.spelling import known as in_dictionary

# Votes in which nothing is right: a word, a need that nobody could know, how it went.
OPEN = {
    "your-word",
    "guess-and-compare",
    "guess-held",
    "usefulness-soon",
    "usefulness-first",
    "follow-up-done",
    "follow-up-obstacle",
}
RULE = {
    "sv": ("(en tumregel)", "Under en tredjedel", "Upp till två tredjedelar", "Fler:"),
    "en": ("(a rule of thumb)", "Under a third", "Up to two thirds", "More:"),
}
LABELS = {
    "sv": ("**Säg:** ”", "**Lyssna efter:** ", "**Vanligt:** ”"),
    "en": ("**Say:** “", "**Listen for:** ", "**Usual misconceptions:** “"),
}
KUND = {
    "sv": re.compile(r"kund(?!e\b)", re.IGNORECASE),
    "en": re.compile(r"customer", re.IGNORECASE),
}
TITLED = {"sv": "”Vad är kundfokus?”", "en": "“What is customer focus?”"}  # an exercise's name

FULL = [(lang, step) for lang in content.LANGUAGES for step in steps(lang) if not step.borrowed]


@pytest.mark.parametrize(("lang", "step"), FULL)
def test_notes_say_what_to_say_listen_for_and_answer(lang: str, step: Step) -> None:
    """Each has something to read out, something to listen for, and a reply to what is usual."""
    assert not [label for label in LABELS[lang] if label not in step.notes.source]


@pytest.mark.parametrize(("lang", "step"), FULL)
def test_a_vote_with_a_right_answer_says_what_to_do_after_it(lang: str, step: Step) -> None:
    """Few right, some right, most right: three ways on, called a rule of thumb."""
    wanted = step.form == "vote" and step.exercise not in OPEN
    assert [part in step.notes.source for part in RULE[lang]] == [wanted] * 4


@pytest.mark.parametrize(("lang", "step"), FULL)
def test_notes_can_be_glanced_at(lang: str, step: Step) -> None:
    """Six to fourteen lines, and in each language no more than one screen of words."""
    assert 6 <= len(step.notes.source.splitlines()) <= 14
    assert len(readable.words(step.notes.source)) <= {"sv": 155, "en": 180}[lang]


@pytest.mark.parametrize("lang", content.LANGUAGES)
def test_what_is_stored_is_said_before_anyone_answers(lang: str) -> None:
    """The words to say aloud stand between the room's opening and the first exercise."""
    order = [each.id for each in cells(lang)]
    first = next(each.id for each in cells(lang) if each.source.startswith("put("))
    assert order.index("open") < order.index("aloud") < order.index(first)


@pytest.mark.parametrize("lang", content.LANGUAGES)
def test_no_sentence_is_hard(lang: str) -> None:
    """No paragraph is too long, and in Swedish none has a LIX above 35."""
    found = [paragraph for each in notes(lang) for paragraph in paragraphs(each.source)]
    assert not [said for each in found for said in lint.hard(lang, each)]


@pytest.mark.parametrize("lang", content.LANGUAGES)
def test_nobody_is_called_what_they_may_not_want_to_be_called(lang: str) -> None:
    """The default word stands nowhere but in the name of an exercise, not even in quotes."""
    said = "\n".join(each.source.replace(TITLED[lang], "") for each in notes(lang))
    assert not KUND[lang].findall(said.replace("`kundfokus lab --room`", ""))


@pytest.mark.parametrize("lang", content.LANGUAGES)
def test_the_rules_for_texts_hold(lang: str) -> None:
    """No link says “click here”, and no picture is without words."""
    for each in notes(lang):
        passage = Passage(FOLDER / f"{lang}.ipynb", 1, lang, plain(each.source, lang), each.id)
        assert not [*lint.here(passage), *lint.leaning(passage), *lint.picture(passage)]


def test_no_five_words_are_shared_with_the_article() -> None:
    """The notes build on the article, and have none of its sentences."""
    found = [paragraph for each in notes("sv") for paragraph in paragraphs(each.source)]
    assert not [run for each in found for run in runs(each) if hashed(run) in known()]


@pytest.mark.parametrize("lang", content.LANGUAGES)
def test_every_word_is_spelt_right(lang: str) -> None:
    """Each word is one that the dictionary has, or that the course may use."""
    words = {word for each in notes(lang) for word in written(each.source)}
    assert not {word for word in words if not in_dictionary(lang, word)}
