"""The big screen as a test opens it, and the stages that a room brings it to."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from course.live.stages import Form, Move
from tests.server.live.rooms import Led

VOTE, WALL, MANY = "what-is-customer-focus", "for-whose-sake", "how-far"
PAIRS = "mend-the-question"
QUESTIONS = ("new-service", "our-letter", "what-to-build", "the-snag")
RIGHT, WRONG = {"pick": "need", "sure": "sure"}, {"pick": "friendly", "sure": "think"}
SMALLEST = 32  # pixels, on a screen of 1920 by 1080
# The smallest letters that anyone in the room is to read, with what they say.
LETTERS = """() => {
  const found = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const at = walk.currentNode.parentElement;
    const said = walk.currentNode.textContent.trim();
    if (!said || at.closest(".kf-hall-tools, .kf-hidden, noscript")) continue;
    if (!at.checkVisibility()) continue;
    found.push([parseFloat(getComputedStyle(at).fontSize), said]);
  }
  return found.sort((a, b) => a[0] - b[0]);
}"""
BESIDE = """() => [document.documentElement, document.querySelector("main")]
  .map((at) => at.scrollWidth - at.clientWidth)"""
BELOW = "() => document.documentElement.scrollHeight - innerHeight"
SCROLLED = """() => {
  const at = document.querySelector("main");
  return at.scrollHeight - at.clientHeight;
}"""
Stage = Callable[[Led], None]
Open = Callable[..., Page]


def reveal(led: Led, *more: Move) -> None:
    """Vote twice, and show how it went."""
    led.put(VOTE)
    led.answer(18, WRONG)
    led.move(Move.CLOSE, Move.TALK, Move.AGAIN)
    led.answer(14, RIGHT)
    led.move(Move.CLOSE, Move.REVEAL, *more)


def vote(led: Led, exercise: str = VOTE) -> None:
    """Open a vote, with time set."""
    led.put(exercise)
    led.answer(14, RIGHT)
    led.wait(600)


def closed(led: Led) -> None:
    """Close the vote."""
    vote(led)
    led.move(Move.CLOSE)


def talk(led: Led) -> None:
    """Let the room talk."""
    vote(led)
    led.move(Move.CLOSE, Move.TALK)


def wall(led: Led) -> None:
    """Hang up what some have written."""
    led.put(WALL, Form.WALL)
    for number, said in enumerate(("Hen som väntar på besked", "Eleven i klassen intill")):
        led.voices = led.voices[number:] + led.voices[:number]
        led.answer(1, {"steps": []}, (said, "sv"))
    led.move(Move.CLOSE)
    led.let_all_through()
    led.move(Move.REVEAL)


STAGES: dict[str, Stage] = {
    "lobby": lambda led: led.join(0),
    "vote": vote,
    "many": lambda led: vote(led, MANY),
    "closed": closed,
    "talk": talk,
    "distribution": reveal,
    "key": lambda led: reveal(led, Move.KEY),
    "explanation": lambda led: reveal(led, Move.KEY, Move.EXPLAIN),
    "wall": wall,
    "private": lambda led: led.put(VOTE, Form.PRIVATE),
}


@contextmanager
def screen(
    browser: Browser, address: str, led: Led, lang: str = "sv", **more: Any
) -> Iterator[Page]:
    """Open the big screen, as large as a projector; nothing may be refused or go wrong."""
    size = {"viewport": {"width": 1920, "height": 1080}, **more}
    context = browser.new_context(**size)
    page = context.new_page()
    page.set_default_timeout(15_000)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if "Policy" in said.text else None)
    with page.expect_response(lambda answer: "/screen/state" in answer.url):
        page.goto(f"{address}/live/{led.code}/screen?lang={lang}")
    yield page
    context.close()
    assert errors == []


def violations(page: Page) -> list[str]:
    """Name what axe finds."""
    found = Axe().run(page, None, {"resultTypes": ["violations"]}).response["violations"]
    return [f"{each['id']}: {node['html'][:120]}" for each in found for node in each["nodes"]]
