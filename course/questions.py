"""Several small questions in one exercise, each with one right option and feedback on each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from course import options
from course.answer import Answer, Event, Fields, event, new
from course.body import KEY, Body, Section
from course.legend import Legend, Said
from course.options import Options
from course.text import Text
from course.verdict import EMPTY, Verdict, rows


@dataclass(frozen=True)
class Question:
    """A question: its words (none when the options say it all), and its options."""

    key: str
    asks: Text | None
    options: Options


Questions = Mapping[str, Question]


def read(body: Body, *, asked: bool) -> Questions:
    """Read a question under each `###` heading; with `asked` each must have its words."""
    found: dict[str, Question] = {}
    for section in body.sections:
        question = _question(section, asked=asked)
        if question.key in found:
            raise section.place.error(f"“### {question.key}” stands twice.")
        found[question.key] = question
    if not found:
        raise body.error("The questions are missing: each stands under its key, “### key”.")
    return found


def _question(section: Section, *, asked: bool) -> Question:
    if len(section.keys) != 1 or not KEY.fullmatch(section.keys[0]):
        raise section.place.error("The heading is the question's key alone, like “### who-pays”.")
    if len(section.paragraphs) > 1 or (asked and not section.paragraphs):
        raise section.place.error("Under the heading stands one paragraph: the question.")
    asks = section.place.inline(section.paragraphs[0].source) if section.paragraphs else None
    return Question(section.keys[0], asks, options.one_right(section))


def clean(questions: Questions, raw: object) -> Answer | None:
    """Keep the picks that name a question and one of its options."""
    given = Fields(raw).inside("picks")
    picks = {key: pick for key, q in questions.items() if (pick := given.one(key, q.options))}
    return new(picks=picks) if picks else None


def update(questions: Questions, answer: Answer | None, happened: Event) -> Answer | None:
    """Take the picks of the form when the learner asks for a verdict."""
    done, fields = event(happened)
    return clean(questions, {"picks": fields.raw} if done == "check" else answer)


def mark(questions: Questions, answer: Answer | None) -> Verdict:
    """Judge each question that has a pick."""
    if answer is None:
        return EMPTY
    picks: Mapping[str, str] = answer["picks"]
    notes = {key: questions[key].options[pick].note for key, pick in picks.items()}
    good = sum(note.mark == "right" for note in notes.values())
    return rows(good, len(notes), len(questions), notes, ())


def tally(questions: Questions, answers: Sequence[Answer]) -> dict[str, dict[str, int]]:
    """Count the picks of each question, in the order of its options."""
    counts = {key: Counter(each["picks"].get(key) for each in answers) for key in questions}
    return {key: {pick: counts[key][pick] for pick in q.options} for key, q in questions.items()}


def legend(questions: Questions) -> dict[str, Legend]:
    """Give the words of each question, by its place where it has none of its own."""
    found: dict[str, Legend] = {}
    for number, (key, question) in enumerate(questions.items(), 1):
        place = Said("question_place", {"number": number, "all": len(questions)})
        found[key] = options.legend(question.asks or place, question.options)
    return found
