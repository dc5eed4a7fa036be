"""Again the questions of the beginning: one's answers beside the first try, checked by oneself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from course import hints, lines
from course.answer import Answer, Event, Fields, event, new
from course.body import Body, Item
from course.legend import Legend
from course.lines import Lines
from course.verdict import EMPTY, Note, Verdict

if TYPE_CHECKING:
    from course.learner import Learner
    from course.lesson import Exercise


@dataclass(frozen=True)
class Spec:
    """The exercise whose answer is the first try, the questions, and the points to check by.

    `fills` are the questions whose answers stand in for a plan field that nothing else has written.
    """

    reads: str
    fills: tuple[str, ...]
    questions: Lines
    points: Mapping[str, Mapping[str, Item]]

    @property
    def every(self) -> int:
        """The number of points of all questions."""
        return sum(len(points) for points in self.points.values())


def parse(body: Body) -> Spec:
    """Read the table key | question | max, and a list of points under each question's key."""
    reads = body.settings.get("reads", "")
    if not reads:
        raise body.error("An again exercise says which answer it stands beside: reads=exercise-id.")
    questions = lines.read(body.lead, label="question")
    fills = tuple(key for key in body.settings.get("fills", "").split(",") if key)
    if len(fills) != len(body.plan) or not set(fills) <= set(questions):
        raise body.error("fills= names a question for each field that plan= names, in their order.")
    found: dict[str, Mapping[str, Item]] = {}
    for section in body.sections:
        key = section.keys[0] if len(section.keys) == 1 else ""
        if key not in questions or key in found:
            raise section.place.error("The heading is the key of a question in the table, once.")
        found[key] = {item.key: item for item in section.keyed()}
        for item in section.items:
            if not item.text:
                raise item.place.error("The point has no words after its key.")
    for key in questions:
        if not found.get(key):
            raise body.error(f"The question “{key}” has no points: a list under “### {key}”.")
    return Spec(reads, fills, questions, {key: found[key] for key in questions})


def clean(exercise: Exercise, raw: object) -> Answer | None:
    """Keep the texts, the points ticked, and whether the learner has checked by them."""
    spec: Spec = exercise.spec
    fields = Fields(raw)
    texts, given = lines.written(spec.questions, fields.inside("texts")), fields.inside("ticks")
    if not texts:
        return None
    ticks = {key: given.many(key, list(spec.points[key])) for key in texts}
    return new(texts=texts, ticks=ticks, checked=fields.flag("checked"))


def update(exercise: Exercise, answer: Answer | None, happened: Event) -> Answer | None:
    """Save the form; the points count once their boxes have been on the page for every question."""
    spec: Spec = exercise.spec
    done, fields = event(happened)
    before = clean(exercise, answer)
    if done != "check":
        return before
    texts = fields.raw
    ticks = {key: fields.raw.get(f"points-{key}") for key in spec.questions}
    whole = before is not None and len(before["texts"]) == len(spec.questions)
    checked = whole or bool(before and before["checked"])
    return clean(exercise, {"texts": texts, "ticks": ticks, "checked": checked})


def mark(exercise: Exercise, answer: Answer | None, learner: Learner) -> Verdict:  # noqa: ARG001
    """Say what is left; once checked, remind of the points left unticked."""
    spec: Spec = exercise.spec
    if answer is None:
        return EMPTY
    texts, ticks = answer["texts"], answer["ticks"]
    notes = {key: Note("info") for key in lines.too_long(spec.questions, texts)}
    left = len(spec.questions) - len(texts)
    if left:
        slots = {"left": left, "all": len(spec.questions)}
        return Verdict("partly", "said_texts_left", slots, notes)
    if notes:
        return Verdict("partly", "said_too_long", {}, notes)
    if not answer["checked"]:
        return Verdict("partly", "said_again_check", {}, notes)
    for key, points in spec.points.items():
        for item in points.values():
            if item.quote and item.key not in ticks[key]:
                notes[f"{key}-{item.key}"] = Note("info", item.quote.text, item.quote.tag)
    right = sum(len(each) for each in ticks.values())
    said = {0: "said_again_none", spec.every: "said_again_all"}.get(right, "said_again_some")
    return Verdict("done", said, {"right": right, "all": spec.every}, notes)


def context(exercise: Exercise, answer: Answer | None, learner: Learner) -> Mapping[str, Any]:
    """Give the texts, the ticks, what is too long, and the first try beside each text."""
    spec: Spec = exercise.spec
    kept = answer or {"texts": {}, "ticks": {}}
    first = Fields(learner.answers.get(spec.reads)).inside("texts")
    return {
        "texts": kept["texts"],
        "ticks": kept["ticks"],
        "over": lines.too_long(spec.questions, kept["texts"]),
        "first": {key: first.text(key, hints.LONGEST) for key in kept["texts"]},
    }


def tally(exercise: Exercise, answers: Sequence[Answer]) -> dict[str, dict[str, int]]:
    """Count the points ticked, question by question."""
    spec: Spec = exercise.spec
    return {
        key: {
            point: sum(point in each["ticks"].get(key, []) for each in answers) for point in points
        }
        for key, points in spec.points.items()
    }


def legend(exercise: Exercise) -> dict[str, Legend]:
    """Give the words for what is counted."""
    spec: Spec = exercise.spec
    found: dict[str, Legend] = {}
    for key, points in spec.points.items():
        labels = {point: item.text for point, item in points.items()}
        found[key] = Legend(spec.questions[key].label, labels, sort="many")
    return found


def plan(exercise: Exercise, answer: Answer | None) -> dict[str, str]:
    """Write the answers that stand in where nothing was written; `course.plan` sees to that."""
    spec: Spec = exercise.spec
    texts = answer["texts"] if answer else {}
    fields = zip(exercise.plan, spec.fills, strict=True)
    return {
        field: hints.cut(texts[key], spec.questions[key].most)
        for field, key in fields
        if key in texts
    }
