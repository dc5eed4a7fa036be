"""How far a learner has come: lessons opened, situations decided, checks green."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from course import kinds
from course.content import Course
from course.learner import Learner
from course.lesson import Exercise, Lesson
from course.plan import checks, sheet

DECIDE = "decide"


@dataclass(frozen=True)
class Stage:
    """A lesson, and how many of its exercises are answered."""

    lesson: Lesson
    answered: int
    all: int

    @property
    def opened(self) -> bool:
        """Whether something in it is answered."""
        return self.answered > 0

    @property
    def done(self) -> bool:
        """Whether everything in it is answered."""
        return self.answered == self.all


@dataclass(frozen=True)
class Progress:
    """The stages, whether the situations are decided, and the plan's checks."""

    stages: tuple[Stage, ...]
    decided: bool
    checks: Mapping[str, bool]

    @property
    def opened(self) -> bool:
        """Whether every lesson has been opened."""
        return all(stage.opened for stage in self.stages)

    @property
    def whole(self) -> bool:
        """Whether the course is done: all lessons opened, situations decided, six checks green."""
        return self.opened and self.decided and all(self.checks.values())

    @property
    def left(self) -> int:
        """How many minutes the lessons that are not done take."""
        return sum(stage.lesson.minutes for stage in self.stages if not stage.done)


def of(course: Course, learner: Learner) -> Progress:
    """Say how far a learner has come, from their answers alone."""
    language = course[learner.lang]
    stages = tuple(_stage(each, learner) for each in language.lessons)
    deciding = [each for each in language.exercises.values() if each.kind == DECIDE]
    decided = bool(deciding) and all(_decided(each, learner) for each in deciding)
    return Progress(stages, decided, sheet.of(course, learner.lang, learner.answers).checks)


def mend(course: Course, lang: str) -> dict[str, Exercise]:
    """Give for each check the first exercise that its line is written in."""
    exercises = reversed(list(course[lang].exercises.values()))
    writers = {field: each for each in exercises for field in each.plan}
    return {name: writers[field] for name, field in checks.FIELDS.items() if field in writers}


def _stage(lesson: Lesson, learner: Learner) -> Stage:
    asked = [each.id for each in lesson.exercises if each.answers]
    return Stage(lesson, sum(each in learner.answers for each in asked), len(asked))


def _decided(exercise: Exercise, learner: Learner) -> bool:
    kind, answer = kinds.of(exercise.kind), learner.answers.get(exercise.id)
    verdict = kind.mark(exercise, answer, learner) if kind and answer else None
    return verdict is not None and verdict.state in ("right", "wrong", "done")
