"""Tick which roles each actor has in a case, then write down one's own case, unmarked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from course import hints
from course.answer import Answer, Event, Fields, event, new
from course.body import Body, Item, Quote, Row
from course.legend import Legend
from course.text import Text
from course.verdict import EMPTY, Mark, Note, Verdict, rows

if TYPE_CHECKING:
    from course.learner import Learner
    from course.lesson import Exercise


@dataclass(frozen=True)
class Actor:
    """A row: its label, the columns that must be ticked, those that may be, and why."""

    key: str
    label: Text
    must: frozenset[str]
    may: frozenset[str]
    why: Quote

    def slips(self, ticked: Sequence[str]) -> frozenset[str]:
        """Give the columns that are ticked wrongly or missed."""
        return (frozenset(ticked) - self.must - self.may) | (self.must - frozenset(ticked))


@dataclass(frozen=True)
class Line:
    """A text about the learner's own case, and the room it has on the page."""

    key: str
    label: Text
    most: int


@dataclass(frozen=True)
class Spec:
    """The columns, the actors, the learner's own lines, and the room for these together."""

    columns: Mapping[str, Item]
    actors: tuple[Actor, ...]
    own: tuple[Line, ...]
    room: int


def parse(body: Body) -> Spec:
    """Read the columns (a keyed list), the table of actors and the table of own lines."""
    columns = {item.key: item for item in body.lead.keyed()}
    if len(columns) < 2:  # noqa: PLR2004 -- one column is no grid
        raise body.error("A tick exercise needs its columns: a list with at least two keyed items.")
    actors = body.lead.table(0, "key", "actor", "must", "reasonable", "explanation")
    own = body.lead.table(1, "key", "label", "max")
    if len(body.plan) != 1:
        raise body.error("A tick exercise writes one plan field: add plan=payer to its first line.")
    room = body.works.fields[body.plan[0]]
    read = tuple(_actor(row, columns, body) for row in actors)
    return Spec(columns, read, tuple(_line(row) for row in own), room)


def _actor(row: Row, columns: Mapping[str, Item], body: Body) -> Actor:
    key, label, must, may, why = row.cells
    ticks = [{part.strip() for part in cell.split(",") if part.strip()} for cell in (must, may)]
    for each in sorted(ticks[0] | ticks[1]):
        if each not in columns:
            raise row.place.error(f"“{each}” is not one of the columns: {', '.join(columns)}.")
    for each in sorted(ticks[0] & ticks[1]):
        raise row.place.error(f"“{each}” is both a tick that must be and one that is reasonable.")
    if not why:
        raise row.place.error("The row has no explanation; say why the answer is right.")
    quote = body.tagged(why, row.place)
    return Actor(key, row.place.inline(label), frozenset(ticks[0]), frozenset(ticks[1]), quote)


def _line(row: Row) -> Line:
    key, label, most = row.cells
    if not (most.isdecimal() and 0 < int(most) <= hints.LONGEST):
        longest = hints.LONGEST
        raise row.place.error(f"The greatest length is a number from 1 to {longest}, not “{most}”.")
    return Line(key, row.place.inline(label), int(most))


def clean(exercise: Exercise, raw: object) -> Answer | None:
    """Keep the ticks that name an actor and a column, and the texts of the own case."""
    spec: Spec = exercise.spec
    given, texts = Fields(raw).inside("ticks"), Fields(raw).inside("own")
    ticks = {a.key: on for a in spec.actors if (on := given.many(a.key, list(spec.columns)))}
    own = {ln.key: said for ln in spec.own if (said := texts.text(ln.key, hints.LONGEST))}
    return new(ticks=ticks, own=own) if ticks or own else None


def update(exercise: Exercise, answer: Answer | None, happened: Event) -> Answer | None:
    """Take the ticks and texts of the form when the learner asks for a verdict."""
    spec: Spec = exercise.spec
    done, fields = event(happened)
    if done != "check":
        return clean(exercise, answer)
    own = {line.key: fields.raw.get(f"own-{line.key}") for line in spec.own}
    return clean(exercise, {"ticks": fields.raw, "own": own})


def mark(exercise: Exercise, answer: Answer | None, learner: Learner) -> Verdict:  # noqa: ARG001
    """Judge each actor; the learner's own case is only measured."""
    spec: Spec = exercise.spec
    if answer is None:
        return EMPTY
    ticks: Mapping[str, list[str]] = answer["ticks"]
    judged = [actor for actor in spec.actors if actor.key in ticks or (ticks and not actor.must)]
    notes = {actor.key: _note(actor, ticks.get(actor.key, [])) for actor in judged}
    slips = {key for actor in judged for key in actor.slips(ticks.get(actor.key, []))}
    after = tuple(
        Note("info", column.quote.text, column.quote.tag)
        for column in spec.columns.values()
        if column.quote and column.key in slips
    )
    good = sum(note.mark == "right" for note in notes.values())
    notes |= {f"own-{key}": Note("info") for key in _over(spec, answer)}
    if not ticks:
        return Verdict("partly", "said_saved", {}, notes)
    return rows(good, len(judged), len(spec.actors), notes, after)


def _note(actor: Actor, ticked: Sequence[str]) -> Note:
    slips = actor.slips(ticked)
    near = len(slips) == 1 and actor.must & set(ticked)
    grade: Mark = "near" if near else "wrong"
    return Note(grade if slips else "right", actor.why.text, actor.why.tag)


def _over(spec: Spec, answer: Answer) -> dict[str, int]:
    """Give the own lines that are too long for the page, and by how much."""
    over = {ln.key: hints.too_long(answer["own"].get(ln.key, ""), ln.most) for ln in spec.own}
    return {key: by for key, by in over.items() if by}


def context(exercise: Exercise, answer: Answer | None, learner: Learner) -> Mapping[str, Any]:  # noqa: ARG001
    """Give the ticks by actor, and the texts of the own case."""
    over = _over(exercise.spec, answer) if answer else {}
    kept = answer or {"ticks": {}, "own": {}}
    return {"ticks": kept["ticks"], "own": kept["own"], "over": over}


def tally(exercise: Exercise, answers: Sequence[Answer]) -> dict[str, dict[str, int]]:
    """Count the ticks of each actor by column."""
    spec: Spec = exercise.spec
    return {
        actor.key: {
            column: sum(column in each["ticks"].get(actor.key, []) for each in answers)
            for column in spec.columns
        }
        for actor in spec.actors
    }


def legend(exercise: Exercise) -> dict[str, Legend]:
    """Give the words for what is counted."""
    spec: Spec = exercise.spec
    labels = {key: column.text for key, column in spec.columns.items()}
    return {actor.key: Legend(actor.label, labels, actor.must, "many") for actor in spec.actors}


def plan(exercise: Exercise, answer: Answer | None) -> dict[str, str]:
    """Write the own lines on one, a dash for what is not filled in."""
    spec: Spec = exercise.spec
    if not answer or not answer["own"]:
        return {}
    said = (hints.cut(answer["own"].get(line.key, "–"), line.most) for line in spec.own)
    return {exercise.plan[0]: hints.cut(" / ".join(said), spec.room)}
