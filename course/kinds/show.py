"""Show a value as behaviour: what one does outwards and among colleagues, so that it is seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from course import hints, lines
from course.answer import Answer, Event, Fields, event, new
from course.body import Body, Quote
from course.legend import Legend
from course.lines import Lines
from course.verdict import EMPTY, Note, Verdict

if TYPE_CHECKING:
    from course.learner import Learner
    from course.lesson import Exercise

ROWS = ("value", "customer", "colleague")
SEEN = ROWS[1:]  # the behaviours: what others can see
REPLIES = ("abstract", "done")
SAVES = ("check", *(f"dismiss:{key}" for key in SEEN))


@dataclass(frozen=True)
class Spec:
    """The lines, the replies, the room on the page, and the words that show nothing."""

    rows: Lines
    replies: Mapping[str, Quote]
    room: Mapping[str, int]
    abstract_words: frozenset[str]


def parse(body: Body) -> Spec:
    """Read the table of three rows and the two replies; the block names two plan fields."""
    rows, replies = lines.read(body.lead, ROWS), lines.replies(body.lead, REPLIES)
    if len(body.plan) != len(SEEN):
        raise body.error("A show exercise writes two plan fields: plan=beh_customer,beh_colleague.")
    room = {key: body.works.fields[name] for key, name in zip(SEEN, body.plan, strict=True)}
    words = body.works.hints.get("abstract_words", frozenset())
    return Spec(rows, replies, room, words)


def clean(exercise: Exercise, raw: object) -> Answer | None:
    """Keep the texts, and which hints were shown."""
    fields = Fields(raw)
    texts = lines.written(exercise.spec.rows, fields.inside("texts"))
    return new(texts=texts, seen=hints.remembered(fields.raw.get("seen"))) if texts else None


def update(exercise: Exercise, answer: Answer | None, happened: Event) -> Answer | None:
    """Save the texts, or put a hint away; no hint comes twice for the same text."""
    done, fields = event(happened)
    before = clean(exercise, answer)
    if done not in SAVES:
        return before
    old = before or new(texts={}, seen=[])
    seen = lines.remember(old["seen"], _shown(exercise, old))
    after = clean(exercise, {"texts": fields.raw or old["texts"], "seen": seen})
    if after and done.startswith("dismiss:"):
        name = done.removeprefix("dismiss:")
        gone = {key: entry for key, entry in _shown(exercise, after).items() if key == name}
        after["seen"] = lines.remember(after["seen"], gone)
    return after


def _shown(exercise: Exercise, answer: Answer) -> dict[str, str]:
    """Give the hints that the behaviours call for and have not had, by line."""
    spec: Spec = exercise.spec
    texts = {key: answer["texts"].get(key, "") for key in SEEN}
    called = {
        key: text
        for key, text in texts.items()
        if hints.only_abstract(text, spec.abstract_words, exercise.lang)
    }
    return lines.fresh(called, answer["seen"])


def mark(exercise: Exercise, answer: Answer | None, learner: Learner) -> Verdict:  # noqa: ARG001
    """Say what is empty or too long; words that cannot be seen get a hint, never a verdict."""
    spec: Spec = exercise.spec
    if answer is None:
        return EMPTY
    hint, reply = spec.replies["abstract"], spec.replies["done"]
    notes = {key: Note("info", hint.text, hint.tag) for key in _shown(exercise, answer)}
    left = len(ROWS) - len(answer["texts"])
    if left:
        slots = {"left": left, "all": len(ROWS)}
        return Verdict("partly", "said_parts_left", slots, notes)
    if lines.too_long(spec.rows, answer["texts"]):
        return Verdict("partly", "said_too_long", {}, notes)
    after = () if notes else (Note("info", reply.text, reply.tag),)
    return Verdict("done", "said_saved", {}, notes, after)


def context(exercise: Exercise, answer: Answer | None, learner: Learner) -> Mapping[str, Any]:  # noqa: ARG001
    """Give the texts, and what is too long of them."""
    texts = answer["texts"] if answer else {}
    return {"texts": texts, "over": lines.too_long(exercise.spec.rows, texts)}


def tally(exercise: Exercise, answers: Sequence[Answer]) -> dict[str, dict[str, int]]:  # noqa: ARG001
    """Count the lines written; what stands in them is no number."""
    return {"lines": {key: sum(key in each["texts"] for each in answers) for key in ROWS}}


def legend(exercise: Exercise) -> dict[str, Legend]:
    """Give the words for what is counted."""
    spec: Spec = exercise.spec
    labels = {key: spec.rows[key].label for key in ROWS}
    return {"lines": Legend(exercise.title, labels, sort="many", asked=False)}


def plan(exercise: Exercise, answer: Answer | None) -> dict[str, str]:
    """Write the two behaviours."""
    spec: Spec = exercise.spec
    texts = answer["texts"] if answer else {}
    fields = zip(exercise.plan, SEEN, strict=True)
    return {name: hints.cut(texts[key], spec.room[key]) for name, key in fields if key in texts}
