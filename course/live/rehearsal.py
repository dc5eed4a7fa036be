"""A rehearsal: a room that is not there, which answers whatever its trainer puts to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random
from secrets import token_hex
from threading import Event, Thread

from sqlalchemy.exc import SQLAlchemyError

from course import view
from course.answer import Answer
from course.content import Course
from course.lesson import Exercise
from course.live import filling, rehearsed, voting
from course.live.led import AwayError, Led
from course.live.lines import lines
from course.live.session import Session
from course.live.stages import Form
from course.live.store import FullError, GoneError, LateError, StrangerError, reading, taking
from course.live.store.taking import Ballot
from course.words import Forms

STEP = 0.25  # seconds between two looks at what is put to the room
SLOWEST = 9.0  # seconds within which a voice answers that answers in time
NEVER = 0.1  # the share of voices that are too late
AGAIN = 0.15  # the share that changes its answer

Due = tuple[float, str]


@dataclass
class Rehearsal:
    """Voices that pretend: they join, and answer at their own pace until they are stopped.

    `many` is how many there are. Their answers are answers like any other, and go with the session.
    """

    course: Course
    led: Led
    many: int
    dice: Random = field(default_factory=Random)
    _stopped: Event = field(default_factory=Event)
    _thread: Thread | None = None

    def start(self) -> None:
        """Let the voices in, and let them answer beside whatever else happens.

        Raises GoneError, FullError and AwayError.
        """
        for each in self.voices:
            self._takes(taking.join, self.led.key.id, each, self.led.store.clock())
        self._thread = Thread(target=self._run, name="kundfokus-rehearsal", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Let them answer no more."""
        self._stopped.set()
        if self._thread:
            self._thread.join(timeout=2)

    @property
    def voices(self) -> Sequence[str]:
        """Who they are."""
        return rehearsed.voices(self.led.key)[: self.many]

    def _run(self) -> None:
        put: tuple[int, int] = (0, 0)
        due: list[Due] = []
        while not self._stopped.wait(STEP):
            try:
                session = self.led.sees(reading.session, self.led.key.id, self.led.store.clock())
                now = self.led.store.clock()
                if (new := _put(session)) != put:
                    put, due = new, self._paced(now) if new[0] else []
                ready = [each for at, each in due if at <= now]
                due = [(at, each) for at, each in due if at > now]
                for each in ready:
                    self.answers(session, each)
            except GoneError:
                return
            except AwayError:
                continue  # it may come back

    def _paced(self, now: float) -> list[Due]:
        """Say when each will answer; some do so too late, and some think again."""
        found = []
        for each in self.voices:
            late = self.dice.random() < NEVER
            at = now + self.dice.uniform(0.5, SLOWEST) + (SLOWEST * 6 if late else 0)
            found.append((at, each))
            if self.dice.random() < AGAIN:
                found.append((at + self.dice.uniform(1, SLOWEST), each))
        return found

    def answers(self, session: Session, voice: str) -> Answer | None:
        """Let a voice answer what is open; what comes too late is refused, as anyone's is."""
        turn = session.turn
        lang = self.dice.choice([*self.course.languages])
        exercise = self.course[lang].exercises.get(turn.exercise) if turn else None
        if not turn or not session.round or exercise is None:
            return None
        ballot = Ballot(session.id, turn.number, session.round, voice)
        answer = drawn(self.course, exercise, session, self.dice)
        texts = lines(self.course, exercise, answer) if turn.form is Form.WALL else ()
        said = [(text, lang) for text in texts]
        try:
            self._takes(taking.save, ballot, answer, token_hex(8), said)
        except (LateError, StrangerError, FullError):
            return None
        return answer

    def _takes(self, what: Callable[..., object], *given: object) -> None:
        try:
            self.led.store.write(what, *given)
        except (SQLAlchemyError, OSError) as problem:
            raise AwayError from problem


def drawn(course: Course, exercise: Exercise, session: Session, dice: Random) -> Answer | None:
    """Answer an exercise at random, by filling in the form that a room is shown."""
    learner = voting.learner(course, exercise.lang, session)
    said = [form for word in course.words.values() for form in _plurals(word.forms(exercise.lang))]
    form = filling.read(view.ballot(course, exercise, None, learner))
    answer: Answer | None = None
    fields = filling.fill(form, said, dice)
    for does in filling.sent(form, dice):
        answer = voting.taken(exercise, answer, {"do": does, "fields": fields})
    return answer


def _plurals(forms: Forms) -> list[str]:
    return [forms[name] for name in ("def_pl", "pl") if name in forms]


def _put(session: Session) -> tuple[int, int]:
    """Tell what is open by turn and round; (0, 0) is nothing."""
    return (session.turn.number, session.round) if session.turn and session.round else (0, 0)
