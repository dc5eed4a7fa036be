"""Match rows to words, one select a row; a sentence with the picked word shows at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from course.answer import Answer, Event, Fields, event, new
from course.body import Body, Item, Quote, Row
from course.legend import Legend
from course.text import Text
from course.verdict import EMPTY, Note, Verdict, rows
from course.words import Forms

if TYPE_CHECKING:
    from course.learner import Learner
    from course.lesson import Exercise

MOST_NOTES = 3  # more than that at once is not read


@dataclass(frozen=True)
class Option:
    """A word to choose: what it is called, its forms when the course knows it, and feedback."""

    key: str
    label: Text | str
    forms: Forms | None
    quote: Quote | None


@dataclass(frozen=True)
class Matched:
    """A row: its label, the options accepted, a sentence for the word picked, and why."""

    key: str
    label: Text
    accepted: tuple[str, ...]
    sentence: Text
    why: Quote


@dataclass(frozen=True)
class Spec:
    """The options, and the rows to match with them."""

    options: Mapping[str, Option]
    rows: tuple[Matched, ...]


def parse(body: Body) -> Spec:
    """Read the words (a keyed list) and the table of five columns."""
    options = {item.key: _option(item, body) for item in body.lead.keyed()}
    if len(options) < 2:  # noqa: PLR2004 -- one word is no choice
        raise body.error("A match exercise needs its words: a list with at least two keyed items.")
    rows = body.lead.table(0, "key", "organisation", "accepted", "sentence", "explanation")
    return Spec(options, tuple(_row(row, options, body) for row in rows))


def _option(item: Item, body: Body) -> Option:
    word = body.works.words.get(item.key)
    if not item.text and word is None:
        raise item.place.error(f"“{item.key}” is not in words.tsv, so it needs a label after it.")
    label = word.label(body.works.lang) if word and not item.text else item.text
    return Option(item.key, label, word.forms(body.works.lang) if word else None, item.quote)


def _row(row: Row, options: Mapping[str, Option], body: Body) -> Matched:
    key, label, accepted, sentence, why = row.cells
    keys = tuple(part.strip() for part in accepted.split(",") if part.strip())
    if not keys:
        raise row.place.error("The row accepts no word: write at least one key of the list.")
    for each in keys:
        if each not in options:
            raise row.place.error(f"“{each}” is not one of the words: {', '.join(options)}.")
    said = row.place.inline(sentence)
    if sentence and not said.varies:
        raise row.place.error("The sentence holds no form of the word, such as {kunderna}.")
    if not why:
        raise row.place.error("The row has no explanation; say why the answer is right.")
    return Matched(key, row.place.inline(label), keys, said, body.tagged(why, row.place))


def clean(exercise: Exercise, raw: object) -> Answer | None:
    """Keep the picks that name a row and an option, and which of them are judged."""
    spec: Spec = exercise.spec
    given = Fields(raw).inside("picks")
    picks = {row.key: pick for row in spec.rows if (pick := given.one(row.key, spec.options))}
    judged = Fields(raw).many("checked", list(picks))
    return new(picks=picks, checked=judged) if picks else None


def update(exercise: Exercise, answer: Answer | None, happened: Event) -> Answer | None:
    """Take the picks of the form; only `check` judges, and a changed pick is unjudged again."""
    done, fields = event(happened)
    before = clean(exercise, answer)
    if done not in ("check", "preview"):
        return before
    after = clean(exercise, {"picks": fields.raw})
    if after:
        old = before or new(picks={}, checked=[])
        same = [key for key in old["checked"] if old["picks"][key] == after["picks"].get(key)]
        after["checked"] = list(after["picks"]) if done == "check" else same
    return clean(exercise, after)


def mark(exercise: Exercise, answer: Answer | None, learner: Learner) -> Verdict:  # noqa: ARG001
    """Judge the rows that the learner has asked about."""
    spec: Spec = exercise.spec
    if answer is None:
        return EMPTY
    judged = [row for row in spec.rows if row.key in answer["checked"]]
    if not judged:
        return Verdict("partly")
    wrong = {row.key for row in judged if answer["picks"][row.key] not in row.accepted}
    notes = {
        row.key: Note("wrong" if row.key in wrong else "right", row.why.text, row.why.tag)
        for row in judged
    }
    missed = {answer["picks"][key] for key in wrong}
    after = tuple(
        Note("info", option.quote.text, option.quote.tag)
        for option in spec.options.values()
        if option.quote and option.key in missed
    )[:MOST_NOTES]
    return rows(len(judged) - len(wrong), len(judged), len(spec.rows), notes, after)


def context(exercise: Exercise, answer: Answer | None, learner: Learner) -> Mapping[str, Any]:
    """Give the options' labels, and the picks and live sentences by row."""
    spec: Spec = exercise.spec
    picks: Mapping[str, str] = answer["picks"] if answer else {}
    said = {}
    for row in spec.rows:
        forms = spec.options[picks[row.key]].forms if row.key in picks else None
        said[row.key] = row.sentence.plain(forms) if forms else ""
    labels = {option.key: _label(option, learner) for option in spec.options.values()}
    return {"picks": picks, "live": said, "labels": labels}


def _label(option: Option, learner: Learner) -> str:
    return option.label if isinstance(option.label, str) else option.label.plain(learner.forms)


def tally(exercise: Exercise, answers: Sequence[Answer]) -> dict[str, dict[str, int]]:
    """Count the picks of each row, in the options' order."""
    spec: Spec = exercise.spec
    counts = {row.key: Counter(each["picks"].get(row.key) for each in answers) for row in spec.rows}
    return {key: {each: count[each] for each in spec.options} for key, count in counts.items()}


def legend(exercise: Exercise) -> dict[str, Legend]:
    """Give the words for what is counted."""
    spec: Spec = exercise.spec
    labels = {key: option.label for key, option in spec.options.items()}
    return {row.key: Legend(row.label, labels, frozenset(row.accepted)) for row in spec.rows}


def plan(exercise: Exercise, answer: Answer | None) -> dict[str, str]:  # noqa: ARG001
    """Write nothing in the plan."""
    return {}
