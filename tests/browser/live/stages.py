"""The stages of a room led on its store, with five who answer by themselves and one on a page."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page, expect

from course.live.session import Key
from course.live.stages import MOVES, Form, Move, Stage, moved
from course.live.store import Store
from tests.browser.live import phones
from tests.browser.live.classroom import Classroom
from tests.browser.live.people import PATIENCE
from tests.server.asking import Client
from tests.server.live.leading import Trainer
from tests.server.live.phones import Phone

# The longest way through each form of a turn.
WAYS = {
    Form.VOTE: "close talk again close reveal key explain",
    Form.WALL: "close reveal explain",
    Form.PRIVATE: "close explain",
}
EXERCISES = {Form.VOTE: phones.VOTE, Form.WALL: phones.WALL, Form.PRIVATE: phones.OWN}
ANSWERS: dict[Form, list[dict[str, Any]]] = {
    Form.VOTE: [{"pick": pick, "sure": "think"} for pick in ("need", "need", "friendly", "survey")],
    Form.WALL: [{"step-1": f"{who} som väntar"} for who in ("Barnet", "Grannen", "Patienten")],
    Form.PRIVATE: [{"pays": "De som köper pumpen", "sure-pays": "guess"}],
}


@dataclass
class Led:
    """A room as its kernel opened it: whoever leads it here, and the pages that follow."""

    room: Classroom
    course: str
    phone: Page
    screen: Page
    desk: Page
    voices: list[Phone] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Open the kernel's store with its own key, and let five in."""
        kept = json.loads((self.room.store / "session.json").read_text("utf-8"))
        store = Store(f"sqlite:///{self.room.store / 'room.sqlite'}")
        self.trainer = Trainer(store, Key(kept["id"], kept["code"], kept["secret"]))
        self.voices = [Phone(Client(self.course), self.trainer.code).join() for _ in range(5)]

    def stages(self) -> Iterator[str]:
        """Go through every stage of every form, and name it when all three pages show it."""
        for form, way in WAYS.items():
            number, stage = self.trainer.put(EXERCISES[form], form), Stage.VOTE1
            yield self._seen(form, number, stage)
            self._answer(form)
            yield f"{self._seen(form, number, stage)}, answered"
            for move in map(Move, way.split()):
                self.trainer.move(move)
                stage = moved(stage, form, move)
                if stage is Stage.VOTE2:
                    self._seen(form, number, stage)
                    self._answer(form)
                yield self._seen(form, number, stage)
        self.trainer.move(Move.REST)

    def _answer(self, form: Form) -> None:
        """Let everyone answer, and let what is for the wall through; one agrees with a line."""
        for number, voice in enumerate(self.voices):
            voice.answer(ANSWERS[form][number % len(ANSWERS[form])])
        if form is Form.VOTE:
            phones.option(self.phone, 0).check()
        else:
            self.phone.locator("#live-room textarea").first.fill("Den som har bråttom")
        phones.send(self.phone)
        phones.sent(self.phone)
        if form is Form.WALL:
            self.trainer.let_through()

    def _seen(self, form: Form, number: int, stage: Stage) -> str:
        room = f"#live-room[data-stage={stage}][data-turn='{number}']"
        expect(self.phone.locator(room)).to_be_attached(timeout=PATIENCE)
        expect(self.screen.locator(f"html[data-stage={stage}]")).to_be_attached(timeout=PATIENCE)
        moves = f".kf-desk input[name=stage][value={stage}]"
        expect(self.desk.locator(moves).first).to_be_attached(timeout=PATIENCE)
        return f"{form} {stage}"


def every_stage() -> set[str]:
    """Name every stage that there is, by form."""
    return {f"{form} {stage}" for form, moves in MOVES.items() for stage in (*moves, "explanation")}
