"""Ask someone who knows: a way there, three questions, a day within a month, and how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from course import hints, lines, options
from course.answer import Answer, Event, Fields, event, new
from course.body import Body, Quote
from course.legend import Legend, Said, yes_or_no
from course.lines import Lines
from course.options import Options
from course.verdict import EMPTY, Note, Verdict

if TYPE_CHECKING:
    from course.learner import Learner
    from course.lesson import Exercise

QUESTIONS = ("q1", "q2", "q3")
ROWS = ("who", *QUESTIONS, "when", "rhythm")
REPLIES = ("no-date", "late", "no-rhythm", "done")
FIELDS = 4  # who, the questions, when, how often
BETWEEN = " / "  # the questions on one line of the page
DAYS = 30


@dataclass(frozen=True)
class Spec:
    """The routes, the lines to fill in, the replies, and the room on the page by plan field."""

    routes: Options
    lines: Lines
    replies: Mapping[str, Quote]
    room: tuple[int, ...]


def parse(body: Body) -> Spec:
    """Read the routes, the table key | label | max, and the section `replies`."""
    if len(body.plan) != FIELDS:
        raise body.error(
            "An ask exercise writes four plan fields: add plan=ask_who,ask_q,ask_when,ask_rhythm."
        )
    rows, room = lines.read(body.lead, ROWS), tuple(body.works.fields[name] for name in body.plan)
    asked = sum(rows[key].most for key in QUESTIONS) + 2 * len(BETWEEN)
    for wanted, has in (
        (rows["who"].most, room[0]),
        (asked, room[1]),
        (rows["rhythm"].most, room[3]),
    ):
        if wanted > has:
            raise body.error(
                f"The lines may be {wanted} characters together, but the page has room for {has}."
            )
    return Spec(
        options.unjudged(body.lead), rows, lines.replies(body.named("replies"), REPLIES), room
    )


def clean(exercise: Exercise, raw: object) -> Answer | None:
    """Keep the route, the texts, the day chosen and the day it was chosen on."""
    spec: Spec = exercise.spec
    fields = Fields(raw)
    route = fields.one("route", spec.routes)
    texts = lines.written(spec.lines, fields.inside("texts"))
    when = _day(fields.text("when"))
    texts.pop("when", None)
    if not (route or texts or when):
        return None
    day = _day(fields.text("day")) if when else ""
    return new(route=route, texts=texts, when=when, day=day, saved=fields.flag("saved"))


def _day(written: str) -> str:
    """Read a day as a date field writes it, 2026-03-14; empty when it is none."""
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError:
        return ""


def update(exercise: Exercise, answer: Answer | None, happened: Event) -> Answer | None:
    """Save the form; a new day remembers the day it was chosen on, which the event tells."""
    done, fields = event(happened)
    before = clean(exercise, answer)
    if done not in ("check", "route") or not fields.raw:
        return before
    old = before or {"when": "", "day": "", "saved": False}
    when = _day(fields.text("when"))
    return clean(exercise, {
        "route": fields.raw.get("route"),
        "texts": fields.raw,
        "when": when,
        "day": old["day"] if when == old["when"] else Fields(happened).text("day"),
        "saved": done == "check" or old["saved"],
    })  # fmt: skip


def mark(exercise: Exercise, answer: Answer | None, learner: Learner) -> Verdict:  # noqa: ARG001
    """Say what the chosen route asks for, and what the plan lacks; no text is right or wrong."""
    spec: Spec = exercise.spec
    if answer is None:
        return EMPTY
    texts = answer["texts"]
    notes = {key: Note("info") for key in lines.too_long(spec.lines, texts)}
    if answer["route"]:
        quote = spec.routes[answer["route"]].quote
        notes["route"] = Note("info", quote.text if quote else None, quote.tag if quote else None)
    if not answer["saved"]:
        return Verdict("partly", "", {}, notes)
    late = _late(answer)
    for name in (late, "" if "rhythm" in texts else "no-rhythm"):
        if name:
            notes[name] = _reply(spec, name) if name in spec.replies else Note("info")
    if "who" not in texts or not any(key in texts for key in QUESTIONS):
        return Verdict("partly", "said_ask_who", {}, notes)
    if late or "rhythm" not in texts:
        return Verdict("partly", "said_ask_when", {}, notes)
    if lines.too_long(spec.lines, texts):
        return Verdict("partly", "said_too_long", {}, notes)
    return Verdict("done", "said_ask_done", {}, notes, (_reply(spec, "done"),))


def _reply(spec: Spec, name: str) -> Note:
    return Note("info", spec.replies[name].text, spec.replies[name].tag)


def _late(answer: Answer) -> str:
    """Name what is wrong with the day, seen from when it was chosen; empty when it will do."""
    if not answer["when"]:
        return "no-date"
    if not answer["day"]:
        return ""
    days = (date.fromisoformat(answer["when"]) - date.fromisoformat(answer["day"])).days
    return "past" if days < 0 else "late" if days > DAYS else ""


def context(exercise: Exercise, answer: Answer | None, learner: Learner) -> Mapping[str, Any]:  # noqa: ARG001
    """Give the route, the texts, the day, and what is too long."""
    spec: Spec = exercise.spec
    kept = answer or {"route": None, "texts": {}, "when": ""}
    over = lines.too_long(spec.lines, kept["texts"])
    return {"route": kept["route"], "texts": kept["texts"], "day": kept["when"], "over": over}


def tally(exercise: Exercise, answers: Sequence[Answer]) -> dict[str, dict[str, int]]:
    """Count the routes chosen, and how many have a day that will do."""
    spec: Spec = exercise.spec
    routes = Counter(each["route"] for each in answers)
    booked = sum(not _late(each) for each in answers)
    return {
        "route": {key: routes[key] for key in spec.routes},
        "booked": {"yes": booked, "no": len(answers) - booked},
    }


def legend(exercise: Exercise) -> dict[str, Legend]:
    """Give the words for what is counted."""
    spec: Spec = exercise.spec
    return {
        "route": options.legend(Said("ask_route"), spec.routes),
        "booked": yes_or_no(Said("live_booked")),
    }


def plan(exercise: Exercise, answer: Answer | None) -> dict[str, str]:
    """Write whom, the questions on one line, the day, and how often."""
    spec: Spec = exercise.spec
    texts = answer["texts"] if answer else {}
    asked = BETWEEN.join(texts[key] for key in QUESTIONS if key in texts)
    said = (texts.get("who", ""), asked, answer["when"] if answer else "", texts.get("rhythm", ""))
    together = zip(exercise.plan, said, spec.room, strict=True)
    return {field: hints.cut(line, most) for field, line, most in together if line}
