"""Probe one of one's own rules, question by question: keep it, simplify it, or lift it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from course import hints, lines, options, questions
from course.answer import Answer, Event, Fields, event, new
from course.body import KEY, Body, Section
from course.legend import Legend, Said, named
from course.lines import Lines
from course.questions import Question, Questions
from course.verdict import EMPTY, Note, Verdict

if TYPE_CHECKING:
    from course.learner import Learner
    from course.lesson import Exercise

ROWS = ("rule", "whom")
ENDINGS = ("keep", "simplify", "lift")
LAW = "law"
POINTERS = (*ENDINGS, LAW)  # the first word of an option's key tells where it points
NEEDED = ("keep", "simplify", LAW)
FEWEST = 2


@dataclass(frozen=True)
class Spec:
    """The lines, the questions, how each ending is told and called, and the room on the page."""

    lines: Lines
    questions: Questions
    endings: Mapping[str, Section]
    labels: Mapping[str, str]
    room: int


def parse(body: Body) -> Spec:
    """Read the table key | label | max, a section for each question, and one for each ending."""
    if len(body.plan) != 1:
        raise body.error("A probe exercise writes one plan field: add plan=rule.")
    rows, room = lines.read(body.lead, ROWS), body.works.fields[body.plan[0]]
    endings = {each.keys[0]: each for each in body.sections if each.keys in _ALONE}
    for key in ENDINGS:
        if key not in endings or not endings[key].paragraphs:
            raise body.error(f"The ending “### {key}” is missing: at least one paragraph.")
    asked = [_question(section) for section in body.sections if section.keys not in _ALONE]
    found = {question.key: question for question in asked}
    if len(found) < len(asked) or len(found) < FEWEST:
        raise body.error(
            f"A probe exercise asks at least {FEWEST} questions, each under its own key."
        )
    points = {_pointer(key) for question in asked for key in question.options}
    for name in NEEDED:
        if name not in points:
            raise body.error(
                f"No option points to “{name}”: start an option's key with it, like `{name}-…`."
            )
    labels = {key: body.works.strings[f"probe_{key}"] for key in ENDINGS}
    whole = max(len(_written(label, "x" * rows["rule"].most)) for label in labels.values())
    if whole > room:
        said = f"The rule and what to do with it may be {whole} characters"
        raise body.error(f"{said}, but the page has room for {room}.")
    return Spec(rows, found, endings, labels, room)


_ALONE = tuple((key,) for key in ENDINGS)


def _question(section: Section) -> Question:
    if len(section.keys) != 1 or not KEY.fullmatch(section.keys[0]):
        raise section.place.error("The heading is the question's key alone, like “### protects”.")
    if len(section.paragraphs) != 1:
        raise section.place.error("Under the heading stands one paragraph: the question.")
    asks = section.place.inline(section.paragraphs[0].source)
    return Question(section.keys[0], asks, options.unjudged(section))


def _pointer(key: str) -> str:
    """Name where an option points, by the first word of its key; empty when it points nowhere."""
    first = key.partition("-")[0]
    return first if first in POINTERS else ""


def ending(picks: Collection[str]) -> str:
    """Weigh the options picked: what protects is kept, but a law is never ours to simplify."""
    points = {_pointer(pick) for pick in picks}
    if "simplify" in points:
        return "lift" if points & {"lift", LAW} else "simplify"
    return "keep" if "keep" in points else "lift"


def clean(exercise: Exercise, raw: object) -> Answer | None:
    """Keep the texts, and the picks of the questions asked so far."""
    spec: Spec = exercise.spec
    fields = Fields(raw)
    texts, given = lines.written(spec.lines, fields.inside("texts")), fields.inside("picks")
    picks: dict[str, str] = {}
    for key, question in spec.questions.items():
        if (pick := given.one(key, question.options)) is None:
            break
        picks[key] = pick
    return new(texts=texts, picks=picks) if texts or picks else None


def update(exercise: Exercise, answer: Answer | None, happened: Event) -> Answer | None:
    """Save what the form holds; an answer brings the next question."""
    done, fields = event(happened)
    if done != "check":
        return clean(exercise, answer)
    return clean(exercise, {"texts": fields.raw, "picks": fields.raw})


def mark(exercise: Exercise, answer: Answer | None, learner: Learner) -> Verdict:  # noqa: ARG001
    """Reply to each pick; when all are made, say what to do with the rule."""
    spec: Spec = exercise.spec
    if answer is None:
        return EMPTY
    picks: Mapping[str, str] = answer["picks"]
    notes = {key: Note("info") for key in lines.too_long(spec.lines, answer["texts"])}
    long = bool(notes)
    for key, pick in picks.items():
        note = spec.questions[key].options[pick].note
        notes[f"pick-{key}"] = Note("info", note.text, note.tag)
    left = len(spec.questions) - len(picks)
    if left:
        return Verdict("partly", "said_probe_left", {"left": left}, notes)
    now = ending(picks.values())
    after = tuple(Note("info", quote.text, quote.tag) for quote in spec.endings[now].quotes)
    if "rule" not in answer["texts"]:
        return Verdict("partly", "said_probe_rule", {}, notes, after)
    if long:
        return Verdict("partly", "said_too_long", {}, notes, after)
    return Verdict("done", "said_probe_done", {"ending": spec.labels[now]}, notes, after)


def context(exercise: Exercise, answer: Answer | None, learner: Learner) -> Mapping[str, Any]:  # noqa: ARG001
    """Give the texts, the questions asked so far with their picks, and the ending when reached."""
    spec: Spec = exercise.spec
    kept = answer or {"texts": {}, "picks": {}}
    picks = kept["picks"]
    asked = list(spec.questions.values())[: len(picks) + 1]
    whole = len(picks) == len(spec.questions)
    return {
        "texts": kept["texts"],
        "picks": picks,
        "asked": asked,
        "ended": ending(picks.values()) if whole else "",
        "last": len(asked) == len(spec.questions),
        "over": lines.too_long(spec.lines, kept["texts"]),
    }


def tally(exercise: Exercise, answers: Sequence[Answer]) -> dict[str, dict[str, int]]:
    """Count the picks of each question, and the endings reached."""
    spec: Spec = exercise.spec
    counts = {key: Counter(each["picks"].get(key) for each in answers) for key in spec.questions}
    whole = [each["picks"] for each in answers if len(each["picks"]) == len(spec.questions)]
    ended = Counter(ending(picks.values()) for picks in whole)
    asked = {
        key: {pick: counts[key][pick] for pick in question.options}
        for key, question in spec.questions.items()
    }
    return asked | {"ending": {key: ended[key] for key in ENDINGS}}


def legend(exercise: Exercise) -> dict[str, Legend]:
    """Give the words for what is counted."""
    spec: Spec = exercise.spec
    endings = named("probe_", ENDINGS)
    return {
        **questions.legend(spec.questions),
        "ending": Legend(Said("live_ending"), endings, asked=False),
    }


def plan(exercise: Exercise, answer: Answer | None) -> dict[str, str]:
    """Write what to do with the rule, once every question is answered."""
    spec: Spec = exercise.spec
    if not answer or "rule" not in answer["texts"] or len(answer["picks"]) < len(spec.questions):
        return {}
    said = _written(spec.labels[ending(answer["picks"].values())], answer["texts"]["rule"])
    return {exercise.plan[0]: hints.cut(said, spec.room)}


def _written(label: str, rule: str) -> str:
    return f"{label}: {rule}"
