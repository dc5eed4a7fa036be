"""Write a sentence from memory, look up the real one, and judge for oneself how near it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from course import hints, lines
from course.answer import Answer, Event, Fields, event, new
from course.body import Body, Item, Quote
from course.kinds.choose import SURE
from course.legend import Legend, Said, named
from course.lines import Line
from course.text import Text
from course.verdict import EMPTY, Note, Verdict

if TYPE_CHECKING:
    from course.learner import Learner
    from course.lesson import Exercise

ROWS = ("mine", "real", "near")
STEPS = ("1", "2", "3", "4", "5")


@dataclass(frozen=True)
class Spec:
    """The two sentences, the question how near they are, its steps, and what is said last."""

    mine: Line
    real: Line
    near: Text
    steps: Mapping[str, Item]
    after: tuple[Quote, ...]
    room: int


def parse(body: Body) -> Spec:
    """Read the table of three rows, the five steps and the quotes; the block names a plan field."""
    rows = lines.read(body.lead, ROWS, "text")
    steps = {item.key: item for item in body.lead.keyed()}
    if tuple(steps) != STEPS or rows["near"].most != len(STEPS):
        raise body.error("How near it was has the steps 1 to 5: a list with those keys, and max 5.")
    for item in steps.values():
        if not item.text:
            raise item.place.error("The step has no words after its key.")
    if len(body.plan) != 1:
        raise body.error("A remember exercise writes one plan field: add plan=purpose.")
    room, after = body.works.fields[body.plan[0]], tuple(body.lead.quotes)
    return Spec(rows["mine"], rows["real"], rows["near"].label, steps, after, room)


def clean(exercise: Exercise, raw: object) -> Answer | None:
    """Keep both sentences, how sure, how near, and whether the real one has been asked for."""
    spec: Spec = exercise.spec
    fields = Fields(raw)
    both = {line.key: line for line in (spec.mine, spec.real)}
    texts = lines.written(both, fields.inside("texts"))
    sure, near = fields.one("sure", SURE), fields.one("near", STEPS)
    if not (texts or sure or near):
        return None
    return new(texts=texts, sure=sure, near=near, looked=fields.flag("looked"))


def update(exercise: Exercise, answer: Answer | None, happened: Event) -> Answer | None:
    """Save what the form holds; the real sentence is asked for once one's own is written."""
    done, fields = event(happened)
    before = clean(exercise, answer)
    if done != "check":
        return before
    return clean(exercise, {**fields.raw, "texts": fields.raw, "looked": _written(before)})


def _written(answer: Answer | None) -> bool:
    """Tell whether the second half of the form is on the page."""
    return bool(answer and (answer["texts"] or answer["near"]))


def mark(exercise: Exercise, answer: Answer | None, learner: Learner) -> Verdict:  # noqa: ARG001
    """Say what to do next; how near two sentences are is never judged by the course."""
    spec: Spec = exercise.spec
    if answer is None:
        return EMPTY
    after = tuple(Note("info", quote.text, quote.tag) for quote in spec.after)
    said = _next(answer)
    if said == "said_saved" and _over(spec, answer):
        return Verdict("partly", "said_too_long", {}, {}, after)
    shown = after if answer["looked"] else ()
    return Verdict("done" if said == "said_saved" else "partly", said, {}, {}, shown)


def _next(answer: Answer) -> str:
    """Name what is said of the next thing to do."""
    if "mine" not in answer["texts"]:
        return "said_remember_mine"
    if not answer["sure"]:
        return "said_remember_sure"
    if answer["near"] or (answer["looked"] and "real" not in answer["texts"]):
        return "said_saved"  # not every workplace has a sentence to look up
    return "said_remember_near" if "real" in answer["texts"] else "said_remember_real"


def _over(spec: Spec, answer: Answer | None) -> int:
    """Tell by how much one's own sentence is too long for the page."""
    return hints.too_long(answer["texts"].get("mine", ""), spec.mine.most) if answer else 0


def context(exercise: Exercise, answer: Answer | None, learner: Learner) -> Mapping[str, Any]:  # noqa: ARG001
    """Give the sentences and the choices, and whether to ask for the real sentence."""
    kept = answer or {"texts": {}, "sure": None, "near": None}
    return {
        "texts": kept["texts"],
        "sure": kept["sure"],
        "near": kept["near"],
        "second": _written(answer),
        "over": _over(exercise.spec, answer),
    }


def tally(exercise: Exercise, answers: Sequence[Answer]) -> dict[str, dict[str, int]]:  # noqa: ARG001
    """Count how sure the room is, and how near they found it; texts are no numbers."""
    counts = {name: Counter(each[name] for each in answers) for name in ("sure", "near")}
    asked = {"sure": SURE, "near": STEPS}
    return {name: {key: counts[name][key] for key in keys} for name, keys in asked.items()}


def legend(exercise: Exercise) -> dict[str, Legend]:
    """Give the words for what is counted."""
    spec: Spec = exercise.spec
    steps = {key: item.text for key, item in spec.steps.items()}
    return {
        "sure": Legend(Said("how_sure"), named("sure_", SURE)),
        "near": Legend(spec.near, steps),
    }


def plan(exercise: Exercise, answer: Answer | None) -> dict[str, str]:
    """Write the sentence in one's own words."""
    said = answer["texts"].get("mine", "") if answer else ""
    return {exercise.plan[0]: hints.cut(said, exercise.spec.room)} if said else {}
