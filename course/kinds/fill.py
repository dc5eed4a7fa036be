"""Fill the gaps of a chain after a worked one, a select each; a wrong link says where it leads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from course import options
from course.answer import Answer, Event, Fields, event, new
from course.body import Body, Item, Quote, Row, Section
from course.legend import Legend, Said
from course.options import Options
from course.text import Text
from course.verdict import EMPTY, Note, Verdict, rows

if TYPE_CHECKING:
    from course.learner import Learner
    from course.lesson import Exercise

SECTIONS = ("example", "gaps")


@dataclass(frozen=True)
class Link:
    """A link of the chain: its words, and for a gap the right option and why it is right."""

    key: str
    text: Text
    answer: str
    why: Quote | None


@dataclass(frozen=True)
class Spec:
    """The worked chain, the links with their gaps, and the options for these."""

    example: tuple[Item, ...]
    links: tuple[Link, ...]
    options: Options

    @property
    def gaps(self) -> tuple[Link, ...]:
        """The links that are gaps."""
        return tuple(link for link in self.links if link.answer)


def parse(body: Body) -> Spec:
    """Read `### example` (an ordered list) and `### gaps` (a table, and a keyed list)."""
    sections: dict[str, Section] = {}
    for section in body.sections:
        name = " ".join(section.keys)
        if name not in SECTIONS or name in sections:
            raise section.place.error("A fill exercise has “### example” and “### gaps”, no more.")
        sections[name] = section
    for name in SECTIONS:
        if name not in sections:
            raise body.error(f"“### {name}” is missing.")
    example, gaps = sections["example"], sections["gaps"]
    if not example.items:
        raise example.place.error("The example is a list of links: “1. `key` Text”.")
    found = options.unjudged(gaps if gaps.items else body.lead)
    table = gaps.table(0, "key", "link", "answer", "words")
    links = tuple(_link(row, found, body) for row in table)
    if not any(link.answer for link in links):
        raise gaps.place.error("No row has an answer, so there is no gap to fill.")
    return Spec(example.keyed(), links, found)


def _link(row: Row, found: Options, body: Body) -> Link:
    key, text, answer, why = row.cells
    if answer and answer not in found:
        raise row.place.error(f"“{answer}” is not one of the options: {', '.join(found)}.")
    if not answer and not text:
        raise row.place.error("The link has neither words nor an answer.")
    return Link(key, row.place.inline(text), answer, body.tagged(why, row.place) if why else None)


def clean(exercise: Exercise, raw: object) -> Answer | None:
    """Keep the picks that name a gap and an option."""
    spec: Spec = exercise.spec
    given = Fields(raw).inside("picks")
    picks = {gap.key: pick for gap in spec.gaps if (pick := given.one(gap.key, spec.options))}
    return new(picks=picks) if picks else None


def update(exercise: Exercise, answer: Answer | None, happened: Event) -> Answer | None:
    """Take the picks of the form when the learner asks for a verdict."""
    done, fields = event(happened)
    return clean(exercise, {"picks": fields.raw} if done == "check" else answer)


def mark(exercise: Exercise, answer: Answer | None, learner: Learner) -> Verdict:  # noqa: ARG001
    """Judge each gap that has a pick."""
    spec: Spec = exercise.spec
    if answer is None:
        return EMPTY
    picks: Mapping[str, str] = answer["picks"]
    notes = {gap.key: _note(gap, picks[gap.key], spec) for gap in spec.gaps if gap.key in picks}
    good = sum(note.mark == "right" for note in notes.values())
    return rows(good, len(notes), len(spec.gaps), notes, ())


def _note(gap: Link, pick: str, spec: Spec) -> Note:
    if pick != gap.answer:
        return spec.options[pick].note
    return Note("right", gap.why.text, gap.why.tag) if gap.why else Note("right")


def context(exercise: Exercise, answer: Answer | None, learner: Learner) -> Mapping[str, Any]:  # noqa: ARG001
    """Give the picks by gap, and the gaps' numbers."""
    numbers = {gap.key: number for number, gap in enumerate(exercise.spec.gaps, 1)}
    return {"picks": answer["picks"] if answer else {}, "numbers": numbers}


def tally(exercise: Exercise, answers: Sequence[Answer]) -> dict[str, dict[str, int]]:
    """Count the picks of each gap, in the order of the options."""
    spec: Spec = exercise.spec
    counts = {gap.key: Counter(each["picks"].get(gap.key) for each in answers) for gap in spec.gaps}
    return {key: {pick: count[pick] for pick in spec.options} for key, count in counts.items()}


def legend(exercise: Exercise) -> dict[str, Legend]:
    """Give the words for what is counted."""
    spec: Spec = exercise.spec
    words = {key: option.text for key, option in spec.options.items()}
    return {
        gap.key: Legend(Said("live_gap", {"number": number}), words, frozenset({gap.answer}))
        for number, gap in enumerate(spec.gaps, 1)
    }


def plan(exercise: Exercise, answer: Answer | None) -> dict[str, str]:  # noqa: ARG001
    """Write nothing in the plan."""
    return {}
