"""Rate rows on a scale, one select a row; one step off is near, a named misconception is not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from course.answer import Answer, Event, Fields, event, new
from course.body import Body, Item, Quote, Row
from course.legend import Legend
from course.text import Text
from course.verdict import EMPTY, Mark, Note, Verdict, rows

if TYPE_CHECKING:
    from course.learner import Learner
    from course.lesson import Exercise

NEAR = 1  # steps on the number scale


@dataclass(frozen=True)
class Rated:
    """A row: its label, the right step on the scale, and why."""

    key: str
    label: Text
    right: str
    why: Quote


@dataclass(frozen=True)
class Spec:
    """The scale in order, and the rows to place on it."""

    scale: tuple[Item, ...]
    rows: tuple[Rated, ...]

    @property
    def steps(self) -> tuple[str, ...]:
        """The scale's keys."""
        return tuple(step.key for step in self.scale)


def parse(body: Body) -> Spec:
    """Read the scale (a keyed list) and the table key | label | right | explanation."""
    scale = body.lead.keyed()
    if len(scale) < 2:  # noqa: PLR2004 -- one step is no scale
        raise body.error("A rate exercise needs its scale: a list with at least two keyed items.")
    rows = body.lead.table(0, "key", "label", "right", "explanation")
    return Spec(scale, tuple(_row(row, scale, body) for row in rows))


def _row(row: Row, scale: Sequence[Item], body: Body) -> Rated:
    key, label, right, why = row.cells
    if right not in (step.key for step in scale):
        raise row.place.error(
            f"“{right}” is not a step of the scale: {', '.join(s.key for s in scale)}."
        )
    if not why:
        raise row.place.error("The row has no explanation; say why the answer is right.")
    return Rated(key, row.place.inline(label), right, body.tagged(why, row.place))


def clean(exercise: Exercise, raw: object) -> Answer | None:
    """Keep the picks that name a row and a step."""
    spec: Spec = exercise.spec
    fields = Fields(raw).inside("picks")
    picks = {row.key: pick for row in spec.rows if (pick := fields.one(row.key, spec.steps))}
    return new(picks=picks) if picks else None


def update(exercise: Exercise, answer: Answer | None, happened: Event) -> Answer | None:
    """Take the picks of the form when the learner asks for a verdict."""
    done, fields = event(happened)
    return clean(exercise, {"picks": fields.raw}) if done == "check" else answer


def mark(exercise: Exercise, answer: Answer | None, learner: Learner) -> Verdict:  # noqa: ARG001
    """Judge each row; the whole is right when every row is right or near."""
    spec: Spec = exercise.spec
    if answer is None:
        return EMPTY
    picks: Mapping[str, str] = answer["picks"]
    notes = {row.key: _note(row, picks[row.key]) for row in spec.rows if row.key in picks}
    good = sum(note.mark != "wrong" for note in notes.values())
    after = tuple(
        Note("info", step.quote.text, step.quote.tag)
        for step in spec.scale
        if step.quote
        and any(notes[key].mark == "wrong" and pick == step.key for key, pick in picks.items())
    )
    return rows(good, len(notes), len(spec.rows), notes, after)


def _note(row: Rated, pick: str) -> Note:
    grade: Mark = "right" if pick == row.right else "wrong"
    if (
        grade == "wrong"
        and pick.isdigit()
        and row.right.isdigit()
        and abs(int(pick) - int(row.right)) <= NEAR
    ):
        grade = "near"
    return Note(grade, row.why.text, row.why.tag)


def context(exercise: Exercise, answer: Answer | None, learner: Learner) -> Mapping[str, Any]:  # noqa: ARG001
    """Give the picks by row."""
    return {"picks": answer["picks"] if answer else {}}


def tally(exercise: Exercise, answers: Sequence[Answer]) -> dict[str, dict[str, int]]:
    """Count the picks of each row, in the scale's order."""
    spec: Spec = exercise.spec
    counts = {row.key: Counter(each["picks"].get(row.key) for each in answers) for row in spec.rows}
    return {key: {step: count[step] for step in spec.steps} for key, count in counts.items()}


def legend(exercise: Exercise) -> dict[str, Legend]:
    """Give the words for what is counted."""
    spec: Spec = exercise.spec
    steps = {step.key: step.text for step in spec.scale}
    return {row.key: Legend(row.label, steps, frozenset({row.right})) for row in spec.rows}


def plan(exercise: Exercise, answer: Answer | None) -> dict[str, str]:  # noqa: ARG001
    """Write nothing in the plan."""
    return {}
