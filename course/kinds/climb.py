"""Climb from one's own task, step by step, to someone outside; texts that are never graded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from course import diagram, hints
from course.answer import Answer, Event, Fields, event, new
from course.body import Body, Quote
from course.legend import Label, Legend, Said, yes_or_no
from course.text import Text
from course.verdict import EMPTY, Note, Verdict

if TYPE_CHECKING:
    from course.learner import Learner
    from course.lesson import Exercise

MOST = 4
ASKS = ("first", "next", "outside")
REPLIES = ("self", "inside", "done")
SAVES = ("check", "draw", "add", "outside", "dismiss:self", "dismiss:inside")


@dataclass(frozen=True)
class Spec:
    """The questions, the replies, the room on the page for first and last, and what helps."""

    asks: Mapping[str, Text]
    replies: Mapping[str, Quote]
    room: tuple[int, int]
    self_words: frozenset[str]
    examples: Mapping[str, Mapping[str, str]]


def parse(body: Body) -> Spec:
    """Read the table of questions and the list of replies; the block names two plan fields."""
    rows = body.lead.table(0, "key", "text")
    asks = {row.key: row.place.inline(row.cells[1]) for row in rows}
    items = body.lead.keyed()
    replies = {item.key: item.quote for item in items if item.quote}
    for row in rows:
        if row.key not in ASKS:
            raise row.place.error(f"“{row.key}” is not one of the rows {', '.join(ASKS)}.")
    for item in items:
        if item.key not in REPLIES:
            raise item.place.error(f"“{item.key}” is not one of the replies {', '.join(REPLIES)}.")
    for key in ASKS:
        if not asks.get(key):
            raise body.error(f"The table has no row “{key}” with a text.")
    for key in REPLIES:
        if key not in replies:
            raise body.error(f"The reply “{key}” is missing: “- `{key}`” with a quote (>) below.")
    if len(body.plan) != 2:  # noqa: PLR2004 -- the first step and the last
        raise body.error("A climb exercise writes two plan fields: add plan=nearest,ultimate.")
    first, last = (body.works.fields[name] for name in body.plan)
    words = body.works.hints.get("self_words", frozenset())
    return Spec(asks, replies, (first, last), words, body.works.places)


def clean(exercise: Exercise, raw: object) -> Answer | None:  # noqa: ARG001
    """Keep at most four steps, whether a reply was asked for, and which hints were shown."""
    fields = Fields(raw)
    given = fields.raw.get("steps")
    steps = [_step(each) for each in given[:MOST]] if isinstance(given, list) else []
    if not any(step["text"] or step["outside"] for step in steps):
        return None
    checked = fields.raw.get("checked") is not False
    return new(steps=steps, checked=checked, seen=hints.remembered(fields.raw.get("seen")))


def _step(raw: object) -> dict[str, Any]:
    fields = Fields(raw)
    return {"text": fields.text("text", hints.LONGEST), "outside": fields.flag("outside")}


def update(exercise: Exercise, answer: Answer | None, happened: Event) -> Answer | None:
    """Save the steps, add one, or put a hint away; `draw` saves what is typed and says nothing."""
    done, fields = event(happened)
    before = clean(exercise, answer)
    if done not in SAVES:
        return before
    seen = hints.remember(before["seen"], _shown(exercise, before)) if before else []
    steps = _typed(fields) or (before["steps"] if before else [])
    after = clean(exercise, {"steps": steps, "checked": done != "draw", "seen": seen})
    if done == "draw" and before and after and after["steps"] == before["steps"]:
        return before
    if after and done == "add" and may_add(after["steps"]):
        after["steps"].append(_step(None))
    if after and done.startswith("dismiss:"):
        after["seen"] = hints.remember(seen, _shown(exercise, after))
    return after


def _typed(fields: Fields) -> list[dict[str, Any]]:
    numbers = [n for n in range(1, MOST + 1) if f"step-{n}" in fields.raw]
    return [
        {"text": fields.raw[f"step-{n}"], "outside": fields.flag(f"outside-{n}")} for n in numbers
    ]


def may_add(steps: Sequence[Mapping[str, Any]]) -> bool:
    """Tell whether a further step makes sense: the last is written and still inside."""
    inside = not any(step["outside"] for step in steps)
    return 0 < len(steps) < MOST and bool(steps[-1]["text"]) and inside


def _reached(steps: Sequence[Mapping[str, Any]]) -> str:
    """Give the last step that stands outside; empty before anyone does."""
    outside = [step["text"] for step in steps if step["outside"] and step["text"]]
    return str(outside[-1]) if outside else ""


def _hint(exercise: Exercise, answer: Answer) -> tuple[str, str]:
    """Name the hint that fits, and the text that calls for it."""
    spec: Spec = exercise.spec
    texts = [step["text"] for step in answer["steps"]]
    if hints.self_word(texts[-1], spec.self_words, exercise.lang):
        return "self", texts[-1]
    if len(texts) == MOST and all(texts) and not _reached(answer["steps"]):
        return "inside", "; ".join(texts)
    return "", ""


def _shown(exercise: Exercise, answer: Answer) -> str:
    """Give the hint that the answer calls for and has not had, as the answer remembers it."""
    if not answer["checked"]:
        return ""
    name, text = _hint(exercise, answer)
    entry = hints.entry(name, text)
    return entry if name and entry not in answer["seen"] else ""


def mark(exercise: Exercise, answer: Answer | None, learner: Learner) -> Verdict:  # noqa: ARG001
    """Say how far the ladder has come, with a hint where one fits."""
    spec: Spec = exercise.spec
    if answer is None:
        return EMPTY
    if not answer["checked"]:
        return Verdict("done" if _reached(answer["steps"]) else "partly")
    steps = answer["steps"]
    notes = {f"gap-{n}": Note("info") for n in _gaps(steps)}
    notes |= {f"long-{n}": Note("info") for n, most in _page(spec, steps) if _over(steps, n, most)}
    hint = _hint(exercise, answer)[0] if _shown(exercise, answer) else ""
    if hint:
        notes[hint] = Note("info", spec.replies[hint].text, spec.replies[hint].tag)
    said = "said_too_long" if any(key.startswith("long-") for key in notes) else ""
    if _reached(steps):
        reply = spec.replies["done"]
        after = () if hint else (Note("info", reply.text, reply.tag),)
        return Verdict("done", said or "said_saved", {}, notes, after)
    going = "said_climb_on" if any(step["text"] for step in steps) else "said_climb_empty"
    full = len(steps) == MOST and all(step["text"] for step in steps)
    return Verdict("partly", said or ("said_saved" if full else going), {}, notes)


def _gaps(steps: Sequence[Mapping[str, Any]]) -> list[int]:
    """Number the empty steps (from 1) that have a written one after them."""
    texts = [step["text"] for step in steps]
    return [n for n, text in enumerate(texts, 1) if not text and any(texts[n:])]


def _page(spec: Spec, steps: Sequence[Mapping[str, Any]]) -> list[tuple[int, int]]:
    """Number the steps that go to the page, with the room they have there."""
    first, last = spec.room
    return [(1, min(first, last))] if len(steps) == 1 else [(1, first), (len(steps), last)]


def _over(steps: Sequence[Mapping[str, Any]], number: int, most: int) -> int:
    return hints.too_long(steps[number - 1]["text"], most)


def context(exercise: Exercise, answer: Answer | None, learner: Learner) -> Mapping[str, Any]:
    """Give the steps, their picture, and the examples with that of the learner's place first."""
    spec: Spec = exercise.spec
    steps = answer["steps"] if answer else [_step(None)]
    room = dict(_page(spec, steps))
    over = {n: _over(steps, n, most) for n, most in room.items()}
    places = sorted(spec.examples, key=lambda key: key != learner.place)
    examples = [spec.examples[key] for key in places]
    more = answer is None or may_add(steps)
    helped = {"examples": examples, "more": more, "picture": _picture(steps, exercise.lang)}
    helped["ladder"] = [*steps, *(_step(None) for _ in range(MOST - len(steps)))]
    return {"steps": steps, "room": room, "over": over, **helped}


