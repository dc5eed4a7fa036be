"""One's own chain: links joined by “so that”, from one's desk to someone outside, and drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from course import diagram, hints, lines
from course.answer import Answer, Event, Fields, event, new
from course.body import Body, Quote
from course.legend import Legend
from course.lines import Lines
from course.verdict import EMPTY, Note, Verdict

if TYPE_CHECKING:
    from course.learner import Learner
    from course.lesson import Exercise

FEWEST = 2  # one link is no chain
HINTS = ("report", "self")  # the first that fits is said
REPLIES = (*HINTS, "done")
SAVES = ("check", "draw", *(f"dismiss:{name}" for name in HINTS))


@dataclass(frozen=True)
class Spec:
    """The links to write, the replies, the room on the page, and the words that call for hints."""

    rows: Lines
    replies: Mapping[str, Quote]
    room: int
    called: Mapping[str, frozenset[str]]

    @property
    def last(self) -> str:
        """The key of the last link."""
        return [*self.rows][-1]

    def links(self, texts: Mapping[str, str]) -> list[tuple[str, str]]:
        """Give every link as the words before it and what is written, or nothing yet."""
        leads = {key: line.label.plain({}) for key, line in self.rows.items()}
        return [(lead, texts.get(key, "")) for key, lead in leads.items()]

    def whole(self, texts: Mapping[str, str]) -> str:
        """Join the links that are written to a sentence."""
        said = " ".join(f"{lead} {text}" for lead, text in self.links(texts) if text)
        return said.replace(" ,", ",").strip()


def parse(body: Body) -> Spec:
    """Read the table of links and the list of replies; the block names one plan field."""
    rows = lines.read(body.lead, label="lead words")
    if len(rows) < FEWEST:
        raise body.error("A chain has at least two links: a row of the table for each.")
    for line, row in zip(rows.values(), body.lead.tables[0], strict=True):
        if line.label.varies:
            said = "The words before a link cannot hold the learner's word in braces."
            raise row.place.error(said)
    replies = lines.replies(body.lead, REPLIES)
    if len(body.plan) != 1:
        raise body.error("A chain exercise writes one plan field: add plan=chain.")
    words = body.works.hints
    called = {name: words.get(f"{name}_words", frozenset()) for name in HINTS}
    return Spec(rows, replies, body.works.fields[body.plan[0]], called)


def clean(exercise: Exercise, raw: object) -> Answer | None:
    """Keep the links written, whether the learner asked for a reply, and which hints were shown."""
    fields = Fields(raw)
    texts = lines.written(exercise.spec.rows, fields.inside("texts"))
    seen = hints.remembered(fields.raw.get("seen"))
    return new(texts=texts, checked=fields.flag("checked"), seen=seen) if texts else None


def update(exercise: Exercise, answer: Answer | None, happened: Event) -> Answer | None:
    """Save the links, or put a hint away; `draw` saves what is typed and says nothing."""
    spec: Spec = exercise.spec
    done, fields = event(happened)
    before = clean(exercise, answer)
    if done not in SAVES:
        return before
    old = before or new(texts={}, checked=False, seen=[])
    typed = {key: fields.raw.get(f"link-{key}") for key in spec.rows}
    after = clean(exercise, {**old, "texts": typed if fields.raw else old["texts"]})
    if after is None or (done == "draw" and after == before):
        return after
    after["seen"] = lines.remember(old["seen"], _shown(exercise, old))
    after["checked"] = done != "draw"
    if done.startswith("dismiss:"):
        after["seen"] = lines.remember(after["seen"], _shown(exercise, after))
    return after


def _shown(exercise: Exercise, answer: Answer) -> dict[str, str]:
    """Give the hint that the last link calls for and has not had, by name."""
    spec: Spec = exercise.spec
    last = answer["texts"].get(spec.last, "")
    fits = (name for name in HINTS if hints.self_word(last, spec.called[name], exercise.lang))
    name = next(fits, "") if answer["checked"] else ""
    return lines.fresh({name: last}, answer["seen"]) if name else {}


def mark(exercise: Exercise, answer: Answer | None, learner: Learner) -> Verdict:  # noqa: ARG001
    """Say how much of the chain is there, with a hint when it ends too soon."""
    spec: Spec = exercise.spec
    if answer is None:
        return EMPTY
    texts = answer["texts"]
    hint = _shown(exercise, answer)
    notes = {name: Note("info", spec.replies[name].text, spec.replies[name].tag) for name in hint}
    left, reply = len(spec.rows) - len(texts), spec.replies["done"]
    if left:
        verdict = Verdict("partly", "said_parts_left", {"left": left, "all": len(spec.rows)}, notes)
    elif _over(spec, texts):
        verdict = Verdict("partly", "said_too_long", {}, notes)
    else:
        after = () if hint else (Note("info", reply.text, reply.tag),)
        verdict = Verdict("done", "said_saved", {}, notes, after)
    return verdict if answer["checked"] else Verdict(verdict.state)


def _over(spec: Spec, texts: Mapping[str, str]) -> dict[str, int]:
    """Give the links, or else (by the key "") the whole, that are too long, and by how much."""
    whole = hints.too_long(spec.whole(texts), spec.room)
    return lines.too_long(spec.rows, texts) or ({"": whole} if whole else {})


def context(exercise: Exercise, answer: Answer | None, learner: Learner) -> Mapping[str, Any]:  # noqa: ARG001
    """Give the links, what is too long of them, and the chain's picture once there is any."""
    spec: Spec = exercise.spec
    texts = answer["texts"] if answer else {}
    picture = diagram.picture(spec.links(texts), exercise.lang) if texts else None
    return {"texts": texts, "over": _over(spec, texts), "picture": picture}


def tally(exercise: Exercise, answers: Sequence[Answer]) -> dict[str, dict[str, int]]:
    """Count the links written; what stands in them is no number."""
    spec: Spec = exercise.spec
    return {"links": {key: sum(key in each["texts"] for each in answers) for key in spec.rows}}


def legend(exercise: Exercise) -> dict[str, Legend]:
    """Give the words for what is counted."""
    spec: Spec = exercise.spec
    leads = {key: line.label for key, line in spec.rows.items()}
    return {"links": Legend(exercise.title, leads, sort="many", asked=False)}


def plan(exercise: Exercise, answer: Answer | None) -> dict[str, str]:
    """Write the chain on one line."""
    spec: Spec = exercise.spec
    said = spec.whole(answer["texts"]) if answer else ""
    return {exercise.plan[0]: hints.cut(said, spec.room)} if said else {}
