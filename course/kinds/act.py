"""Choose one of several moves, none of them right or wrong, and write how to make it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from course import hints, lines, options
from course.answer import Answer, Event, Fields, event, new
from course.body import Body
from course.legend import Legend
from course.lines import Lines
from course.options import Options
from course.verdict import EMPTY, Note, Verdict

if TYPE_CHECKING:
    from course.learner import Learner
    from course.lesson import Exercise

OWN = "own"


@dataclass(frozen=True)
class Spec:
    """The moves, the lines to write, the room on the page, and the moves' words on it."""

    options: Options
    rows: Lines
    room: int
    words: Mapping[str, str]

    def whole(self, answer: Answer) -> str:
        """Give what goes to the page: the move chosen and the lines."""
        told = ", ".join(answer["texts"].values())
        return ": ".join(part for part in (self.words.get(answer["pick"], ""), told) if part)


def parse(body: Body) -> Spec:
    """Read the moves (no boxes) and the table of lines; the block names one plan field."""
    found, rows = options.unjudged(body.lead), lines.read(body.lead)
    if len(body.plan) != 1:
        raise body.error("An act exercise writes one plan field: add plan=clarity_action.")
    spoken = () if "line" in body.flags else [each for each in body.lead.items if each.key != OWN]
    for item in spoken:
        if item.text.varies:
            said = "A move goes to the plan, so it cannot hold the learner's word in braces."
            raise item.place.error(said)
    words = {item.key: item.text.plain({}).rstrip(".") for item in spoken}
    return Spec(found, rows, body.works.fields[body.plan[0]], words)


def clean(exercise: Exercise, raw: object) -> Answer | None:
    """Keep the move chosen and the lines written."""
    spec: Spec = exercise.spec
    fields = Fields(raw)
    pick, texts = fields.one("pick", spec.options), lines.written(spec.rows, fields.inside("texts"))
    return new(pick=pick, texts=texts) if pick or texts else None


def update(exercise: Exercise, answer: Answer | None, happened: Event) -> Answer | None:
    """Save what the form holds."""
    spec: Spec = exercise.spec
    done, fields = event(happened)
    if done != "check":
        return clean(exercise, answer)
    texts = {key: fields.raw.get(f"line-{key}") for key in spec.rows}
    return clean(exercise, {"pick": fields.raw.get("pick"), "texts": texts})


def mark(exercise: Exercise, answer: Answer | None, learner: Learner) -> Verdict:  # noqa: ARG001
    """Say how far the move chosen reaches, and what is left to write."""
    spec: Spec = exercise.spec
    if answer is None:
        return EMPTY
    note = spec.options[answer["pick"]].note if answer["pick"] else None
    notes = {answer["pick"]: Note("info", note.text, note.tag)} if note else {}
    parts = len(spec.rows) + 1
    left = parts - len(answer["texts"]) - len(notes)
    if left:
        return Verdict("partly", "said_parts_left", {"left": left, "all": parts}, notes)
    if _over(spec, answer):
        return Verdict("partly", "said_too_long", {}, notes)
    return Verdict("done", "said_saved", {}, notes)


def _over(spec: Spec, answer: Answer | None) -> dict[str, int]:
    """Give the lines, or else (by the key "") the whole, that are too long, and by how much."""
    if answer is None:
        return {}
    whole = hints.too_long(spec.whole(answer), spec.room)
    return lines.too_long(spec.rows, answer["texts"]) or ({"": whole} if whole else {})


def context(exercise: Exercise, answer: Answer | None, learner: Learner) -> Mapping[str, Any]:  # noqa: ARG001
    """Give the move and the texts, and what is too long of them."""
    kept = answer or {"pick": None, "texts": {}}
    return {"pick": kept["pick"], "texts": kept["texts"], "over": _over(exercise.spec, answer)}


def tally(exercise: Exercise, answers: Sequence[Answer]) -> dict[str, dict[str, int]]:
    """Count the moves chosen."""
    spec: Spec = exercise.spec
    count = Counter(each["pick"] for each in answers)
    return {"pick": {key: count[key] for key in spec.options}}


def legend(exercise: Exercise) -> dict[str, Legend]:
    """Give the words for what is counted."""
    spec: Spec = exercise.spec
    return {"pick": options.legend(exercise.title, spec.options)}


def plan(exercise: Exercise, answer: Answer | None) -> dict[str, str]:
    """Write the move with its lines; the lines alone for a move of one's own or the flag `line`."""
    spec: Spec = exercise.spec
    said = spec.whole(answer) if answer else ""
    return {exercise.plan[0]: hints.cut(said, spec.room)} if said else {}
