"""Name those one serves: a word from the list, or a word of one's own with forms to edit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from course import inflect, words
from course.answer import Answer, Event, Fields, event, new
from course.body import Body, Quote
from course.legend import Label, Legend, Said
from course.text import Text
from course.verdict import EMPTY, Note, Verdict
from course.words import EDITABLE, Word

if TYPE_CHECKING:
    from course.learner import Learner
    from course.lesson import Exercise

OWN, DEFAULT = "own", "default"
FIRST = {"sv": "indef_sg", "en": "sg"}  # the form that the others are guessed from


@dataclass(frozen=True)
class Spec:
    """The words to choose from, a thought about each, and sentences that try the word out."""

    words: Mapping[str, Word]
    thoughts: Mapping[str, Quote]
    preview: Text


def parse(body: Body) -> Spec:
    """Read the quote to preview and the table word | thought, with `own` and `default` in it."""
    if len(body.lead.quotes) != 1:
        raise body.error("A name exercise has one quote (>): sentences that try the word out.")
    thoughts = {}
    for row in body.lead.table(0, "word", "thought"):
        if row.key not in (*body.works.words, OWN, DEFAULT):
            raise row.place.error(f"“{row.key}” is not one of the words in words.tsv.")
        thoughts[row.key] = body.tagged(row.cells[1], row.place)
    for key in (OWN, DEFAULT):
        if key not in thoughts:
            raise body.error(f"The table has no row “{key}”.")
    return Spec(body.works.words, thoughts, body.lead.quotes[0].text)


def clean(exercise: Exercise, raw: object) -> Answer | None:
    """Keep the word's key, and the forms typed of an own word in each language."""
    spec: Spec = exercise.spec
    key = Fields(raw).one("key", (*spec.words, OWN))
    forms = {lang: _typed(lang, Fields(raw).inside("own").inside(lang)) for lang in FIRST}
    kept = {lang: typed for lang, typed in forms.items() if typed}
    return new(key=key, own=kept) if key else None


def _typed(lang: str, fields: Fields) -> dict[str, str]:
    return {form: text for form in EDITABLE[lang] if (text := fields.text(form, words.LONGEST))}


def update(exercise: Exercise, answer: Answer | None, happened: Event) -> Answer | None:
    """Take the choice at once; guess the forms anew when the word itself was changed.

    A word of one's own that is written with nothing chosen, as a room's form allows, is the choice.
    """
    done, fields = event(happened)
    if done not in ("word", "guess", "check"):
        return answer
    lang, before = exercise.lang, answer["own"] if answer else {}
    typed = _typed(lang, fields)
    first = typed.get(FIRST[lang], "")
    if first and (done == "guess" or first != before.get(lang, {}).get(FIRST[lang])):
        typed = inflect.guess(lang, first)
    key = fields.one("key", (*exercise.spec.words, OWN))
    if done == "check" and first and not key:
        key = OWN
    own = before | {lang: typed} if key == OWN else before
    return clean(exercise, {"key": key, "own": own})


def word(exercise: Exercise, answer: Answer) -> Word:
    """Give the word that an answer names, own forms made whole."""
    spec: Spec = exercise.spec
    if answer["key"] != OWN:
        return spec.words[answer["key"]]
    own = answer["own"]
    return words.own("sv", own.get("sv", {}), next(iter(spec.words.values())), own.get("en", {}))


def mark(exercise: Exercise, answer: Answer | None, learner: Learner) -> Verdict:  # noqa: ARG001
    """Say which word the course now uses, with a thought about it; no word is wrong."""
    spec: Spec = exercise.spec
    if answer is None:
        return EMPTY
    thought = spec.thoughts.get(answer["key"], spec.thoughts[DEFAULT])
    after = (Note("info", thought.text, thought.tag),)
    if answer["key"] == OWN and not answer["own"].get(exercise.lang):
        return Verdict("partly", "said_word_empty", {}, {}, after)
    said = word(exercise, answer).forms(exercise.lang)[FIRST[exercise.lang]]
    return Verdict("done", "said_word", {"word": said}, {}, after)


def context(exercise: Exercise, answer: Answer | None, learner: Learner) -> Mapping[str, Any]:  # noqa: ARG001
    """Give the choices by group, and the forms of an own word as they stand."""
    spec: Spec = exercise.spec
    key = answer["key"] if answer else None
    own = answer["own"].get(exercise.lang, {}) if answer else {}
    editable = EDITABLE[exercise.lang]
    return {
        "groups": words.choices(spec.words),
        "key": key,
        "own": own,
        "editable": editable,
        "first": editable[0],
    }


def tally(exercise: Exercise, answers: Sequence[Answer]) -> dict[str, dict[str, int]]:  # noqa: ARG001
    """Count the words chosen, most chosen first; own words are counted together."""
    return {"word": dict(Counter(each["key"] for each in answers).most_common())}


def legend(exercise: Exercise) -> dict[str, Legend]:
    """Give the words for what is counted."""
    spec: Spec = exercise.spec
    labels: dict[str, Label] = {key: each.label(exercise.lang) for key, each in spec.words.items()}
    return {"word": Legend(Said("word_label"), labels | {OWN: Said("live_own_word")}, sort="word")}


def plan(exercise: Exercise, answer: Answer | None) -> dict[str, str]:
    """Write the word."""
    if not answer or (answer["key"] == OWN and not answer["own"].get(exercise.lang)):
        return {}
    return (
        {exercise.plan[0]: word(exercise, answer).forms(exercise.lang)[FIRST[exercise.lang]]}
        if exercise.plan
        else {}
    )
