"""What participants do on their phones, and the stages they come to."""

import re
from collections.abc import Iterator

from playwright.sync_api import Locator, Page, ViewportSize, expect

from course.live.stages import Form, Move
from tests.server.live.leading import Trainer

VOTE, WALL, OWN = "what-is-customer-focus", "for-whose-sake", "three-questions-first"
SMALL = ViewportSize(width=360, height=740)
TO_THE_END = (Move.CLOSE, Move.REVEAL, Move.KEY, Move.EXPLAIN)


def join(page: Page, trainer: Trainer, lang: str = "sv") -> Page:
    """Join with the button."""
    page.goto(f"/live/{trainer.code}?lang={lang}")
    page.locator("#live-go").click()
    stands(page, "lobby")
    return page


def stands(page: Page, stage: str) -> None:
    """Wait until a stage is on the page."""
    expect(page.locator(f"#live-room[data-stage={stage}]")).to_be_visible()


def option(page: Page, place: int) -> Locator:
    """Give an option of the vote."""
    return page.locator("#live-room input[name=pick]").nth(place)


def send(page: Page) -> None:
    """Press the button of the ballot."""
    page.locator("#live-room button.kf-button").first.click()


def sent(page: Page) -> None:
    """Wait until the page says that it is sent."""
    expect(page.locator("#live-sent")).to_contain_text(re.compile("Skickat|Sent"))


def key(page: Page, trainer: Trainer) -> str:
    """Give what the browser keeps of the voice."""
    kept: str = page.evaluate("(key) => localStorage[key] ?? ''", f"kundfokus-live-{trainer.code}")
    return kept


def through(page: Page, trainer: Trainer) -> Iterator[str]:
    """Take a phone through the page's every state; names each."""
    page.goto("/live?lang=sv")
    yield "door"
    page.goto(f"/live/{trainer.code}?lang=sv")
    yield "before"
    page.locator("#live-go").click()
    stands(page, "lobby")
    yield "lobby"
    trainer.put(VOTE)
    stands(page, "vote1")
    yield "vote1"
    option(page, 0).check()
    send(page)
    sent(page)
    yield "sent"
    moves = (Move.CLOSE, Move.TALK, Move.AGAIN, Move.CLOSE, Move.REVEAL, Move.KEY, Move.EXPLAIN)
    for each in moves:
        trainer.move(each)
        stage = trainer.session.stage.value
        stands(page, stage)
        yield stage
    trainer.put(WALL, Form.WALL)
    stands(page, "vote1")
    yield "wall"
    trainer.end()
    expect(page.locator("#live-away")).to_be_visible()
    yield "over"
