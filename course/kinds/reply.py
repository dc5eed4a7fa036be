"""Reply in a case and see what happens; going back to try another reply is part of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from course.answer import Answer, Event, Fields, event, new
from course.body import Body, Item, Quote
from course.legend import Legend
from course.text import Text
from course.verdict import EMPTY, Note, Verdict

if TYPE_CHECKING:
    from course.learner import Learner
    from course.lesson import Exercise


@dataclass(frozen=True)
class Branch:
    """A reply: its words, whether it is the right one, and what happens next."""

    key: str
    text: Text
    right: bool
    then: Quote


@dataclass(frozen=True)
class Spec:
    """The replies by key, in their order."""

    branches: Mapping[str, Branch]


def parse(body: Body) -> Spec:
    """Read the replies: a list with a box each, one ticked, and a quote under each."""
    items = body.lead.keyed()
    if len(items) < 2:  # noqa: PLR2004 -- one reply is no choice
        raise body.error("A reply exercise needs at least two replies: “- [ ] `key` Reply”.")
    right = sum(item.right is True for item in items)
    if right != 1:
        raise body.error(f"Just one reply is right, with a ticked box, “- [x]”; here {right} are.")
    return Spec({item.key: _branch(item) for item in items})


def _branch(item: Item) -> Branch:
    if item.right is None:
        raise item.place.error("The reply has no box: write “- [x]” or “- [ ]” before its key.")
    if not item.text:
        raise item.place.error("The reply has no words after its key.")
    if item.quote is None:
        raise item.place.error("The reply has no quote (>) under it that tells what happens next.")
    if not item.right and item.quote.tag is None:
        raise item.place.error("What follows on a wrong reply starts with its misconception, MC00.")
    return Branch(item.key, item.text, item.right, item.quote)


def clean(exercise: Exercise, raw: object) -> Answer | None:
    """Keep the replies seen, each once and the latest last, and the one that is shown now."""
    spec: Spec = exercise.spec
    fields = Fields(raw)
    given = fields.raw.get("seen")
    listed = [key for key in given if isinstance(key, str)] if isinstance(given, list) else []
    seen = [key for key in dict.fromkeys(listed) if key in spec.branches]
    pick = fields.one("pick", spec.branches)
    if pick:
        seen = [*(key for key in seen if key != pick), pick]
    return new(pick=pick, seen=seen) if seen else None


def update(exercise: Exercise, answer: Answer | None, happened: Event) -> Answer | None:
    """Show what follows on the chosen reply, or go back to choose another."""
    spec: Spec = exercise.spec
    done, fields = event(happened)
    before = clean(exercise, answer)
    seen = before["seen"] if before else []
    if done == "check" and (pick := fields.one("pick", spec.branches)):
        return clean(exercise, {"pick": pick, "seen": seen})
    return clean(exercise, {"seen": seen}) if done == "again" else before


def mark(exercise: Exercise, answer: Answer | None, learner: Learner) -> Verdict:  # noqa: ARG001
    """Judge the reply seen last; every reply seen keeps its note."""
    spec: Spec = exercise.spec
    if answer is None:
        return EMPTY
    notes = {key: _note(spec.branches[key]) for key in answer["seen"]}
    pick, right = answer["pick"], spec.branches[answer["seen"][-1]].right
    said = "said_reply_again"
    if pick:
        said = "said_reply_right" if right else "said_reply_wrong"
    after = (notes[pick],) if pick else ()
    return Verdict("right" if right else "wrong", said, {}, notes, after)


def _note(branch: Branch) -> Note:
    return Note("right" if branch.right else "wrong", branch.then.text, branch.then.tag)


def context(exercise: Exercise, answer: Answer | None, learner: Learner) -> Mapping[str, Any]:  # noqa: ARG001
    """Give the reply shown, and those seen earlier, the latest first."""
    spec: Spec = exercise.spec
    pick = answer["pick"] if answer else None
    seen = answer["seen"][::-1] if answer else []
    return {"pick": pick, "seen": seen, "earlier": [spec.branches[k] for k in seen if k != pick]}


def tally(exercise: Exercise, answers: Sequence[Answer]) -> dict[str, dict[str, int]]:
    """Count the replies seen last."""
    spec: Spec = exercise.spec
    count = Counter(each["seen"][-1] for each in answers)
    return {"pick": {key: count[key] for key in spec.branches}}


def legend(exercise: Exercise) -> dict[str, Legend]:
    """Give the words for what is counted."""
    spec: Spec = exercise.spec
    labels = {key: branch.text for key, branch in spec.branches.items()}
    right = frozenset(key for key, branch in spec.branches.items() if branch.right)
    return {"pick": Legend(exercise.title, labels, right)}


def plan(exercise: Exercise, answer: Answer | None) -> dict[str, str]:  # noqa: ARG001
    """Write nothing in the plan."""
    return {}
