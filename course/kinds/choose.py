"""Choose one of several options, and say how sure one is before the verdict comes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from course import options
from course.answer import Answer, Event, Fields, event, new
from course.body import Body
from course.legend import Legend, Said, named
from course.options import Option, Options
from course.text import Text
from course.verdict import EMPTY, Verdict

if TYPE_CHECKING:
    from course.learner import Learner
    from course.lesson import Exercise

SURE = ("guess", "think", "sure")


@dataclass(frozen=True)
class Spec:
    """The options, whether to ask for certainty, and what is revealed afterwards."""

    options: Options
    sure: bool
    reveal: tuple[Text, ...] = ()


def parse(body: Body) -> Spec:
    """Read the options: a list with a box each, one ticked, and a quote under each."""
    return Spec(options.one_right(body.lead), "sure" in body.flags)


def clean(exercise: Exercise, raw: object) -> Answer | None:
    """Keep the option chosen, and the certainty where it is asked for."""
    spec: Spec = exercise.spec
    fields = Fields(raw)
    pick = fields.one("pick", spec.options)
    sure = fields.one("sure", SURE) if spec.sure else None
    return new(pick=pick, sure=sure) if pick or sure else None


def update(exercise: Exercise, answer: Answer | None, happened: Event) -> Answer | None:
    """Take what the form holds when the learner asks for a verdict."""
    done, fields = event(happened)
    return clean(exercise, fields.raw if done == "check" else answer)


def mark(exercise: Exercise, answer: Answer | None, learner: Learner) -> Verdict:  # noqa: ARG001
    """Judge the option chosen, once the learner has said how sure they are."""
    option = chosen(exercise, answer)
    if answer is None or option is None:
        return missing(answer)
    sure = answer["sure"]
    if option.right:
        said = "said_choice_lucky" if sure == "guess" else "said_choice_right"
    else:
        said = "said_choice_sure_wrong" if sure == "sure" else "said_choice_wrong"
    return Verdict("right" if option.right else "wrong", said, {}, {option.key: option.note})


def chosen(exercise: Exercise, answer: Answer | None) -> Option | None:
    """Give the option chosen, when the answer is whole."""
    spec: Spec = exercise.spec
    if not answer or not answer["pick"] or (spec.sure and not answer["sure"]):
        return None
    return spec.options[answer["pick"]]


def missing(answer: Answer | None) -> Verdict:
    """Ask for what an answer lacks, without judging it."""
    if answer is None:
        return EMPTY
    return Verdict("partly", "said_choose_sure" if answer["pick"] else "said_choose_pick")


def context(exercise: Exercise, answer: Answer | None, learner: Learner) -> Mapping[str, Any]:  # noqa: ARG001
    """Give the pick and the certainty."""
    return {"pick": answer["pick"] if answer else None, "sure": answer["sure"] if answer else None}


def tally(exercise: Exercise, answers: Sequence[Answer]) -> dict[str, dict[str, int]]:
    """Count the options chosen, and how sure the room is where that is asked."""
    spec: Spec = exercise.spec
    asked = {"pick": tuple(spec.options)} | ({"sure": SURE} if spec.sure else {})
    counts = {name: Counter(each[name] for each in answers) for name in asked}
    return {name: {key: counts[name][key] for key in keys} for name, keys in asked.items()}


def legend(exercise: Exercise) -> dict[str, Legend]:
    """Give the words for what is counted."""
    spec: Spec = exercise.spec
    sure = {"sure": Legend(Said("how_sure"), named("sure_", SURE))} if spec.sure else {}
    return {"pick": options.legend(exercise.title, spec.options), **sure}


def plan(exercise: Exercise, answer: Answer | None) -> dict[str, str]:  # noqa: ARG001
    """Write nothing in the plan."""
    return {}
