"""A session as a state machine: the store agrees with the rules, whatever a room does."""

from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule

from course.live import codes
from course.live.stages import OPEN, Form, Move, MoveError, Stage, moved
from course.live.store import LateError, Store, StrangerError, leading, reading, taking
from course.live.store.taking import Ballot

NOW = 1_000.0
PICKS = st.sampled_from("abc")


class Room(RuleBasedStateMachine):
    """A trainer who presses anything, and voices that answer at any time."""

    voices = Bundle("voices")

    def __init__(self) -> None:
        """Open an empty store."""
        super().__init__()
        self.folder = TemporaryDirectory()
        self.store = Store(f"sqlite:///{self.folder.name}/room.sqlite")
        self.key = self.store.write(leading.begin, NOW)
        self.stage, self.forms = Stage.LOBBY, list[Form]()
        self.answers: dict[tuple[int, int], dict[str, str]] = {}
        self.revision = 1

    @rule(target=voices)
    def joins(self) -> str:
        """Someone new comes in."""
        voice = codes.hashed(codes.token())
        self.store.write(taking.join, self.key.id, voice, NOW)
        return voice

    @rule(form=st.sampled_from(Form))
    def puts(self, form: Form) -> None:
        """The trainer puts an exercise, wherever the last one stands."""
        self.store.write(leading.put, self.key, "x", form)
        self.forms.append(form)
        self.stage = Stage.VOTE1

    @rule(move=st.sampled_from(Move))
    def moves(self, move: Move) -> None:
        """The trainer presses a button, right or wrong."""
        form = self.forms[-1] if self.stage is not Stage.LOBBY else None
        try:
            after = moved(self.stage, form, move)
        except MoveError:
            with pytest.raises(MoveError):
                self.store.write(leading.move, self.key, move)
            return
        assert self.store.write(leading.move, self.key, move) is after
        self.stage = after

    @rule(voice=voices, back=st.integers(0, 2), which=st.sampled_from((1, 2)), pick=PICKS)
    def answers_something(self, voice: str, back: int, which: int, pick: str) -> None:
        """Someone answers: what is open, what was open, or what never was."""
        turn = len(self.forms) - back
        ballot = Ballot(self.key.id, turn, which, voice)
        is_open = turn >= 1 and not back and OPEN.get(self.stage) == which
        try:
            self.store.write(taking.save, ballot, {"v": 1, "pick": pick}, pick)
        except LateError:
            assert not is_open
            return
        assert is_open
        self.answers.setdefault((turn, which), {})[voice] = pick

    @rule(pick=PICKS, which=st.sampled_from((1, 2)))
    def a_stranger_answers(self, pick: str, which: int) -> None:
        """Someone without a voice answers."""
        ballot = Ballot(self.key.id, len(self.forms), which, codes.hashed(codes.token()))
        with pytest.raises((LateError, StrangerError)):
            self.store.write(taking.save, ballot, {"v": 1, "pick": pick}, pick)

    @invariant()
    def the_store_agrees(self) -> None:
        """The stage is the one that the rules give, and each voice counts once in each round."""
        now = self.store.read(reading.session, self.key.id, NOW)
        assert now.stage is self.stage
        assert now.revision >= self.revision
        self.revision = now.revision
        for turn in range(1, len(self.forms) + 1):
            for which in (1, 2):
                held = self.store.read(reading.all_answers, self.key.id, turn, which)
                told = self.answers.get((turn, which), {})
                assert sorted(each["pick"] for each in held) == sorted(told.values())

    def teardown(self) -> None:
        """Let go of the store."""
        self.store.close()
        self.folder.cleanup()


Room.TestCase.settings = settings(max_examples=40, stateful_step_count=30, deadline=None)
TestRoom = Room.TestCase
