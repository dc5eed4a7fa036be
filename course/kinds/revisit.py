"""Revisit after some days: three situations, the ones missed first, and what became of the plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from course import calibration, hints, lines, situations
from course.answer import Answer, Event, Fields, event, new
from course.body import Body, Item
from course.legend import Legend, Said
from course.lines import Line
from course.mixing import mixed
from course.situations import Bank
from course.verdict import EMPTY, Note, Verdict, rows

if TYPE_CHECKING:
    from course.learner import Learner
    from course.lesson import Exercise

MOST = 3  # situations that come back
BECAME = ("yes", "partly", "no")
OBSTACLE = "obstacle"


@dataclass(frozen=True)
class Spec:
    """The bank of situations, whose answer they follow, what is said of the plan, the obstacle."""

    bank: Bank
    reads: str
    became: Mapping[str, Item]
    obstacle: Line


def parse(body: Body) -> Spec:
    """Read the list yes, partly, no with a quote each, and the table with the obstacle."""
    became = {item.key: item for item in body.lead.keyed()}
    if tuple(became) != BECAME or not all(item.text and item.quote for item in became.values()):
        raise body.error(
            f"A revisit exercise has the list {', '.join(BECAME)}, each with a quote (>)."
        )
    obstacle = lines.read(body.lead, (OBSTACLE,))[OBSTACLE]
    return Spec(body.works.items, body.settings.get("reads", ""), became, obstacle)


def clean(exercise: Exercise, raw: object) -> Answer | None:
    """Keep which situations were asked, the picks, how it went, and what stood in the way."""
    spec: Spec = exercise.spec
    fields = Fields(raw)
    asked = [key for key in _strings(fields.raw.get("asked")) if key in spec.bank][:MOST]
    given = fields.inside("picks")
    picks = {key: pick for key in asked if (pick := given.one(key, spec.bank[key].options))}
    became = fields.one("became", BECAME) or ""
    obstacle = fields.text(OBSTACLE, hints.LONGEST)
    if not (picks or became or obstacle):
        return None
    return new(asked=list(dict.fromkeys(asked)), picks=picks, became=became, obstacle=obstacle)


def _strings(raw: object) -> list[str]:
    return (
        [each for each in raw[: MOST * 2] if isinstance(each, str)] if isinstance(raw, list) else []
    )


def update(exercise: Exercise, answer: Answer | None, happened: Event) -> Answer | None:
    """Take the form as it stands; `check:Q01.Q02` says which situations were on the page."""
    done, fields = event(happened)
    doing, _, keys = done.partition(":")
    if doing != "check":
        return answer
    asked = keys.split(".") if keys else (answer or {}).get("asked", [])
    picks = {key: fields.raw.get(f"pick-{key}") for key in asked}
    more = {name: fields.raw.get(name) for name in ("became", OBSTACLE)}
    return clean(exercise, {"asked": asked, "picks": picks, **more})


def mark(exercise: Exercise, answer: Answer | None, learner: Learner) -> Verdict:  # noqa: ARG001
    """Judge the situations; of the plan only say something that helps."""
    spec: Spec = exercise.spec
    if answer is None:
        return EMPTY
    notes = {key: spec.bank[key].options[pick].note for key, pick in answer["picks"].items()}
    good = sum(note.mark == "right" for note in notes.values())
    quote = spec.became[answer["became"]].quote if answer["became"] else None
    after = (Note("info", quote.text, quote.tag),) if quote else ()
    left = len(answer["asked"]) - len(notes) + (not quote)
    if left:
        slots = {"left": left, "all": len(answer["asked"]) + 1}
        return Verdict("partly", "said_rows_left", slots, notes, after)
    if not notes:
        return Verdict("done", "said_saved", {}, {}, after)
    judged = rows(good, len(notes), len(notes), notes, ())
    return Verdict(judged.state, judged.said, judged.slots, judged.notes, after)


def asked(exercise: Exercise, answer: Answer | None, learner: Learner) -> list[str]:
    """Choose the situations: those answered here, or those to recall and then others."""
    spec: Spec = exercise.spec
    if answer and answer["asked"]:
        return list(answer["asked"])
    before = _to_recall(learner.answers.get(spec.reads))
    more = situations.draw(spec.bank, exercise.id, learner.place, MOST * 2)
    found = dict.fromkeys([*(key for key in before if key in spec.bank), *more])
    return list(found)[:MOST]


def _to_recall(answer: Answer | None) -> list[str]:
    return calibration.to_recall(answer) if answer else []


def context(exercise: Exercise, answer: Answer | None, learner: Learner) -> Mapping[str, Any]:
    """Give the situations in order with their options mixed, and what is filled in."""
    spec: Spec = exercise.spec
    keys = asked(exercise, answer, learner)
    options = {
        key: {
            each: spec.bank[key].options[each]
            for each in mixed(f"{exercise.id}{key}", spec.bank[key].options)
        }
        for key in keys
    }
    empty = new(asked=[], picks={}, became="", obstacle="")
    return {
        "asked": {key: spec.bank[key] for key in keys},
        "options": options,
        "mine": answer or empty,
    }


def tally(exercise: Exercise, answers: Sequence[Answer]) -> dict[str, dict[str, int]]:  # noqa: ARG001
    """Count how it went with the plan."""
    became = Counter(each["became"] for each in answers)
    return {"became": {key: became[key] for key in BECAME}}


def legend(exercise: Exercise) -> dict[str, Legend]:
    """Give the words for what is counted."""
    spec: Spec = exercise.spec
    labels = {key: item.text for key, item in spec.became.items()}
    return {"became": Legend(Said("revisit_became"), labels)}


def plan(exercise: Exercise, answer: Answer | None) -> dict[str, str]:  # noqa: ARG001
    """Write nothing in the plan."""
    return {}
