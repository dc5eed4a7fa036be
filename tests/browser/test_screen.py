"""The big screen in a browser: read from the back row, and alive by itself."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from course.live.stages import Form, Move
from tests.server.live.rooms import Led
from tests.serving import Served, free_port, learners

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
        led.answer(1, {"answers": []}, (said, "sv"))
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


@pytest.fixture(scope="module")
def where(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give the store that the server has."""
    return f"sqlite:///{tmp_path_factory.mktemp('room') / 'room.sqlite'}"


@pytest.fixture(scope="module")
def hall(where: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Run a server with a live room."""
    with learners(tmp_path_factory.mktemp("log") / "log", "--store", where) as running:
        yield running


@pytest.fixture
def led(where: str) -> Iterator[Led]:
    """Begin a session with eighteen in the room."""
    begun = Led(where)
    begun.join(18)
    yield begun
    begun.close()


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


@pytest.mark.parametrize("stage", STAGES)
def test_each_stage_is_read_from_the_back_row(
    browser: Browser, hall: Served, led: Led, stage: str
) -> None:
    """Nothing that must be read is under 32 pixels, nothing is beside, and axe finds nothing."""
    STAGES[stage](led)
    for scheme in ("light", "dark"):
        with screen(browser, hall.address, led, color_scheme=scheme) as page:
            assert violations(page) == []
            letters, said = page.evaluate(LETTERS)[0]
            assert letters >= SMALLEST, said
            assert max(page.evaluate(BESIDE)) <= 0
            assert page.evaluate(BELOW) <= 0
            expect(page.get_by_text(led.code, exact=True)).to_be_in_viewport()
            expect(page.locator(".kf-qr")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("stage", STAGES)
def test_a_small_projector_shows_all_of_it_too(
    browser: Browser, hall: Served, led: Led, stage: str
) -> None:
    """At 1280 by 720 as at 1920 by 1080 nothing has to be scrolled to, and all is as large."""
    STAGES[stage](led)
    for width, height in ((1280, 720), (1920, 1080)):
        size = {"width": width, "height": height}
        with screen(browser, hall.address, led, viewport=size) as page:
            expect(page.locator("main[tabindex]")).to_have_count(0)
            assert page.evaluate(SCROLLED) <= 0
            assert page.evaluate(LETTERS)[0][0] / width >= SMALLEST / 1920
            expect(page.locator(".kf-qr")).to_be_in_viewport(ratio=1)


def test_charts_stand_beside_each_other_where_that_makes_them_fit(
    browser: Browser, hall: Served, led: Led
) -> None:
    """Four questions with two votes each are seen at once, two and two."""
    led.put(PAIRS)
    led.answer(18, {"picks": dict.fromkeys(QUESTIONS, "a")})
    led.move(Move.CLOSE, Move.TALK, Move.AGAIN)
    led.answer(18, {"picks": dict.fromkeys(QUESTIONS, "b")})
    led.move(Move.CLOSE, Move.REVEAL)
    with screen(browser, hall.address, led) as page:
        lefts = page.locator("figure").evaluate_all("all => all.map((at) => at.offsetLeft)")
        assert len(set(lefts)) == 2
        assert page.evaluate(SCROLLED) <= 0


def test_the_screen_follows_by_itself(browser: Browser, hall: Served, led: Led) -> None:
    """It counts who comes and who answers, and goes along when the trainer goes on."""
    with screen(browser, hall.address, led) as page:
        expect(page.get_by_text("18 är med")).to_be_visible()
        led.join(1)
        expect(page.get_by_text("19 är med")).to_be_visible()
        led.put(VOTE)
        expect(page.get_by_text("0 av 19 har svarat")).to_be_visible()
        led.answer(14, RIGHT)
        expect(page.get_by_text("14 av 19 har svarat")).to_be_visible()
        expect(page.get_by_text("%")).to_have_count(0)
        led.move(Move.CLOSE, Move.REVEAL)
        expect(page.get_by_text("14 (100 %)").first).to_be_visible()
        led.end()
        expect(page.get_by_role("heading", name="Rummet är stängt.")).to_be_visible()
        expect(page.get_by_text(led.code, exact=True)).to_be_hidden()


def test_time_that_is_set_runs_down(browser: Browser, hall: Served, led: Led) -> None:
    """The time that is left is shown until it is up, and closes nothing."""
    with screen(browser, hall.address, led) as page:
        led.put(VOTE)
        expect(page.locator("[data-time]")).to_be_hidden()
        led.wait(125)
        expect(page.locator("[data-time]")).to_have_text("2:03 kvar")
        led.wait(2)
        expect(page.locator("[data-time]")).to_have_text("Tiden är slut")
        expect(page.get_by_text("0 av 18 har svarat")).to_be_visible()
        led.wait(None)
        expect(page.locator("[data-time]")).to_be_hidden()


def test_a_lost_net_is_told_and_found_again(browser: Browser, hall: Served, led: Led) -> None:
    """What was there stays, a line says that it is old, and it is new again by itself."""
    with screen(browser, hall.address, led) as page:
        expect(page.get_by_text("18 är med")).to_be_visible()
        page.context.set_offline(True)
        led.join(1)
        expect(page.get_by_role("status")).to_contain_text("når inte servern", timeout=40_000)
        letters, _ = page.evaluate(LETTERS)[0]
        assert letters >= SMALLEST
        assert violations(page) == []
        expect(page.get_by_text("18 är med")).to_be_visible()
        page.context.set_offline(False)
        expect(page.get_by_text("19 är med")).to_be_visible()
        expect(page.get_by_role("status")).to_be_empty()


def test_a_server_that_is_started_anew_is_found_again(
    browser: Browser, where: str, led: Led, tmp_path: Path
) -> None:
    """Nobody has to touch the screen when its server is restarted in the midst of a vote."""
    words = ("--store", where, "--port", str(free_port()))
    with learners(tmp_path / "first", *words) as first, screen(browser, first.address, led) as page:
        led.put(VOTE)
        expect(page.get_by_text("0 av 18 har svarat")).to_be_visible()
        first.stop()
        led.answer(3, RIGHT)
        expect(page.get_by_role("status")).to_contain_text("når inte servern")
        with learners(tmp_path / "second", *words):
            expect(page.get_by_text("3 av 18 har svarat")).to_be_visible(timeout=30_000)
            expect(page.get_by_role("status")).to_be_empty()
            led.answer(9, RIGHT)
            expect(page.get_by_text("9 av 18 har svarat")).to_be_visible()


def test_one_screen_may_have_the_other_language(browser: Browser, hall: Served, led: Led) -> None:
    """A link changes the language, a button fills the screen, and both are there to press."""
    led.put(VOTE)
    with screen(browser, hall.address, led) as page:
        page.get_by_role("link", name="In English").click()
        expect(page.locator("html")).to_have_attribute("lang", "en")
        expect(page.get_by_text("0 of 18 answered")).to_be_visible()
        page.get_by_role("button", name="Full screen").click()
        page.wait_for_function("() => document.fullscreenElement === document.documentElement")


def test_a_small_window_shows_it_all(browser: Browser, hall: Served, led: Led) -> None:
    """On the screen of whoever looks after it nothing is beside, at 320 pixels either."""
    reveal(led)
    with screen(browser, hall.address, led, viewport={"width": 320, "height": 640}) as page:
        assert max(page.evaluate(BESIDE)) <= 0
        assert violations(page) == []