def _picture(steps: Sequence[Mapping[str, Any]], lang: str) -> diagram.Picture | None:
    """Lay out the steps that are written, with one to come until someone stands outside."""
    links = [("", step["text"]) for step in steps if step["text"]]
    to_come = [] if _reached(steps) else [("", "")]
    return diagram.picture([*links, *to_come], lang) if links else None


def tally(exercise: Exercise, answers: Sequence[Answer]) -> dict[str, dict[str, int]]:  # noqa: ARG001
    """Count how many steps people took, and how many reached someone outside."""
    taken = Counter(sum(bool(step["text"]) for step in each["steps"]) for each in answers)
    outside = sum(bool(_reached(each["steps"])) for each in answers)
    steps = {str(n): taken[n] for n in range(1, MOST + 1)}
    return {"steps": steps, "outside": {"yes": outside, "no": len(answers) - outside}}


def legend(exercise: Exercise) -> dict[str, Legend]:  # noqa: ARG001
    """Give the words for what is counted."""
    steps: dict[str, Label] = {str(n): str(n) for n in range(1, MOST + 1)}
    return {
        "steps": Legend(Said("live_steps"), steps, asked=False),
        "outside": yes_or_no(Said("live_outside")),
    }


def plan(exercise: Exercise, answer: Answer | None) -> dict[str, str]:
    """Write the first step, and the last when it stands outside."""
    spec: Spec = exercise.spec
    steps = answer["steps"] if answer else []
    lines = (steps[0]["text"] if steps else "", _reached(steps))
    fields = zip(exercise.plan, lines, spec.room, strict=True)
    return {field: hints.cut(line, most) for field, line, most in fields if line}
