"""The big screen in a browser: read from the back row, and alive by itself."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from course.live.stages import Move
from tests.browser.live.screens import (
    BELOW,
    BESIDE,
    LETTERS,
    PAIRS,
    QUESTIONS,
    RIGHT,
    SCROLLED,
    SMALLEST,
    STAGES,
    VOTE,
    reveal,
    screen,
    violations,
)
from tests.server.live.rooms import Led
from tests.serving import Served, free_port, learners


@pytest.mark.parametrize("stage", STAGES)
def test_each_stage_is_read_from_the_back_row(
    browser: Browser, served: Served, led: Led, stage: str
) -> None:
    """Nothing that must be read is under 32 pixels, nothing is beside, and axe finds nothing."""
    STAGES[stage](led)
    for scheme in ("light", "dark"):
        with screen(browser, served.address, led, color_scheme=scheme) as page:
            assert violations(page) == []
            letters, said = page.evaluate(LETTERS)[0]
            assert letters >= SMALLEST, said
            assert max(page.evaluate(BESIDE)) <= 0
            assert page.evaluate(BELOW) <= 0
            expect(page.get_by_text(led.code, exact=True)).to_be_in_viewport()
            expect(page.locator(".kf-qr")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("stage", STAGES)
def test_a_small_projector_shows_all_of_it_too(
    browser: Browser, served: Served, led: Led, stage: str
) -> None:
    """At 1280 by 720 as at 1920 by 1080 nothing has to be scrolled to, and all is as large."""
    STAGES[stage](led)
    for width, height in ((1280, 720), (1920, 1080)):
        size = {"width": width, "height": height}
        with screen(browser, served.address, led, viewport=size) as page:
            expect(page.locator("main[tabindex]")).to_have_count(0)
            assert page.evaluate(SCROLLED) <= 0
            assert page.evaluate(LETTERS)[0][0] / width >= SMALLEST / 1920
            expect(page.locator(".kf-qr")).to_be_in_viewport(ratio=1)


def test_charts_stand_beside_each_other_where_that_makes_them_fit(
    browser: Browser, served: Served, led: Led
) -> None:
    """Four questions with two votes each are seen at once, two and two."""
    led.put(PAIRS)
    led.answer(18, {"picks": dict.fromkeys(QUESTIONS, "a")})
    led.move(Move.CLOSE, Move.TALK, Move.AGAIN)
    led.answer(18, {"picks": dict.fromkeys(QUESTIONS, "b")})
    led.move(Move.CLOSE, Move.REVEAL)
    with screen(browser, served.address, led) as page:
        lefts = page.locator("figure").evaluate_all("all => all.map((at) => at.offsetLeft)")
        assert len(set(lefts)) == 2
        assert page.evaluate(SCROLLED) <= 0


def test_the_screen_follows_by_itself(browser: Browser, served: Served, led: Led) -> None:
    """It counts who comes and who answers, and goes along when the trainer goes on."""
    with screen(browser, served.address, led) as page:
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


def test_time_that_is_set_runs_down(browser: Browser, served: Served, led: Led) -> None:
    """The time that is left is shown until it is up, and closes nothing."""
    with screen(browser, served.address, led) as page:
        led.put(VOTE)
        expect(page.locator("[data-time]")).to_be_hidden()
        led.wait(125)
        expect(page.locator("[data-time]")).to_have_text("2:03 kvar")
        led.wait(2)
        expect(page.locator("[data-time]")).to_have_text("Tiden är slut")
        expect(page.get_by_text("0 av 18 har svarat")).to_be_visible()
        led.wait(None)
        expect(page.locator("[data-time]")).to_be_hidden()


def test_a_lost_net_is_told_and_found_again(browser: Browser, served: Served, led: Led) -> None:
    """What was there stays, a line says that it is old, and it is new again by itself."""
    with screen(browser, served.address, led) as page:
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


def test_one_screen_may_have_the_other_language(browser: Browser, served: Served, led: Led) -> None:
    """A link changes the language, a button fills the screen, and both are there to press."""
    led.put(VOTE)
    with screen(browser, served.address, led) as page:
        page.get_by_role("link", name="In English").click()
        expect(page.locator("html")).to_have_attribute("lang", "en")
        expect(page.get_by_text("0 of 18 answered")).to_be_visible()
        page.get_by_role("button", name="Full screen").click()
        page.wait_for_function("() => document.fullscreenElement === document.documentElement")


def test_a_small_window_shows_it_all(browser: Browser, served: Served, led: Led) -> None:
    """On the screen of whoever looks after it nothing is beside, at 320 pixels either."""
    reveal(led)
    with screen(browser, served.address, led, viewport={"width": 320, "height": 640}) as page:
        assert max(page.evaluate(BESIDE)) <= 0
        assert violations(page) == []
