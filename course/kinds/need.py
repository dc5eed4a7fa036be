"""Need card: what someone needs, line by line, and whether one has heard it or only believes it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from course import hints, lines
from course.answer import Answer, Event, Fields, event, new
from course.body import Body, Quote
from course.legend import Legend, named
from course.lines import Lines
from course.verdict import EMPTY, Note, Verdict

if TYPE_CHECKING:
    from course.learner import Learner
    from course.lesson import Exercise

ROWS = ("task", "obstacle", "gain")
LEVELS = ("heard", "think", "unknown")


@dataclass(frozen=True)
class Spec:
    """The lines, what is said afterwards, the room on the page, and how a line is written there."""

    lines: Lines
    after: tuple[Quote, ...]
    room: int
    labels: Mapping[str, str]

    def line(self, key: str, text: str, level: str) -> str:
        """Write a need as the page reads it: what, and in brackets how it is known."""
        return f"{self.labels[key]}: {text.rstrip('.') or '?'} ({self.labels[level]})."


def parse(body: Body) -> Spec:
    """Read the table key | label | max, and the quotes to show afterwards."""
    if len(body.plan) != 1:
        raise body.error("A need exercise writes one plan field: add plan=needs.")
    rows = lines.read(body.lead, ROWS)
    labels = {name: body.works.strings[f"need_{name}"] for name in (*ROWS, *LEVELS)}
    spec = Spec(rows, tuple(body.lead.quotes), body.works.fields[body.plan[0]], labels)
    texts = {key: "x" * row.most for key, row in rows.items()}
    whole = max(len(_joined(spec, texts, dict.fromkeys(ROWS, level))) for level in LEVELS)
    if whole > spec.room:
        said = f"The lines may be {whole} characters together"
        raise body.error(f"{said}, but the page has room for {spec.room}.")
    return spec


def clean(exercise: Exercise, raw: object) -> Answer | None:
    """Keep the texts, and how each is known."""
    spec: Spec = exercise.spec
    fields = Fields(raw)
    texts, given = lines.written(spec.lines, fields.inside("texts")), fields.inside("levels")
    levels = {key: level for key in ROWS if (level := given.one(key, LEVELS))}
    return new(texts=texts, levels=levels) if texts or levels else None


def update(exercise: Exercise, answer: Answer | None, happened: Event) -> Answer | None:
    """Save what the form holds."""
    done, fields = event(happened)
    if done != "check":
        return clean(exercise, answer)
    levels = {key: fields.raw.get(f"level-{key}") for key in ROWS}
    return clean(exercise, {"texts": fields.raw, "levels": levels})


def mark(exercise: Exercise, answer: Answer | None, learner: Learner) -> Verdict:  # noqa: ARG001
    """Say what is left, or how much of it is an open question."""
    spec: Spec = exercise.spec
    if answer is None:
        return EMPTY
    notes = {key: Note("info") for key in lines.too_long(spec.lines, answer["texts"])}
    left = len(ROWS) - len(_whole(answer))
    if left:
        return Verdict("partly", "said_need_left", {"left": left, "all": len(ROWS)}, notes)
    if notes:
        return Verdict("partly", "said_too_long", {}, notes)
    after = tuple(Note("info", quote.text, quote.tag) for quote in spec.after)
    unsure = sum(level != "heard" for level in answer["levels"].values())
    slots = {"open": unsure, "all": len(ROWS)}
    return Verdict("done", "said_need_open" if unsure else "said_need_heard", slots, {}, after)


def _whole(answer: Answer) -> list[str]:
    """Name the lines that say how they are known, and what, unless it is unknown."""
    texts, levels = answer["texts"], answer["levels"]
    return [key for key in ROWS if key in levels and (key in texts or levels[key] == "unknown")]


def context(exercise: Exercise, answer: Answer | None, learner: Learner) -> Mapping[str, Any]:  # noqa: ARG001
    """Give the texts, how they are known, and what is too long."""
    kept = answer or {"texts": {}, "levels": {}}
    over = lines.too_long(exercise.spec.lines, kept["texts"])
    return {"texts": kept["texts"], "known": kept["levels"], "levels": LEVELS, "over": over}


def tally(exercise: Exercise, answers: Sequence[Answer]) -> dict[str, dict[str, int]]:  # noqa: ARG001
    """Count how the needs are known."""
    counts = {key: Counter(each["levels"].get(key) for each in answers) for key in ROWS}
    return {key: {level: count[level] for level in LEVELS} for key, count in counts.items()}


def legend(exercise: Exercise) -> dict[str, Legend]:
    """Give the words for what is counted."""
    spec: Spec = exercise.spec
    return {key: Legend(spec.lines[key].label, named("level_", LEVELS)) for key in ROWS}


def plan(exercise: Exercise, answer: Answer | None) -> dict[str, str]:
    """Write the lines that say how they are known."""
    spec: Spec = exercise.spec
    said = _joined(spec, answer["texts"], answer["levels"]) if answer else ""
    return {exercise.plan[0]: hints.cut(said, spec.room)} if said else {}


def _joined(spec: Spec, texts: Mapping[str, str], levels: Mapping[str, str]) -> str:
    whole = _whole({"texts": texts, "levels": levels})
    return " ".join(spec.line(key, texts.get(key, ""), levels[key]) for key in whole)
