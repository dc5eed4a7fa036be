"""README's pictures of a live room: a phone in a vote, and the big screen when it is told."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page
from sqlalchemy import update

from course.live import codes
from course.live.stages import Move
from course.live.store import Store, taking
from course.live.store.schema import sessions
from course.live.store.taking import Ballot
from tests.pictures.studio import Studio, take
from tests.server.live import leading
from tests.server.live.leading import Trainer
from tests.serving import learners

PHONE, SCREEN = "vote", "screen"
EXERCISE, LANG = "what-is-customer-focus", "en"
# The same code and address every time: both stand on the screen, and in its QR code.
CODE, ADDRESS = "KRTHMB", "http://course.example/"
# How many choose what, in the first vote and after the talk.
VOTES = (
    {"friendly": 8, "survey": 3, "need": 6, "always-yes": 5, "finished": 2},
    {"friendly": 3, "need": 19, "always-yes": 1, "finished": 1},
)
# How sure those are who choose it, in the two votes.
SURE = {
    "friendly": ("sure", "think"),
    "survey": ("think", "guess"),
    "need": ("think", "sure"),
    "always-yes": ("guess", "guess"),
    "finished": ("guess", "think"),
}
SHARP = 2  # pixels of the picture for each of the phone's


@dataclass(frozen=True)
class Room:
    """A room on a server of its own, and whoever leads it."""

    address: str
    trainer: Trainer
    voices: tuple[str, ...]

    def votes(self, which: int, picks: Mapping[str, int]) -> None:
        """Let everyone vote in a round."""
        chosen = [pick for pick, many in picks.items() for _ in range(many)]
        for voice, pick in zip(self.voices, chosen, strict=True):
            ballot = Ballot(self.trainer.key.id, 1, which, voice)
            answer = {"v": 1, "pick": pick, "sure": SURE[pick][which - 1]}
            self.trainer.store.write(taking.save, ballot, answer, codes.token())


@contextmanager
def _room() -> Iterator[Room]:
    """Open a room, with everyone in it and the exercise put to them."""
    with TemporaryDirectory() as folder:
        where, log = leading.address(Path(folder)), Path(folder) / "log"
        with learners(log, "--store", where, "--room-address", ADDRESS) as served:
            store = Store(where)
            trainer = leading.begin(store)
            store.write(lambda known: known.execute(update(sessions).values(code=CODE)))
            voices = tuple(codes.hashed(codes.token()) for _ in range(sum(VOTES[0].values())))
            for voice in voices:
                store.write(taking.join, trainer.key.id, voice, store.clock())
            trainer.put(EXERCISE)
            yield Room(f"{served.address}/live/{codes.shown(CODE)}", trainer, voices)
            store.close()


def phone(studio: Studio, folder: Path) -> None:
    """Join with a phone, and choose."""
    size = {"width": 390, "height": 844}
    with _room() as room, studio.visitor(LANG, viewport=size, device_scale_factor=SHARP) as context:
        page = context.new_page()
        page.goto(f"{room.address}?lang={LANG}")
        page.locator("#live-go").click()
        page.locator(f"#{EXERCISE}-pick-need").check()
        page.evaluate("document.activeElement.blur()")
        take(page, folder / f"{PHONE}.png")


def screen(studio: Studio, folder: Path) -> None:
    """Open the big screen, and reveal how both votes went."""
    size = {"width": 1920, "height": 1080}
    with _room() as room, studio.visitor(LANG, viewport=size) as context:
        for which, picks in enumerate(VOTES, 1):
            room.votes(which, picks)
            room.trainer.move(*(Move.CLOSE, Move.TALK, Move.AGAIN)[: 3 if which == 1 else 1])
        room.trainer.move(Move.REVEAL)
        page: Page = context.new_page()
        page.goto(f"{room.address}/screen?lang={LANG}")
        page.locator("html[data-stage=distribution] figure").first.wait_for()
        take(page, folder / f"{SCREEN}.png")
