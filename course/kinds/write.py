"""Write short answers in one's own words, with how sure one is; saved, never judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from course.answer import Answer, Event, Fields, event, new
from course.body import Body, Quote
from course.legend import Legend, named
from course.text import Text
from course.verdict import EMPTY, Note, Verdict

if TYPE_CHECKING:
    from course.learner import Learner
    from course.lesson import Exercise

SURE = ("guess", "think", "sure")
LONGEST = 400  # characters kept of an answer; its own greatest length is a hint, not a cut


@dataclass(frozen=True)
class Question:
    """A question, and how many characters its answer may have on the page."""

    key: str
    text: Text
    longest: int


@dataclass(frozen=True)
class Spec:
    """The questions, whether to ask for certainty, and what is said once they are answered."""

    questions: tuple[Question, ...]
    sure: bool
    after: tuple[Quote, ...]


def parse(body: Body) -> Spec:
    """Read the table key | question | max, and the quotes to show afterwards."""
    questions = []
    for row in body.lead.table(0, "key", "question", "max"):
        key, question, longest = row.cells
        if not longest.isdigit() or not 0 < int(longest) <= LONGEST:
            raise row.place.error(
                f"The greatest length is a number from 1 to {LONGEST}, not “{longest}”."
            )
        questions.append(Question(key, row.place.inline(question), int(longest)))
    return Spec(tuple(questions), "sure" in body.flags, tuple(body.lead.quotes))


def clean(exercise: Exercise, raw: object) -> Answer | None:
    """Keep the texts and certainties of the questions asked."""
    spec: Spec = exercise.spec
    texts, sure = Fields(raw).inside("texts"), Fields(raw).inside("sure")
    kept = {q.key: text for q in spec.questions if (text := texts.text(q.key, LONGEST))}
    certain = {
        q.key: level for q in spec.questions if spec.sure and (level := sure.one(q.key, SURE))
    }
    return new(texts=kept, sure=certain) if kept or certain else None


def update(exercise: Exercise, answer: Answer | None, happened: Event) -> Answer | None:
    """Save what the form holds."""
    done, fields = event(happened)
    if done != "check":
        return answer
    spec: Spec = exercise.spec
    sure = {q.key: fields.raw.get(f"sure-{q.key}") for q in spec.questions}
    return clean(exercise, {"texts": fields.raw, "sure": sure})


def mark(exercise: Exercise, answer: Answer | None, learner: Learner) -> Verdict:  # noqa: ARG001
    """Say that the answer is saved, or what is left; a text is never right or wrong."""
    spec: Spec = exercise.spec
    if answer is None:
        return EMPTY
    notes = {
        q.key: Note("info")
        for q in spec.questions
        if len(answer["texts"].get(q.key, "")) > q.longest
    }
    left = sum(q.key not in answer["texts"] for q in spec.questions)
    if left:
        return Verdict(
            "partly", "said_texts_left", {"left": left, "all": len(spec.questions)}, notes
        )
    after = tuple(Note("info", quote.text, quote.tag) for quote in spec.after)
    return Verdict(
        "partly" if notes else "done", "said_too_long" if notes else "said_saved", {}, notes, after
    )


def context(exercise: Exercise, answer: Answer | None, learner: Learner) -> Mapping[str, Any]:  # noqa: ARG001
    """Give the texts and certainties by question."""
    return {
        "texts": answer["texts"] if answer else {},
        "sure": answer["sure"] if answer else {},
        "levels": SURE,
    }


def tally(exercise: Exercise, answers: Sequence[Answer]) -> dict[str, dict[str, int]]:
    """Count how sure the room is of each question; texts are no numbers."""
    spec: Spec = exercise.spec
    counts = {q.key: Counter(each["sure"].get(q.key) for each in answers) for q in spec.questions}
    return {key: {level: count[level] for level in SURE} for key, count in counts.items()}


def legend(exercise: Exercise) -> dict[str, Legend]:
    """Give the words for what is counted."""
    spec: Spec = exercise.spec
    sure = named("sure_", SURE)
    return {q.key: Legend(q.text, sure, asked=spec.sure) for q in spec.questions}


def plan(exercise: Exercise, answer: Answer | None) -> dict[str, str]:
    """Write each answer in the plan field of the same place in the list, if the block has any."""
    spec: Spec = exercise.spec
    texts = answer["texts"] if answer else {}
    fields = zip(exercise.plan, spec.questions, strict=False)
    return {field: texts[question.key] for field, question in fields if question.key in texts}
