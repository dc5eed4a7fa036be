"""Commit to two plans, one to do and one for what may stand in the way; then recall them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from course import hints, lines, occasion
from course.answer import Answer, Event, Fields, event, new
from course.body import Body, Quote
from course.legend import Label, Legend, Said
from course.lines import Lines
from course.verdict import EMPTY, Note, Verdict

if TYPE_CHECKING:
    from course.learner import Learner
    from course.lesson import Exercise

PLANS = (("when1", "then1"), ("when2", "then2"))
ROWS = ("when1", "then1", "when2", "then2")
MEMORY = ("memory1", "memory2")
REPLIES = ("no-cue", "no-date", "done")
SAVES = ("check", "hide", "show", "dismiss:no-cue", "dismiss:no-date")
DAYS = 14


@dataclass(frozen=True)
class Spec:
    """The lines, the words before them, the replies, the room on the page, words for time."""

    lines: Lines
    labels: Mapping[str, str]
    replies: Mapping[str, Quote]
    room: tuple[int, int]
    cue_words: frozenset[str]

    def whole(self, number: int, texts: Mapping[str, str]) -> str:
        """Join a plan (from 0) to a sentence; empty while a part of it is missing."""
        when, then = PLANS[number]
        if when not in texts or then not in texts:
            return ""
        lead = self.labels[when].rpartition(": ")[2]  # “Om det tar emot: när”
        first, last = (
            occasion.bare(lead, texts[when]),
            occasion.bare(self.labels[then], texts[then]),
        )
        return f"{lead[:1].upper()}{lead[1:]} {first}, {self.labels[then]} {last}"


def parse(body: Body) -> Spec:
    """Read the table key | words before | max, and the section `replies`."""
    if len(body.plan) != len(PLANS):
        raise body.error("A commit exercise writes two plan fields: add plan=plan1,plan2.")
    rows = lines.read(body.lead, ROWS, "words before")
    for row in rows.values():
        if row.label.varies:
            raise body.error(
                f"The words before the gap “{row.key}” cannot hold the learner's word in braces."
            )
    first, last = (body.works.fields[name] for name in body.plan)
    labels = {key: row.label.plain({}) for key, row in rows.items()}
    said = lines.replies(body.named("replies"), REPLIES)
    spec = Spec(rows, labels, said, (first, last), body.works.hints.get("cue_words", frozenset()))
    for number, room in enumerate(spec.room):
        whole = len(spec.whole(number, {key: "x" * row.most for key, row in rows.items()}))
        if whole > room:
            raise body.error(
                f"Plan {number + 1} may be {whole} characters, but the page has room for {room}."
            )
    return spec


def clean(exercise: Exercise, raw: object) -> Answer | None:
    """Keep the texts, what is recalled of them, whether they are hidden, and the hints shown."""
    spec: Spec = exercise.spec
    fields = Fields(raw)
    texts, given = lines.written(spec.lines, fields.inside("texts")), fields.inside("memory")
    if not texts:
        return None
    memory = {key: text for key in MEMORY if (text := given.text(key, hints.LONGEST))}
    return new(
        texts=texts,
        memory=memory,
        hidden=fields.flag("hidden") and len(texts) == len(ROWS),
        day=fields.text("day", len("2026-01-01")),
        seen=hints.remembered(fields.raw.get("seen")),
    )


def update(exercise: Exercise, answer: Answer | None, happened: Event) -> Answer | None:
    """Save the form, hide the plans to recall them, show them again, or put a hint away."""
    done, fields = event(happened)
    before = clean(exercise, answer)
    if done not in SAVES:
        return before
    old = before or new(texts={}, memory={}, hidden=False, day="", seen=[])
    texts = _typed(fields, ROWS, old["texts"])
    after = clean(exercise, {
        "texts": texts,
        "memory": _typed(fields, MEMORY, old["memory"]),
        "hidden": done == "hide" or (old["hidden"] and done != "show"),
        "day": old["day"] if texts == old["texts"] else Fields(happened).text("day"),
        "seen": lines.remember(old["seen"], _shown(exercise, before)),
    })  # fmt: skip
    if after and done.startswith("dismiss:"):
        after["seen"] = lines.remember(after["seen"], _shown(exercise, after))
    return after


def _typed(fields: Fields, keys: Sequence[str], old: Mapping[str, str]) -> dict[str, Any]:
    """Give what the form holds, and what was there before of the lines it does not show."""
    return {key: fields.raw.get(key, old.get(key)) for key in keys}


def _shown(exercise: Exercise, answer: Answer | None) -> dict[str, str]:
    """Give the hint that the first plan calls for and has not had, as the answer remembers it."""
    spec: Spec = exercise.spec
    texts: Mapping[str, str] = answer["texts"] if answer else {}
    if not answer or "when1" not in texts or "then1" not in texts:
        return {}
    both = f"{texts['when1']}, {texts['then1']}"
    if not occasion.has_cue(texts["when1"], spec.cue_words, exercise.lang):
        return lines.fresh({"no-cue": both}, answer["seen"])
    dated = occasion.has_day(both, exercise.lang)
    if dated and not occasion.too_far(both, answer["day"], DAYS):
        return {}
    return lines.fresh({"no-date": both}, answer["seen"])


def mark(exercise: Exercise, answer: Answer | None, learner: Learner) -> Verdict:  # noqa: ARG001
    """Say what is left; the plans are whole when both are written, and recalled."""
    spec: Spec = exercise.spec
    if answer is None:
        return EMPTY
    texts, memory = answer["texts"], answer["memory"]
    notes = {key: Note("info") for key in lines.too_long(spec.lines, texts)}
    long = bool(notes)
    notes |= {
        name: _reply(spec, name) for name in ({} if answer["hidden"] else _shown(exercise, answer))
    }
    left = len(ROWS) - len(texts)
    if left:
        return Verdict("partly", "said_parts_left", {"left": left, "all": len(ROWS)}, notes)
    if long:
        return Verdict("partly", "said_too_long", {}, notes)
    if len(memory) == len(MEMORY):
        return Verdict("done", "said_commit_done", {}, notes, (_reply(spec, "done"),))
    return Verdict(
        "partly", "said_commit_recall" if answer["hidden"] else "said_commit_hide", {}, notes
    )


def _reply(spec: Spec, name: str) -> Note:
    return Note("info", spec.replies[name].text, spec.replies[name].tag)


def context(exercise: Exercise, answer: Answer | None, learner: Learner) -> Mapping[str, Any]:  # noqa: ARG001
    """Give the texts, the plans as sentences, what is recalled, and what is too long."""
    spec: Spec = exercise.spec
    kept = answer or {"texts": {}, "memory": {}, "hidden": False}
    texts = kept["texts"]
    return {
        "texts": texts,
        "memory": kept["memory"],
        "hidden": kept["hidden"],
        "over": lines.too_long(spec.lines, texts),
        "wholes": [spec.whole(number, texts) for number in range(len(PLANS))],
        "plans": PLANS,
    }


def tally(exercise: Exercise, answers: Sequence[Answer]) -> dict[str, dict[str, int]]:
    """Count the plans that are whole; what they say is no one's business."""
    spec: Spec = exercise.spec
    made = {
        f"plan{number + 1}": sum(bool(spec.whole(number, each["texts"])) for each in answers)
        for number in range(len(PLANS))
    }
    return {"made": made}


def legend(exercise: Exercise) -> dict[str, Legend]:  # noqa: ARG001
    """Give the words for what is counted."""
    plans: dict[str, Label] = {
        f"plan{number}": Said("commit_plan", {"number": number})
        for number in range(1, len(PLANS) + 1)
    }
    return {"made": Legend(Said("live_made"), plans, sort="many", asked=False)}


def plan(exercise: Exercise, answer: Answer | None) -> dict[str, str]:
    """Write the plans that are whole."""
    spec: Spec = exercise.spec
    said = [spec.whole(number, answer["texts"]) if answer else "" for number in range(len(PLANS))]
    together = zip(exercise.plan, said, spec.room, strict=True)
    return {field: hints.cut(line, most) for field, line, most in together if line}
