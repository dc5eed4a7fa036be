"""Approve one's own page: read it as it will be, change any line in place, and take it home."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from course import hints
from course import plan as page
from course.answer import Answer, Event, Fields, event, new
from course.body import Body, Quote
from course.legend import Legend, Said, named, yes_or_no
from course.text import fill
from course.verdict import EMPTY, Note, Verdict

if TYPE_CHECKING:
    from course.learner import Learner
    from course.lesson import Exercise

DAYS = ("2", "14", "60")  # after which one may be reminded
EDIT = "edit:"
_MARK = 12  # characters of a fingerprint
LEAVES = ("keep", "restore", "approve")  # what closes the line that is open for editing


@dataclass(frozen=True)
class Spec:
    """The lines to change with their room, what is said at the end, and the reminders' line."""

    rooms: Mapping[str, int]
    after: tuple[Quote, ...]
    label: tuple[str, str]


def parse(body: Body) -> Spec:
    """Read a block with an introduction and, last, what is said of an approved page."""
    if body.sections or body.lead.items or body.lead.tables:
        said = "An approve block holds a title, paragraphs and quotes"
        raise body.error(f"{said}; the page comes from the answers.")
    if len(body.plan) != 1:
        raise body.error("An approve exercise writes one plan field: add plan=followups.")
    rooms = {field: most for field, most in body.works.fields.items() if field not in body.plan}
    strings = body.works.strings
    label = (strings.get("approve_days", "{days}"), strings.get("approve_and", "+"))
    return Spec(rooms, tuple(body.lead.quotes), label)


def clean(exercise: Exercise, raw: object) -> Answer | None:
    """Keep the changed lines, the one open for editing, the reminders, the size, the approval."""
    spec: Spec = exercise.spec
    fields = Fields(raw)
    given = fields.inside("edits")
    edits = {field: edit for field in spec.rooms if (edit := _edit(given.inside(field)))}
    editing = fields.one("editing", tuple(spec.rooms)) or ""
    days = fields.many("days", DAYS) if isinstance(fields.raw.get("days"), list) else list(DAYS)
    larger, approved = fields.flag("larger"), fields.flag("approved")
    if not (edits or editing or larger or approved or len(days) < len(DAYS)):
        return None
    return new(edits=edits, editing=editing, days=days, larger=larger, approved=approved)


def _edit(fields: Fields) -> dict[str, str] | None:
    """Read a change: the fingerprint of the line as it was, and the line now; no change is none."""
    was, now = fields.text("was", _MARK), fields.text("now", hints.LONGEST)
    return {"was": was, "now": now} if was and was != page.fingerprint(now) else None


def update(exercise: Exercise, answer: Answer | None, happened: Event) -> Answer | None:
    """Take in the open line, then open another, put the first one's own text back, or approve."""
    done, fields = event(happened)
    asked = done.removeprefix(EDIT) if done.startswith(EDIT) else ""
    if asked not in ("", *exercise.spec.rooms) or not (asked or done in (*LEAVES, "set")):
        return answer
    old = clean(exercise, answer) or new(
        edits={}, editing="", days=list(DAYS), larger=False, approved=False
    )
    edits, editing = dict(old["edits"]), old["editing"]
    typed = [name for name in fields.raw if editing and str(name).startswith(f"now-{editing}-")]
    if typed:
        was = typed[0].removeprefix(f"now-{editing}-")
        edits[editing] = {"was": was, "now": fields.raw[typed[0]]}
    if done == "restore":
        edits.pop(editing, None)
    return clean(exercise, {
        "edits": edits,
        "editing": asked or ("" if done in LEAVES else editing),
        "days": fields.many("days", DAYS) if fields.raw else old["days"],
        "larger": fields.raw.get("size") == "larger" if fields.raw else old["larger"],
        "approved": old["approved"] or done == "approve",
    })  # fmt: skip


def mark(exercise: Exercise, answer: Answer | None, learner: Learner) -> Verdict:  # noqa: ARG001
    """Say that the page is approved, or that a change is saved; nothing on it is judged."""
    spec: Spec = exercise.spec
    if answer is None:
        return EMPTY
    if any(
        hints.too_long(edit["now"], spec.rooms[field]) for field, edit in answer["edits"].items()
    ):
        return Verdict("partly", "said_too_long")
    if not answer["approved"]:
        return Verdict("partly", "said_saved" if answer["edits"] and not answer["editing"] else "")
    after = tuple(Note("info", quote.text, quote.tag) for quote in spec.after)
    return Verdict("done", "said_approved", {}, {}, after)


def context(exercise: Exercise, answer: Answer | None, learner: Learner) -> Mapping[str, Any]:  # noqa: ARG001
    """Give what is open, chosen and changed; `course.view` adds the page itself."""
    empty = new(edits={}, editing="", days=list(DAYS), larger=False, approved=False)
    return {"mine": answer or empty, "all_days": DAYS}


def tally(exercise: Exercise, answers: Sequence[Answer]) -> dict[str, dict[str, int]]:  # noqa: ARG001
    """Count how many approved, and which reminders were chosen; never what stands on a page."""
    days = Counter(day for each in answers for day in each["days"])
    approved = sum(bool(each["approved"]) for each in answers)
    return {
        "approved": {"yes": approved, "no": len(answers) - approved},
        "days": {day: days[day] for day in DAYS},
    }


def legend(exercise: Exercise) -> dict[str, Legend]:  # noqa: ARG001
    """Give the words for what is counted."""
    days = named("approve_day_", DAYS)
    return {
        "approved": yes_or_no(Said("live_approved")),
        "days": Legend(Said("approve_remind"), days, sort="many"),
    }


def plan(exercise: Exercise, answer: Answer | None) -> dict[str, str]:
    """Write which reminders were chosen, once the page is approved."""
    spec: Spec = exercise.spec
    if answer is None or not answer["approved"] or not answer["days"]:
        return {}
    said, joined = spec.label
    *first, last = answer["days"]
    days = f"{', '.join(first)} {joined} {last}" if first else last
    return {exercise.plan[0]: fill(said, {"days": days})}
