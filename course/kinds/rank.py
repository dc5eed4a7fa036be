"""Rank what others need with Up and Down, then hear their own order; a guess is never wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from course import moving
from course.answer import Answer, Event, Fields, event, new
from course.body import Body, Item, Quote, Section
from course.legend import Legend, placed
from course.text import Text
from course.verdict import EMPTY, Note, Verdict

if TYPE_CHECKING:
    from course.learner import Learner
    from course.lesson import Exercise

FEWEST = 3  # two needs have no order beside the voiced one and its reverse
SECTIONS = (("voice",), ("after",))


@dataclass(frozen=True)
class Spec:
    """The needs in the voiced order, the first mix, the voice, and what is said after it."""

    needs: Mapping[str, Item]
    start: tuple[str, ...]
    voice: tuple[Text, ...]
    after: tuple[Text, ...]
    quotes: tuple[Quote, ...]

    @property
    def voiced(self) -> tuple[str, ...]:
        """The needs' keys in the order that the voice gives them."""
        return tuple(self.needs)


def parse(body: Body) -> Spec:
    """Read the needs in the voiced order, and the sections `voice` and `after`."""
    needs = {item.key: item for item in body.lead.keyed()}
    if len(needs) < FEWEST:
        raise body.error(f"A rank exercise needs at least {FEWEST} needs: “1. `key` Text”.")
    for item in needs.values():
        if not item.text:
            raise item.place.error("The need has no words after its key.")
    for section in body.sections:
        if section.keys not in SECTIONS:
            raise section.place.error("Only “### voice” and “### after” can stand here.")
    voice, after = (_told(body.named(name)) for (name,) in SECTIONS)
    start = moving.start(next(iter(needs)), tuple(needs))
    return Spec(needs, start, tuple(voice.paragraphs), tuple(after.paragraphs), tuple(after.quotes))


def _told(section: Section) -> Section:
    if not section.paragraphs:
        raise section.place.error("The section holds at least one paragraph.")
    return section


def clean(exercise: Exercise, raw: object) -> Answer | None:
    """Keep the order, the last move, and whether the voice has been heard."""
    spec: Spec = exercise.spec
    fields = Fields(raw)
    order = moving.kept(fields.raw.get("order"), spec.voiced)
    if order is None:
        return None
    moved = fields.one("moved", spec.needs) or ""
    return new(order=order, moved=moved, heard=fields.flag("heard"))


def update(exercise: Exercise, answer: Answer | None, happened: Event) -> Answer | None:
    """Move a need, or let the voice be heard."""
    spec: Spec = exercise.spec
    done, _ = event(happened)
    before = clean(exercise, answer)
    order = before["order"] if before else list(spec.start)
    if done == "check":
        return new(order=order, moved="", heard=True)
    way, _, key = done.partition(":")
    after = moving.moved(order, way, key)
    return before if after is None else new(order=after, moved=key, heard=False)


def mark(exercise: Exercise, answer: Answer | None, learner: Learner) -> Verdict:
    """Announce a move; once the voice is heard, say how near the guess was."""
    spec: Spec = exercise.spec
    if answer is None:
        return EMPTY
    order: list[str] = answer["order"]
    if not answer["heard"]:
        if answer["moved"]:
            return moving.told(spec.needs, order, answer["moved"], learner)
        return EMPTY if tuple(order) == spec.start else Verdict("partly")
    same = [key for key, voiced in zip(order, spec.voiced, strict=True) if key == voiced]
    first = spec.needs[order[0]].quote if order[0] != spec.voiced[0] else None
    quotes = (*((first,) if first else ()), *spec.quotes)
    after = tuple(Note("info", quote.text, quote.tag) for quote in quotes)
    slots, notes = {"right": len(same), "all": len(order)}, {key: Note("right") for key in same}
    if len(same) == len(order):
        return Verdict("right", "said_rank_same", slots, notes, after)
    return Verdict("done", "said_rank_partly" if same else "said_rank_none", slots, notes, after)


def context(exercise: Exercise, answer: Answer | None, learner: Learner) -> Mapping[str, Any]:
    """Give the needs in the learner's order, and in the voiced one with the place guessed."""
    spec: Spec = exercise.spec
    order = answer["order"] if answer else spec.start
    steps = [spec.needs[key] for key in order]
    names = [moving.named(step, learner) for step in steps]
    guessed = [(need, order.index(key) + 1) for key, need in spec.needs.items()]
    heard = bool(answer and answer["heard"])
    return {"steps": steps, "names": names, "guessed": guessed, "heard": heard}


def tally(exercise: Exercise, answers: Sequence[Answer]) -> dict[str, dict[str, int]]:
    """Count on which place (from 1) each need was put."""
    spec: Spec = exercise.spec
    places = range(1, len(spec.needs) + 1)
    counts = {key: Counter(each["order"].index(key) + 1 for each in answers) for key in spec.needs}
    return {key: {str(place): count[place] for place in places} for key, count in counts.items()}


def legend(exercise: Exercise) -> dict[str, Legend]:
    """Give the words for what is counted."""
    spec: Spec = exercise.spec
    labels = {key: item.text for key, item in spec.needs.items()}
    return placed(labels, exercise.title, spec.voiced)


def plan(exercise: Exercise, answer: Answer | None) -> dict[str, str]:  # noqa: ARG001
    """Write nothing in the plan."""
    return {}
