"""Choose the workplace most like one's own, and write one's task in a few words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from course.answer import Answer, Event, Fields, event, new
from course.body import Body, Quote
from course.legend import Label, Legend, Said
from course.verdict import EMPTY, Note, Verdict

if TYPE_CHECKING:
    from course.learner import Learner
    from course.lesson import Exercise

OWN = "own"
LONGEST = 400


@dataclass(frozen=True)
class Spec:
    """The places to choose from, what is said of each, and how long the task may be on the page."""

    places: Mapping[str, Mapping[str, str]]
    says: Mapping[str, Quote]
    longest: int

    @property
    def keys(self) -> tuple[str, ...]:
        """The places' keys, one's own last."""
        return (*self.places, OWN)


def parse(body: Body) -> Spec:
    """Read the table place | feedback; every place in places.toml and `own` has a row."""
    rows = body.lead.table(0, "place", "feedback")
    says = {row.key: body.tagged(row.cells[1], row.place) for row in rows}
    for key in (*body.works.places, OWN):
        if key not in says:
            raise body.error(f"The table has no row for the place “{key}”.")
    for row in rows:
        if row.key != OWN and row.key not in body.works.places:
            raise row.place.error(f"“{row.key}” is not one of the places in places.toml.")
    if len(body.plan) != 1:
        raise body.error("A place exercise writes one plan field: add plan=role to its first line.")
    return Spec(body.works.places, says, body.works.fields[body.plan[0]])


def clean(exercise: Exercise, raw: object) -> Answer | None:
    """Keep the chosen place and the task."""
    spec: Spec = exercise.spec
    fields = Fields(raw)
    place, task = fields.one("place", spec.keys), fields.text("task", LONGEST)
    return new(place=place, task=task) if place or task else None


def update(exercise: Exercise, answer: Answer | None, happened: Event) -> Answer | None:
    """Take the choice at once, the task when it is saved."""
    done, fields = event(happened)
    return clean(exercise, fields.raw) if done in ("check", "place") else answer


def mark(exercise: Exercise, answer: Answer | None, learner: Learner) -> Verdict:  # noqa: ARG001
    """Answer the choice with a thought; a workplace is never right or wrong."""
    spec: Spec = exercise.spec
    if answer is None:
        return EMPTY
    over = len(answer["task"]) - spec.longest
    notes = {"task": Note("info")} if over > 0 else {}
    if not answer["place"]:
        return Verdict("partly", "said_no_place", {}, notes)
    quote = spec.says[answer["place"]]
    after = (Note("info", quote.text, quote.tag),)
    if notes or not answer["task"]:
        return Verdict("partly", "said_too_long" if notes else "said_no_task", {}, notes, after)
    return Verdict("done", "said_saved", {}, {}, after)


def context(exercise: Exercise, answer: Answer | None, learner: Learner) -> Mapping[str, Any]:  # noqa: ARG001
    """Give the chosen place and the task."""
    return {"chosen": answer["place"] if answer else None, "task": answer["task"] if answer else ""}


def tally(exercise: Exercise, answers: Sequence[Answer]) -> dict[str, dict[str, int]]:
    """Count the places."""
    spec: Spec = exercise.spec
    count = Counter(each["place"] for each in answers)
    return {"place": {key: count[key] for key in spec.keys}}


def legend(exercise: Exercise) -> dict[str, Legend]:
    """Give the words for what is counted."""
    spec: Spec = exercise.spec
    labels: dict[str, Label] = {key: place["org"] for key, place in spec.places.items()}
    return {"place": Legend(Said("place_legend"), labels | {OWN: Said("place_own")})}


def plan(exercise: Exercise, answer: Answer | None) -> dict[str, str]:
    """Write the task."""
    return {exercise.plan[0]: answer["task"]} if answer and answer["task"] else {}
