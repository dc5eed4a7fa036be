"""Find all that fit among several: tick them, and see which were missed or too many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from course import options
from course.answer import Answer, Event, Fields, event, new
from course.body import Body, Quote, Section
from course.legend import Legend
from course.options import Option, Options
from course.text import Text
from course.verdict import EMPTY, Note, Verdict

if TYPE_CHECKING:
    from course.learner import Learner
    from course.lesson import Exercise

SECTIONS = ("example", "items")


@dataclass(frozen=True)
class Spec:
    """What to look through, an example shown first, and what is said after the verdict."""

    options: Options
    example: tuple[Text, ...]
    after: tuple[Quote, ...]

    @property
    def wanted(self) -> tuple[str, ...]:
        """The keys of all that fit."""
        return tuple(key for key, option in self.options.items() if option.right)


def parse(body: Body) -> Spec:
    """Read the list (under `### items`, or at once), and `### example` when there is one."""
    sections: dict[str, Section] = {}
    for section in body.sections:
        name = " ".join(section.keys)
        if name not in SECTIONS or name in sections:
            raise section.place.error("A find exercise has “### example” and “### items”, no more.")
        sections[name] = section
    if "example" in sections and not sections["example"].paragraphs:
        raise sections["example"].place.error("The example has no paragraphs.")
    example = sections["example"].paragraphs if "example" in sections else ()
    found = options.some_right(sections.get("items", body.lead))
    return Spec(found, tuple(example), tuple(body.lead.quotes))


def clean(exercise: Exercise, raw: object) -> Answer | None:
    """Keep the ticks that name one of the list."""
    ticks = Fields(raw).many("ticks", list(exercise.spec.options))
    return new(ticks=ticks) if ticks else None


def update(exercise: Exercise, answer: Answer | None, happened: Event) -> Answer | None:
    """Take the ticks when the learner asks for a verdict."""
    done, fields = event(happened)
    return clean(exercise, fields.raw if done == "check" else answer)


def mark(exercise: Exercise, answer: Answer | None, learner: Learner) -> Verdict:  # noqa: ARG001
    """Judge each tick, and remind of what was missed."""
    spec: Spec = exercise.spec
    if answer is None:
        return EMPTY
    ticks, wanted = set(answer["ticks"]), set(spec.wanted)
    shown = [option for key, option in spec.options.items() if key in ticks | wanted]
    notes = {option.key: _note(option, ticked=option.key in ticks) for option in shown}
    after = tuple(Note("info", quote.text, quote.tag) for quote in spec.after)
    slots = {"found": len(ticks & wanted), "all": len(wanted), "extra": len(ticks - wanted)}
    if ticks == wanted:
        return Verdict("right", "said_find_right", slots, notes, after)
    said = "said_find_extra" if wanted <= ticks else "said_find_missed"
    if ticks - wanted and wanted - ticks:
        said = "said_find_both" if ticks & wanted else "said_find_none"
    return Verdict("partly" if slots["found"] else "wrong", said, slots, notes, after)


def _note(option: Option, *, ticked: bool) -> Note:
    return option.note if ticked else Note("info", option.note.text, option.note.tag)


def context(exercise: Exercise, answer: Answer | None, learner: Learner) -> Mapping[str, Any]:  # noqa: ARG001
    """Give the ticks."""
    return {"ticks": answer["ticks"] if answer else []}


def tally(exercise: Exercise, answers: Sequence[Answer]) -> dict[str, dict[str, int]]:
    """Count the ticks."""
    spec: Spec = exercise.spec
    return {"ticks": {key: sum(key in each["ticks"] for each in answers) for key in spec.options}}


def legend(exercise: Exercise) -> dict[str, Legend]:
    """Give the words for what is counted."""
    spec: Spec = exercise.spec
    return {"ticks": options.legend(exercise.title, spec.options, "many")}


def plan(exercise: Exercise, answer: Answer | None) -> dict[str, str]:  # noqa: ARG001
    """Write nothing in the plan."""
    return {}
