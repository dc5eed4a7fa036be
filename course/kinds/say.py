"""Say it in one sentence, in parts after given words; it is the learner who checks it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from course import hints
from course.answer import Answer, Event, Fields, event, new
from course.body import Body, Item, Row
from course.legend import Legend, Said
from course.verdict import EMPTY, Note, Verdict

if TYPE_CHECKING:
    from course.learner import Learner
    from course.lesson import Exercise

SAVES = ("check", "dismiss:self")


@dataclass(frozen=True)
class Part:
    """A gap: the words before it, and how many characters it may hold."""

    key: str
    lead: str
    most: int

    @property
    def field(self) -> str:
        """Name its field in the form."""
        return f"part-{self.key}"


@dataclass(frozen=True)
class Spec:
    """The parts, the self-checks, the room for the whole, and the words for ourselves."""

    parts: tuple[Part, ...]
    checks: Mapping[str, Item]
    room: int
    self_words: frozenset[str]

    def whole(self, texts: Mapping[str, str]) -> str:
        """Join the parts to a sentence; empty while one is missing."""
        if any(part.key not in texts for part in self.parts):
            return ""
        said = " ".join(f"{part.lead} {texts[part.key]}" for part in self.parts)
        return said.replace(" ,", ",")


def parse(body: Body) -> Spec:
    """Read the table of parts and the list of self-checks; the block names one plan field."""
    parts = tuple(_part(row) for row in body.lead.table(0, "key", "words before", "max"))
    checks = {item.key: item for item in body.lead.keyed()}
    if not checks:
        raise body.error("A say exercise needs its self-checks: a keyed list, a quote under each.")
    for item in checks.values():
        if not item.text or not item.quote:
            raise item.place.error("A self-check has a text, and a quote (>) under it.")
    if len(body.plan) != 1:
        raise body.error("A say exercise writes one plan field: add plan=pay_sentence.")
    words = body.works.hints.get("self_words", frozenset())
    return Spec(parts, checks, body.works.fields[body.plan[0]], words)


def _part(row: Row) -> Part:
    key, lead, most = row.cells
    if not lead:
        raise row.place.error("The part has no words before its gap.")
    if row.place.inline(lead).varies:
        raise row.place.error("The words before a gap cannot hold the learner's word in braces.")
    if not (most.isdecimal() and 0 < int(most) <= hints.LONGEST):
        longest = hints.LONGEST
        raise row.place.error(f"The greatest length is a number from 1 to {longest}, not “{most}”.")
    return Part(key, row.place.inline(lead).plain({}), int(most))


def clean(exercise: Exercise, raw: object) -> Answer | None:
    """Keep the texts, the ticks, whether the self-check was made, and which hints were shown."""
    spec: Spec = exercise.spec
    fields = Fields(raw)
    given = fields.inside("texts")
    texts = {p.key: text for p in spec.parts if (text := given.text(p.key, hints.LONGEST))}
    if not texts:
        return None
    checks = fields.many("checks", list(spec.checks))
    seen = hints.remembered(fields.raw.get("seen"))
    return new(texts=texts, checks=checks, checked=fields.flag("checked"), seen=seen)


def update(exercise: Exercise, answer: Answer | None, happened: Event) -> Answer | None:
    """Save the parts; the self-check counts once its boxes have been on the page."""
    spec: Spec = exercise.spec
    done, fields = event(happened)
    before = clean(exercise, answer)
    if done not in SAVES:
        return before
    old = before or new(texts={}, checks=[], checked=False, seen=[])
    typed = {part.key: fields.raw.get(part.field) for part in spec.parts}
    after = clean(exercise, {
        "texts": typed if fields.raw else old["texts"],
        "checks": fields.many("checks", list(spec.checks)) if fields.raw else old["checks"],
        "checked": old["checked"] or (done == "check" and bool(spec.whole(old["texts"]))),
        "seen": hints.remember(old["seen"], _shown(exercise, old)),
    })  # fmt: skip
    if after and done == "dismiss:self":
        after["seen"] = hints.remember(after["seen"], _shown(exercise, after))
    return after


def _shown(exercise: Exercise, answer: Answer) -> str:
    """Give the hint that the first part calls for and has not had, as the answer remembers it."""
    spec: Spec = exercise.spec
    text = answer["texts"].get(spec.parts[0].key, "")
    entry = hints.entry("self", text)
    fits = hints.self_word(text, spec.self_words, exercise.lang)
    return entry if fits and entry not in answer["seen"] else ""


def mark(exercise: Exercise, answer: Answer | None, learner: Learner) -> Verdict:  # noqa: ARG001
    """Say what is missing or too long; remind of the self-checks left unticked."""
    spec: Spec = exercise.spec
    if answer is None:
        return EMPTY
    texts = answer["texts"]
    notes = {key: Note("info") for key in _over(spec, texts)}
    if _shown(exercise, answer):
        notes["self"] = Note("info")
    left = len(spec.parts) - len(texts)
    if left:
        return Verdict("partly", "said_parts_left", {"left": left, "all": len(spec.parts)}, notes)
    unticked = [item for key, item in spec.checks.items() if key not in answer["checks"]]
    for item in unticked if answer["checked"] else ():
        if item.quote:
            notes[f"check-{item.key}"] = Note("info", item.quote.text, item.quote.tag)
    if _over(spec, texts):
        return Verdict("partly", "said_too_long", {}, notes)
    return Verdict("done", "said_saved" if answer["checked"] else "said_say_check", {}, notes)


def _over(spec: Spec, texts: Mapping[str, str]) -> dict[str, int]:
    """Give the parts, or else the whole, that are too long for the page, and by how much."""
    over = {p.field: hints.too_long(texts.get(p.key, ""), p.most) for p in spec.parts}
    if not any(over.values()):
        over = {"whole": hints.too_long(spec.whole(texts), spec.room)}
    return {key: by for key, by in over.items() if by}


def context(exercise: Exercise, answer: Answer | None, learner: Learner) -> Mapping[str, Any]:  # noqa: ARG001
    """Give the texts, the sentence they make, what is too long, and the ticks."""
    spec: Spec = exercise.spec
    texts = answer["texts"] if answer else {}
    whole, over = spec.whole(texts), _over(spec, texts)
    ticked = answer["checks"] if answer else []
    return {"texts": texts, "whole": whole, "over": over, "ticked": ticked}


def tally(exercise: Exercise, answers: Sequence[Answer]) -> dict[str, dict[str, int]]:
    """Count the self-checks ticked."""
    spec: Spec = exercise.spec
    return {"checks": {key: sum(key in each["checks"] for each in answers) for key in spec.checks}}


def legend(exercise: Exercise) -> dict[str, Legend]:
    """Give the words for what is counted."""
    spec: Spec = exercise.spec
    labels = {key: item.text for key, item in spec.checks.items()}
    return {"checks": Legend(Said("say_checks"), labels, sort="many")}


def plan(exercise: Exercise, answer: Answer | None) -> dict[str, str]:
    """Write the whole sentence."""
    spec: Spec = exercise.spec
    said = spec.whole(answer["texts"]) if answer else ""
    return {exercise.plan[0]: hints.cut(said, spec.room)} if said else {}
